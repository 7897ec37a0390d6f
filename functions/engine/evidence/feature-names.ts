/**
 * What is measured of a candidate sentence. A share is of the summed weight of the question's terms, 0 to 1. The weights
 * are learnt by `bench/train-ranker.ts`; what earned nothing there was left out.
 */
export const FEATURES = [
  /** BM25 of its passage, against the best passage for this question. */
  'passageScore',
  /** The same, with the terms' weights for their idf, against the most that these terms could score. */
  'passageIdeal',
  /** BM25 of the sentence alone, against the best candidate. */
  'sentenceScore',
  /** Share of the terms that are in the sentence, by stem or ring; its square, which rewards having all of them. */
  'coverage',
  'coverageSquare',
  /** Share of the terms missing here and found in the sentence before; after; in any before; anywhere in the passage. */
  'coverageBefore',
  'coverageAfter',
  'coverageEarlier',
  'coveragePassage',
  /**
   * Share of names found in title, heading or lead-in; the part of it that the passage itself lacks. Only names: a
   * headline says whom all of it is about, but "Killings" in a headline makes no sentence below it about a death.
   */
  'context',
  'contextOnly',
  /** Share found in the very form of the question, in the sentence; anywhere in the passage. */
  'exactForm',
  'exactPassage',
  /** Share of neighbouring question terms that are neighbours here too; in the best sentence of its passage. */
  'pairs',
  'pairsPassage',
  /** Share of unmatched terms with a similar word here ("Kassim" for "Kassym"); anywhere in the passage. */
  'similar',
  'similarPassage',
  /** Share of the question's names in the sentence; in the passage. */
  'names',
  'namesPassage',
  /** The word right after "what", "which" or "how many": 1 present, -0.5 absent, 0 when there is none. */
  'focus',
  'focusPassage',
  /** It holds what the question asks for (1) or does not (-1); 0 when the question does not ask for that. */
  'hasNumber',
  'hasDate',
  'hasPerson',
  'hasPlace',
  'hasReason',
  /** How well its best figure answers the question for a figure, 0 to 1; -0.5 when it has none that does. */
  'figure',
  /** 1 when a number is at most four tokens before the counted noun. */
  'countsNoun',
  /** How close the nearest thing of the kind asked for is to the question's terms, 0 to 1. */
  'nearAnswer',
  /** The same for what the question asks of whom it names, and only for kinds that show: a person, a date, a place, a reason. */
  'nearPredicate',
  /** What the question asks of whom it names is said here, in its own words (1) or in kin (0.8); in a sentence beside. */
  'predicate',
  'predicateBeside',
  /** Share of the names that the sentence lacks and the nearest sentence before has, where it points back: "it", "the firm". */
  'namesBack',
  /** ln(1 + tokens) / 3; 1 when under five tokens; 1 when first of its passage. */
  'length',
  'short',
  'opening',
] as const;

export type FeatureName = (typeof FEATURES)[number];
