import type { Slice } from '../search/slice.ts';
import { traitsOf } from './word-traits.ts';

/** A word of a slice with what the last question that met it makes of it. */
export interface SeenWord<Match> {
  readonly word: string;
  readonly stem: string;
  readonly stemId: number;
  /** See `TRAIT`. */
  readonly traits: number;
  /** `null`: nothing, as of nearly all words. */
  match: Match | null;
  /** Number of the question that `match` is of. */
  question: number;
}

/** Words with ids that are near each other, in one array: it stays dense however few of a large corpus are met. */
const PAGE_BITS = 8;
const IN_PAGE = (1 << PAGE_BITS) - 1;

/** The words of a slice that were met, by their ids: what is true of a word whatever is asked is read once. */
export class SeenWords<Match> {
  readonly #lexicon: Slice['lexicon'];
  readonly #pages: (SeenWord<Match> | undefined)[][] = [];
  #questions = 0;

  constructor(lexicon: Slice['lexicon']) {
    this.#lexicon = lexicon;
  }

  /** 1 or more. */
  nextQuestion(): number {
    this.#questions += 1;
    return this.#questions;
  }

  at(id: number): SeenWord<Match> {
    return this.#pages[id >> PAGE_BITS]?.[id & IN_PAGE] ?? this.#read(id);
  }

  #read(id: number): SeenWord<Match> {
    const word = this.#lexicon.word(id);
    const stemId = this.#lexicon.stemOf(id);
    const traits = traitsOf(word, this.#lexicon.isStop(id));
    const seen = { word, stem: this.#lexicon.stem(stemId), stemId, traits, match: null, question: 0 };
    const page = id >> PAGE_BITS;
    while (this.#pages.length <= page) this.#pages.push([]);
    const words = this.#pages[page] ?? [];
    const place = id & IN_PAGE;
    while (words.length <= place) words.push(undefined);
    words[place] = seen;
    return seen;
  }
}
