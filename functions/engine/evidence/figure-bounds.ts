import type { ClauseSigns } from './figure-clauses.ts';
import type { FigureSign, SignParts } from './figure-signs.ts';
import type { Surroundings } from './figure-surroundings.ts';
import { FIGURE_WEIGHTS } from './figure-weights.ts';
import type { AskedWording } from './figure-wording.ts';

/** What a sentence has of the question's words, as shares of the weight of those of that kind. */
export interface KnownShares {
  /** Whether it has any of them, be it of no weight. */
  readonly isAny: boolean;
  /** Of all; of those that are no names; of names. */
  readonly here: number;
  readonly content: number;
  readonly names: number;
}

/**
 * Signs that are read from the words of a sentence, each as it would speak most for a figure. `isTimed`: the question names a time within a
 * year; `hasCountry`: it names a country. `toldMoved` is of a sentence that may tell what something moved from.
 */
export function signsAtBest(
  wants: AskedWording,
  isTimed: boolean,
  hasCountry: boolean,
): Pick<SignParts, 'countries' | 'wording' | 'told'> & { readonly toldMoved: SignParts['told'] } {
  const told = (mayFollow: boolean) => ({
    hasPart: best('hasPart', 1),
    subject: best('subject', 1),
    subjectOther: best('subjectOther', 1),
    timeAsked: best('timeAsked', isTimed),
    timeOther: best('timeOther', isTimed),
    timeNarrower: best('timeNarrower', 1),
    superseded: best('superseded', mayFollow),
    successor: best('successor', mayFollow),
    short: best('short', 1),
  });
  return {
    countries: {
      country: best('country', hasCountry),
      countryOther: best('countryOther', hasCountry),
      countryElsewhere: best('countryElsewhere', hasCountry),
    },
    wording: {
      changeAsked: best('changeAsked', wants.change),
      changeUnasked: best('changeUnasked', !wants.change),
      levelUnasked: best('levelUnasked', wants.change),
      hyphen: best('hyphen', 1),
      increment: best('increment', 1),
      earlier: best('earlier', 1),
      earlierClause: best('earlierClause', 1),
      expected: best('expected', !wants.expected),
      expectedAsked: best('expectedAsked', wants.expected),
      formerAsked: best('formerAsked', wants.former),
      formerUnasked: best('formerUnasked', !wants.former),
      latterUnasked: best('latterUnasked', wants.former),
      ofWhole: best('ofWhole', 1),
      bracketed: best('bracketed', 1),
      instead: best('instead', 1),
    },
    told: told(false),
    toldMoved: told(true),
  };
}

/** No word of the question that the sentence lacks is near a figure of it. */
export function aroundAtBest({ here, isAny }: KnownShares): Surroundings {
  return {
    near: best('near', here),
    behind: best('behind', here),
    own: best('own', here),
    clause: best('clause', here),
    head: best('head', isAny),
  };
}

export function namedAtBest({ isAny }: KnownShares): SignParts['named'] {
  return { nameInClause: best('nameInClause', isAny), otherName: best('otherName', 1) };
}

const COVERS = ['quantityCover', 'subjectCover', 'verbCover', 'besideCover', 'beyondCover'] as const;
const NAMED = ['quantityNames', 'besideNames', 'beyondNames'] as const;
const BEST_COVER = heaviest(COVERS);
const BEST_NAMED = heaviest(NAMED);

/** A word of the question is in one region of a figure's clause: the regions share what the sentence has. */
export function clauseAtBest({ content, names, isAny }: KnownShares): ClauseSigns {
  const cover = (sign: (typeof COVERS)[number]) => (sign === BEST_COVER ? best(sign, content) : 0);
  const named = (sign: (typeof NAMED)[number]) => (sign === BEST_NAMED ? best(sign, names) : 0);
  return {
    quantityCover: cover('quantityCover'),
    subjectCover: cover('subjectCover'),
    verbCover: cover('verbCover'),
    besideCover: cover('besideCover'),
    beyondCover: cover('beyondCover'),
    quantityNames: named('quantityNames'),
    besideNames: named('besideNames'),
    beyondNames: named('beyondNames'),
    quantityUnasked: best('quantityUnasked', MOST_UNASKED),
    subjectUnasked: best('subjectUnasked', MOST_UNASKED),
    besideUnasked: best('besideUnasked', MOST_UNASKED),
    quantityOther: best('quantityOther', 1),
    besideOther: best('besideOther', 1),
    headAsked: best('headAsked', isAny),
    headUnasked: best('headUnasked', 1),
    subjectAsked: best('subjectAsked', isAny),
    subjectStrange: best('subjectStrange', 1),
  };
}

function heaviest<Sign extends FigureSign>(signs: readonly Sign[]): Sign | undefined {
  return signs.toSorted((a, b) => FIGURE_WEIGHTS[b] - FIGURE_WEIGHTS[a])[0];
}

/** {@link ClauseSigns} has no more of them. */
const MOST_UNASKED = 2;

/** Of 0 and `most` that which speaks more for a figure. */
function best(sign: FigureSign, most: number | boolean): number {
  return FIGURE_WEIGHTS[sign] > 0 ? Number(most) : 0;
}
