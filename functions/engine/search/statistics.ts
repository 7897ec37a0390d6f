import type { Rings } from '../concepts/rings.ts';
import { backgroundShare } from '../text/background.ts';
import { contentStems } from '../text/content-stems.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { IndexedPassage } from './corpus-index.ts';

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

/** In how many passages and sentences each stem and ring stands. */
export class Statistics {
  readonly passageCount: number;
  readonly sentenceCount: number;
  /** Tokens a sentence; a passage; stop words left out. 1 for an empty corpus, so that it can divide. */
  readonly meanSentenceLength: number;
  readonly meanPassageLength: number;
  readonly #passagesWithStem: Uint32Array;
  readonly #sentencesWithStem: Uint32Array;
  readonly #passagesWithRing: Uint32Array;
  readonly #sentencesWithRing: Uint32Array;
  /** Tokens of each stem inside a sentence, all and capitalised ones. */
  readonly #contextStems = new Set<number>();
  readonly #contextRings = new Set<number>();
  readonly #inside: Uint32Array;
  readonly #capitalised: Uint32Array;

  constructor(passages: readonly IndexedPassage[], lexicon: Lexicon, rings: Rings) {
    this.#passagesWithStem = new Uint32Array(lexicon.stemCount);
    this.#sentencesWithStem = new Uint32Array(lexicon.stemCount);
    this.#passagesWithRing = new Uint32Array(rings.names.length);
    this.#sentencesWithRing = new Uint32Array(rings.names.length);
    this.#inside = new Uint32Array(lexicon.stemCount);
    this.#capitalised = new Uint32Array(lexicon.stemCount);
    const seenStem = { passage: new Int32Array(lexicon.stemCount), sentence: new Int32Array(lexicon.stemCount) };
    const seenRing = { passage: new Int32Array(rings.names.length), sentence: new Int32Array(rings.names.length) };
    const stems = contentStems(lexicon);
    let sentenceCount = 0;
    let tokenCount = 0;
    passages.forEach((passage, index) => {
      for (const stem of passage.contextStems) this.#contextStems.add(stem);
      for (const ring of passage.contextRings) this.#contextRings.add(ring);
      for (const sentence of passage.sentences) {
        sentenceCount += 1;
        for (let at = sentence.firstToken; at < sentence.endToken; at += 1) {
          const token = passage.tokens[at] ?? 0;
          const stem = stems[token >> 1] ?? -1;
          if (stem >= 0) {
            tokenCount += 1;
            if (at > sentence.firstToken) {
              this.#inside[stem] = (this.#inside[stem] ?? 0) + 1;
              if (token & 1) this.#capitalised[stem] = (this.#capitalised[stem] ?? 0) + 1;
            }
            countOnce(seenStem.passage, this.#passagesWithStem, stem, index + 1);
            countOnce(seenStem.sentence, this.#sentencesWithStem, stem, sentenceCount);
          }
          const ring = passage.rings[at] ?? -1;
          if (ring >= 0) {
            countOnce(seenRing.passage, this.#passagesWithRing, ring, index + 1);
            countOnce(seenRing.sentence, this.#sentencesWithRing, ring, sentenceCount);
          }
        }
      }
    });
    this.passageCount = passages.length;
    this.sentenceCount = sentenceCount;
    this.meanSentenceLength = tokenCount / sentenceCount || 1;
    this.meanPassageLength = tokenCount / passages.length || 1;
  }

  /**
   * How much a term tells: ln((N + M) / (n + m)), from the N passages of the corpus, n of them with the term, and M
   * imagined ones, of which a word of its commonness has m. In a corpus of five articles on one event a frequency says
   * little about a word, and its absence less; at thousands of passages the background no longer matters.
   */
  weight(stem: string, stemId: number | undefined, ring: number, aliases: readonly number[] = []): number {
    const frequency = this.#withAliases(this.passageFrequency(stemId, ring), aliases, this.#passagesWithStem);
    const expected = BACKGROUND_PASSAGES * backgroundShare(stem);
    return Math.log((this.passageCount + BACKGROUND_PASSAGES) / (frequency + expected));
  }

  sentenceIdf(stemId: number | undefined, ring: number, aliases: readonly number[] = []): number {
    const own = this.#frequency(this.#sentencesWithStem, this.#sentencesWithRing, stemId, ring);
    return idf(
      this.sentenceCount,
      Math.min(this.sentenceCount, this.#withAliases(own, aliases, this.#sentencesWithStem)),
    );
  }

  #withAliases(own: number, aliases: readonly number[], counts: Uint32Array): number {
    return aliases.reduce((sum, stem) => sum + (counts[stem] ?? 0), own);
  }

  /** In how many passages the stem, or any word of its ring, stands. */
  passageFrequency(stemId: number | undefined, ring: number): number {
    return this.#frequency(this.#passagesWithStem, this.#passagesWithRing, stemId, ring);
  }

  /** Does any article have the stem, or a word of the ring, in its text or above it? */
  isKnown(stemId: number | undefined, ring: number): boolean {
    if (this.passageFrequency(stemId, ring) > 0) return true;
    return (stemId !== undefined && this.#contextStems.has(stemId)) || this.#contextRings.has(ring);
  }

  /** Do the articles write this stem with a capital in more than this share of its places inside sentences? */
  isName(stemId: number | undefined, share = 0.5): boolean {
    if (stemId === undefined) return false;
    return (this.#capitalised[stemId] ?? 0) > share * (this.#inside[stemId] ?? 0);
  }

  #frequency(stems: Uint32Array, ringed: Uint32Array, stemId: number | undefined, ring: number): number {
    const own = stemId === undefined ? 0 : (stems[stemId] ?? 0);
    return ring < 0 ? own : Math.max(own, ringed[ring] ?? 0);
  }
}

function countOnce(seen: Int32Array, counts: Uint32Array, key: number, stamp: number): void {
  if (seen[key] === stamp) return;
  seen[key] = stamp;
  counts[key] = (counts[key] ?? 0) + 1;
}

/** The idf of MiniSearch's BM25+: ln(1 + (N - n + 0.5) / (n + 0.5)). */
export function idf(total: number, matching: number): number {
  return Math.log(1 + (total - matching + 0.5) / (matching + 0.5));
}
