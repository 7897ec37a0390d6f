import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { isDenied } from '../figures/denied-figures.ts';
import type { Figure } from '../figures/figures.ts';
import type { Slice } from '../search/slice.ts';
import { type Evidence, type QuestionEvidence, sentenceText } from './evidence.ts';
import { correctedFigures } from './figure-corrections.ts';
import { FIGURE_SIGNS, type FigureSigns } from './figure-model-signs.ts';
import {
  type FigureFrame,
  type MeasuredFigure,
  measureFigures,
  type OutlinedFigure,
  type OutlinedSentence,
  outlineFigures,
} from './figure-signs.ts';
import { FIGURE_WEIGHTS } from './figure-weights.ts';
import { linearModel, logistic, logitOf } from './logistic.ts';

/** A figure of the evidence with how likely it is to answer the question, 0 to 1: a logistic model, learnt by `bench/`. */
export interface FigureCandidate extends MeasuredFigure {
  readonly probability: number;
}

/** The figures that may answer what is asked, likeliest first; equal ones in the order of the evidence, then of the text. */
export function figureCandidates(ask: QuantityAsk, list: QuestionEvidence, index: Slice): FigureCandidate[] {
  const measured = measureFigures(ask, list, index).filter(isStatedThere);
  return withCorrections(measured, ask, list, index).map(candidateOf).sort(likeliestFirst).slice(0, MOST_CANDIDATES);
}

/** What {@link likelyCandidates} gives. */
export interface LikelyCandidates {
  /** As {@link figureCandidates}, of which those below `least` are not measured: they have the signs that would speak most for them. */
  readonly candidates: readonly FigureCandidate[];
  readonly least: number;
}

/**
 * The candidates where only those matter that are about as likely as the likeliest: a sentence whose figures cannot come near it,
 * whatever its words are, is not read. `null` where each has to be measured.
 */
export function likelyCandidates(ask: QuantityAsk, list: QuestionEvidence, index: Slice): LikelyCandidates | null {
  const { frame, sentences } = outlineFigures(ask, list, index);
  if (frame === null || correctedFigures(list.evidence, index).length > 0) return null;
  if (sentences.reduce((sum, { measured }) => sum + measured.length, 0) > MOST_CANDIDATES) return null;
  const figures = new Map<OutlinedSentence, readonly FigureCandidate[]>();
  let least = 0;
  const bounded = sentences.map((sentence) => {
    const atBest = frame.logitsAtBest(sentence).map(probabilityAt);
    return { sentence, atBest, most: Math.max(...atBest) };
  });
  for (const { sentence, atBest, most } of bounded.toSorted((a, b) => b.most - a.most)) {
    // What tells of a change is set beside the leading figure of a concept however unlikely it is.
    const isPassed = most < least && !(ask.whatIsConcept && sentence.mayFollow);
    const measured = isPassed ? passed(frame, sentence, atBest) : frame.measure(sentence).map(candidateOf);
    figures.set(sentence, measured);
    if (!isPassed) least = Math.max(least, Math.min(LEAST_LIKELY, likeliest(measured)));
  }
  const candidates = sentences.flatMap((sentence) => figures.get(sentence) ?? []).filter(isStatedThere);
  return { candidates: candidates.sort(likeliestFirst), least };
}

/** The candidates of a sentence that is not read. Few are so much as looked at, and so the signs of each are made when they are asked for. */
function passed(frame: FigureFrame, sentence: OutlinedSentence, atBest: readonly number[]): FigureCandidate[] {
  return sentence.measured.map((figure, place) => new UnreadCandidate(frame, sentence, figure, atBest[place] ?? 0));
}

class UnreadCandidate implements FigureCandidate {
  readonly evidence: Evidence;
  readonly at: number;
  readonly figure: Figure;
  readonly probability: number;
  readonly #read: () => FigureSigns;
  #signs: FigureSigns | undefined;

  constructor(frame: FigureFrame, sentence: OutlinedSentence, outlined: OutlinedFigure, probability: number) {
    this.evidence = sentence.evidence;
    this.at = outlined.at;
    this.figure = outlined.figure;
    this.probability = probability;
    this.#read = () => frame.signsAtBest(sentence, outlined.own);
  }

  get signs(): FigureSigns {
    this.#signs ??= this.#read();
    return this.#signs;
  }
}

/** The candidate with another probability. */
export function asLikelyAs({ evidence, at, figure, signs }: FigureCandidate, probability: number): FigureCandidate {
  return { evidence, at, figure, signs, probability };
}

function likeliest(candidates: readonly FigureCandidate[]): number {
  return Math.max(0, ...candidates.map(({ probability }) => probability));
}

function likeliestFirst(a: FigureCandidate, b: FigureCandidate): number {
  return b.probability - a.probability;
}

function candidateOf({ evidence, at, figure, signs }: MeasuredFigure): FigureCandidate {
  return { evidence, at, figure, signs, probability: probabilityOf(signs) };
}

/** Whether as many of the question's names are in its sentence or right beside it as for the other, by their weight. */
export function isNamedAsNear(one: FigureSigns, other: FigureSigns): boolean {
  return one.names + one.namesNear >= other.names + other.namesNear;
}

/** A figure that is less likely to answer is not even compared with the leading one. */
export const LEAST_LIKELY = 0.01;

/** Share of the leading figure's probability below which a figure changes nothing: see `ofAskedPeriod`, `withoutWishes`, `eventsOf`. */
export function leastShare({ whatIsConcept }: QuantityAsk): number {
  return whatIsConcept ? 0.1 : 0.4;
}

/** Several times what the passages of an answer give: only tables give more, and each is held against the likeliest. */
const MOST_CANDIDATES = 1000;

/** A figure that its article puts in the place of another answers what the other one did. */
function withCorrections(
  measured: readonly MeasuredFigure[],
  ask: QuantityAsk,
  list: QuestionEvidence,
  index: Slice,
): readonly MeasuredFigure[] {
  const corrected = correctedFigures(list.evidence, index);
  if (corrected.length === 0) return measured;
  const held = list.evidence.map((one) => corrected.find(({ former }) => isSameSentence(former, one))?.former ?? one);
  const former = measureFigures(ask, { ...list, evidence: held }, index);
  const inPlace = corrected.flatMap(({ evidence, at, formerFigure }): MeasuredFigure[] => {
    const found = former.find(({ figure }) => figure === formerFigure);
    const figure = evidence.sentence.figures[at];
    return found && figure && !figure.denial ? [{ ...found, evidence, at, figure }] : [];
  });
  const isReplaced = (one: MeasuredFigure) =>
    inPlace.some(({ evidence, at }) => evidence === one.evidence && at === one.at);
  return [...measured.filter((one) => !isReplaced(one)), ...inPlace];
}

function isSameSentence(a: Evidence, b: Evidence): boolean {
  return a.passage === b.passage && a.sentence.start === b.sentence.start;
}

/** What a sentence denies or only reports as a claim answers nothing, however well it fits. */
function isStatedThere({ figure, evidence }: MeasuredFigure): boolean {
  return !isDenied(figure, sentenceText(evidence));
}

const FIGURE_MODEL = linearModel(FIGURE_SIGNS, FIGURE_WEIGHTS);

function probabilityOf(signs: FigureSigns): number {
  return probabilityAt(logitOf(FIGURE_MODEL, signs));
}

/** Rounded to 1e-9, so that the order never hangs on the last bit of a sum. */
function probabilityAt(logit: number): number {
  return Math.round(1e9 * logistic(logit)) / 1e9;
}
