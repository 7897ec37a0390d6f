import type { Gap, Sign } from './confidence.ts';

/** Learnt by `npm run train:confidence`: do not edit by hand. */
export const CONFIDENCE_WEIGHTS: Readonly<Record<Sign | 'intercept', number>> = {
  intercept: -9.2383,
  passageIdeal: 4.6759,
  names: 0.9462,
  conceptMissing: -0.6004,
  nameMissing: -0.9131,
  score: 8.1934,
  information: 4.2219,
};

/** Up to this the answer is "not found", by what is missing near the best sentence. */
export const LEAST_CONFIDENCE: Readonly<Record<Gap, number>> = {
  none: 0.5542,
  concept: 0.9543,
  name: 0.9715,
};
