import { describe, expect, test } from 'vitest';
import { findEvidence } from '../../../functions/engine/evidence/evidence.ts';
import { mattersOf } from '../../../functions/engine/evidence/matters.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { article, indexOf } from '../../support/articles.ts';

const FERRY = 'The ferry Aldra sank off Northey in a storm, and its captain drowned with four sailors.';
const FERRY_AGAIN = 'Sailors who left the sinking ferry say that the storm took the captain of the Aldra off Northey.';
const BREAD = 'Bakers in Northey sell dear bread, for flour from the mill costs a third more since the harvest.';

function mattersFor(question: string, ...articles: readonly (readonly [title: string | null, text: string])[]) {
  const index = indexOf(articles.map(([title, text], at) => article(`a${at}`, title, text)));
  const list = findEvidence(parseQuestion(question, index.rings), index);
  return { matters: mattersOf(list), best: list.evidence[0]?.score ?? 0 };
}

describe('what else the best passages tell of', () => {
  test('two articles on one event are one matter, which nothing stands against', () => {
    const { matters, best } = mattersFor('who drowned off Northey?', [null, FERRY], [null, FERRY_AGAIN]);
    expect(matters).toEqual({ margin: best, same: 1 });
  });

  test('an article on something else that the question fits as well leaves a margin', () => {
    const { matters, best } = mattersFor('who drowned off Northey?', [null, FERRY], [null, BREAD]);
    expect(matters?.same).toBe(0);
    expect(matters?.margin).toBeGreaterThan(0);
    expect(matters?.margin).toBeLessThan(best);
  });

  test('passages under one title are one matter whatever their words', () => {
    const { matters } = mattersFor('who drowned off Northey?', ['Northey', FERRY], ['Northey', BREAD]);
    expect(matters?.same).toBe(1);
  });

  test('no evidence has none', () => {
    expect(mattersFor('cricket', [null, FERRY]).matters).toBeNull();
  });
});
