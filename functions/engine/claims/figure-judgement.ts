import type { Rings } from '../concepts/rings.ts';
import { changeOf } from '../evidence/figure-wording.ts';
import { type FigureRelation, relationOf } from '../figures/agreement/figure-relations.ts';
import { amountOf, isSameAmount, prints } from '../figures/amounts.ts';
import type { Claim } from '../figures/asks/claims.ts';
import { isWished, tellsOfWishes } from '../figures/clauses/wishes.ts';
import { isDenied } from '../figures/denied-figures.ts';
import { figureLabel } from '../figures/figure-labels.ts';
import { figuresOf } from '../figures/figures.ts';
import type { BearingFigure } from './bearing-figures.ts';
import { clauseSpans } from './clause-span.ts';
import {
  atClaimedPlace,
  countsOther,
  isBestOfSentence,
  isOfConcept,
  isOfOtherScale,
  isOfOthers,
  isOfOtherYear,
  isOfOwnYear,
  isOfSome,
  isPartOf,
  namesSubject,
  ON_THE_MATTER,
} from './figure-relevance.ts';
import { opposition, polarityOf } from './opposites.ts';

/**
 * How what sources say relates to what is claimed. `matches`: a source gives the claimed figure, or one that is wholly within
 * what the claim allows (48 for "at least 40"). `differs`: those that give one give others, or deny what is claimed.
 * `quoted`: passages bear on it, and neither is certain enough to be said. `not_covered`: no passage bears on it.
 */
export type ClaimResult = 'matches' | 'differs' | 'quoted' | 'not_covered';

/**
 * Probabilities from which a figure counts as one for the claimed thing, settled on the labelled claims of `bench:desk`. To
 * confirm asks less than to differ, since the same figure in a passage on the same matter is
 * hardly ever one of something else.
 */
const LEAST = {
  /** Shown beside the claim. */
  shown: 0.45,
  matches: 0.27,
  /** Beside another figure of the same statement that its article gives as well. */
  matchesBeside: 0.25,
  differs: 0.55,
  /** A passage with a figure of the claim's kind, with that of something else, and with the very figure, bears on the claim. */
  bears: 0.26,
  bearsOther: 0.45,
  bearsSame: 0.15,
} as const;

/** Shares of the likeliest figure's probability. */
const SHARE = {
  /** A match must come this near the likeliest figure; all of it where a name is missing. */
  matches: 0.85,
  /** Where the claimed figure comes this near, the result is never `differs`. */
  possible: 0.4,
  shown: 0.6,
  /** A denial counts that comes this near the likeliest statement of the figure. */
  denied: 0.9,
} as const;

/** What is known of a statement's other figures when one of them is checked. */
export interface Companions {
  /** The statement's other figures: no source's figure for them is a rival of this one. */
  readonly others: readonly Claim[];
  /** Articles that give some of them. */
  readonly confirming: ReadonlySet<string>;
  /** Sources' figures in other currencies than the claimed one's. */
  readonly inOtherCurrencies: readonly BearingFigure[];
}

export interface Judgement {
  readonly result: ClaimResult;
  /**
   * `denied`: a source that gives the claimed figure denies it, or says the opposite; `negated`: the claim denies what sources
   * state; `other_currency`: the same amount is given in another currency.
   */
  readonly reason: 'denied' | 'negated' | 'other_currency' | null;
  /** Figures that are the claimed one, or within it. */
  readonly matching: readonly BearingFigure[];
  /** Sentences that give the claimed figure and say that it does not hold, or the opposite. */
  readonly denying: readonly BearingFigure[];
  /** Other figures for the same thing. */
  readonly rivals: readonly BearingFigure[];
  /** The claimed figure, where it is less certain to be for the claimed thing. */
  readonly possible: readonly BearingFigure[];
}

/** Judges one figure of a claim by the figures that may be for the same thing. */
export function judge(
  claim: Claim,
  bearing: readonly BearingFigure[],
  { others, confirming, inOtherCurrencies }: Companions,
  rings: Rings,
): Judgement {
  const relation = new Map(bearing.map((one) => [one, relationTo(claim, one)]));
  const isSame = (one: BearingFigure) => {
    const isZero = claim.figure.value === 0;
    if (isOfOtherYear(claim, one) || isOfOwnYear(claim, one, bearing)) return false;
    if (relation.get(one) === 'within' && isPartOf(one, bearing)) return false;
    return ['same', 'within'].includes(relation.get(one) ?? '') && !(isZero && one.signs.sameFate === 0);
  };
  const isOthers = (one: BearingFigure) => !isSame(one) && others.some((other) => relationTo(other, one) === 'same');
  const own = atClaimedPlace(claim, bearing).filter(
    (one) =>
      one.surroundings.missing <= ON_THE_MATTER.missing &&
      !isOthers(one) &&
      one.signs.otherFate === 0 &&
      !isOfOtherScale(claim, one),
  );
  const stated = own.filter((one) => !isDeniedThere(one) && !isOnlyWished(claim, one));
  const top = Math.max(0, ...stated.filter((one) => relation.get(one) !== 'compatible').map((one) => one.probability));
  const claimed = polarityOf(claim.text);
  const way = changeOf(claim.figure, claim.text);
  const isOpposed = (one: BearingFigure) =>
    way * changeOf(one.figure, one.text) < 0 || opposition(claimed, polarityOf(clauseOf(one))) === 'opposed';
  const isBeside = (one: BearingFigure) =>
    one.probability >= LEAST.matchesBeside &&
    one.signs.otherSubject === 0 &&
    confirming.has(one.evidence.passage.article.id);
  const isLikely = (one: BearingFigure) =>
    one.probability >= LEAST.matches &&
    isOfConcept(claim, one) &&
    one.probability >= (one.surroundings.isNameMissing ? 1 : SHARE.matches) * top &&
    isBestOfSentence(one, own, isSame);

  // Who denies 30 denies no "at least 12".
  const isDenial = (one: BearingFigure) => isDeniedThere(one) && isSameAmount(one.figure, claim.figure);
  const same = own.filter(
    (one) =>
      isSame(one) &&
      !isOnlyWished(claim, one) &&
      (isDeniedThere(one) ? isDenial(one) && one.probability >= LEAST.matches : isLikely(one) || isBeside(one)),
  );
  const denying = same.filter((one) => isDeniedThere(one) || isOpposed(one));
  const stating = same.filter((one) => !denying.includes(one));
  const likeliest = Math.max(0, ...stating.map((one) => one.probability));
  const isOverruled = denying.some((one) => one.probability >= SHARE.denied * likeliest);
  const isPossible = stated.some(
    (one) =>
      isSame(one) &&
      one.probability >= SHARE.possible * top &&
      !one.surroundings.isNameMissing &&
      (one.signs.otherSubject === 0 || isBestOfSentence(one, own, isSame)),
  );
  const allRivals = stated.filter(
    (one) =>
      !isSame(one) &&
      one.probability >= LEAST.shown &&
      one.probability >= SHARE.shown * top &&
      !isOfOthers(claim, one) &&
      !isPartOf(one, own),
  );
  const ofWhole = allRivals.filter((one) => !isOfSome(claim, one));
  const whole = ofWhole.length > 0 ? ofWhole : allRivals;
  const isAgainst = (one: BearingFigure) => relation.get(one) === 'other' && tellsOtherwise(one);
  // Beside a figure for the claimed jobs, the countries of the firm are none.
  const ofThing = whole.filter(
    (one) => claim.ask.unit !== 'count' || claim.ask.whatIsConcept || one.signs.otherCounted === 0,
  );
  const rivals = stating.length > 0 || ofThing.some(isAgainst) ? ofThing : whole;
  const differs = rivals.some(isAgainst) && !rivals.some((one) => isHeadline(claim, one, rings));
  const bears = own.some((one) => bearsOn(claim, one, isSame(one)));
  const possible = own.filter((one) => isSame(one) && one.probability >= LEAST.bearsSame);
  const judged: Omit<Judgement, 'result' | 'reason'> = { matching: stating, denying, rivals, possible };

  if (claim.isNegated) {
    // A source that says that 31 died contradicts that 31 did not, and takes the opposite side.
    const contradicting = same.filter((one) => !isDeniedThere(one));
    if (contradicting.length > 0)
      return { ...judged, matching: contradicting, denying: [], result: 'differs', reason: 'negated' };
  } else if (isOverruled) {
    return { ...judged, result: 'differs', reason: 'denied' };
  } else if (stating.length > 0) {
    return { ...judged, result: 'matches', reason: null };
  } else if (differs && !isPossible) {
    return { ...judged, result: 'differs', reason: null };
  }
  if (own.length === 0 || !bears) {
    const foreign = inOtherCurrencies.filter((one) => bearsOn(claim, one, false));
    const swapped = foreign.filter((one) => amountOf(one.figure) === amountOf(claim.figure) && tellsOtherwise(one));
    if (swapped.length > 0 && !claim.isNegated) {
      return { matching: [], denying: [], possible: [], rivals: swapped, result: 'differs', reason: 'other_currency' };
    }
    if (foreign.length > 0) return { ...judged, possible: foreign, result: 'quoted', reason: null };
  }
  return { ...judged, result: bears ? 'quoted' : 'not_covered', reason: null };
}

/**
 * The title of its article gives the claimed figure of whom the claim names. No sentence that may be quoted was found to say it, and
 * to say that no source does would be untrue.
 */
function isHeadline(claim: Claim, { evidence }: BearingFigure, rings: Rings): boolean {
  const { title } = evidence.passage.article;
  return title !== null && namesSubject(claim, title, rings) && prints(figuresOf(title, rings), claim.figure);
}

/** Somebody wants that amount, and the claim says that it is so. */
function isOnlyWished({ text: claimed }: Claim, { figure, text }: BearingFigure): boolean {
  return isWished(figure, text) && !tellsOfWishes(claimed);
}

/** Whether another figure is certainly for the claimed thing: the sentence is on the matter, and names whom the claim tells of. */
function tellsOtherwise(one: BearingFigure): boolean {
  const { probability, signs, surroundings } = one;
  const { names, sentence } = ON_THE_MATTER.differs;
  if (probability < LEAST.differs || signs.otherSubject > 0 || surroundings.isNameMissing || countsOther(one))
    return false;
  if (signs.names < names && !surroundings.isNamed) return false;
  return signs.sentence >= sentence && one.namesSubject;
}

function bearsOn(claim: Claim, one: BearingFigure, isSame: boolean): boolean {
  const { probability, signs, surroundings } = one;
  if (surroundings.missing > ON_THE_MATTER.missing) return false;
  if (!isOfConcept(claim, one) && signs.sentence < ON_THE_MATTER.allSaid) return false;
  if (isSame && probability >= LEAST.bearsSame) return true;
  if (countsOther(one)) return false;
  const least = signs.otherCounted > 0 ? LEAST.bearsOther : LEAST.bears;
  if (probability < least) return false;
  return signs.otherCounted === 0 || signs.sentence >= ON_THE_MATTER.sentence;
}

function isDeniedThere({ figure, text }: BearingFigure): boolean {
  return isDenied(figure, text);
}

function relationTo(claim: Claim, { figure, text }: BearingFigure): FigureRelation {
  return relationOf({ ...figure, label: figureLabel(figure, text) }, { ...claim.figure, label: claim.label });
}

const CLAUSE_ENDS = /[;:]\s|\s[-–—]\s|,\s+(?:but|while|whereas|although|and)\b|\b(?:but|while|whereas|although)\b/gu;

function clauseOf({ figure, text }: BearingFigure): string {
  const { start, end } = clauseSpans(text, CLAUSE_ENDS)(figure);
  return text.slice(start, end);
}
