import type { ClauseSigns } from './figure-clauses.ts';
import type { FigureSign } from './figure-model-signs.ts';
import type { Surroundings } from './figure-surroundings.ts';
import { FIGURE_WEIGHTS } from './figure-weights.ts';
import type { AskedWording } from './figure-wording.ts';
import type { SignParts } from './sign-parts.ts';

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

/** {@link ClauseSigns} has no more of them. */
const MOST_UNASKED = 2;

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

/** What signs add to a figure's logit. */
export function weighed(signs: Readonly<Partial<Record<FigureSign, number>>>): number {
  let sum = 0;
  for (const [sign, value] of Object.entries(signs)) sum += FIGURE_WEIGHTS[sign as FigureSign] * value;
  return sum;
}

/** What {@link aroundAtBest}, {@link namedAtBest} and {@link clauseAtBest} add to a logit. */
export function logitOfShares({ isAny, here, content, names }: KnownShares): number {
  const { none, any, ofHere, ofContent, ofNames } = SHARED;
  return none + (isAny ? any : 0) + (ofHere && ofHere * here) + ofContent * content + ofNames * names;
}

/** The same where a sentence has nothing, and what it grows by with each share: it is linear. */
const SHARED = (() => {
  const nothing: KnownShares = { isAny: false, here: 0, content: 0, names: 0 };
  const logit = (shares: KnownShares) =>
    weighed(aroundAtBest(shares)) + weighed(namedAtBest(shares)) + weighed(clauseAtBest(shares));
  const none = logit(nothing);
  const grown = (shares: Partial<KnownShares>) => logit({ ...nothing, ...shares }) - none;
  return {
    none,
    any: grown({ isAny: true }),
    ofHere: grown({ here: 1 }),
    ofContent: grown({ content: 1 }),
    ofNames: grown({ names: 1 }),
  };
})();

function heaviest<Sign extends FigureSign>(signs: readonly Sign[]): Sign | undefined {
  return signs.toSorted((a, b) => FIGURE_WEIGHTS[b] - FIGURE_WEIGHTS[a])[0];
}

/** Of 0 and `most` that which speaks more for a figure. */
function best(sign: FigureSign, most: number | boolean): number {
  return FIGURE_WEIGHTS[sign] > 0 ? Number(most) : 0;
}
