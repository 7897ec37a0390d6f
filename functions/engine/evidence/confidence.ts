import { saysItByKin } from '../text/kin.ts';
import { OTHER_SPELLING } from '../text/trigrams.ts';
import { WEAK_REASON } from './answer-kinds.ts';
import { asksOfUnknownName, lacksName, SIGNS, type Signs, signsOf } from './confidence-signs.ts';
import { CONFIDENCE_WEIGHTS, LEAST_CONFIDENCE } from './confidence-weights.ts';
import type { Evidence, QuestionEvidence } from './evidence.ts';
import { AT } from './feature-row.ts';
import { linearModel, logistic, logitOf } from './logistic.ts';
import { type Matters, mattersOf } from './matters.ts';
import { SHOWN, sayingFirst } from './saying-first.ts';
import { isToldElsewhere } from './told-elsewhere.ts';

export interface Confidence {
  /** How likely the corpus is to cover the question, 0 to 1, and less where the best sentence hardly says it. */
  readonly confidence: number;
  /** Whether that is enough to answer. */
  readonly found: boolean;
}

/** Exponent of the share that `says` has of what it needs: the confidence is above all that the matter is covered. */
export const HARDLY_SAID = 0.1;

/**
 * Two logistic models over the same signs, learnt by `bench/`: whether the corpus covers what is asked about at all, and whether
 * the best sentence then says what is asked of it. A near-miss has every name of the question and still says something else.
 */
export function confidenceOf(list: QuestionEvidence, matters: Matters | null = mattersOf(list)): Confidence {
  const signs = signsOf(list, matters);
  if (!signs) return { confidence: 0, found: false };
  const covered = likelihood('covered', signs);
  const says = likelihood('says', signs);
  const leastCovered = lacksName(list) ? LEAST_CONFIDENCE.name : LEAST_CONFIDENCE.covered;
  const confidence = covered * Math.min(1, says / LEAST_CONFIDENCE.says) ** HARDLY_SAID;
  const shown = sayingFirst(list);
  const isOther =
    tellsOther(list, signs) || leadsToIt(shown) || tellsEnd(shown) || isOfNobodyNamed(list) || isToldElsewhere(list);
  const isSaid = says > LEAST_CONFIDENCE.says && !saysNothing(signs) && !isOther;
  const isFound = covered > leastCovered && isSaid && !asksOfUnknownName(list);
  return { confidence, found: isFound };
}

/** Neither the person, date, place or reason that is asked for, nor the word that says what is asked of it. */
function saysNothing({ kindMissing, predicateMissing }: Readonly<Signs>): boolean {
  return kindMissing === 1 && predicateMissing === 1;
}

/**
 * Asked for a person, a date or a place, the sentence has of all words only the names, or tells nothing of what happens once: "when did Ada
 * Brandt die?" is not answered by what she said in March, nor "who succeeded her as mayor?" by what mayor Ada Brandt opened.
 */
function tellsOther({ question, terms, evidence: [best] }: QuestionEvidence, signs: Readonly<Signs>): boolean {
  if (!SHOWN.has(question.answerType) || question.predicate.length === 0) return false;
  if (!best || best.features.of(AT.predicate) > 0 || best.features.of(AT.predicateBeside) > 0) return false;
  const hasOnlyNames = signs.relation === 0 && signs.relationBefore === 0;
  return hasOnlyNames || question.predicate.every((term) => saysItByKin(terms[term]?.stem ?? ''));
}

/**
 * Asked for a reason, the sentence has what happened only as the reason of something else: "why did Orlo fix prices?" is not
 * answered by "Orlo was fined for fixing prices", nor "why did the car break down?" by "she called for help after it broke down".
 */
function leadsToIt({ question, evidence: [best] }: QuestionEvidence): boolean {
  if (question.answerType !== 'reason' || !best) return false;
  const { kinds, predicate } = best.scans.here;
  const last = predicate.at(-1);
  return kinds.length > 0 && last !== undefined && kinds.every(({ at, worth }) => worth <= WEAK_REASON && at < last);
}

/**
 * Asked when or where something happened to whom the question names, the sentence tells it of others: it has none of the names, points back to
 * none, and no title or heading has one.
 */
function isOfNobodyNamed({ question, terms, evidence: [best] }: QuestionEvidence): boolean {
  if (!best || (question.answerType !== 'date' && question.answerType !== 'place')) return false;
  const names = terms.flatMap(({ isName }, at) => (isName ? [at] : []));
  const isNear = (at: number) =>
    best.inSentence[at] || best.inBefore[at] || best.inContext[at] || (best.alike[at] ?? 0) >= OTHER_SPELLING;
  return names.length > 0 && !names.some(isNear);
}

/** Asked when something happened, the sentence only says until when something lasted. */
function tellsEnd({ evidence: [best] }: QuestionEvidence): boolean {
  const kinds = best?.scans.here.kinds ?? [];
  return kinds.length > 0 && kinds.every(({ isEnd }) => isEnd);
}

/** Whether a sentence would be an answer if it were the only one that was found on its matter. */
export function answersAlone(one: Evidence, list: QuestionEvidence): boolean {
  const matters = mattersOf(list);
  const behind = (list.evidence[0]?.score ?? 0) - one.score;
  const own = matters && { ...matters, margin: matters.margin - behind };
  return confidenceOf({ ...list, evidence: [one] }, own).found;
}

const MODELS = {
  covered: linearModel(SIGNS, CONFIDENCE_WEIGHTS.covered),
  says: linearModel(SIGNS, CONFIDENCE_WEIGHTS.says),
};

function likelihood(model: keyof typeof MODELS, signs: Readonly<Signs>): number {
  return logistic(logitOf(MODELS[model], signs));
}
