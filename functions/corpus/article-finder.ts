import MiniSearch from 'minisearch';
import type { Article } from '../engine/articles/article.ts';
import { compare } from '../engine/text/compare.ts';
import { articleName } from '../wording/article-name.ts';

type Findable = Pick<Article, 'id' | 'title' | 'publisher' | 'published' | 'file'>;

/** Characters from which a word may be misspelt, and the share of its letters that may be wrong. */
const SHORTEST_FUZZY = 5;
const FUZZY = 0.25;

/** Finds articles as a person remembers them: by beginnings of words of title, publisher and id, also misspelt. */
export class ArticleFinder<One extends Findable> {
  readonly #articles: readonly One[];
  readonly #search: MiniSearch<{ at: number; title: string; publisher: string; article: string }>;

  constructor(articles: readonly One[]) {
    // What is found alike stays in this order.
    this.#articles = newestFirst(articles);
    this.#search = new MiniSearch({ idField: 'at', fields: ['title', 'publisher', 'article'] });
    this.#search.addAll(
      this.#articles.map((one, at) => ({
        at,
        title: articleName(one),
        publisher: one.publisher ?? '',
        article: one.id,
      })),
    );
  }

  /** Those that have every word, the best first. None for words without a letter or digit. */
  find(words: string): One[] {
    const found = this.#search.search(words, {
      combineWith: 'AND',
      prefix: true,
      fuzzy: (word) => (word.length >= SHORTEST_FUZZY ? FUZZY : false),
    });
    return found.flatMap(({ id }) => this.#articles[id] ?? []);
  }
}

/** By date, those without one last; those of one day by name and id. */
export function newestFirst<One extends Findable>(articles: readonly One[]): One[] {
  return articles.toSorted(
    (a, b) =>
      compare(b.published ?? '', a.published ?? '') || compare(articleName(a), articleName(b)) || compare(a.id, b.id),
  );
}
