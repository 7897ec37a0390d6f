import type { Figure } from '../figures.ts';
import { unitName } from './figure-groups.ts';

/** Between a sum and what it is in another currency: "£14bn ($27bn; 20bn euros)". */
const OPENS = /^\s*\((?:or |about |around |roughly |some |nearly |almost )*$/iu;
const CONTINUES = /^\s*[;,/]\s*(?:or |about |around )*$/iu;

/**
 * For each figure of a sentence the one that it converts into another currency, as a place in the list; `null` where it is no
 * conversion. What a bracket repeats is the same sum, never another.
 */
export function conversionsIn(figures: readonly Figure[], text: string): (number | null)[] {
  const principal: (number | null)[] = [];
  figures.forEach((figure, at) => {
    principal.push(at === 0 ? null : convertedBy(figure, figures[at - 1], principal[at - 1] ?? null, at - 1, text));
  });
  return principal;
}

function convertedBy(
  figure: Figure,
  before: Figure | undefined,
  convertedBefore: number | null,
  at: number,
  text: string,
): number | null {
  if (!before || figure.unit.kind !== 'money' || before.unit.kind !== 'money') return null;
  const gap = text.slice(before.end, figure.start);
  if (convertedBefore !== null) return CONTINUES.test(gap) ? convertedBefore : null;
  return OPENS.test(gap) && unitName(figure.unit) !== unitName(before.unit) ? at : null;
}
