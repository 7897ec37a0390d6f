import { describe, expect, test } from 'vitest';
import { type Evidence, findEvidence } from '../../../functions/engine/evidence/evidence.ts';
import { relevantEvidence, selectEvidence } from '../../../functions/engine/evidence/selection.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { article, indexOf } from '../../support/articles.ts';

const index = indexOf([
  article(
    'one',
    null,
    'Six officers died in Marlow. Seven officers died in Marlow harbour. Eight officers died, Reed said.',
  ),
  article('two', null, 'Nine officers died in the night. The ferry was late.'),
  article('three', null, 'Ten officers died in Marlow. Ten officers died in Marlow. Rain fell.'),
  article('four', null, 'The ferry to Northey was late again.'),
]);

const { evidence, terms } = findEvidence(parseQuestion('how many officers died?', index.rings), index);

/** The same evidence with scores of our own, by how a sentence begins; all others score 0. */
function scored(scores: Readonly<Record<string, number>>): Evidence[] {
  return evidence
    .map((candidate) => ({ ...candidate, score: scores[opening(candidate)] ?? 0 }))
    .sort((a, b) => b.score - a.score);
}

function opening({ passage, sentence }: Evidence): string {
  return passage.article.text.slice(sentence.start, sentence.end).split(' ')[0] ?? '';
}

const selected = (scores: Readonly<Record<string, number>>, limit = 10) =>
  selectEvidence(relevantEvidence({ evidence: scored(scores), terms }), limit).map(opening);

describe('selection', () => {
  test('takes the best sentence of each source before a second one of any', () => {
    expect(selected({ Six: 20, Seven: 19, Eight: 18, Nine: 10, Ten: 5 })).toEqual([
      'Six',
      'Nine',
      'Ten',
      'Seven',
      'Eight',
    ]);
  });

  test('then takes a source that has said less before one that has said more, when they score alike', () => {
    const twice = indexOf([
      article('one', null, 'Six officers died. Seven officers died. Eight officers died.'),
      article('two', null, 'Nine officers died. Twelve officers died.'),
    ]);
    const alike = findEvidence(parseQuestion('how many officers died?', twice.rings), twice).evidence;
    const order = ['Six', 'Seven', 'Eight', 'Nine', 'Twelve'];
    const flat = alike.map((candidate) => ({ ...candidate, score: 10 - order.indexOf(opening(candidate)) / 1000 }));
    const sources = selectEvidence(
      flat.sort((a, b) => b.score - a.score),
      10,
    ).map(({ passage }) => passage.article.id);
    // After one of each, "one" leads by a hair; having then said two, it waits for "two".
    expect(sources).toEqual(['one', 'two', 'one', 'two', 'one']);
  });

  test('leaves out what is about something else, and what an article has said already', () => {
    const all = selected({ Six: 20, Seven: 19, Eight: 18, Nine: 10, Ten: 5 }, 50);
    expect(all).not.toContain('The');
    expect(all).not.toContain('Rain');
    expect(all.filter((word) => word === 'Ten')).toHaveLength(1);
  });

  test('gives the first of the same list, however few are wanted', () => {
    const scores = { Six: 20, Seven: 19, Eight: 18, Nine: 10, Ten: 5 };
    for (const limit of [0, 1, 2, 3, 4]) expect(selected(scores, limit)).toEqual(selected(scores).slice(0, limit));
  });

  test('keeps one sentence for each figure that sources give, before those that give none and whatever the limit', () => {
    const relevant = relevantEvidence({
      evidence: scored({ Six: 20, Seven: 19, Eight: 18, Nine: 10, Ten: 5 }),
      terms,
    });
    const groups = ['Eight', 'Ten'].map((figure) => relevant.filter((candidate) => opening(candidate) === figure));
    const shown = (limit: number) => selectEvidence(relevant, limit, groups).map(opening);
    expect(shown(10)).toEqual(['Eight', 'Ten', 'Six', 'Nine', 'Seven']);
    expect(shown(2)).toEqual(['Eight', 'Ten']);
    expect(shown(1)).toEqual(['Eight', 'Ten']);
  });

  test('of nothing is nothing', () => {
    expect(relevantEvidence({ evidence: [], terms })).toEqual([]);
    expect(selectEvidence([], 10)).toEqual([]);
  });
});
