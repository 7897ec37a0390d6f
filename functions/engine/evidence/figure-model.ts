import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import type { CorpusIndex } from '../search/corpus-index.ts';
import type { EvidenceList } from './evidence.ts';
import { FIGURE_SIGNS, type FigureSigns, type MeasuredFigure, measureFigures } from './figure-signs.ts';
import { FIGURE_WEIGHTS } from './figure-weights.ts';

/** A figure of the evidence with how likely it is to answer the question, 0 to 1: a logistic model, learnt by `bench/`. */
export interface FigureCandidate extends MeasuredFigure {
  readonly probability: number;
}

/** The figures that may answer what is asked, likeliest first; equal ones in the order of the evidence, then of the text. */
export function figureCandidates(ask: QuantityAsk, list: EvidenceList, index: CorpusIndex): FigureCandidate[] {
  return measureFigures(ask, list, index)
    .map((measured) => ({ ...measured, probability: probabilityOf(measured.signs) }))
    .sort((a, b) => b.probability - a.probability);
}

/** Rounded to 1e-9, so that the order never hangs on the last bit of a sum. */
function probabilityOf(signs: FigureSigns): number {
  let logit = FIGURE_WEIGHTS.intercept;
  for (const sign of FIGURE_SIGNS) logit += FIGURE_WEIGHTS[sign] * signs[sign];
  return Math.round(1e9 / (1 + Math.exp(-logit))) / 1e9;
}
