import { CONFIDENCE_WEIGHTS, LEAST_CONFIDENCE } from './confidence-weights.ts';
import type { EvidenceList } from './evidence.ts';
import { LEAST_FIT } from './figure-fit.ts';

/**
 * What tells a question that the corpus answers from one that it does not. Shares are of the summed weight of the
 * question's terms, 0 to 1.
 */
export const SIGNS = [
  /** BM25 of the best passage against the most that the terms could score. */
  'passageIdeal',
  /** Share of the question's names in the passage of the best sentence; 1 when it has none. */
  'names',
  /** 1 when the figure that is asked for, or else a ringed term, is missing near the best sentence: it does not say. */
  'conceptMissing',
  /** 1 when a name is missing there, or a rare word that no article has: it is about another person, place or thing. */
  'nameMissing',
  /** Score of the best sentence. */
  'score',
  /** What the matched terms weigh together: one rare word tells more than two common ones. */
  'information',
] as const;

export type Sign = (typeof SIGNS)[number];
export type Signs = Record<Sign, number>;

export interface Confidence {
  /** How likely the first quotation is to answer the question, 0 to 1: a logistic model, learnt by `bench/`. */
  readonly confidence: number;
  /** Whether that is enough to answer. */
  readonly found: boolean;
}

/** What is missing near the best sentence decides how confident one has to be: see `LEAST_CONFIDENCE`. */
export type Gap = 'none' | 'concept' | 'name';

export function gapOf(signs: Readonly<Signs>): Gap {
  if (signs.nameMissing > 0) return 'name';
  return signs.conceptMissing > 0 ? 'concept' : 'none';
}

export function confidenceOf(list: EvidenceList): Confidence {
  const signs = signsOf(list);
  if (!signs) return { confidence: 0, found: false };
  let logit = CONFIDENCE_WEIGHTS.intercept;
  for (const sign of SIGNS) logit += CONFIDENCE_WEIGHTS[sign] * signs[sign];
  const confidence = 1 / (1 + Math.exp(-logit));
  return { confidence, found: confidence > LEAST_CONFIDENCE[gapOf(signs)] };
}

/** Brings scores and weights to about 0 to 1, so that their weights can be compared with those of the other signs. */
const SCALE = 20;

/** `undefined` when there is nothing to be confident about. */
export function signsOf({ terms, evidence }: EvidenceList): Signs | undefined {
  const best = evidence[0];
  if (!best || terms.length === 0) return undefined;
  const { features, inSentence, inBefore, inContext } = best;
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  const matched = Math.min(
    1,
    features.coverage + features.coverageBefore + features.contextOnly + features.similar / 2,
  );
  // Near is in the sentence, or in the one before when this one points back to it; a name also counts from the title or
  // as another spelling.
  const isNear = (at: number) => inSentence[at] || (best.pointsBack && inBefore[at]);
  const isNamed = (at: number) => isNear(at) || inContext[at] || (best.alike[at] ?? 0) >= OTHER_SPELLING;
  return {
    passageIdeal: Math.max(...evidence.map((candidate) => candidate.features.passageIdeal)),
    names: terms.some((term) => term.isName) ? features.namesPassage : 1,
    conceptMissing: lacksConcept(features.figure, () => terms.some(({ ring }, at) => ring >= 0 && !isNear(at))) ? 1 : 0,
    nameMissing: terms.some((term, at) => (term.isName || (term.isRare && !term.isKnown)) && !isNamed(at)) ? 1 : 0,
    score: best.score / SCALE,
    information: (matched * total) / SCALE,
  };
}

/** Dice similarity from which a like word passes for the same name: "Kassim" and "Kassym" reach 0.67. */
const OTHER_SPELLING = 0.6;

/** A figure that fits says who and what by itself; where none is asked for, the ringed words have to be near. */
function lacksConcept(fit: number, ringMissing: () => boolean): boolean {
  return fit === 0 ? ringMissing() : fit < LEAST_FIT;
}
