import { describe, expect, test } from 'vitest';
import { answerClaim } from '../../../functions/engine/claim-answer.ts';
import { isWished, tellsOfWishes } from '../../../functions/engine/figures/clauses/wishes.ts';
import { figuresOf } from '../../../functions/engine/figures/figures.ts';
import { article, ask, indexOf, TEST_RINGS } from '../../support/articles.ts';

const labels = (question: string, index: ReturnType<typeof indexOf>) =>
  ask(question, index).figures.map(({ label }) => label);

describe('a list of places with a figure each', () => {
  const index = indexOf([
    article(
      'a',
      'Bonds',
      "Of Norland's bondholders, 38.4% live in Norland, 15.6% in Brin, 10.3% in Velka and 3.1% in Ostby. About 70% of them are expected to accept.",
    ),
  ]);
  const check = (claim: string) => answerClaim(claim, index, { limit: 5 }).claim.result;

  test('answers with the one of the place that is asked for', () => {
    expect(labels("what share of Norland's bondholders live in Brin?", index)).toEqual(['15.6%']);
    expect(labels("what share of Norland's bondholders live in Velka?", index)).toEqual(['10.3%']);
  });

  test('confirms a claim by the one of the claimed place only', () => {
    expect(check("15.6% of Norland's bondholders live in Brin")).toBe('matches');
    expect(check("38.4% of Norland's bondholders live in Brin")).not.toBe('matches');
  });
});

describe('what somebody only wants', () => {
  test.each([
    ['The guild of welders has called for a £6 minimum wage.', true],
    ['The guild of welders is seeking 12% more.', true],
    ['Orlo is claiming £40m (€46m) in damages.', true],
    ['Orlo claims that the mill cost £40m.', false],
    ['The minimum wage is £6, and the guild wants more.', false],
    ['Police want to question 12 men.', false],
    ['The guild demands an increased share of 12%.', true],
    ['The guild is seeking to raise the wage to £6.', true],
    ['Guilds are demanding that the wage be raised to £6.', true],
    ['Strong demand lifted sales of the mill by 12%.', false],
    ['Demand for coal in Norland grew by 12%.', false],
    ['The number of people seeking work rose by 12%.', false],
    ['Orlo is suing the mill for £40m in damages.', true],
    ['The paper paid the singer £50,000 in damages.', false],
    ['The singer was awarded £50,000 in compensation.', false],
  ])('is no figure that there is: %s', (sentence, wished) => {
    const [figure] = figuresOf(sentence, TEST_RINGS);
    expect(figure && isWished(figure, sentence)).toBe(wished);
  });

  test('is what a question for a wish, or for damages, asks for', () => {
    expect(tellsOfWishes('how much does the guild want?')).toBe(true);
    expect(tellsOfWishes('how much is the minimum wage?')).toBe(false);
  });

  const index = indexOf([
    article(
      'a',
      'Minimum wage increased to £5.05',
      'The minimum wage of Norland will rise in October, the government said. The guild of welders has called for a £6 minimum wage in Norland by spring. The minimum wage is £4.85 in Norland now.',
    ),
  ]);

  test('does not lead, and confirms no claim', () => {
    expect(labels('how much is the minimum wage in Norland?', index)[0]).toBe('£4.85');
    expect(labels('how much does the guild of welders want the minimum wage to be?', index)).toContain('£6');
    const claimed = answerClaim('The minimum wage in Norland will rise to £6 in October', index, { limit: 5 });
    expect(claimed.claim.result).not.toBe('matches');
  });

  test('is not what was paid in damages, nor what demand has moved', () => {
    const paid = indexOf([
      article('b', 'Singer and paper', 'The Orlo Courier paid the singer Ada Brandt £50,000 in damages on Monday.'),
      article('c', 'Mill in Brin', 'Strong demand lifted sales of the Brin mill by 12% in March.'),
    ]);
    const claims = ['The Orlo Courier paid Ada Brandt £50,000', 'Sales of the Brin mill rose by 12% in March'];
    expect(claims.map((each) => answerClaim(each, paid, { limit: 5 }).claim.result)).toEqual(['matches', 'matches']);
  });

  test('a claim that the headline states is not said to be stated by no source', () => {
    const claimed = answerClaim('The minimum wage in Norland will rise to £5.05 in October', index, { limit: 5 });
    expect(claimed.claim.result).not.toBe('differs');
  });
});
