import { expect, test } from 'vitest';
import { NO_RINGS } from '../../../../functions/engine/concepts/rings.ts';
import {
  gapAfter,
  gapBefore,
  isPossessive,
  sentenceWords,
} from '../../../../functions/engine/figures/words/sentence-words.ts';

test('what is printed before the first word, between two and behind the last one is all of the sentence that is no word', () => {
  const sentence = '“Eighteen died”, (she) said.';
  const words = sentenceWords(sentence, NO_RINGS);
  const gaps = words.tokens.map((_, at) => gapBefore(words, at));
  expect(gaps).toEqual(['“', ' ', '”, (', ') ']);
  expect(gapAfter(words, words.tokens.length - 1)).toBe('.');
});

test('a possessive has its mark, and a word that a quotation mark ends has none', () => {
  const words = sentenceWords("Almaty's officers' “guards” saw James’ dogs", NO_RINGS);
  const marked = words.tokens.flatMap(({ word }, at) => (isPossessive(words, at) ? [word] : []));
  expect(marked).toHaveLength(3);
});
