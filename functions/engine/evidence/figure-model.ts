import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { isDenied } from '../figures/denied-figures.ts';
import type { Figure } from '../figures/figures.ts';
import type { Slice } from '../search/slice.ts';
import type { Evidence, QuestionEvidence } from './evidence.ts';
import { correctedFigures } from './figure-corrections.ts';
import { FIGURE_SIGNS, type FigureSigns, type MeasuredFigure, measureFigures } from './figure-signs.ts';
import { FIGURE_WEIGHTS } from './figure-weights.ts';
import { linearModel, logistic, logitOf } from './logistic.ts';

/** A figure of the evidence with how likely it is to answer the question, 0 to 1: a logistic model, learnt by `bench/`. */
export interface FigureCandidate extends MeasuredFigure {
  readonly probability: number;
}

/** The figures that may answer what is asked, likeliest first; equal ones in the order of the evidence, then of the text. */
export function figureCandidates(ask: QuantityAsk, list: QuestionEvidence, index: Slice): FigureCandidate[] {
  const measured = measureFigures(ask, list, index).filter(({ figure, evidence }) => !isDeniedThere(figure, evidence));
  return withCorrections(measured, ask, list, index)
    .map(({ evidence, at, figure, signs }) => ({ evidence, at, figure, signs, probability: probabilityOf(signs) }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST_CANDIDATES);
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
function isDeniedThere(figure: Figure, { passage, sentence }: Evidence): boolean {
  return isDenied(figure, passage.article.text.slice(sentence.start, sentence.end));
}

const FIGURE_MODEL = linearModel(FIGURE_SIGNS, FIGURE_WEIGHTS);

/** Rounded to 1e-9, so that the order never hangs on the last bit of a sum. */
function probabilityOf(signs: FigureSigns): number {
  return Math.round(1e9 * logistic(logitOf(FIGURE_MODEL, signs))) / 1e9;
}
