import { isAnybody, isPeople } from '../figures/words/event-nouns.ts';
import { OTHER_SPELLING } from '../text/trigrams.ts';
import type { ComparedFigures } from './compared-figures.ts';
import { type Confidence, confidenceOf } from './confidence.ts';
import { asksOfUnknownName } from './confidence-signs.ts';
import type { QuestionEvidence } from './evidence.ts';
import { AT } from './feature-row.ts';
import { isToldWithoutNumber } from './told-without-number.ts';

/**
 * How likely the leading figure has to be for an answer: where the words of the best sentence answer by themselves; where they
 * do not; where its clause says otherwise; and where its article lacks a name that is asked for.
 */
const LEAST_LIKELY = { worded: 0.4, unworded: 0.5, other: 0.98, elsewhere: 0.88 } as const;

/**
 * What the figures that are set beside each other have of the choice at least: below that the leading one is wrong more often than right,
 * and the passages answer for themselves.
 */
const LEAST_SHARE = 0.4;

/** Of the confidence in the words of the best sentence. */
const HARDLY_WORDED = 0.3;

/** Units without which nothing answers: an age, a share. How many there are may be told without a number: "several". */
const MEASURED: ReadonlySet<string> = new Set(['measure', 'percent']);

/** As {@link Confidence}. */
export interface FigureConfidence extends Confidence {
  /** The words answer and no figure does: none is to be shown. */
  readonly isWithoutFigure?: boolean;
}

/** Whether a question for a figure is answered; one that has no figure to go by is judged by its words alone. */
export function figureConfidence(
  { probability, share, isElsewhere, mismatch, events }: ComparedFigures,
  list: QuestionEvidence,
): FigureConfidence {
  if ((probability === 0 && lacksMeasure(list)) || knowsOnlyPeople(list)) return { confidence: 0, found: false };
  if (probability === 0 || asksOfUnknown(list))
    return { ...confidenceOf(list), isWithoutFigure: asksOfUnknownGroup(list) };
  if (probability < LEAST_LIKELY.worded && isToldWithoutNumber(list))
    return { ...confidenceOf(list), isWithoutFigure: true };
  const isOneOfMany = share < LEAST_SHARE && events.length === 0;
  const found = isLikelyEnough({ probability, isElsewhere, mismatch }, list);
  return { confidence: probability, found, isWithoutFigure: isOneOfMany };
}

/** What the words of the best sentence say is read only where it decides. */
function isLikelyEnough(
  { probability, isElsewhere, mismatch }: Pick<ComparedFigures, 'probability' | 'isElsewhere' | 'mismatch'>,
  list: QuestionEvidence,
): boolean {
  if (probability < LEAST_LIKELY.worded) return false;
  if (probability >= LEAST_LIKELY.other) return true;
  if (mismatch === 'others') return false;
  if (mismatch === 'something' && confidenceOf(list).confidence < HARDLY_WORDED) return false;
  if (isElsewhere) return probability >= LEAST_LIKELY.elsewhere;
  return probability >= LEAST_LIKELY.unworded || confidenceOf(list).found;
}

/** Whether no figure is shown, however the words answer, because the leading one is too unlikely. */
export function isHidden({ probability }: Pick<ComparedFigures, 'probability'>, list: QuestionEvidence): boolean {
  return probability < LEAST_LIKELY.worded && !asksOfUnknown(list);
}

/** Whether a measure or a share is asked for and the best sentence has no number at all. */
function lacksMeasure({ question, evidence: [best] }: QuestionEvidence): boolean {
  return MEASURED.has(question.quantity?.unit ?? 'count') && (best?.features.of(AT.hasNumber) ?? 0) <= 0;
}

/** Whether the corpus has no word of the question, nor another spelling of one, but those that stand for people ("people", "persons"). */
function knowsOnlyPeople(list: QuestionEvidence): boolean {
  const telling = list.terms.flatMap(({ stem, weight }, at) => (weight > 0 && !isAnybody(stem) ? [at] : []));
  return telling.length > 0 && telling.every((at) => isUnknown(list, at));
}

/** Whether it is asked what became of those whom no article names: "how many nuns died?", where people did. */
function asksOfUnknownGroup(list: QuestionEvidence): boolean {
  const { quantity } = list.question;
  if (!quantity?.whatIsConcept || quantity.who === null) return false;
  return !isAnybody(quantity.who) && !isPeople(quantity.who) && countsUnknown(list);
}

/** Whether no article has a name that is asked for, or the thing that is counted: no figure can then be of it. */
function asksOfUnknown(list: QuestionEvidence): boolean {
  return asksOfUnknownName(list) || countsUnknown(list);
}

function countsUnknown(list: QuestionEvidence): boolean {
  const who = list.question.quantity?.who;
  return list.terms.some(({ stem }, at) => stem === who && isUnknown(list, at));
}

/** Whether no article has the term, nor the best sentence another spelling of it. */
function isUnknown({ terms, evidence: [best] }: QuestionEvidence, term: number): boolean {
  return terms[term]?.isKnown === false && (best?.alike[term] ?? 0) < OTHER_SPELLING;
}
