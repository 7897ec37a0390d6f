import { stemWord } from './stems.ts';
import { type Word, wordsOf } from './words.ts';

/** A word with its stem. */
export interface Token extends Word {
  /** Snowball stem of `word`; numbers stem to themselves. */
  readonly stem: string;
}

export function tokenize(text: string): Token[] {
  return wordsOf(text).map((word) => ({ ...word, stem: stemWord(word.word) }));
}
