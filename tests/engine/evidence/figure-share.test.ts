import { describe, expect, it, test } from 'vitest';
import { findEvidence } from '../../../functions/engine/evidence/evidence.ts';
import { figureCandidates } from '../../../functions/engine/evidence/figure-model.ts';
import { shareOfChoice } from '../../../functions/engine/evidence/figure-share.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { article, ask, indexOf } from '../../support/articles.ts';

/** The figures of articles of a sentence each, as likely as is said. */
function candidates(told: readonly (readonly [text: string, probability: number])[]) {
  const index = indexOf(told.map(([text], at) => article(`a${at}`, null, text)));
  const asked = parseQuestion('how much did Lenta pay for the mill in Prask?', index.rings);
  if (!asked.quantity) throw new Error('asks for no figure');
  const found = figureCandidates(asked.quantity, findEvidence(asked, index), index);
  return told.flatMap(([, probability], at) =>
    found.filter(({ evidence }) => evidence.passage.article.id === `a${at}`).map((one) => ({ ...one, probability })),
  );
}

describe('the share of the choice', () => {
  it('is that of the shown values among all, and none', () => {
    const all = candidates([
      ['Lenta paid £14m for the mill in Prask.', 0.5],
      ['Lenta paid £25m for the mill in Prask.', 0.5],
      ['For the mill in Prask Lenta paid £14m.', 0.5],
      ['Lenta paid £9m for the mill in Prask.', 0.005],
    ]);
    expect(shareOfChoice(all.slice(0, 1), all)).toBeCloseTo(2 / 4, 9);
    expect(shareOfChoice(all.slice(0, 2), all)).toBeCloseTo(3 / 4, 9);
    expect(shareOfChoice([], all)).toBe(0);
  });

  it('is a number for a figure that is certain', () => {
    const all = candidates([['Lenta paid £14m for the mill in Prask.', 1]]);
    expect(shareOfChoice(all, all)).toBeCloseTo(1, 6);
  });
});

const OTHERS =
  'paid £9m for coal, £6m for rope, £5m for tar, £8m to its banks, £3m for nets, £7m for sails, £1m for oars and £2m to its guards';

test('of many figures that could be meant none leads, and the passage answers', () => {
  const question = 'how much did the harbour of Northey earn?';
  const answerTo = (text: string) => ask(question, indexOf([article('a', null, text)]));
  const text = `The harbour of Northey took £14m in fees, lent £4m to the town and ${OTHERS}.`;
  const unclear = answerTo(text);
  expect(unclear.kind).toBe('answered');
  expect(unclear.figures).toEqual([]);
  expect(unclear.quotes[0]?.text).toBe(text);
  const clear = answerTo(`The harbour of Northey earned £14m, lent £4m to the town and ${OTHERS}.`);
  expect(clear.figures.map(({ label }) => label)).toEqual(['£14m']);
});

test('what is only likely to be of the same thing is shown beside it, and sources are not said to differ', () => {
  const question = 'by how much did prices in Northey rise in May?';
  const answerTo = (other: string) =>
    ask(
      question,
      indexOf(['Prices in Northey rose by 2.4% in May.', other].map((text, at) => article(`a${at}`, null, text))),
    );
  const unsure = answerTo('Prices were up 2.9% in May, the bank of Northey said.');
  expect(unsure.figures.map(({ label }) => label)).toEqual(['2.4%', '2.9%']);
  expect(unsure.kind).toBe('answered');
  const sure = answerTo('A rise of 2.9% in May surprised Northey.');
  expect(sure.figures.map(({ label }) => label)).toEqual(['2.4%', '2.9%']);
  expect(sure.kind).toBe('disputed');
});
