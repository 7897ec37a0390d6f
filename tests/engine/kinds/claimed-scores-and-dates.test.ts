import { describe, expect, test } from 'vitest';
import { answerClaim } from '../../../functions/engine/claim-answer.ts';
import { claimLines } from '../../../functions/wording/claim-line.ts';
import { article, indexOf } from '../../support/articles.ts';

const index = indexOf([
  article(
    'courier',
    'Cup',
    'Tolbrek lost 19-15 to Norby in the final on 12 March. Norby beat Velka 3-1. Norby won the league in 2011.',
  ),
  article(
    'post',
    'Ostby',
    'The council of Ostby voted 25-9 to sack the mayor, Nils Holm. Ilse Maar resigned as judge of Ostby on 4 June 2019. ' +
      'The judges of Brin ruled by an eight to one majority that the tram may run. Brin sank after a storm, and hopes to be rebuilt in July.',
  ),
]);

const check = (text: string) => answerClaim(text, index, { limit: 5 });
const outcome = (text: string) => {
  const [first] = check(text).claim.checks;
  return [first?.label, first?.result];
};

describe('a claimed score', () => {
  test.each([
    ['Tolbrek lost 19-15 to Norby', '19-15', 'matches'],
    ['Norby beat Tolbrek 19–15', '19–15', 'matches'],
    ['Norby won 15-19 against Tolbrek', '15-19', 'matches'],
    ['Tolbrek beat Norby 19-15', '19-15', 'differs'],
    ['Norby were beaten 19-15 by Tolbrek', '19-15', 'differs'],
    ['Norby beat Tolbrek 21-15', '21-15', 'differs'],
    ['The council of Ostby voted 25-9 to sack Nils Holm', '25-9', 'matches'],
    ['The council of Ostby voted 20-14 to sack Nils Holm', '20-14', 'differs'],
    ['The judges of Brin ruled by eight votes to one that the tram may run', 'eight votes to one', 'matches'],
    ['The judges of Brin ruled 7-2 that the tram may run', '7-2', 'differs'],
  ])('is compared with who won: %s', (text, label, result) => {
    expect(outcome(text)).toEqual([label, result]);
    expect(check(text).kind).toBe('answered');
  });

  test('is one of the same game', () => {
    expect(outcome('Tolbrek beat Velka 19-15')[1]).not.toBe('matches');
  });

  test.each([
    ['Dorn beat Quern 3-1', 'matches'],
    ['Dorn beat Rask 2-0', 'matches'],
    ['Rask lost 0-2 to Dorn', 'matches'],
    ['Dorn lost to Tarn 4-1', 'matches'],
    ['Dorn beat Rask 3-1', 'differs'],
    ['Rask beat Dorn 2-0', 'differs'],
    ['Dorn beat Tarn 4-1', 'differs'],
  ])('is held against its own game where a sentence tells of several: %s', (text, result) => {
    const several = indexOf([
      article('wire', 'Cups', 'Dorn beat Quern 3-1 on Friday, and Rask 2-0 on Monday, but lost to Tarn 4-1.'),
    ]);
    expect(answerClaim(text, several, { limit: 5 }).claim.checks[0]?.result).toBe(result);
  });

  test('is checked beside a figure', () => {
    const { checks } = check('Norby beat Tolbrek 19-15 before 20,000 people').claim;
    expect(checks.map(({ label, result }) => [label, result])).toEqual([
      ['19-15', 'matches'],
      ['20,000', 'not_covered'],
    ]);
  });

  test('is told beside what the sources give', () => {
    const said = (text: string) => claimLines(check(text), (part) => part);
    expect(said('Norby beat Tolbrek 19-15')).toEqual(['One source says 19-15, as claimed.']);
    expect(said('Norby beat Tolbrek 21-15')).toEqual(['No source says 21-15. One says 19-15.']);
    expect(said('Tolbrek beat Norby 19-15')).toEqual(['19-15: a quotation below says otherwise.']);
  });
});

describe('a claimed date', () => {
  test.each([
    ['Tolbrek lost to Norby on 12 March', '12 March', 'matches'],
    ['Tolbrek lost to Norby on March 13', 'March 13', 'differs'],
    ['Tolbrek lost to Norby in April', 'April', 'differs'],
    ['Ilse Maar resigned as judge of Ostby in June 2019', 'June 2019', 'matches'],
    ['Ilse Maar resigned as judge of Ostby on 4 June', '4 June', 'matches'],
    ['Ilse Maar resigned as judge of Ostby in 2018', '2018', 'differs'],
    ['Norby won the league in 2012', '2012', 'differs'],
  ])('is compared with that of the same thing: %s', (text, label, result) => {
    expect(outcome(text)).toEqual([label, result]);
  });

  test.each([
    ['what is of something else', 'Ilse Maar was elected judge of Ostby in 2018'],
    ['what another clause is dated by', 'Brin sank in December'],
    ['what the claim turns round', 'Ilse Maar did not resign as judge of Ostby in 2018'],
    ['what names a year more than the source', 'Tolbrek lost to Norby on 12 March 2020'],
  ])('is not compared with %s', (_, text) => {
    expect(['quoted', 'not_covered']).toContain(outcome(text)[1]);
  });
});
