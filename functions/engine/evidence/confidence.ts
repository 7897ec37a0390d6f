import type { BoundTerm } from '../search/retrieval.ts';
import { CONFIDENCE_WEIGHTS, LEAST_CONFIDENCE } from './confidence-weights.ts';
import type { EvidenceList } from './evidence.ts';

/**
 * What tells a question that the corpus answers from one that it does not. Shares are of the summed weight of the
 * question's terms, 0 to 1.
 */
export const SIGNS = [
  /** Share in the best sentence, the one before it and the names of its title, with a half for like words. */
  'nearby',
  /** BM25 of the best passage against the most that the terms could score. */
  'passageIdeal',
  /** Weight of the heaviest term that the best sentence's passage and title lack, against the heaviest of all. */
  'heaviestMissing',
  /** Share of the question's names in the passage of the best sentence; 1 when it has none. */
  'names',
  /** Share of terms that belong to a ring and stand neither in the sentence nor before it: no synonym can excuse them. */
  'ringMissing',
  /**
   * 1 when any name or ringed term is missing there, or the figure that is asked for: the sentence is about another
   * person, place or event, or does not say.
   */
  'coreMissing',
  /** Score of the best sentence, against a round 20. */
  'score',
  /** What the matched terms weigh together, against a round 20: one rare word tells more than two common ones. */
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

export function confidenceOf(list: EvidenceList): Confidence {
  const signs = signsOf(list);
  if (!signs) return { confidence: 0, found: false };
  let logit = CONFIDENCE_WEIGHTS.intercept;
  for (const sign of SIGNS) logit += CONFIDENCE_WEIGHTS[sign] * signs[sign];
  const confidence = 1 / (1 + Math.exp(-logit));
  return { confidence, found: confidence > LEAST_CONFIDENCE[signs.coreMissing ? 'incomplete' : 'complete'] };
}

/** `undefined` when there is nothing to be confident about. */
export function signsOf({ terms, evidence }: EvidenceList): Signs | undefined {
  const best = evidence[0];
  if (!best || terms.length === 0) return undefined;
  const total = terms.reduce((sum, term) => sum + term.weight, 0) || 1;
  const heaviest = Math.max(1e-9, ...terms.map((term) => term.weight));
  const share = (counts: (term: BoundTerm, at: number) => boolean) =>
    terms.reduce((sum, term, at) => sum + (counts(term, at) ? term.weight : 0), 0) / total;
  const { features } = best;
  const nearby = features.coverage + features.coverageBefore + features.contextOnly + features.similar / 2;
  const names = terms.filter((term) => term.isName);
  const missing = terms.map((term, at) => (best.inPassage[at] || best.inContext[at] ? 0 : term.weight));
  const isNear = (at: number) => best.inSentence[at] || best.inBefore[at];
  const coreMissing =
    features.figure < 0 ||
    terms.some((term, at) => (term.ring >= 0 && !isNear(at)) || (term.isName && !isNear(at) && !best.inContext[at]));
  return {
    nearby: Math.min(1, nearby),
    passageIdeal: Math.max(...evidence.map((candidate) => candidate.features.passageIdeal)),
    heaviestMissing: Math.max(0, ...missing) / heaviest,
    names: names.length === 0 ? 1 : features.namesPassage,
    ringMissing: share((term, at) => term.ring >= 0 && !isNear(at)),
    coreMissing: coreMissing ? 1 : 0,
    score: best.score / 20,
    information: (Math.min(1, nearby) * total) / 20,
  };
}
