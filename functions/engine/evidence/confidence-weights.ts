import type { Gap } from './confidence.ts';
import type { Sign } from './confidence-signs.ts';

/** Learnt by `npm run train:confidence`: do not edit by hand. */
export const CONFIDENCE_WEIGHTS: Readonly<Record<Sign | 'intercept', number>> = {
  intercept: -9.271,
  passageIdeal: 4.6269,
  names: 0.9654,
  conceptMissing: -0.5786,
  nameMissing: -0.9194,
  score: 8.2159,
  information: 4.2485,
  relation: 0,
  relationBefore: 0,
  relationMissing: 0,
  predicateMissing: 0,
  predicateNowhere: 0,
  kindMissing: 0,
  kindFar: 0,
  pairs: 0,
};

/** Up to this the answer is "not found", by what is missing near the best sentence. */
export const LEAST_CONFIDENCE: Readonly<Record<Gap, number>> = {
  none: 0.5538,
  concept: 0.9597,
  name: 0.9711,
};
