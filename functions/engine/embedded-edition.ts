import { summarize } from './corpus-summary.ts';
import { type Edition, type IndexedArticle, MOST_SUGGESTED } from './edition.ts';
import { type Source, sourceOf } from './quotation.ts';
import { ArticleFinder } from './search/article-finder.ts';
import type { CorpusIndex } from './search/corpus-index.ts';
import { filterOf } from './search/window.ts';
import { suggestQuestions } from './suggested-questions.ts';
import { compare } from './text/compare.ts';

const known = new WeakMap<CorpusIndex, Edition>();

/** An index in memory as an edition, which is its own slice. The same index gives the very same edition. */
export function editionOf(index: CorpusIndex): Edition {
  const edition = known.get(index) ?? new EmbeddedEdition(index);
  known.set(index, edition);
  return edition;
}

class EmbeddedEdition implements Edition {
  readonly version: string;
  readonly rings: Edition['rings'];
  readonly summary: Edition['summary'];
  readonly #index: CorpusIndex;
  #suggestions: readonly string[] | undefined;
  #sorted: readonly Source[] | undefined;
  #finder: ArticleFinder | undefined;

  constructor(index: CorpusIndex) {
    this.#index = index;
    this.version = index.version;
    this.rings = index.rings;
    this.summary = summarize(index);
  }

  /** Finding them takes a second in a large corpus. */
  get suggestions(): readonly string[] {
    this.#suggestions ??= suggestQuestions(this.#index, MOST_SUGGESTED);
    return this.#suggestions;
  }

  async slice(): Promise<CorpusIndex> {
    return this.#index;
  }

  async articles(ids: readonly string[]): Promise<ReadonlyMap<string, IndexedArticle>> {
    const wanted = new Set(ids);
    const found = this.#index.articles.filter(({ id }) => wanted.has(id));
    return new Map(found.map((article) => [article.id, { article, passages: this.#index.passagesOf(article.id) }]));
  }

  async listed(from: number, most: number): Promise<{ readonly articles: readonly Source[]; readonly of: number }> {
    const sorted = this.#newestFirst();
    return { articles: sorted.slice(from, from + most), of: sorted.length };
  }

  async find(typed: string, most: number): Promise<readonly Source[]> {
    this.#finder ??= new ArticleFinder(this.#newestFirst());
    return this.#finder.find(typed, most);
  }

  async hasArticleIn(window: Parameters<Edition['hasArticleIn']>[0]): Promise<boolean> {
    const isIn = filterOf(window);
    return isIn === null ? this.#index.articles.length > 0 : this.#index.articles.some(isIn);
  }

  #newestFirst(): readonly Source[] {
    this.#sorted ??= this.#index.articles.map(sourceOf).sort(newestFirst);
    return this.#sorted;
  }
}

/** `array.sort(newestFirst)`: the order of {@link Edition.listed}. */
function newestFirst(a: Source, b: Source): number {
  return (
    compare(b.published ?? '', a.published ?? '') ||
    compare(a.title ?? a.file, b.title ?? b.file) ||
    compare(a.id, b.id)
  );
}
