import type { BearingSign } from './bearing-figures.ts';

/** Learnt by `npm run train:claims`. */
export const BEARING_WEIGHTS: Readonly<Record<BearingSign | 'intercept', number>> = {
  intercept: -4.429,
  sentence: 1.512,
  clause: 0.495,
  names: 0.396,
  nameMissing: -0.299,
  fit: 0,
  sameCounted: 0.205,
  otherCounted: -0.004,
  sameFate: 0.721,
  otherFate: 0,
  sameSubject: 0,
  otherSubject: -0.428,
  rank: 2.216,
  score: 1.261,
  passage: 1.07,
};
