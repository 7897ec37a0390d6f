import { describe, expect, it } from 'vitest';
import type { FigureSource } from '../../../../functions/engine/figures/agreement/figure-groups.ts';
import { type ClaimCheck, checkClaim, readClaim } from '../../../../functions/engine/figures/asks/claims.ts';
import { figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

const rings = FIGURE_RINGS;

const SOURCES: readonly FigureSource[] = [
  ['a', 'Nine police officers were killed in the riots.'],
  ['b', 'About nine policemen died, the ministry said.'],
  ['c', 'The clashes left 15 officers dead, three of whom were beheaded.'],
  ['d', 'At least 21 security officers were killed.'],
  ['d', '40 armed rioters were killed.'],
].map(([article = '', text = ''], quote) => ({
  text,
  figures: figuresOf(text, rings),
  quote,
  article,
  publisher: null,
  published: null,
  original: article,
  articleText: text,
}));

function check(text: string): ClaimCheck | null {
  const claim = readClaim(text, rings);
  return claim && checkClaim(claim, SOURCES);
}

describe('a claim beside the sources', () => {
  it('matches those that give its figure', () => {
    expect(check('Nine police officers were killed in Almaty')).toMatchObject({
      result: 'matches',
      matching: 2,
      sources: 4,
    });
  });

  it('differs where they give other figures', () => {
    expect(check('Twenty police officers were killed in Almaty')).toMatchObject({
      result: 'differs',
      matching: 0,
      sources: 4,
    });
  });

  it('takes the same number of another currency for another figure', () => {
    const text = 'The bridge cost 5 million euros.';
    const source = {
      text,
      figures: figuresOf(text, rings),
      quote: 0,
      article: 'e',
      publisher: null,
      published: null,
      original: 'e',
      articleText: text,
    };
    const against = (claimed: string) => {
      const claim = readClaim(claimed, rings);
      return claim && checkClaim(claim, [source]).result;
    };
    expect(against('The bridge cost 5 million euros')).toBe('matches');
    expect(against('The bridge cost 5 million dollars')).toBe('differs');
    expect(against('The bridge cost more than 4 million dollars')).toBe('differs');
    expect(against('The bridge cost more than 4 million euros')).toBe('matches');
  });

  it.each([
    ['At least 15 police officers were killed', 'matches', { matching: 2, compatible: 0 }],
    ['More than 15 police officers were killed', 'matches', { matching: 1, compatible: 0 }],
    ['Fewer than 20 police officers were killed', 'matches', { matching: 3, compatible: 0 }],
    ['About 10 police officers were killed', 'matches', { matching: 2, compatible: 0 }],
    ['25 police officers were killed', 'differs', { matching: 0, compatible: 1 }],
    ['At least 60 police officers were killed', 'differs', { matching: 0, compatible: 1 }],
  ])(
    'counts the sources whose figure lies within it, and apart those it can hold beside: %s',
    (text, result, counts) => {
      expect(check(text)).toMatchObject({ result, reason: null, sources: 4, ...counts });
    },
  );

  it.each([
    'Nine police officers were not killed',
    'Nine police officers were never killed in Almaty',
    'Nine police officers weren’t killed',
    'It is not true that nine police officers were killed',
    'The report that nine police officers were killed is false',
    'It isn’t the case that nine police officers were killed',
    'The ministry dismissed reports that nine police officers were killed',
    'The mob failed to kill nine police officers',
  ])('is not compared when it denies its figure, and what sources give is shown: %s', (text) => {
    const found = check(text);
    expect(found).toMatchObject({ result: 'not_covered', reason: 'negated', matching: 0, compatible: 0, sources: 4 });
    expect(found?.agreement.groups.map(({ label }) => label)).toContain('9');
    expect(found?.agreement.groups.every(({ relation }) => relation === undefined)).toBe(true);
  });

  it.each([
    'Not only nine police officers were killed',
    'Nine police officers were killed, but no civilian was hurt',
    'Nine police officers were killed, and the mayor did not resign',
    'No fewer than nine police officers were killed',
    'Not twelve but nine police officers were killed',
    'Twelve police officers were not killed; nine police officers were killed',
  ])('denies nothing by other words of its sentence: %s', (text) => {
    expect(check(text)).toMatchObject({ result: 'matches', reason: null });
  });

  it('compares a zero, which is a figure: nobody died', () => {
    expect(check('No police officers were killed')).toMatchObject({ result: 'differs', matching: 0, sources: 4 });
  });

  it('takes "at least 21" for another figure than 21', () => {
    expect(check('21 policemen died')).toMatchObject({ result: 'differs', matching: 0, compatible: 1 });
    expect(check('At least 21 policemen died')).toMatchObject({ result: 'matches', matching: 1 });
  });

  it('is not covered where nobody gives a figure for the same thing', () => {
    expect(check('Nine journalists were arrested')).toMatchObject({
      result: 'not_covered',
      reason: 'no_source',
      matching: 0,
      sources: 0,
    });
    expect(check('Nine police officers were injured')).toMatchObject({ result: 'not_covered' });
  });

  it('may be about a part', () => {
    expect(check('Three officers were beheaded')).toMatchObject({ result: 'matches', matching: 1 });
  });

  it('takes the figure that says who and what', () => {
    expect(readClaim('On 5 January, in 2 cities, nine officers were killed', rings)?.figure).toMatchObject({
      value: 9,
      who: 'police',
    });
  });

  it('is none without a figure', () => {
    expect(readClaim('Police officers were killed in Almaty', rings)).toBeNull();
  });
});
