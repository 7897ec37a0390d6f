import type { Lexicon } from '../text/lexicon.ts';
import { isNumeric } from '../text/words.ts';
import type { NearWord } from './slice.ts';
import type { Statistics } from './statistics.ts';

/** {@link Slice.wordsNear} where all words are at hand. */
export function nearWords(
  word: string,
  slips: number,
  lexicon: Pick<Lexicon, 'words' | 'stemOf' | 'isStop'>,
  statistics: Statistics,
): NearWord[] {
  return lexicon.words().flatMap((candidate, id) => {
    // Few slips are in the first letter, and words that differ in it are mostly different words.
    if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > slips || lexicon.isStop(id)) return [];
    const stemId = lexicon.stemOf(id);
    const passages = statistics.passageFrequency(stemId, -1);
    return passages === 0 || isNumeric(candidate) ? [] : [{ word: candidate, stemId, passages }];
  });
}
