import type { Figure } from './figures.ts';

/** Who rejects "the £1.3bn offer" turns it down, and denies no figure. */
const TURNS_DOWN = /\b(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es|ed|ing)?)\b(?<object>[^,;:]*)$/iu;
const SAID =
  /\b(?:that|reports?|claims?|rumou?rs?|suggestions?|allegations?|figures?|idea|numbers?|tolls?|estimates?)\b/iu;

/** Whether its sentence says that a figure does not hold. */
export function isDenied({ denial, start }: Figure, sentence: string): boolean {
  if (!denial) return false;
  const turnedDown = TURNS_DOWN.exec(sentence.slice(0, start));
  return turnedDown === null || SAID.test(turnedDown.groups?.object ?? '');
}
