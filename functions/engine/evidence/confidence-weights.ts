import type { Sign } from './confidence-signs.ts';

type Weights = Readonly<Record<Sign | 'intercept', number>>;

/** Learnt by `npm run train:confidence`: do not edit by hand. */
export const CONFIDENCE_WEIGHTS: Readonly<Record<'covered' | 'says', Weights>> = {
  covered: {
    intercept: -8.8853,
    passageIdeal: 1.5591,
    names: 1.4289,
    conceptMissing: -0.5087,
    nameMissing: -0.6934,
    score: 7.8669,
    information: 2.8012,
    relation: 1.3396,
    relationBefore: 0,
    relationMissing: 0,
    predicateMissing: 0,
    predicateNowhere: 0,
    kindMissing: 0,
    kindFar: -0.4124,
    pairs: 0,
  },
  says: {
    intercept: -5.8915,
    passageIdeal: -2.1229,
    names: 1.4534,
    conceptMissing: -0.2677,
    nameMissing: -0.1729,
    score: 8.1099,
    information: -1.0868,
    relation: 1.8529,
    relationBefore: 1.8403,
    relationMissing: 0.6249,
    predicateMissing: 0.503,
    predicateNowhere: -0.5504,
    kindMissing: -0.819,
    kindFar: -1.5629,
    pairs: -0.7423,
  },
};

/** Up to these the answer is "not found"; `name` is for `covered` where a name is missing near the best sentence. */
export const LEAST_CONFIDENCE: Readonly<Record<'covered' | 'name' | 'says', number>> = {
  covered: 0.1094,
  name: 0.2595,
  says: 0.465,
};
