import MiniSearch from 'minisearch';
import type { Source } from '../engine/quotation.ts';
import { articleName } from '../wording/article-name.ts';

type Findable = Pick<Source, 'id' | 'title' | 'publisher' | 'file'>;

/** Characters from which a word may be misspelt, and the share of its letters that may be wrong. */
const SHORTEST_FUZZY = 5;
const FUZZY = 0.25;

/** Finds articles as a person remembers them: by beginnings of words of title, publisher and id, also misspelt. */
export class ArticleFinder<One extends Findable> {
  readonly #articles: readonly One[];
  readonly #search: MiniSearch<{ at: number; title: string; publisher: string; article: string }>;

  /** What is found alike stays in the order of `articles`. */
  constructor(articles: readonly One[]) {
    this.#articles = articles;
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
