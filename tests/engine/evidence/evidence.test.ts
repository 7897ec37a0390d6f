import { describe, expect, test } from 'vitest';
import { type Evidence, explainScore, findEvidence } from '../../../functions/engine/evidence/evidence.ts';
import { FEATURES, type FeatureName } from '../../../functions/engine/evidence/feature-names.ts';
import { AT, FeatureRow } from '../../../functions/engine/evidence/feature-row.ts';
import { RANKER_WEIGHTS } from '../../../functions/engine/evidence/ranker-weights.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { article, HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';
import { featureValues } from '../../support/feature-values.ts';

const index = indexOf(HARBOUR_REPORTS);
const find = (question: string, within = index) => findEvidence(parseQuestion(question, within.rings), within).evidence;

const said = ({ passage, sentence }: Evidence) => passage.article.text.slice(sentence.start, sentence.end);

/** What was measured of the one sentence that begins so. */
function measured(question: string, opening: string, within = index): Record<FeatureName, number> {
  const found = find(question, within).find((candidate) => said(candidate).startsWith(opening));
  if (!found) throw new Error(`no candidate begins with ${opening}`);
  return featureValues(found.features);
}

describe('evidence', () => {
  test('comes best first, with every feature a finite number', () => {
    const evidence = find('how many police officers died in Marlow in 1948?');
    expect(evidence.length).toBeGreaterThan(5);
    const scores = evidence.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { features } of evidence) {
      for (const name of FEATURES) expect(Number.isFinite(features.of(AT[name])), name).toBe(true);
    }
  });

  test('explains its score with parts that add up to it, largest first and none of them zero', () => {
    for (const { score, features } of find('how many police died?')) {
      const parts = explainScore(features);
      expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 6);
      const sizes = parts.map(({ value }) => Math.abs(value));
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      expect(Math.min(...sizes)).toBeGreaterThan(0);
    }
  });

  test('of nothing known is nothing', () => {
    expect(find('cricket in Belarus')).toEqual([]);
    expect(find('')).toEqual([]);
  });
});

test('a score is explained by the weighed features that are not zero', () => {
  const [none, some] = FeatureRow.table(2);
  some?.set(AT.coverage, 0.5);
  some?.set(AT.short, 1);
  expect(none && explainScore(none)).toEqual([]);
  expect(some && explainScore(some)).toEqual(
    [
      { part: 'coverage', value: RANKER_WEIGHTS.coverage * 0.5 },
      { part: 'short', value: RANKER_WEIGHTS.short },
    ].toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)),
  );
});

describe('of a sentence is measured', () => {
  test('how much of the question stands in it, by stem or ring', () => {
    expect(measured('how many police died?', 'Six policemen').coverage).toBe(1);
    expect(measured('how many police died?', 'Customs officers').coverage).toBeLessThan(1);
    expect(measured('how many police died?', 'Cranes').coverage).toBe(0);
  });

  test('what stands before and after it instead', () => {
    const { coverage, coverageBefore, coverageAfter } = measured('did the ferry captain shout?', 'Its captain');
    expect(coverage).toBeGreaterThan(0);
    expect(coverageBefore).toBeGreaterThan(0); // the ferry
    expect(coverageAfter).toBe(0);
    expect(measured('did the ferry captain shout?', 'A ferry').coverageAfter).toBeGreaterThan(0);
  });

  test('whether it holds the kind of thing that is asked for', () => {
    expect(measured('how many policemen were killed?', 'Six policemen')).toMatchObject({
      hasNumber: 1,
      countsNoun: 1,
      hasDate: 0,
    });
    expect(measured('how many mayors are calm?', 'The mayor')).toMatchObject({ hasNumber: -1, countsNoun: 0 });
    expect(measured('when did the mayor call?', 'The mayor')).toMatchObject({ hasDate: 1, hasNumber: 0 });
    expect(measured('when did the captain speak?', 'Its captain').hasDate).toBe(-1);
    expect(measured('who is the mayor?', 'The mayor').hasPerson).toBe(1);
    expect(measured('where did the ferry go?', 'A ferry').hasPlace).toBe(1);
    expect(measured('why is the price of flour up?', 'Bakers blame').hasReason).toBe(-1);
  });

  test('numbers that count what is asked for, and "one" as no number', () => {
    const counts = indexOf([
      ...HARBOUR_REPORTS,
      article(
        'counts',
        null,
        'One policeman sang. Nine of the old shops of the town saw policemen. Nine tall, tired policemen sat.',
      ),
    ]);
    const of = (opening: string) => measured('how many policemen?', opening, counts);
    expect(of('One policeman')).toMatchObject({ hasNumber: -1 });
    expect(of('Nine of the')).toMatchObject({ hasNumber: 1, countsNoun: 0 });
    expect(of('Nine tall')).toMatchObject({ hasNumber: 1, countsNoun: 1 });
  });

  test('whether the words that are neighbours in the question are neighbours in it', () => {
    const [near, far] = ['interior ministry', 'ministry of clashes'].map(
      (question) => measured(question, 'Six policemen').pairs,
    );
    expect(near).toBe(1);
    expect(far).toBeLessThan(1);
  });

  test('a misspelt name as a similar word', () => {
    expect(measured('the mayor Ada Quillo', 'The mayor').similar).toBeGreaterThan(0);
    expect(measured('the mayor Ada Quill', 'The mayor').similar).toBe(0);
  });

  test('the names of its title, but not the other words of it', () => {
    const titled = indexOf([
      ...HARBOUR_REPORTS,
      article('titled', 'Killings in Ostrow', 'A bell rang twice on Monday. Ostrow is quiet.'),
    ]);
    expect(measured('bell in Ostrow', 'A bell', titled).context).toBeGreaterThan(0);
    expect(measured('bell of the killing', 'A bell', titled).context).toBe(0);
  });
});
