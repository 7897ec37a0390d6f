import { describe, expect, it } from 'vitest';
import { readClaim, readClaims } from '../../../../functions/engine/figures/asks/claims.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

const rings = FIGURE_RINGS;

describe('the figure of a claim that says most', () => {
  it('is the one that says who and what', () => {
    expect(readClaim('On 5 January, in 2 cities, nine officers were killed', rings)?.figure).toMatchObject({
      value: 9,
      who: 'police',
    });
  });

  it('is none without a figure', () => {
    expect(readClaim('Police officers were killed in Almaty', rings)).toBeNull();
  });
});

describe('every figure of a claim', () => {
  const labels = (text: string) => readClaims(text, rings).map(({ label }) => label);

  it.each([
    ['The port of Brin will shut nine cranes, which saves £6m a year', ['9', '£6m']],
    ['Harwick Steel sheds 730 posts, 210 of them in Ostby', ['730', '210']],
    ['Arden spent £3.14m on the race, Voss only £2.6m', ['£3.14m', '£2.6m']],
    ['Police officers were killed in Almaty', []],
  ])('is read: %s', (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  it('is said once where it is converted in brackets', () => {
    expect(labels('Norvik paid 40m euros ($46m; £34m) to leave the deal')).toEqual(['40m euros']);
    expect(labels('The farm of 28 acres (11 hectares) was sold for $3m')).toEqual(['28 acres', '$3m']);
  });

  it('is what is claimed, not what is set aside', () => {
    expect(labels('Not twelve but nine police officers were killed')).toEqual(['9']);
  });

  it('is a time only where nothing else is claimed', () => {
    expect(labels('Ada Quill was jailed for six months')).toEqual(['6 months']);
    expect(labels('Ada Quill lost 30 ships in six months')).toEqual(['30']);
  });

  it.each([
    ['Nine police officers were not killed', true],
    ['It is not true that nine police officers were killed', true],
    ['Norvik pays $6bn so that it does not have to take the yard', false],
    ['No fewer than nine police officers were killed', false],
  ])('is denied or not: %s', (text, isNegated) => {
    expect(readClaims(text, rings).map((claim) => claim.isNegated)).toEqual([isNegated]);
  });
});
