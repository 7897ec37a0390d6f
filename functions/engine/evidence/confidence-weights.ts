import type { Sign } from './confidence-signs.ts';

type Weights = Readonly<Record<Sign | 'intercept', number>>;

/** Learnt by `npm run train:confidence`: do not edit by hand. */
export const CONFIDENCE_WEIGHTS: Readonly<Record<'covered' | 'says', Weights>> = {
  covered: {
    intercept: -12.4397,
    passageIdeal: 3.8599,
    names: 0.7484,
    conceptMissing: -0.4918,
    nameMissing: -1.0129,
    score: 10.519,
    information: 3.0376,
    relation: 2.3923,
    relationBefore: 0.3971,
    relationMissing: 2.8961,
    predicateMissing: 0.2814,
    predicateNowhere: -0.1781,
    kindMissing: 0.1777,
    kindFar: -0.3485,
    pairs: -1.1935,
  },
  says: {
    intercept: -5.7112,
    passageIdeal: -2.6319,
    names: 1.5602,
    conceptMissing: -0.4001,
    nameMissing: -0.188,
    score: 8.5475,
    information: -1.3314,
    relation: 1.8662,
    relationBefore: 1.8792,
    relationMissing: 0.6649,
    predicateMissing: 0.5717,
    predicateNowhere: -0.6452,
    kindMissing: -0.8588,
    kindFar: -1.757,
    pairs: -0.9082,
  },
};

/** Up to these the answer is "not found"; `name` is for `covered` where a name is nowhere about the best sentence. */
export const LEAST_CONFIDENCE: Readonly<Record<'covered' | 'name' | 'says', number>> = {
  covered: 0.4,
  name: 0.8,
  says: 0.4394,
};
