import { SnapshotError } from '../snapshot/snapshot-error.ts';
import { BestPassages, type Ranked } from './best-passages.ts';
import type { PackedField } from './postings.ts';
import type { SearchTerm } from './slice.ts';
import { BM25, idf } from './statistics.ts';

/** Title, heading and lead-in, against 1 for the text itself. */
export const CONTEXT_BOOST = 0.3;

/** Finds the passages that are most about some terms; passages are numbered in their order. */
export interface PassageSearch {
  /** The `limit` best of those that `isAsked` lets in. */
  best(terms: readonly SearchTerm[], limit: number, isAsked?: (passage: number) => boolean): readonly Ranked[];
}

/** Behind the last passage of a list. */
const NONE = Number.POSITIVE_INFINITY;

/**
 * BM25+ over the stems and rings of passages: what MiniSearch's `search` finds with exact terms, to the last bit of a score
 * (that is tested), but that it multiplies a score by the number of terms that matched, which costs almost four points of
 * success@1. Passages are numbered in their order.
 */
export class PostingSearch implements PassageSearch {
  readonly #text: Scored;
  readonly #context: Scored;
  readonly #termId: (term: string) => number | undefined;
  readonly #count: number;
  readonly #scores: Float64Array;
  readonly #touched: Uint32Array;
  readonly #isTouched: Uint8Array;

  /** `termId`: the number of a stem or of a ring's term, `undefined` for what no passage has. */
  constructor(text: PackedField, context: PackedField, termId: (term: string) => number | undefined) {
    this.#text = new Scored(text);
    this.#context = new Scored(context);
    this.#termId = termId;
    this.#count = text.lengths.length;
    this.#scores = new Float64Array(this.#count);
    this.#touched = new Uint32Array(this.#count);
    this.#isTouched = new Uint8Array(this.#count);
  }

  best(terms: readonly SearchTerm[], limit: number, isAsked?: (passage: number) => boolean): readonly Ranked[] {
    const best = new BestPassages(limit);
    this.scored(terms, (passage, score) => {
      if (best.mayTake(score) && (isAsked?.(passage) ?? true)) best.offer(passage, score);
    });
    return best.inOrder();
  }

  /** Each passage with any of the terms once, in no order, with the sum over the terms that it has. */
  scored(terms: readonly SearchTerm[], take: (passage: number, score: number) => void): void {
    let touched = 0;
    const scores = this.#scores;
    const isTouched = this.#isTouched;
    try {
      for (const { term, weight } of terms) {
        const id = this.#termId(term);
        if (id === undefined) continue;
        const inText = this.#text.matches(id, weight);
        const inContext = this.#context.matches(id, weight * CONTEXT_BOOST);
        while (inText.passage !== NONE || inContext.passage !== NONE) {
          const passage = Math.min(inText.passage, inContext.passage);
          if (passage >= this.#count) throw new SnapshotError('this index finds a passage that it has not');
          const score = inText.scoreOf(passage) + inContext.scoreOf(passage);
          if (isTouched[passage] === 0) {
            isTouched[passage] = 1;
            this.#touched[touched] = passage;
            touched += 1;
            scores[passage] = score;
          } else {
            scores[passage] = (scores[passage] ?? 0) + score;
          }
        }
      }
      for (let at = 0; at < touched; at += 1) {
        const passage = this.#touched[at] ?? 0;
        take(passage, scores[passage] ?? 0);
      }
    } finally {
      for (let at = 0; at < touched; at += 1) isTouched[this.#touched[at] ?? 0] = 0;
    }
  }

  /** Whether a passage that `isAsked` lets in has one of these terms, by number, in its text or above it. */
  hasAny(inText: readonly number[], inContext: readonly number[], isAsked: (passage: number) => boolean): boolean {
    const has = (field: Scored, id: number): boolean => {
      for (const matches = field.matches(id, 1); matches.passage !== NONE; matches.scoreOf(matches.passage)) {
        if (isAsked(matches.passage)) return true;
      }
      return false;
    };
    return inText.some((id) => has(this.#text, id)) || inContext.some((id) => has(this.#context, id));
  }
}

/** A field with what a passage's length makes of the frequencies in it. */
class Scored {
  readonly field: PackedField;
  #norms: Float64Array | undefined;

  constructor(field: PackedField) {
    this.field = field;
  }

  matches(term: number, weight: number): Matches {
    const { k, b } = BM25;
    const { lengths, meanLength, counts } = this.field;
    this.#norms ??= Float64Array.from(lengths, (length) => k * (1 - b + (b * length) / meanLength));
    return new Matches(this.field, term, this.#norms, weight, idf(lengths.length, counts[term] ?? 0));
  }
}

/** The passages that have one term in one field, in their order, with their scores. */
class Matches {
  /** The next one; {@link NONE} behind the last. */
  passage = -1;
  readonly #lists: Buffer;
  readonly #norms: Float64Array;
  readonly #weight: number;
  readonly #inverseFrequency: number;
  readonly #end: number;
  #at: number;
  #frequency = 0;

  constructor(field: PackedField, term: number, norms: Float64Array, weight: number, inverseFrequency: number) {
    this.#lists = field.lists;
    this.#norms = norms;
    this.#weight = weight;
    this.#inverseFrequency = inverseFrequency;
    this.#at = field.listStarts[term] ?? 0;
    this.#end = field.listStarts[term + 1] ?? 0;
    this.#next();
  }

  /** Of the passage, when it is the next one, which is then done with; else 0. */
  scoreOf(passage: number): number {
    if (this.passage !== passage) return 0;
    const { k, d } = BM25;
    const frequency = this.#frequency;
    const share = (frequency * (k + 1)) / (frequency + (this.#norms[passage] ?? 0));
    this.#next();
    return this.#weight * (this.#inverseFrequency * (d + share));
  }

  #next(): void {
    if (this.#at >= this.#end) {
      this.passage = NONE;
      return;
    }
    const step = this.#number();
    // At least one on, so that no list goes round.
    this.passage += Math.max(1, step >>> 1);
    this.#frequency = step & 1 ? this.#number() : 1;
  }

  #number(): number {
    const lists = this.#lists;
    let byte = lists[this.#at] ?? 0;
    this.#at += 1;
    let value = byte & 0x7f;
    for (let bits = 7; byte > 0x7f; bits += 7) {
      byte = lists[this.#at] ?? 0;
      this.#at += 1;
      value |= (byte & 0x7f) << bits;
    }
    return value >>> 0;
  }
}
