import { describe, expect, test } from 'vitest';
import { NO_RINGS } from '../../../functions/engine/concepts/rings.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { bindTerms, retrievePassages } from '../../../functions/engine/search/retrieval.ts';
import { HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';

const index = indexOf(HARBOUR_REPORTS);
const retrieve = (text: string, limit = 30, within = index) =>
  retrievePassages(parseQuestion(text, within.rings), within, limit).map(({ passage, score }) => ({
    id: passage.article.id,
    score,
  }));

describe('retrieval', () => {
  test('finds passages through rings, which plain words would miss', () => {
    const plain = indexOf(HARBOUR_REPORTS, NO_RINGS);
    const found = retrieve('how many police were slain?').map(({ id }) => id);
    // Policemen killed; officers died; fatalities among officers; and customs officers, who are police but did not die.
    expect(new Set(found)).toEqual(new Set(['courier', 'gazette', 'herald', 'post']));
    expect(found.at(-1)).toBe('post');
    expect(retrieve('how many police were slain?', 30, plain)).toEqual([]);
  });

  test('finds a word of the title', () => {
    expect(retrieve('festival').map(({ id }) => id)).toEqual(['tribune']);
  });

  test('puts the best first and stops at the limit', () => {
    const scores = retrieve('harbour of Marlow').map(({ score }) => score);
    expect(scores.length).toBeGreaterThan(2);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(retrieve('harbour of Marlow', 2)).toEqual(retrieve('harbour of Marlow').slice(0, 2));
  });

  test('does not multiply a score by the number of words that matched', () => {
    const [together] = retrieve('festival concert');
    const alone = ['festival', 'concert'].map((word) => retrieve(word)[0]?.score ?? Number.NaN);
    expect(together?.score).toBeCloseTo(
      alone.reduce((sum, score) => sum + score),
      9,
    );
  });

  test('of nothing but stop words finds nothing', () => {
    expect(retrieve('who was it?')).toEqual([]);
  });
});

test('a term is a name when the articles write it so, however it is typed', () => {
  const names = (text: string) =>
    bindTerms(parseQuestion(text, index.rings), index).map(({ text: typed, isName }) => [typed, isName]);
  expect(names('the mayor of marlow')).toEqual([
    ['mayor', false],
    ['marlow', true],
  ]);
});
