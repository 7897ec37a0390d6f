import type { Sign } from './confidence-signs.ts';

type Weights = Readonly<Record<Sign | 'intercept', number>>;

/** Learnt by `npm run train:confidence`: do not edit by hand. */
export const CONFIDENCE_WEIGHTS: Readonly<Record<'covered' | 'says', Weights>> = {
  covered: {
    intercept: -9.8926,
    passageIdeal: 0.0,
    names: 1.4803,
    conceptMissing: -0.4889,
    nameMissing: -0.6316,
    score: 8.1939,
    information: 3.5457,
    relation: 1.0135,
    relationBefore: 0.0,
    relationMissing: 0.0,
    predicateMissing: 0.0,
    predicateNowhere: 0.0,
    pairs: 0.0,
    kindMissing: 0.0,
    kindFar: -0.3311,
  },
  says: {
    intercept: -5.9601,
    passageIdeal: -2.258,
    names: 1.5131,
    conceptMissing: -0.2922,
    nameMissing: -0.1619,
    score: 8.3841,
    information: -1.21,
    relation: 1.849,
    relationBefore: 1.8542,
    relationMissing: 0.6089,
    predicateMissing: 0.5299,
    predicateNowhere: -0.589,
    pairs: -0.7876,
    kindMissing: -0.8371,
    kindFar: -1.6457,
  },
};

/** Up to these the answer is "not found"; `name` is for `covered` where a name is missing near the best sentence. */
export const LEAST_CONFIDENCE: Readonly<Record<'covered' | 'name' | 'says', number>> = {
  covered: 0.0869,
  name: 0.2054,
  says: 0.4475,
};
