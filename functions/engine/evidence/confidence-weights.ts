import type { Sign } from './confidence.ts';

/** Learnt by `npm run train:confidence`: do not edit by hand. */
export const CONFIDENCE_WEIGHTS: Readonly<Record<Sign | 'intercept', number>> = {
  intercept: -9.3866,
  nearby: 0,
  passageIdeal: 5.6759,
  heaviestMissing: 0,
  names: 0.5638,
  ringMissing: 0,
  coreMissing: -1.1556,
  score: 8.3684,
  information: 4.1588,
};

/** Below this the answer is "not found"; the second when a name or concept is missing near the best sentence. */
export const LEAST_CONFIDENCE = { complete: 0.6017, incomplete: 0.8984 } as const;
