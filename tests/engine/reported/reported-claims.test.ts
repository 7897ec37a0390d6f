import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportedClaims } from '../../../functions/engine/reported/reported-claims.ts';

type Report = readonly [said: string, claimant: string | null, denial: { readonly by: string | null } | null];

const reports = (sentence: string, isCheck = false): Report[] =>
  reportedClaims(sentence, isCheck).map(({ start, end, claimant, denial }) => [
    sentence.slice(start, end),
    claimant,
    denial,
  ]);

describe('a sentence that reports a claim', () => {
  test.each<readonly [sentence: string, report: Report]>([
    ['A post claims that 30 divers drowned at Brin.', ['30 divers drowned at Brin.', 'a post', null]],
    ['Rumours say 30 divers drowned.', ['30 divers drowned.', 'rumours', null]],
    ['A viral video says that 30 divers drowned.', ['30 divers drowned.', 'a viral video', null]],
    ['A Telegram channel put the toll at 30.', ['the toll at 30.', 'a Telegram channel', null]],
    ['Posts on Facebook allege that 30 divers drowned.', ['30 divers drowned.', 'posts on Facebook', null]],
    ['“30 dead at Brin”, reads one viral post.', ['30 dead at Brin', 'one viral post', null]],
    ['Claim: 30 divers drowned at Brin.', ['30 divers drowned at Brin.', null, null]],
    ['The claim that 30 divers drowned is false.', ['30 divers drowned', null, { by: null }]],
    ['It is not true that 30 divers drowned.', ['30 divers drowned.', null, { by: null }]],
    ['There is no evidence that 30 divers drowned.', ['30 divers drowned.', null, { by: null }]],
    ['The coast guard denied reports that 30 divers drowned.', ['30 divers drowned.', null, { by: 'the coast guard' }]],
    ['Police dismissed rumours of 30 deaths.', ['30 deaths.', null, { by: 'police' }]],
    ['The mayor falsely said that 30 divers drowned.', ['30 divers drowned.', 'the mayor', { by: null }]],
    [
      'When Orlo claims that 58 percent of divers smoke, the real rate is 19 percent.',
      ['58 percent of divers smoke', 'Orlo', { by: null }],
    ],
  ])('names what is claimed, by whom, and who denies it: %s', (sentence, report) => {
    expect(reports(sentence)).toEqual([report]);
  });

  test('ends where the article speaks for itself', () => {
    expect(reports('A post claims that 30 divers drowned, but the hospital counted 21.')).toEqual([
      ['30 divers drowned', 'a post', null],
    ]);
    expect(reports('Rumours say 30 divers drowned; the coast guard has a list of 21.')[0]?.[0]).toBe(
      '30 divers drowned',
    );
  });

  test('in an article that checks claims is any that somebody claims', () => {
    expect(reports('The union claims that 300 jobs will go.', true)).toEqual([
      ['300 jobs will go.', 'the union', null],
    ]);
    expect(reports('One account said 300 jobs will go.', true)).toHaveLength(1);
  });

  test.each([
    'The union claims that 300 jobs will go.',
    'The company’s website said that 12 people work there.',
    'The blast claimed 30 lives.',
    'Insurers paid claims of $30 million.',
    'She claimed 12 medals for Norway.',
    'Reports that 30 divers drowned reached the coast guard at noon.',
    'A video shows 12 people leaving the harbour.',
    'The coast guard said that 30 divers drowned.',
  ])('is not one that states what its source knows: %s', (sentence) => {
    expect(reports(sentence)).toEqual([]);
  });

  test('lies within its sentence, whatever that says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'a viral ',
            'post ',
            'claims that ',
            'The ',
            'denied ',
            'reports of ',
            '“',
            '30 ',
            ', ',
            'but ',
          ),
        ),
        (parts) => {
          const sentence = parts.join('');
          for (const { start, end } of reportedClaims(sentence, true)) {
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(sentence.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
