import { describe, expect, test } from 'vitest';
import { touchedQuestions } from '../../../functions/engine/search/touched-questions.ts';
import { article, TEST_RINGS } from '../../support/articles.ts';

const LATE = article(
  'late',
  'Marlow counts its dead',
  'Fourteen policemen lost their lives in the harbour on Thursday.',
);
const DAM = article('dam', 'The dam of Quern', 'It holds the water of three rivers and cost 40 million euros.');
const NEW = [LATE, DAM];

const touchedBy = (question: string) => touchedQuestions([question], NEW, TEST_RINGS).get(0) ?? [];

describe('a question is asked again', () => {
  test.each([
    ['for its own words', 'how many lost their lives in the harbour?', 'late'],
    ['for other words of a ring', 'how many police officers were killed?', 'late'],
    ['for words of a title above the passage', 'what did the dam of Quern cost?', 'dam'],
    ['whatever figure it states', 'did 6 policemen die in Marlow?', 'late'],
  ])('%s', (_, question, by) => {
    expect(touchedBy(question)).toEqual([by]);
  });

  test.each([
    ['whose words no new article has', 'who sang in the hills above Quern?'],
    ['of stop words alone', 'who is it?'],
    ['of words that no article has', 'who built the zeppelin of Brindle?'],
  ])('never one %s', (_, question) => {
    expect(touchedBy(question)).toEqual([]);
  });

  test('for each new article that has enough of it, and no others', () => {
    const questions = ['how many police officers were killed?', 'who sang?', 'what did the dam cost?'];
    expect(touchedQuestions(questions, NEW, TEST_RINGS)).toEqual(
      new Map([
        [0, ['late']],
        [2, ['dam']],
      ]),
    );
    expect(touchedQuestions(questions, [], TEST_RINGS)).toEqual(new Map());
    expect(touchedQuestions([], NEW, TEST_RINGS)).toEqual(new Map());
  });
});
