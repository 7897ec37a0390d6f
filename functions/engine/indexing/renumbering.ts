import type { Rings } from '../concepts/rings.ts';
import type { IndexedPassage } from '../search/corpus-index.ts';
import { stemsOf } from '../text/content-stems.ts';
import type { Lexicon } from '../text/lexicon.ts';

/** Gives words of one lexicon their ids in another one, which takes those that it does not have yet. */
export class RenumberedWords {
  readonly to: Lexicon;
  readonly #from: Lexicon;
  readonly #ids: Int32Array;

  /** `from` takes no more words from now on. */
  constructor(from: Lexicon, to: Lexicon) {
    this.#from = from;
    this.to = to;
    this.#ids = new Int32Array(from.wordCount).fill(-1);
  }

  /** Of numbers that are ids, or with `shift` 1 of ids times two and a bit, as tokens are. The same object when all stay. */
  ids(numbers: Uint32Array, shift: 0 | 1 = 0): Uint32Array {
    let changed: Uint32Array | undefined;
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at] ?? 0;
      const word = number >> shift;
      const known = this.#ids[word] ?? -1;
      const id = known >= 0 ? known : this.#add(word);
      if (id === word) continue;
      changed ??= numbers.slice();
      changed[at] = number + ((id - word) << shift);
    }
    return changed ?? numbers;
  }

  #add(word: number): number {
    const id = this.to.adopt(word, this.#from);
    this.#ids[word] = id;
    return id;
  }
}

/** Gives rings their places in another list. */
export class RenumberedRings {
  readonly #places: Int16Array;
  readonly stay: boolean;

  constructor(from: Rings, to: Rings) {
    const places = new Map(to.names.map((name, ring) => [name, ring]));
    this.#places = Int16Array.from(from.names, (name) => places.get(name) ?? -1);
    this.stay = this.#places.every((place, ring) => place === ring);
  }

  /** -1 for -1, and for a ring that is no more. */
  place(ring: number): number {
    return this.#places[ring] ?? -1;
  }
}

/** The passage in another index. */
export function renumbered(passage: IndexedPassage, words: RenumberedWords, rings: RenumberedRings): IndexedPassage {
  const tokens = words.ids(passage.tokens, 1);
  const contextWords = words.ids(passage.contextWords);
  return {
    ...passage,
    tokens,
    rings: rings.stay ? passage.rings : passage.rings.map((ring) => rings.place(ring)),
    contextWords,
    contextStems: stemsOf(contextWords, words.to),
    contextRings: rings.stay
      ? passage.contextRings
      : new Set([...passage.contextRings].map((ring) => rings.place(ring))),
  };
}
