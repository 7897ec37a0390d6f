import type { Figure } from './figures.ts';
import type { Unit } from './quantities/measures.ts';

type Amount = Pick<Figure, 'value' | 'min' | 'max' | 'unit'>;

/** What a figure states, or the bound that it states, in its unit; 0 for one that states neither. */
export function amountOf({ value, min, max }: Pick<Figure, 'value' | 'min' | 'max'>): number {
  return value ?? min ?? max ?? 0;
}

/** Whether two figures are one number of one unit, however they are hedged: 11 and "at least 11". */
export function isSameAmount(a: Amount, b: Amount): boolean {
  const number = ({ value, min, max }: Amount) => value ?? min ?? max;
  return number(a) === number(b) && isSameUnit(a.unit, b.unit);
}

/** Whether an amount, however it is hedged, is among some figures. */
export function prints(figures: readonly Figure[], claimed: Figure): boolean {
  return figures.some((figure) => isSameAmount(figure, claimed));
}

function isSameUnit(a: Unit, b: Unit): boolean {
  if (a.kind === 'money') return b.kind === 'money' && a.currency === b.currency;
  if (a.kind === 'measure') return b.kind === 'measure' && a.unit === b.unit;
  return a.kind === b.kind;
}
