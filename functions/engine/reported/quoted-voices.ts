import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import { type Voice, voicesWithNext } from './voices.ts';

/** A sentence where it is in its passage. */
export interface PlacedSentence {
  readonly passage: IndexedPassage;
  readonly sentence: IndexedSentence;
}

/** Who says what of a claim in a sentence; the sentence behind it may say that what it reports is wrong. */
export function quotedVoices({ passage: { article, sentences }, sentence }: PlacedSentence): Voice[] {
  const textOf = ({ start, end }: IndexedSentence) => article.text.slice(start, end);
  const next = sentences[sentences.findIndex(({ start }) => start === sentence.start) + 1];
  return voicesWithNext(textOf(sentence), next ? textOf(next) : '', article);
}
