import type { NearWord } from '../search/slice.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { wordHash } from '../text/word-hash.ts';
import { isNumeric } from '../text/words.ts';
import { type SectionName, type Sections, unreadable } from './sections.ts';
import { bytesOf, packStrings, StoredStrings } from './strings.ts';

/** Words and stems by their ids, and a table that finds a stem's id: open addressing, at most half full, ids plus 1. */
export function packWords(
  lexicon: Lexicon,
): Pick<
  Record<SectionName, Buffer>,
  'words' | 'wordStarts' | 'stems' | 'stemStarts' | 'stemTable' | 'stemOf' | 'stops'
> {
  const words = lexicon.words();
  const stems = Array.from({ length: lexicon.stemCount }, (_, id) => lexicon.stem(id));
  const [packedWords, packedStems] = [packStrings(words), packStrings(stems)];
  return {
    words: packedWords.bytes,
    wordStarts: packedWords.starts,
    stems: packedStems.bytes,
    stemStarts: packedStems.starts,
    stemTable: bytesOf(hashTable(stems)),
    stemOf: bytesOf(Uint32Array.from(words, (_, id) => lexicon.stemOf(id))),
    stops: bytesOf(Uint8Array.from(words, (_, id) => (lexicon.isStop(id) ? 1 : 0))),
  };
}

function hashTable(strings: readonly string[]): Uint32Array {
  let size = 2;
  while (size < 2 * strings.length) size *= 2;
  const table = new Uint32Array(size);
  strings.forEach((text, id) => {
    let at = hashOf(text) & (size - 1);
    while (table[at] !== 0) at = (at + 1) & (size - 1);
    table[at] = id + 1;
  });
  return table;
}

/** A word's hash, its high bits folded in. */
function hashOf(text: string): number {
  const hash = wordHash(text);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Strings that are kept once they were made, a megabyte of them; a question asks for the same few hundred again and again. */
const MOST_KEPT = 20_000;

function kept(known: Map<number, string>, id: number, strings: StoredStrings): string {
  const before = known.get(id);
  if (before !== undefined) return before;
  if (known.size >= MOST_KEPT) known.clear();
  const text = strings.at(id);
  known.set(id, text);
  return text;
}

/** What a lexicon tells, read from a snapshot. */
export class StoredWords {
  readonly wordCount: number;
  readonly stemCount: number;
  readonly #words: StoredStrings;
  readonly #keptWords = new Map<number, string>();
  readonly #keptStems = new Map<number, string>();
  readonly #stems: StoredStrings;
  readonly #table: Uint32Array;
  readonly #stemOf: Uint32Array;
  readonly #stops: Uint8Array;

  constructor(sections: Sections) {
    this.#words = new StoredStrings(sections, 'words', 'wordStarts');
    this.#stems = new StoredStrings(sections, 'stems', 'stemStarts');
    this.wordCount = this.#words.length;
    this.stemCount = this.#stems.length;
    this.#table = sections.numbers('stemTable');
    this.#stemOf = sections.table('stemOf', this.wordCount);
    this.#stops = sections.bytes('stops');
    const size = this.#table.length;
    if (size < 2 || (size & (size - 1)) !== 0) throw unreadable('the table of stems has no size of one');
    if (this.#stops.length !== this.wordCount) throw unreadable('not one mark of stop words a word');
    for (const stem of this.#stemOf) if (stem >= this.stemCount) throw unreadable('a word of no stem');
  }

  word(id: number): string {
    return kept(this.#keptWords, id, this.#words);
  }

  stem(id: number): string {
    return kept(this.#keptStems, id, this.#stems);
  }

  stemOf(wordId: number): number {
    return this.#stemOf[wordId] ?? -1;
  }

  isStop(wordId: number): boolean {
    return this.#stops[wordId] === 1;
  }

  stemId(stem: string): number | undefined {
    const mask = this.#table.length - 1;
    let at = hashOf(stem) & mask;
    for (let tried = 0; tried <= mask; tried += 1) {
      const id = (this.#table[at] ?? 0) - 1;
      if (id < 0) return undefined;
      if (this.#stems.at(id) === stem) return id;
      at = (at + 1) & mask;
    }
    return undefined;
  }

  /** See `Slice.wordsNear`. Only words with the same first byte and about as many are made into strings. */
  near(word: string, slips: number, passagesWith: (stemId: number) => number): NearWord[] {
    const found: NearWord[] = [];
    const [first] = Buffer.from(word);
    for (let id = 0; id < this.wordCount; id += 1) {
      if (this.#words.firstByte(id) !== first || this.#words.byteLength(id) < word.length - slips) continue;
      const candidate = this.#words.at(id);
      if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > slips || this.isStop(id)) continue;
      const stemId = this.stemOf(id);
      const passages = passagesWith(stemId);
      if (passages > 0 && !isNumeric(candidate)) found.push({ word: candidate, stemId, passages });
    }
    return found;
  }
}
