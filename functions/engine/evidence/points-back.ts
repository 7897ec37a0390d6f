import type { SentenceScan } from './passage-scan.ts';
import { TRAIT } from './word-traits.ts';

/** Whether a sentence goes on about what the one before it named, as far as its first words tell. */
export function pointsBack({ opensWith, second, pronounNear }: SentenceScan): boolean {
  if (pronounNear || (opensWith & TRAIT.opening) !== 0) return true;
  return (opensWith & TRAIT.the) !== 0 && (second & TRAIT.generalNoun) !== 0;
}

/** Whether the first word stands for what the sentence before named: a reader of this one alone could not tell whom. */
export function opensWithPronoun({ opensWith }: SentenceScan): boolean {
  return (opensWith & (TRAIT.opening | TRAIT.the)) === TRAIT.opening;
}
