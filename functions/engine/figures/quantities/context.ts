import type { SentenceWords } from '../words/sentence-words.ts';
import { isPlural } from '../words/word-classes.ts';

/** The word at `at`, empty when a comma or stop is before it. */
export function joinedWord(words: SentenceWords, at: number): string {
  return words.breaks[at] === 'none' ? words.word(at) : '';
}

export function measureFollows(words: SentenceWords, last: number): boolean {
  return /^(?:percent|per|km|kilomet|miles?|met(?:er|re)s?|feet|foot|acres?|hectares?|tons?|tonnes?|dollars?|euros?|points?|days?|years?)/u.test(
    joinedWord(words, last + 1),
  );
}

export function nounFollows(words: SentenceWords, last: number): boolean {
  return words.breaks[last + 1] === 'none' && words.classes[last + 1] === 'noun';
}

/** A plural, uncapitalised noun within three words: "2000 people", "2500 Russian-led troops". */
export function countedNounFollows(words: SentenceWords, last: number): boolean {
  for (let at = last + 1; at <= last + 4 && words.breaks[at] === 'none'; at += 1) {
    const wordClass = words.classes[at];
    if (wordClass !== 'noun' && wordClass !== 'verb' && wordClass !== 'gerund') return false;
    if (isPlural(words.word(at))) return words.tokens[at]?.capitalised !== true;
  }
  return false;
}
