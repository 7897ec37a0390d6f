import type { Sign } from './confidence-signs.ts';

type Weights = Readonly<Record<Sign | 'intercept', number>>;

/** Learnt by `npm run train:confidence`: do not edit by hand. */
export const CONFIDENCE_WEIGHTS: Readonly<Record<'covered' | 'says', Weights>> = {
  covered: {
    intercept: -9.344,
    passageIdeal: 3.6723,
    names: 0.2406,
    conceptMissing: -0.405,
    nameMissing: -0.8533,
    score: 5.277,
    information: 2.093,
    relation: 2.1712,
    relationBefore: 0.8351,
    relationMissing: 3.0235,
    predicateMissing: -0.0667,
    predicateNowhere: 0.1653,
    kindMissing: 0.2594,
    kindFar: -0.3088,
    pairs: -0.4199,
    otherMatter: 4.4437,
    sameMatter: 1.0201,
    rareMissing: -0.9521,
    figureMissing: 0,
  },
  says: {
    intercept: -2.6144,
    passageIdeal: -0.8917,
    names: 1.4031,
    conceptMissing: 0.32,
    nameMissing: -0.2493,
    score: 4.2509,
    information: -0.8375,
    relation: 1.5238,
    relationBefore: 1.5893,
    relationMissing: 0.3901,
    predicateMissing: 0.1646,
    predicateNowhere: -0.3404,
    kindMissing: -1.1356,
    kindFar: -1.8885,
    pairs: -0.3598,
    otherMatter: 0,
    sameMatter: 0,
    rareMissing: -0.8624,
    figureMissing: -2.0809,
  },
};

/** Up to these the answer is "not found"; `name` is for `covered` where a name is nowhere about the best sentence. */
export const LEAST_CONFIDENCE: Readonly<Record<'covered' | 'name' | 'says', number>> = {
  covered: 0.4284,
  name: 0.8188,
  says: 0.4702,
};
