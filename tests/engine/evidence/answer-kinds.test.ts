import { describe, expect, test } from 'vitest';
import { kindMatches } from '../../../functions/engine/evidence/answer-kinds.ts';
import { TRAIT, traitsOf } from '../../../functions/engine/evidence/word-traits.ts';
import type { AnswerType } from '../../../functions/engine/search/question.ts';
import { isStopWord } from '../../../functions/engine/text/stop-words.ts';
import { tokenize } from '../../../functions/engine/text/tokens.ts';

function worth(type: AnswerType, sentence: string, asked: readonly string[] = []): number {
  const words = tokenize(sentence).map(
    ({ word, capitalised }) =>
      traitsOf(word, isStopWord(word)) |
      (capitalised ? TRAIT.capitalised : 0) |
      (asked.includes(word) ? TRAIT.asked : 0),
  );
  return Math.max(0, ...kindMatches(type, words).map((match) => match.worth));
}

describe('what a sentence holds of the kind asked for', () => {
  test('a person is not any capital', () => {
    expect(worth('person', 'The prize went to Ada Brandt on Monday.')).toBe(1);
    expect(worth('person', 'It was won by Mr Holm.')).toBe(1);
    expect(worth('person', 'The German Labour Party met in May.')).toBe(0);
    expect(worth('person', 'It was sold by Orlo Bank.')).toBe(0);
    expect(worth('person', 'Ada Brandt spoke.', ['ada', 'brandt'])).toBe(0);
  });

  test('a date is a year, a month, a day or a word for one', () => {
    expect(worth('date', 'It opened in 2031.')).toBe(1);
    expect(worth('date', 'It opens on Friday.')).toBe(1);
    expect(worth('date', 'It opened last week.')).toBeGreaterThan(0.5);
    expect(worth('date', 'It may open, said 40 of them.')).toBe(0);
  });

  test('a place is a name behind "in", or a word for one', () => {
    expect(worth('place', 'She lives in Marlow.')).toBe(1);
    expect(worth('place', 'She was taken to a hospital.')).toBe(0.5);
    expect(worth('place', 'She lives in the Netherlands.')).toBe(0.8);
    expect(worth('place', 'She likes the Netherlands.')).toBe(0.2);
    expect(worth('place', 'She smiled and left.')).toBe(0);
  });

  test('a reason is told by the words for one', () => {
    expect(worth('reason', 'It closed because of the frost.')).toBe(1);
    expect(worth('reason', 'It closed after the frost.')).toBeLessThan(0.5);
    expect(worth('reason', 'It closed.')).toBe(0);
  });
});
