import type { Rings } from '../concepts/rings.ts';
import type { IndexedPassage } from './corpus-index.ts';
import type { Statistics } from './statistics.ts';
import type { Window } from './window.ts';

/**
 * What a question touches of a corpus, wherever that is kept: in memory, in a snapshot, on a server. Whatever has to be waited
 * for is done when it is there, so that an answer is worked out at one go. An index in memory is a slice of itself.
 *
 * Words and stems have ids of the slice's own, and rings are those of the edition. The order of passages is that of their
 * articles' ids, then their places in the article: see {@link inOrder}.
 */
export interface Slice {
  readonly version: string;
  readonly rings: Rings;
  readonly lexicon: WordView;
  readonly statistics: Statistics;
  /** For each article that is an edited copy of others, the first of them: see `originOf`. */
  readonly origins: Pick<ReadonlyMap<string, string>, 'get'>;
  /**
   * The `limit` passages with the highest BM25+ score for the terms, best first, equal ones in order. Scores are rounded as
   * {@link roundedScore} says. A slice that was made for a window holds nothing else, and `window` must be the same.
   */
  best(terms: readonly SearchTerm[], limit: number, window: Window): readonly RetrievedPassage[];
  /** All passages of an article that {@link best} gave one of, in their order. */
  passagesOf(articleId: string): readonly IndexedPassage[];
  /** Does an article of the window have the term, or another name of it, in its text or above it? */
  isMentioned(term: MentionedTerm, window: Window): boolean;
  /**
   * The articles' words, stop words and numbers left out, that begin as `word` does and are at most so many letters longer
   * or shorter; others of them may be missing that are more than so many slips away.
   */
  wordsNear(word: string, slips: number): readonly NearWord[];
}

/** The words of a slice, each by its id. */
interface WordView {
  word(id: number): string;
  stem(stemId: number): string;
  /** Stem id of a word id, -1 for an id that was never given. */
  stemOf(wordId: number): number;
  isStop(wordId: number): boolean;
  /** At least for every stem that is asked about and occurs in an article, its title or its headings. */
  stemId(stem: string): number | undefined;
}

/** A stem, or the term of a ring, and what a match of it counts. */
export interface SearchTerm {
  readonly term: string;
  readonly weight: number;
}

export interface RetrievedPassage {
  readonly passage: IndexedPassage;
  /** BM25+ over its text and context: a sum over matched terms, 0 or more, without an upper bound. */
  readonly score: number;
}

export interface MentionedTerm {
  readonly stemId: number | undefined;
  readonly ring: number;
  /** Ids of the stems of its other names; two ids follow each other in the text. */
  readonly aliasIds: readonly (readonly number[])[];
}

/** A word that may have been meant. */
export interface NearWord {
  readonly word: string;
  readonly stemId: number;
  /** Passages that have a word of this stem. */
  readonly passages: number;
}

/** Every store adds its terms in the question's order, and some multiply in between: the last bits of a sum may differ. */
export function roundedScore(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}

/** `array.sort(inOrder)`: by the ids of their articles, then as they follow each other in one. */
export function inOrder(a: IndexedPassage, b: IndexedPassage): number {
  const [one, other] = [a.article.id, b.article.id];
  return one < other ? -1 : one > other ? 1 : a.place - b.place;
}
