import type { Sign } from './confidence-signs.ts';

type Weights = Readonly<Record<Sign | 'intercept', number>>;

/** Learnt by `npm run train:confidence`: do not edit by hand. */
export const CONFIDENCE_WEIGHTS: Readonly<Record<'covered' | 'says', Weights>> = {
  covered: {
    intercept: -9.3364,
    passageIdeal: 3.6367,
    names: 0.3038,
    conceptMissing: -0.4485,
    nameMissing: -0.8017,
    score: 5.0245,
    information: 2.3512,
    relation: 2.0498,
    relationBefore: 0.8362,
    relationMissing: 3.0204,
    predicateMissing: 0.0218,
    predicateNowhere: 0.1153,
    kindMissing: 0.189,
    kindFar: -0.3066,
    pairs: -0.4784,
    otherMatter: 4.4345,
    sameMatter: 0.9553,
    rareMissing: -0.9485,
    figureMissing: 0,
  },
  says: {
    intercept: -2.6628,
    passageIdeal: -0.5509,
    names: 1.4053,
    conceptMissing: 0.3185,
    nameMissing: -0.2621,
    score: 4.1698,
    information: -0.8794,
    relation: 1.5331,
    relationBefore: 1.5734,
    relationMissing: 0.5093,
    predicateMissing: 0.1019,
    predicateNowhere: -0.3403,
    kindMissing: -1.1633,
    kindFar: -2.0185,
    pairs: -0.3163,
    otherMatter: 0,
    sameMatter: 0,
    rareMissing: -0.859,
    figureMissing: -2.127,
  },
};

/** Up to these the answer is "not found"; `name` is for `covered` where a name is nowhere about the best sentence. */
export const LEAST_CONFIDENCE: Readonly<Record<'covered' | 'name' | 'says', number>> = {
  covered: 0.4279,
  name: 0.8007,
  says: 0.4495,
};
