import { describe, expect, test } from 'vitest';
import { answerClaim } from '../../../functions/engine/claim-answer.ts';
import { claimLines } from '../../../functions/wording/claim-line.ts';
import { article, indexOf } from '../../support/articles.ts';

const index = indexOf([
  article('courier', 'Fire in Tolbrek', 'The fire in Tolbrek killed 12 people and injured 40, the fire service said.'),
  article('check', 'Tolbrek', 'A Telegram channel claimed that 30 people died in the fire in Tolbrek.'),
  article(
    'post',
    'Bridge',
    'Brin Council spent £84 million on the bridge of Torvik, the auditor said. Its toll is £3.',
  ),
  article(
    'herald',
    'Deals',
    'Orlo is buying Brinfelt for 40m euros ($46m; £34m). Unemployment in Norland rose to 5.5% in May.',
  ),
]);

const check = (text: string) => answerClaim(text, index, { limit: 5 });
const results = (text: string) => check(text).claim.checks.map(({ label, result }) => [label, result]);
const lines = (text: string) => claimLines(check(text), (part) => part);

describe('a claim that leaves out its unit', () => {
  test.each([
    ['The bridge of Torvik came at a price of 84 million', '84 million', 'matches'],
    ['84 million was spent on the bridge of Torvik', '84 million', 'matches'],
    ['Brin Council paid 84m for the bridge of Torvik', '84m', 'matches'],
    ['Brin Council spent 12 million on the bridge of Torvik', '12 million', 'differs'],
    ['Orlo is paying 46 million for Brinfelt', '46 million', 'matches'],
    ['Unemployment in Norland rose to 5.5', '5.5', 'matches'],
    ['Unemployment in Norland rose to 7.5', '7.5', 'differs'],
  ])('is read in that of the sources: %s', (text, label, result) => {
    expect(results(text)).toEqual([[label, result]]);
  });

  test('is never told that no source says it above one that does', () => {
    const said = lines('84 million was spent on the bridge of Torvik');
    expect(said).toEqual(['One source says £84 million, as claimed.']);
    expect(check('The bridge of Torvik came to 85 million in cost').claim.result).not.toBe('not_covered');
  });

  test('counts what is printed behind it, and is no sum then', () => {
    expect(results('The bridge of Torvik cost 84 million bricks')).toEqual([['84 million', 'not_covered']]);
  });
});

describe('a claim beside what is only claimed elsewhere', () => {
  test('is not denied by a larger figure that somebody claims', () => {
    expect(results('At least 12 people died in the fire in Tolbrek')).toEqual([['at least 12', 'matches']]);
    expect(results('Dozens of people died in the fire in Tolbrek')).toEqual([['dozens', 'differs']]);
    expect(lines('Dozens of people died in the fire in Tolbrek')).toEqual(['No source says dozens. One says 12.']);
  });

  test('is told who claims it where it is the same', () => {
    expect(lines('30 people died in the fire in Tolbrek')[0]).toContain('30, claimed by a Telegram channel');
  });
});

describe('a claim that denies', () => {
  test.each([
    'Nobody was killed in the fire in Tolbrek',
    'The fire in Tolbrek killed nobody',
    'The fire in Tolbrek has killed no one',
  ])('that there was anybody differs from those who count some: %s', (text) => {
    expect(results(text).map(([, result]) => result)).toEqual(['differs']);
  });

  test.each(['The fire in Tolbrek did not kill 12 people', '12 people never died in the fire in Tolbrek'])(
    'a figure differs from those who give it: %s',
    (text) => {
      expect(check(text).claim.checks).toMatchObject([{ result: 'differs', reason: 'negated' }]);
    },
  );

  test('that something need be has nothing to compare', () => {
    expect(results('12 people need not have died in the fire in Tolbrek')).toEqual([[null, 'quoted']]);
  });
});

test.each([
  'WOW!! 12 people died in the fire in Tolbrek!!! https://a.test/x #Tolbrek #fire pls RT',
  'RT @desk: 12 people died in the fire in Tolbrek #breaking share before it is gone',
  'Have you heard? 12 people died in the fire in Tolbrek. #sad #Tolbrek #RIP So sad.',
])('hashtags before a call to share, and several behind a sentence, state nothing: %s', (text) => {
  expect(results(text)).toEqual([['12', 'matches']]);
});

test('two figures get two lines', () => {
  expect(lines('12 dead and 400 injured in the fire in Tolbrek')).toEqual([
    '12: One source says 12, as claimed.',
    '400: No source says 400. One says 40.',
  ]);
});

describe('a claim beside figures of other things', () => {
  const yard = indexOf([
    article(
      'a',
      'Yard',
      'The Torvik yard will create 2,500 jobs, it said. It builds 70 ferries for the Torvik yard fleet and has offices in 14 countries.',
    ),
    article(
      'b',
      'Trade',
      'The trade deficit of Norland was $58bn in May. The euro stood at $1.20 amid worries over the trade deficit of Norland.',
    ),
    article('c', 'A life', 'Ada Brandt, 43, was born in Velka, and runs the bakery of Brin.'),
  ]);
  const labels = (text: string) => answerClaim(text, yard, { limit: 5 }).figures.map(({ label }) => label);

  test('has none of them as its rival', () => {
    expect(labels('The Torvik yard will create 2,500 jobs')).toEqual(['2,500']);
    expect(labels('The trade deficit of Norland was $60bn in May')).toEqual(['$58bn']);
  });

  test.each([
    ['Ada Brandt is 43', 'matches'],
    ['Ada Brandt is 34 and runs the bakery of Brin', 'differs'],
  ])('is read as an age where it says how old somebody is: %s', (text, result) => {
    expect(answerClaim(text, yard, { limit: 5 }).claim.result).toBe(result);
  });
});
