import { COMMON_WORDS, VERY_COMMON_WORDS } from './common-words.ts';
import { stemWord } from './stems.ts';

/** Share of the passages of general English that hold a word, by how common it is: orders of magnitude, no more. */
const SHARE = { veryCommon: 0.1, common: 0.02, other: 0.004 } as const;

const veryCommon: ReadonlySet<string> = new Set(VERY_COMMON_WORDS.map(stemWord));
const common: ReadonlySet<string> = new Set(COMMON_WORDS.map(stemWord));

/** In what share of passages a stem is to be expected before a single article has been read, 0 to 1. */
export function backgroundShare(stem: string): number {
  if (veryCommon.has(stem)) return SHARE.veryCommon;
  return common.has(stem) ? SHARE.common : SHARE.other;
}

/** Not among the common words of English: a name, a term, or a word that a text uses only when it is about that. */
export function isRareWord(stem: string): boolean {
  return backgroundShare(stem) === SHARE.other;
}
