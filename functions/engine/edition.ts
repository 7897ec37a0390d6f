import type { Article } from './articles/article.ts';
import type { Rings } from './concepts/rings.ts';
import type { CorpusSummary } from './corpus-summary.ts';
import type { Source } from './quotation.ts';
import type { IndexedPassage } from './search/corpus-index.ts';
import type { Slice } from './search/slice.ts';
import type { Window } from './search/window.ts';

/** The corpus cannot be asked just now, wherever it is kept; the same question may be answered a moment later. */
export abstract class CorpusUnavailableError extends Error {}

/** A corpus wherever it is kept: in memory, in a snapshot, on a server. */
export interface CorpusStore {
  /** The edition that questions are answered from now; `null` before the first is published. */
  current(): Promise<Edition | null>;
}

/**
 * One published state of a corpus. It stays as it is while another one is published, and gives the same answers for as long as
 * the store keeps it. What takes a look at every passage is made when it is published.
 */
export interface Edition {
  /** See `CorpusIndex.version`: replies of one version were given by the same rules from the same texts. */
  readonly version: string;
  readonly rings: Rings;
  readonly summary: CorpusSummary;
  /** {@link MOST_SUGGESTED} questions at most that it answers, the best first. */
  readonly suggestions: readonly string[];
  /** All that `answer`, `answerClaim` and `explainFigures` ask of the corpus for any of these texts in this window. */
  slice(texts: readonly string[], window?: Window): Promise<Slice>;
  /** All that `work` asks of the corpus, where it is given what it asks for. It may run several times, and each time has to ask alike. */
  sliceFor(work: (slice: Slice) => void): Promise<Slice>;
  /** By id; ids that it does not have are left out. */
  articles(ids: readonly string[]): Promise<ReadonlyMap<string, IndexedArticle>>;
  /** Newest first, those without a date last, then by name and id. */
  listed(from: number, most: number): Promise<ArticleList>;
  /** Articles by words of their titles, publishers, dates or addresses, the best first: see `ArticleFinder`. */
  find(typed: string, most: number): Promise<readonly Source[]>;
  /** Whether an article is dated within the window. */
  hasArticleIn(window: Window): Promise<boolean>;
}

/** An article and what was read of it. */
export interface IndexedArticle {
  readonly article: Article;
  readonly passages: readonly IndexedPassage[];
}

/** A part of a list of all articles. */
interface ArticleList {
  readonly articles: readonly Source[];
  /** Articles of the whole list. */
  readonly of: number;
}

export const MOST_SUGGESTED = 4;
