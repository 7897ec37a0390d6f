import { ByteWriter } from '../snapshot/bytes.ts';
import { contentStems } from '../text/content-stems.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { IndexedPassage } from './corpus-index.ts';

/** The terms of passages: their stems, then, behind all stems, their rings. */
export function fieldsOf(
  passages: readonly IndexedPassage[],
  lexicon: Lexicon,
  ringCount: number,
): { readonly text: Field; readonly context: Field } {
  const { stemCount } = lexicon;
  const text = new FieldCounter(passages.length, stemCount + ringCount);
  const context = new FieldCounter(passages.length, stemCount + ringCount);
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
  return { text: text.field(), context: context.field() };
}

/** The same in the form that is stored and searched. */
export interface PackedField {
  /**
   * The passages with each term as numbers of one byte and more: how far on it is, doubled; where the term is there more than once,
   * plus 1 and then how often.
   */
  readonly lists: Buffer;
  /** Where the list of each term begins, and the last ends. */
  readonly listStarts: Uint32Array;
  /** Passages with each term. */
  readonly counts: Uint32Array;
  readonly lengths: Uint32Array;
  readonly meanLength: number;
}

export function packField({ starts, passages, frequencies, lengths, meanLength }: Field): PackedField {
  const writer = new ByteWriter();
  const terms = starts.length - 1;
  const listStarts = new Uint32Array(terms + 1);
  const counts = new Uint32Array(terms);
  for (let term = 0; term < terms; term += 1) {
    const end = starts[term + 1] ?? 0;
    let before = -1;
    for (let at = starts[term] ?? 0; at < end; at += 1) {
      const passage = passages[at] ?? 0;
      const frequency = frequencies[at] ?? 0;
      writer.number(2 * (passage - before) + (frequency > 1 ? 1 : 0));
      if (frequency > 1) writer.number(frequency);
      before = passage;
    }
    counts[term] = end - (starts[term] ?? 0);
    listStarts[term + 1] = writer.length;
  }
  return { lists: writer.bytes(), listStarts, counts, lengths, meanLength };
}

/** One field of all passages. */
export interface Field {
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
      meanLength: this.#pairCount / this.#lengths.length || 1,
    };
  }
}
