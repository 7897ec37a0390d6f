import type { Answer } from '../engine/answer.ts';
import { canAgree } from '../engine/figures/agreement/compatible-figures.ts';
import type { FigureGroup } from '../engine/figures/agreement/figure-groups.ts';

/**
 * The figures that are named in one line, those of exactly what is asked. Where sources differ, a vague amount that agrees with all the others
 * ("dozens" beside 29 and 31) is none of those that differ, and has its row of the table.
 */
export function headlineFigures({ figures, kind }: Pick<Answer, 'figures' | 'kind'>): readonly FigureGroup[] {
  const asked = figures.filter(({ scope }) => scope === 'asked');
  if (kind !== 'disputed') return asked;
  const differing = asked.filter(
    (one) => one.bound !== 'vague' || asked.some((other) => other !== one && !canAgree(one, other)),
  );
  return differing.length > 1 ? differing : asked;
}

/** Where no source gives a figure of all that are asked for: those of some of them, "12 law enforcement officers". */
export function figuresOfSome(figures: readonly FigureGroup[]): readonly FigureGroup[] {
  if (figures.some(({ scope }) => scope === 'asked')) return [];
  return figures.filter(({ unit }) => unit.kind === 'count' || unit.kind === 'money');
}
