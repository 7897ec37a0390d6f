import { canAgree } from '../figures/agreement/compatible-figures.ts';
import { unitName } from '../figures/agreement/figure-groups.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { AGE } from '../figures/quantities/stated-ages.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { Slice } from '../search/slice.ts';
import { articleWords, nameLikeness } from './article-words.ts';
import { logitOfForest, readForest } from './decision-trees.ts';
import type { QuestionEvidence } from './evidence.ts';
import type { areTwoEvents } from './figure-events.ts';
import { LEAST_FIT } from './figure-fit.ts';
import { type FigureCandidate, isNamedAsNear, LEAST_LIKELY } from './figure-model.ts';
import type { FigureSigns } from './figure-model-signs.ts';
import { isForShare } from './figure-order.ts';
import { comparePeriods } from './figure-times.ts';
import { linearModel, logistic, logitOf } from './logistic.ts';
import { PAIR_SIGNS, pairValues, RIVAL_SIGNS, RivalFrame, type RivalSigns } from './rival-signs.ts';
import { RIVAL_TREES } from './rival-trees.ts';
import { RIVAL_WEIGHTS } from './rival-weights.ts';

/** What is set beside the leading figure, likeliest first, and which of them are only likely to be of the same thing. */
export interface Rivals {
  readonly given: readonly FigureCandidate[];
  readonly unsure: ReadonlySet<FigureCandidate>;
}

/**
 * The candidates that are given for the same thing as the leading one: those that agree with it, and its rivals. What cannot be told in
 * the same unit is neither, nor, where the question names nothing, what is told of another event.
 */
export function rivalsOf(
  ask: QuantityAsk,
  lead: FigureCandidate,
  candidates: readonly FigureCandidate[],
  areTwo: typeof areTwoEvents,
  { terms, question }: QuestionEvidence,
  index: Slice,
): Rivals {
  const asksPast = ASKS_PAST.test(question.text);
  const frame = new RivalFrame(lead, candidates, terms, index);
  const likely = new Map<FigureCandidate, number>();
  for (const one of candidates) {
    if (one === lead || unitName(one.figure.unit) !== unitName(lead.figure.unit)) continue;
    const isLikely = one.probability >= LEAST_LIKELY;
    const isSure = isTold(ask, one, lead) || isAgeOfOnly(ask, one, lead, candidates, index);
    const rivalry = isSure ? 1 : isLikely ? rivalryOf(ask, frame, one, lead, terms) : null;
    if (asksPast && rivalry !== null && !canAgree(one.figure, lead.figure) && isOnlyForeseen(one, lead)) continue;
    if (rivalry !== null && !areTwo(one, lead, index)) likely.set(one, rivalry);
  }
  const given = onceForEachSentence(likely, lead);
  return { given, unsure: new Set(given.filter((one) => (likely.get(one) ?? 0) < LEAST_DIFFERENT)) };
}

const ASKS_PAST = /\b(?:did|was|were|has|have|had|went|came)\b/iu;

/** "Will rise to 150", beside "came to 162": what was expected is no rival of what came, asked what was. */
function isOnlyForeseen(one: FigureCandidate, lead: FigureCandidate): boolean {
  const isForeseen = one.figure.prediction && one.signs.expected > 0;
  return isForeseen && !lead.figure.prediction && lead.signs.expected === 0;
}

/** Of several rivals in one sentence the likeliest: in "of 4,000 tested 30 were ill" one thing is told once. */
function onceForEachSentence(likely: ReadonlyMap<FigureCandidate, number>, lead: FigureCandidate): FigureCandidate[] {
  const isLess = (one: FigureCandidate, other: FigureCandidate) =>
    (likely.get(one) ?? 0) < (likely.get(other) ?? 0) &&
    one.evidence === other.evidence &&
    !canAgree(one.figure, other.figure);
  const given = [...likely.keys()];
  return given.filter((one) => canAgree(one.figure, lead.figure) || !given.some((other) => isLess(one, other)));
}

/** How likely it is given for what the leading one is, 0 to 1; `null` where too little, or where something says that it is not. */
function rivalryOf(
  ask: QuantityAsk,
  frame: RivalFrame,
  one: FigureCandidate,
  lead: FigureCandidate,
  terms: readonly BoundTerm[],
): number | null {
  if (isAgeOfSame(one, lead, terms)) return 1;
  const isAgain = frame.isEqual(one);
  const isOther = !isAgain && isOfAnother(one, lead, frame.isFormer(one));
  if (isOther && !frame.mayBeSaidAlike(one)) return null;
  const signs = frame.measure(one);
  if (isSaidAlike(signs, one, lead)) return 1;
  if (isOther) return null;
  const least = isAgain || ask.whatIsConcept ? LEAST_SURE : leastOf(one, lead, signs.sameArticle > 0);
  const probability = rivalProbability(signs, one, lead);
  if (probability < least) return null;
  return isAgain ? 1 : probability;
}

/** From which probability on one that is not the leading figure's own value, and that no concept holds to it, is its rival. */
function leastOf(one: FigureCandidate, lead: FigureCandidate, isInArticle: boolean): number {
  if (isInArticle) return LEAST_SURE;
  if (!isToldAlike(one, lead)) return LEAST_RIVAL;
  return one.probability >= NEARLY_SURE ? LEAST_NEARLY_SURE : LEAST_ALIKE;
}

/**
 * "In January" where the question says December, "up from 12", and a sentence about somebody else, where the leading figure's names
 * whom the question names: however alike the rest is, that is no rival.
 */
function isOfAnother(one: FigureCandidate, lead: FigureCandidate, isFormerOfOwn: boolean): boolean {
  const [of, ofLead] = [one.signs, lead.signs];
  const isOtherTime =
    (of.timeOther > 0 && ofLead.timeOther === 0) ||
    of.timeNarrower > ofLead.timeNarrower ||
    of.formerAsked < ofLead.formerAsked;
  // "Far below the 51 sold in May", asked for May: what is left is what is asked.
  const isOfOwnTime = of.timeAsked > 0 && of.earlier === 0;
  const isOtherKind = of.step > ofLead.step || of.forEach !== ofLead.forEach || isForShare(one) !== isForShare(lead);
  const isFormer = of.earlier > ofLead.earlier || of.superseded > ofLead.superseded;
  const isLeft = isFormerOfOwn && ofLead.instead === 0 && !isOfOwnTime;
  return isOtherTime || isOtherKind || isFormer || isLeft || isOfOthers(of, ofLead);
}

/**
 * Likely by itself, near no fewer of the question's names than the leading figure, and told for the time that is asked as much as that
 * one is. A count or an age may be others', and what is now is no rival where it is asked what was before.
 */
function isToldAlike(one: FigureCandidate, lead: FigureCandidate): boolean {
  const [of, ofLead] = [one.signs, lead.signs];
  const isNamed = isNamedAsNear(of, ofLead) && of.namesMissing <= ofLead.namesMissing;
  const isThen =
    of.timeAsked >= ofLead.timeAsked &&
    of.year >= ofLead.year &&
    lead.figure.periods.every((period) => one.figure.periods.includes(period));
  const mayBeOthers = one.figure.unit.kind === 'count' || isAge(one) || of.latterUnasked > 0;
  return one.probability >= LEAST_ALONE && isNamed && isThen && !mayBeOthers;
}

/** Names somebody or something else where the leading figure's clause has a name of the question. */
function isOfOthers(of: FigureSigns, ofLead: FigureSigns): boolean {
  const isOtherSubject = of.quantityOther > 0 && of.quantityNames < ofLead.quantityNames;
  return isOtherSubject || (of.besideOther > 0 && of.besideNames < ofLead.besideNames);
}

/** Two articles give the age of one whom they name. */
function isAgeOfSame(one: FigureCandidate, lead: FigureCandidate, terms: readonly BoundTerm[]): boolean {
  const { figure, evidence } = one;
  const isNamed = terms.some(({ stem, isName }) => isName && stem === figure.who);
  const isElsewhere = evidence.passage.article !== lead.evidence.passage.article;
  return isAge(one) && isElsewhere && isNamed && figure.who === lead.figure.who;
}

/**
 * "A 3-year-old boy", and in another report on the event "a boy, about 4": neither gives the age of a second boy, and the question asks for one.
 */
function isAgeOfOnly(
  { who }: QuantityAsk,
  one: FigureCandidate,
  lead: FigureCandidate,
  candidates: readonly FigureCandidate[],
  index: Slice,
): boolean {
  if (who === null || !isAge(one) || !isAge(lead) || one.figure.who !== who || lead.figure.who !== who) return false;
  const [passage, ofLead] = [one.evidence.passage, lead.evidence.passage];
  if (passage.article === ofLead.article || one.probability < LEAST_ONLY) return false;
  if (nameLikeness(articleWords(passage, index), articleWords(ofLead, index)) < ONE_EVENT) return false;
  const isOnly = ({ figure, evidence }: FigureCandidate) =>
    candidates.every(
      (other) =>
        other.evidence.passage.article !== evidence.passage.article ||
        other.figure.who !== who ||
        !isAge(other) ||
        canAgree(other.figure, figure),
    );
  return isOnly(one) && isOnly(lead);
}

/** Likeness of the names of two articles, 0 to 1, from which on they are taken to tell of one event. */
const ONE_EVENT = 0.5;
/** Probability from which on the age of an only one may be that of the one who is asked for. */
const LEAST_ONLY = 0.1;

function isAge({ figure: { unit } }: FigureCandidate): boolean {
  return unit.kind === 'measure' && unit.unit === AGE;
}

/** "The town has 14 halls." "The town has 16 halls, says the mayor.": clauses of the same words, of no other time or place, need no likelihood. */
function isSaidAlike(signs: RivalSigns, one: FigureCandidate, lead: FigureCandidate): boolean {
  const isApart = signs.timeOther + signs.yearOther + signs.pastOther + signs.placeOther + signs.partOther > 0;
  return (
    one.signs.namesMissing <= lead.signs.namesMissing &&
    signs.clauseWords === 1 &&
    signs.phraseWords === 1 &&
    signs.heads === 1 &&
    !isApart &&
    signs.sameSentence === 0
  );
}

/**
 * Whether it counts the very people to whom the very thing happened that a concept of the question names, near the names that
 * the question has. What tells of a change goes on about what was told before it, so there the names may be further away.
 */
function isTold(ask: QuantityAsk, one: FigureCandidate, lead: FigureCandidate): boolean {
  if (!ask.whatIsConcept || lead.signs.match < LEAST_FIT) return false;
  const { signs, probability, figure, evidence } = one;
  const isChange = signs.successor > 0 || signs.superseded > 0;
  if (signs.match < (isChange ? LEAST_FIT / 2 : LEAST_FIT)) return false;
  if (signs.timeOther > 0 || comparePeriods(figure.periods, lead.figure.periods) < 0) return false;
  if (isChange) return signs.namesMissing === 0;
  if (evidence === lead.evidence && signs.ofWhole === 0) return false;
  if (isOfOthers(signs, lead.signs) && !canAgree(figure, lead.figure)) return false;
  return probability >= LEAST_TOLD && isNamedAsNear(signs, lead.signs);
}

const LEAST_TOLD = 0.3;

/** From this probability on another article's figure is shown beside the leading one, and from the second the sources are said to differ. */
const LEAST_RIVAL = 0.35;
const LEAST_DIFFERENT = 0.4;
/** Where it has to be surer: of the leading one's own value or article, or where a concept holds the figures to one thing. */
const LEAST_SURE = 0.55;
/** Where it is told alike, which needs {@link LEAST_ALONE} of its own; and where it has {@link NEARLY_SURE} of its own as well. */
const LEAST_ALIKE = 0.27;
const LEAST_NEARLY_SURE = 0.2;
/** Of a figure by itself, whatever leads. */
const LEAST_ALONE = 0.8;
const NEARLY_SURE = 0.95;

const RIVAL_MODEL = linearModel(RIVAL_SIGNS, RIVAL_WEIGHTS);
const PAIR_FOREST = readForest(RIVAL_TREES, PAIR_SIGNS);

/** How likely the pair is of one thing, 0 to 1. Where they differ, what is learnt by trees counts as much as what is linear. */
function rivalProbability(signs: RivalSigns, one: FigureCandidate, lead: FigureCandidate): number {
  const linear = logitOf(RIVAL_MODEL, signs);
  if (signs.equal > 0) return logistic(linear);
  return logistic((linear + logitOfForest(PAIR_FOREST, pairValues(signs, one.signs, lead.signs))) / 2);
}
