import { backgroundShare } from '../text/background.ts';

/** BM25+ as MiniSearch computes it, with its default parameters (tuning them gained 0.15 points: not worth a knob). */
export const BM25 = { k: 1.2, b: 0.7, d: 0.5 } as const;

/**
 * The part of BM25+ that a term's frequency gives, with the length of the text as a multiple of the mean: 0 where it is missing,
 * else `d` to `d + k + 1`.
 */
export function saturation(frequency: number, relativeLength: number): number {
  if (frequency === 0) return 0;
  const norm = BM25.k * (1 - BM25.b + BM25.b * relativeLength);
  return BM25.d + (frequency * (BM25.k + 1)) / (frequency + norm);
}

/** Imagined passages of general English beside those of the corpus. */
const BACKGROUND_PASSAGES = 500;

/** What is counted over all passages of a corpus. Passages are all that is counted, so that every store can count them. */
export interface TermCounts {
  readonly passages: number;
  readonly sentences: number;
  /** Tokens a sentence; a passage; stop words left out. 1 for an empty corpus, so that it can divide. */
  readonly meanSentenceLength: number;
  readonly meanPassageLength: number;
  /** Passages with a word of the stem, or of the ring, in their text. */
  withStem(stemId: number): number;
  withRing(ring: number): number;
  /** Passages in which such a word has a capital inside a sentence, behind its first word; in which one has none there. */
  withCapital(stemId: number): number;
  withSmall(stemId: number): number;
  /** Whether a passage has it in its title, heading or lead-in. */
  isAbove(stemId: number): boolean;
  isRingAbove(ring: number): boolean;
}

/** What the counts say of a term. Stems are given by their ids, `undefined` for one that no article has; no ring is -1. */
export class Statistics {
  readonly passageCount: number;
  readonly #sentenceCount: number;
  readonly meanSentenceLength: number;
  readonly meanPassageLength: number;
  readonly #counts: TermCounts;

  constructor(counts: TermCounts) {
    this.#counts = counts;
    this.passageCount = counts.passages;
    this.#sentenceCount = counts.sentences;
    this.meanSentenceLength = counts.meanSentenceLength;
    this.meanPassageLength = counts.meanPassageLength;
  }

  /**
   * How much a term tells: ln((N + M) / (n + m)), from the N passages of the corpus, n of them with the term, and M
   * imagined ones, of which a word of its commonness has m. In a corpus of five articles on one event a frequency says
   * little about a word, and its absence less; at thousands of passages the background no longer matters.
   */
  weight(stem: string, stemId: number | undefined, ring: number, aliases: readonly number[] = []): number {
    const frequency = this.#withAliases(stemId, ring, aliases);
    const expected = BACKGROUND_PASSAGES * backgroundShare(stem);
    return Math.log((this.passageCount + BACKGROUND_PASSAGES) / (frequency + expected));
  }

  /**
   * The term's inverse document frequency over sentences, as BM25 has it, as if each passage that has it said it in one
   * sentence: what a store counts are passages.
   */
  idf(stemId: number | undefined, ring: number, aliases: readonly number[] = []): number {
    return idf(this.#sentenceCount, Math.min(this.#sentenceCount, this.#withAliases(stemId, ring, aliases)));
  }

  #withAliases(stemId: number | undefined, ring: number, aliases: readonly number[]): number {
    return aliases.reduce((sum, stem) => sum + this.#counts.withStem(stem), this.passageFrequency(stemId, ring));
  }

  /** In how many passages the stem, or any word of its ring, stands. */
  passageFrequency(stemId: number | undefined, ring: number): number {
    const own = stemId === undefined ? 0 : this.#counts.withStem(stemId);
    return ring < 0 ? own : Math.max(own, this.#counts.withRing(ring));
  }

  /** Does any article have the stem, or a word of the ring, in its text or above it? */
  isKnown(stemId: number | undefined, ring: number): boolean {
    if (this.passageFrequency(stemId, ring) > 0) return true;
    return (stemId !== undefined && this.#counts.isAbove(stemId)) || (ring >= 0 && this.#counts.isRingAbove(ring));
  }

  /** Do more passages write this stem with a capital inside a sentence than without? */
  isName(stemId: number | undefined): boolean {
    return stemId !== undefined && this.#counts.withCapital(stemId) > this.#counts.withSmall(stemId);
  }
}

/** The idf of MiniSearch's BM25+: ln(1 + (N - n + 0.5) / (n + 0.5)). */
export function idf(total: number, matching: number): number {
  return Math.log(1 + (total - matching + 0.5) / (matching + 0.5));
}
