import { SIGNS, type Sign, type Signs, signsOf } from './confidence-signs.ts';
import { CONFIDENCE_WEIGHTS, LEAST_CONFIDENCE } from './confidence-weights.ts';
import type { QuestionEvidence } from './evidence.ts';

export interface Confidence {
  /** How likely the first quotation is to answer the question, 0 to 1: a logistic model, learnt by `bench/`. */
  readonly confidence: number;
  /** Whether that is enough to answer. */
  readonly found: boolean;
}

/** What is missing near the best sentence decides how confident one has to be: see `LEAST_CONFIDENCE`. */
export type Gap = 'none' | 'concept' | 'name';

export function gapOf(signs: Readonly<Signs>): Gap {
  if (signs.nameMissing > 0) return 'name';
  return signs.conceptMissing > 0 ? 'concept' : 'none';
}

export function confidenceOf(list: QuestionEvidence): Confidence {
  const signs = signsOf(list);
  if (!signs) return { confidence: 0, found: false };
  const confidence = 1 / (1 + Math.exp(-logitOf(signs, CONFIDENCE_WEIGHTS)));
  return { confidence, found: confidence > LEAST_CONFIDENCE[gapOf(signs)] };
}

function logitOf(signs: Readonly<Signs>, weights: Readonly<Record<Sign | 'intercept', number>>): number {
  return SIGNS.reduce((sum, sign) => sum + weights[sign] * signs[sign], weights.intercept);
}
