import { unitName } from '../figures/agreement/figure-groups.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { Slice } from '../search/slice.ts';
import { logitOfForest, readForest } from './decision-trees.ts';
import type { areTwoEvents } from './figure-events.ts';
import { LEAST_FIT } from './figure-fit.ts';
import type { FigureCandidate } from './figure-model.ts';
import { comparePeriods } from './figure-times.ts';
import { linearModel, logistic, logitOf } from './logistic.ts';
import { RIVAL_SIGNS, RivalFrame, type RivalSigns } from './rival-signs.ts';
import { RIVAL_TREES } from './rival-trees.ts';
import { RIVAL_WEIGHTS } from './rival-weights.ts';

/**
 * The candidates, likeliest first, that are given for the same thing as the leading one: those that agree with it, and its
 * rivals. What cannot be told in the same unit is neither, nor, where the question names nothing, what is told of another event.
 */
export function rivalsOf(
  ask: QuantityAsk,
  lead: FigureCandidate,
  candidates: readonly FigureCandidate[],
  areTwo: typeof areTwoEvents,
  terms: readonly BoundTerm[],
  index: Slice,
): FigureCandidate[] {
  const frame = new RivalFrame(lead, candidates, terms, index);
  return candidates.filter(
    (one) =>
      one !== lead &&
      unitName(one.figure.unit) === unitName(lead.figure.unit) &&
      !areTwo(one, lead, index) &&
      (isTold(ask, one, lead) || (one.probability >= LEAST_LIKELY && isRival(frame.measure(one)))),
  );
}

function isRival(signs: RivalSigns): boolean {
  return isSaidAlike(signs) || rivalProbability(signs) >= LEAST_RIVAL;
}

/** "The town has 14 halls." "The town has 16 halls, says the mayor.": clauses of the same words, of no other time or place, need no likelihood. */
function isSaidAlike(signs: RivalSigns): boolean {
  const isApart = signs.timeOther + signs.yearOther + signs.pastOther + signs.placeOther + signs.partOther > 0;
  return (
    signs.clauseWords === 1 && signs.phraseWords === 1 && signs.heads === 1 && !isApart && signs.sameSentence === 0
  );
}

/**
 * Whether it counts the very people to whom the very thing happened that a concept of the question names, near the names that
 * the question has. What tells of a change goes on about what was told before it, so there the names may be further away.
 */
function isTold(ask: QuantityAsk, { signs, probability, figure }: FigureCandidate, lead: FigureCandidate): boolean {
  if (!ask.whatIsConcept || lead.signs.match < LEAST_FIT) return false;
  const isChange = signs.successor > 0 || signs.superseded > 0;
  if (signs.match < (isChange ? LEAST_FIT / 2 : LEAST_FIT)) return false;
  if (signs.timeOther > 0 || comparePeriods(figure.periods, lead.figure.periods) < 0) return false;
  if (isChange) return signs.namesMissing === 0;
  return probability >= LEAST_TOLD && signs.names + signs.namesNear >= lead.signs.names + lead.signs.namesNear;
}

const LEAST_TOLD = 0.3;

/** From this probability on a figure is shown beside the leading one. */
const LEAST_RIVAL = 0.5;

/** A figure that is less likely to answer is not even compared with the leading one. */
const LEAST_LIKELY = 0.01;

const RIVAL_MODEL = linearModel(RIVAL_SIGNS, RIVAL_WEIGHTS);
const RIVAL_FOREST = readForest(RIVAL_TREES, RIVAL_SIGNS);

/** How likely the pair is of one thing, 0 to 1. Where they differ, what is learnt by trees counts as much as what is linear. */
function rivalProbability(signs: RivalSigns): number {
  const linear = logitOf(RIVAL_MODEL, signs);
  if (signs.equal > 0) return logistic(linear);
  return logistic((linear + logitOfForest(RIVAL_FOREST, signs)) / 2);
}
