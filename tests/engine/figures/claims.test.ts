import { describe, expect, it } from 'vitest';
import { type ClaimCheck, checkClaim, readClaim } from '../../../functions/engine/figures/claims.ts';
import type { FigureSource } from '../../../functions/engine/figures/figure-groups.ts';
import { figuresOf } from '../../../functions/engine/figures/figures.ts';
import { FIGURE_RINGS } from './figure-rings.ts';

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
    const source = { text, figures: figuresOf(text, rings), quote: 0, article: 'e', publisher: null, published: null };
    const against = (claimed: string) => {
      const claim = readClaim(claimed, rings);
      return claim && checkClaim(claim, [source]).result;
    };
    expect(against('The bridge cost 5 million euros')).toBe('matches');
    expect(against('The bridge cost 5 million dollars')).not.toBe('matches');
  });

  it('takes "at least 21" for another figure than 21', () => {
    expect(check('21 policemen died')).toMatchObject({ result: 'differs' });
    expect(check('At least 21 policemen died')).toMatchObject({ result: 'matches', matching: 1 });
  });

  it('is not covered where nobody gives a figure for the same thing', () => {
    expect(check('Nine journalists were arrested')).toMatchObject({ result: 'not_covered', matching: 0, sources: 0 });
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
