import { contentStems } from '../text/content-stems.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { IndexedPassage } from './corpus-index.ts';
import type { SearchTerm } from './slice.ts';

/** A passage that has one of the terms. */
export interface SearchHit {
  /** Its place among all passages. */
  readonly id: number;
  /** Sum over the matched terms. */
  readonly score: number;
}

export interface SearchOptions {
  /** What a match in title, heading or lead-in counts, against 1 in the text. */
  readonly boost: { readonly context: number };
  readonly bm25: { readonly k: number; readonly b: number; readonly d: number };
}

/**
 * BM25+ over the stems and rings of passages: what MiniSearch's `search` finds with exact terms, to the last bit of a score
 * (that is tested) but for two things. It multiplies a score by the number of terms that matched, which costs almost four
 * points of success@1. And it keeps a running mean of field lengths, whose last bits hang on the order in which
 * documents came and went. This one is counted from the passages' numbers, which takes less time than parsing a
 * stored one, so that an index that was changed cannot differ from one that was built.
 */
export class PassageSearch {
  readonly #lexicon: Lexicon;
  readonly #rings: ReadonlyMap<string, number>;
  readonly #text: Field;
  readonly #context: Field;

  /** `rings`: the index of each ring by its term. */
  constructor(passages: readonly IndexedPassage[], lexicon: Lexicon, rings: ReadonlyMap<string, number>) {
    this.#lexicon = lexicon;
    this.#rings = rings;
    const { stemCount } = lexicon;
    const text = new FieldCounter(passages.length, stemCount + rings.size);
    const context = new FieldCounter(passages.length, stemCount + rings.size);
    const stems = contentStems(lexicon);
    for (const passage of passages) {
      const { tokens, rings: ringOfToken } = passage;
      let ringBefore = -1;
      for (let at = 0; at < tokens.length; at += 1) {
        const stem = stems[(tokens[at] ?? 0) >> 1] ?? -1;
        if (stem >= 0) text.add(stem);
        const ring = ringOfToken[at] ?? -1;
        // A phrase ("law enforcement officer") is one mention of its ring.
        if (ring >= 0 && ring !== ringBefore) text.add(stemCount + ring);
        ringBefore = ring;
      }
      for (const stem of passage.contextStems) context.add(stem);
      for (const ring of passage.contextRings) context.add(stemCount + ring);
      text.endPassage();
      context.endPassage();
    }
    this.#text = text.field();
    this.#context = context.field();
  }

  /** The passages with any of the terms; in no order. */
  search(terms: readonly SearchTerm[], { boost, bm25 }: SearchOptions): SearchHit[] {
    const hits: { id: number; score: number }[] = [];
    const hitOf: ((typeof hits)[number] | undefined)[] = new Array(this.#text.lengths.length);
    for (const { term, weight } of terms) {
      const id = this.#termId(term);
      if (id === undefined) continue;
      const inText = new Matches(this.#text, id, weight, bm25);
      const inContext = new Matches(this.#context, id, weight * boost.context, bm25);
      while (inText.hasMore || inContext.hasMore) {
        const passage = Math.min(inText.passage, inContext.passage);
        const score = inText.scoreOf(passage) + inContext.scoreOf(passage);
        const hit = hitOf[passage];
        if (hit) {
          hit.score += score;
        } else {
          const first = { id: passage, score };
          hitOf[passage] = first;
          hits.push(first);
        }
      }
    }
    return hits;
  }

  #termId(term: string): number | undefined {
    const ring = this.#rings.get(term);
    return ring === undefined ? this.#lexicon.stemId(term) : this.#lexicon.stemCount + ring;
  }
}

/** One field of all passages. */
interface Field {
  /** The passages with term t are `passages` from `starts[t]` up to, and not including, `starts[t + 1]`, ascending. */
  readonly starts: Uint32Array;
  readonly passages: Uint32Array;
  /** How often each of them has the term. */
  readonly frequencies: Uint32Array;
  /** Different terms of each passage: what MiniSearch takes for the length of a field. */
  readonly lengths: Uint32Array;
  readonly meanLength: number;
}

/** Takes the terms of one passage after the other. */
class FieldCounter {
  readonly #passagesWith: Uint32Array;
  readonly #lengths: Uint32Array;
  /** Term and frequency of each passage's different terms, passage by passage. */
  #pairs = new Uint32Array(1024);
  #pairCount = 0;
  /** For each term its place among `#pairs`, from the beginning of the passage on; older places are of other passages. */
  readonly #placeOf: Uint32Array;
  #passageStart = 0;
  #passage = 0;

  constructor(passageCount: number, termCount: number) {
    this.#passagesWith = new Uint32Array(termCount);
    this.#lengths = new Uint32Array(passageCount);
    this.#placeOf = new Uint32Array(termCount);
  }

  add(term: number): void {
    const place = this.#placeOf[term] ?? 0;
    if (place >= this.#passageStart && place < this.#pairCount && this.#pairs[2 * place] === term) {
      this.#pairs[2 * place + 1] = (this.#pairs[2 * place + 1] ?? 0) + 1;
      return;
    }
    if (2 * this.#pairCount === this.#pairs.length) {
      const larger = new Uint32Array(2 * this.#pairs.length);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    this.#pairs[2 * this.#pairCount] = term;
    this.#pairs[2 * this.#pairCount + 1] = 1;
    this.#placeOf[term] = this.#pairCount;
    this.#passagesWith[term] = (this.#passagesWith[term] ?? 0) + 1;
    this.#pairCount += 1;
  }

  endPassage(): void {
    this.#lengths[this.#passage] = this.#pairCount - this.#passageStart;
    this.#passageStart = this.#pairCount;
    this.#passage += 1;
  }

  field(): Field {
    const starts = new Uint32Array(this.#passagesWith.length + 1);
    for (let term = 0; term < this.#passagesWith.length; term += 1) {
      starts[term + 1] = (starts[term] ?? 0) + (this.#passagesWith[term] ?? 0);
    }
    const next = starts.slice();
    const passages = new Uint32Array(this.#pairCount);
    const frequencies = new Uint32Array(this.#pairCount);
    let pair = 0;
    this.#lengths.forEach((length, passage) => {
      for (const end = pair + length; pair < end; pair += 1) {
        const term = this.#pairs[2 * pair] ?? 0;
        const place = next[term] ?? 0;
        passages[place] = passage;
        frequencies[place] = this.#pairs[2 * pair + 1] ?? 0;
        next[term] = place + 1;
      }
    });
    return {
      starts,
      passages,
      frequencies,
      lengths: this.#lengths,
      meanLength: this.#pairCount / this.#lengths.length,
    };
  }
}

/** The passages that have one term in one field, in their order, with their scores. */
class Matches {
  readonly #field: Field;
  readonly #weight: number;
  readonly #bm25: SearchOptions['bm25'];
  readonly #inverseFrequency: number;
  readonly #end: number;
  #at: number;

  constructor(field: Field, term: number, weight: number, bm25: SearchOptions['bm25']) {
    this.#field = field;
    this.#weight = weight;
    this.#bm25 = bm25;
    this.#at = field.starts[term] ?? 0;
    this.#end = field.starts[term + 1] ?? 0;
    const matching = this.#end - this.#at;
    this.#inverseFrequency = Math.log(1 + (field.lengths.length - matching + 0.5) / (matching + 0.5));
  }

  get hasMore(): boolean {
    return this.#at < this.#end;
  }

  get passage(): number {
    return this.hasMore ? (this.#field.passages[this.#at] ?? 0) : Number.POSITIVE_INFINITY;
  }

  /** Of the passage, when it is the next one, which is then done with; else 0. */
  scoreOf(passage: number): number {
    if (this.passage !== passage) return 0;
    const frequency = this.#field.frequencies[this.#at] ?? 0;
    const length = this.#field.lengths[passage] ?? 0;
    const { k, b, d } = this.#bm25;
    this.#at += 1;
    const share = (frequency * (k + 1)) / (frequency + k * (1 - b + (b * length) / this.#field.meanLength));
    return this.#weight * (this.#inverseFrequency * (d + share));
  }
}
