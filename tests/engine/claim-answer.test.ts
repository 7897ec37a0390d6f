import { describe, expect, test } from 'vitest';
import { answerClaim } from '../../functions/engine/claim-answer.ts';
import { article, indexOf } from '../support/articles.ts';

const index = indexOf([
  article('post', 'Landslide at Torvik', 'The landslide at Torvik killed 31 people on Friday, the police said.'),
  article('times', 'Torvik', 'At least 48 people were killed in the landslide at Torvik, said the governor.'),
  article('trade', 'Court', 'The quarry of Torvik was fined 2.5 million euros. The mayor of Torvik spoke.'),
]);

const check = (text: string) => answerClaim(text, index, { limit: 10 });
const relations = (text: string) => check(text).figures.map(({ label, relation }) => [label, relation]);

describe('a claim beside the sources', () => {
  test('tells how each figure stands to it', () => {
    expect(relations('At least 40 people were killed in the landslide at Torvik')).toEqual([
      ['31', 'other'],
      ['at least 48', 'within'],
    ]);
    expect(relations('31 people were killed in the landslide at Torvik')).toEqual([
      ['31', 'same'],
      ['at least 48', 'other'],
    ]);
    expect(check('At least 60 people were killed in the landslide at Torvik')).toMatchObject({
      claim: { result: 'differs', reason: null, matching: 0, compatible: 1, sources: 2 },
    });
  });

  test('is not compared where it denies its figure, and the sources are shown', () => {
    const found = check('31 people were not killed in the landslide at Torvik');
    expect(found.claim).toMatchObject({ result: 'not_covered', reason: 'negated', matching: 0, sources: 2 });
    expect(found.figures.map(({ label }) => label)).toEqual(['31', 'at least 48']);
    expect(found.figures.every(({ relation }) => relation === undefined)).toBe(true);
    expect(found.quotes.length).toBeGreaterThanOrEqual(2);
  });

  test('in another currency is another figure', () => {
    expect(check('The quarry of Torvik was fined $2.5 million').claim).toMatchObject({
      result: 'differs',
      matching: 0,
    });
    expect(check('The quarry of Torvik was fined 2.5 million euros').claim).toMatchObject({ result: 'matches' });
  });

  test('never has "no source says" above a quotation that prints its figure', () => {
    const torvik = indexOf([
      article('post', 'Rescue at Torvik', 'The mayor of Torvik denied that the rescue team took 20 minutes to arrive.'),
    ]);
    const claim = (text: string) => answerClaim(text, torvik, { limit: 5 }).claim;
    expect(claim('The rescue team took 20 minutes in Torvik')).toMatchObject({
      result: 'not_covered',
      isPrinted: true,
    });
    expect(claim('The rescue team took 30 minutes in Torvik')).toMatchObject({
      result: 'not_covered',
      isPrinted: false,
    });
    // Printed of another fate: whoever was injured did not die.
    const injured = indexOf([
      article('post', 'Landslide at Torvik', 'The landslide at Torvik killed 31 people and injured 12 people.'),
    ]);
    expect(answerClaim('12 people died in the landslide at Torvik', injured, { limit: 5 }).claim).toMatchObject({
      result: 'differs',
      isPrinted: false,
    });
    expect(check('31 people were killed in the landslide at Torvik').claim.isPrinted).toBe(false);
  });

  test('says why it is not covered', () => {
    expect(check('The mayor of Torvik spoke').claim).toMatchObject({ result: 'not_covered', reason: 'no_figure' });
    expect(check('The quarry of Ostby employs 90 divers').claim).toMatchObject({
      result: 'not_covered',
      reason: 'no_source',
      sources: 0,
    });
  });
});
