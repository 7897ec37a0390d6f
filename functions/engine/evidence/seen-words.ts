import type { Slice } from '../search/slice.ts';
import { lettersOf, mayBeSimilar } from '../text/trigrams.ts';
import { wordHash } from '../text/word-hash.ts';
import { traitsOf } from './word-traits.ts';

/** Numbers kept of a word, in this order: its traits, its stem's id, the hashes of the word and of its stem, that one's first letter and length, its letters. */
const ROW = 5;
const STEM_ID = 1;
const HASHES = 2;
const STEM_SHAPE = 3;
const STEM_LETTERS = 4;

const HASH_BITS = 12;
const HASH_MASK = (1 << HASH_BITS) - 1;
const LENGTH_BITS = 8;
const MOST_LENGTH = (1 << LENGTH_BITS) - 1;

/** Marks a row that was read. */
const IS_READ = 1 << 30;

/** By slice: questions come one after another, and meet the same words. */
const known = new WeakMap<Slice['lexicon'], SeenWords>();

export function seenWords(lexicon: Slice['lexicon']): SeenWords {
  const words = known.get(lexicon) ?? new SeenWords(lexicon);
  known.set(lexicon, words);
  return words;
}

/**
 * What is true of a slice's words whatever is asked, read when a word is first met and kept as numbers: a question looks at
 * thousands of them, and following references to each takes longer than all else.
 */
export class SeenWords {
  readonly #lexicon: Slice['lexicon'];
  /** A row each; all zero of one that was not met. */
  #rows = new Int32Array(ROW << 10);
  /** Of each word the number of the question that met it last, times two, plus one where it has something to do with that. */
  #marks = new Uint32Array(1 << 10);
  #questions = 0;

  constructor(lexicon: Slice['lexicon']) {
    this.#lexicon = lexicon;
  }

  /** For {@link isOf}: 1 or more. */
  nextQuestion(): number {
    this.#questions += 1;
    if (this.#questions >= 2 ** 31) {
      this.#questions = 1;
      this.#marks.fill(0);
    }
    return this.#questions;
  }

  /** See `TRAIT`. */
  traits(id: number): number {
    const traits = this.#rows[id * ROW] ?? 0;
    return traits === 0 ? this.#read(id) : traits;
  }

  /** Of a word whose traits were asked for; else 0. */
  stemId(id: number): number {
    return this.#rows[id * ROW + STEM_ID] ?? 0;
  }

  /** What may be one of the question's words or have a stem of its: all those that are or have, and a few more. */
  isAmong(id: number, { words, stems }: WordFilter): boolean {
    const hashes = this.#rows[id * ROW + HASHES] ?? 0;
    return words[hashes >>> HASH_BITS] === 1 || stems[hashes & HASH_MASK] === 1;
  }

  /** What may be like one of the question's words, as {@link isAmong}. */
  mayResemble(id: number, { initials, likened }: WordFilter): boolean {
    const shape = this.#rows[id * ROW + STEM_SHAPE] ?? 0;
    const initial = shape >>> LENGTH_BITS;
    if (initials[initial & HASH_MASK] !== 1) return false;
    const letters = this.#rows[id * ROW + STEM_LETTERS] ?? 0;
    for (const other of likened) {
      if (other.initial === initial && mayBeSimilar(shape & MOST_LENGTH, letters, other.length, other.letters))
        return true;
    }
    return false;
  }

  /** What {@link mark} was told of the word for this question; `undefined` where it was not. */
  isOf(question: number, id: number): boolean | undefined {
    const mark = this.#marks[id] ?? 0;
    return mark >>> 1 === question ? (mark & 1) === 1 : undefined;
  }

  mark(question: number, id: number, isOf: boolean): void {
    this.#marks[id] = question * 2 + Number(isOf);
  }

  #read(id: number): number {
    if (id >= this.#marks.length) this.#grow(id);
    const word = this.#lexicon.word(id);
    const stemId = this.#lexicon.stemOf(id);
    const traits = traitsOf(word, this.#lexicon.isStop(id));
    const stem = this.#lexicon.stem(stemId);
    const row = id * ROW;
    this.#rows[row] = traits | IS_READ;
    this.#rows[row + STEM_ID] = stemId;
    this.#rows[row + HASHES] = (hashOf(word) << HASH_BITS) | hashOf(stem);
    this.#rows[row + STEM_SHAPE] = (stem.charCodeAt(0) << LENGTH_BITS) | Math.min(stem.length, MOST_LENGTH);
    this.#rows[row + STEM_LETTERS] = lettersOf(stem);
    return traits | IS_READ;
  }

  #grow(id: number): void {
    const size = Math.max(2 * this.#marks.length, id + 1);
    const rows = new Int32Array(ROW * size);
    rows.set(this.#rows);
    this.#rows = rows;
    const marks = new Uint32Array(size);
    marks.set(this.#marks);
    this.#marks = marks;
  }
}

/** By {@link hashOf} of a word, by that of a stem, and by the first letter of one: 1 where a question has such. */
export interface WordFilter {
  readonly words: Uint8Array;
  readonly stems: Uint8Array;
  readonly initials: Uint8Array;
  /** The stems that others may be like. */
  readonly likened: readonly { readonly initial: number; readonly length: number; readonly letters: number }[];
}

export function wordFilter(words: Iterable<string>, stems: Iterable<string>, likened: Iterable<string>): WordFilter {
  const filter = {
    words: new Uint8Array(HASH_MASK + 1),
    stems: new Uint8Array(HASH_MASK + 1),
    initials: new Uint8Array(HASH_MASK + 1),
    likened: Array.from(likened, (stem) => ({
      initial: stem.charCodeAt(0),
      length: Math.min(stem.length, MOST_LENGTH),
      letters: lettersOf(stem),
    })),
  };
  for (const word of words) filter.words[hashOf(word)] = 1;
  for (const stem of stems) filter.stems[hashOf(stem)] = 1;
  for (const { initial } of filter.likened) filter.initials[initial & HASH_MASK] = 1;
  return filter;
}

/** {@link HASH_BITS} bits: a word's hash, folded. */
function hashOf(text: string): number {
  const hash = wordHash(text);
  return (hash ^ (hash >>> HASH_BITS) ^ (hash >>> (2 * HASH_BITS))) & HASH_MASK;
}
