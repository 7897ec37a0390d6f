import type { Sign } from './confidence-signs.ts';

type Weights = Readonly<Record<Sign | 'intercept', number>>;

/** Learnt by `npm run train:confidence`: do not edit by hand. */
export const CONFIDENCE_WEIGHTS: Readonly<Record<'covered' | 'says', Weights>> = {
  covered: {
    intercept: -9.3847,
    passageIdeal: 3.7273,
    names: 0.2437,
    conceptMissing: -0.3969,
    nameMissing: -0.8338,
    score: 5.291,
    information: 2.0943,
    relation: 2.1713,
    relationBefore: 0.8261,
    relationMissing: 3.0429,
    predicateMissing: -0.0435,
    predicateNowhere: 0.138,
    kindMissing: 0.2661,
    kindFar: -0.3089,
    pairs: -0.4363,
    otherMatter: 4.4452,
    sameMatter: 1.0053,
    rareMissing: -0.9553,
    figureMissing: 0,
  },
  says: {
    intercept: -2.7601,
    passageIdeal: -0.925,
    names: 1.4811,
    conceptMissing: 0.3156,
    nameMissing: -0.1197,
    score: 4.3302,
    information: -0.8321,
    relation: 1.5107,
    relationBefore: 1.451,
    relationMissing: 0.474,
    predicateMissing: 0.1783,
    predicateNowhere: -0.3651,
    kindMissing: -1.1403,
    kindFar: -1.9009,
    pairs: -0.3984,
    otherMatter: 0,
    sameMatter: 0,
    rareMissing: -0.8096,
    figureMissing: -2.0999,
  },
};

/** Up to these the answer is "not found"; `name` is for `covered` where a name is nowhere about the best sentence. */
export const LEAST_CONFIDENCE: Readonly<Record<'covered' | 'name' | 'says', number>> = {
  covered: 0.4278,
  name: 0.82,
  says: 0.4701,
};
