import type { Lexicon } from './lexicon.ts';

/** Stem ids of the words that are no stop words, as they first appear. */
export function stemsOf(words: Uint32Array, lexicon: Pick<Lexicon, 'isStop' | 'stemOf'>): ReadonlySet<number> {
  const stems = new Set<number>();
  for (const word of words) if (!lexicon.isStop(word)) stems.add(lexicon.stemOf(word));
  return stems;
}

/** The stem id of each word id, -1 for stop words: asked of every token of a corpus, which a table answers soonest. */
export function contentStems(lexicon: Lexicon): Int32Array {
  return Int32Array.from(lexicon.words(), (_, word) => (lexicon.isStop(word) ? -1 : lexicon.stemOf(word)));
}
