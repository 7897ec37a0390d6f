import MiniSearch from 'minisearch';
import type { Source } from '../quotation.ts';
import { foldWord, wordsOf } from '../text/words.ts';
import { roundedScore } from './slice.ts';

/** What an article is looked up by. A word of the title is what most people remember of one. */
export const FIELDS = { title: 3, publisher: 1, author: 1, published: 1, place: 1 } as const;

/** Slips, as a share of a word's letters, rounded: one in a word of five letters, two from six on. */
export const SLIPS = 0.25;
/** Letters. In shorter words one slip makes another word. */
export const SHORTEST_WITH_SLIPS = 5;

/**
 * Finds articles by words of their title, publisher, author, date, id, file or address. A word may be its beginning only, and
 * may hold a slip; each word that is typed has to be found.
 */
export class ArticleFinder {
  readonly #articles: readonly Source[];
  readonly #search: MiniSearch;

  /** `articles`: in the order in which equal ones are given. */
  constructor(articles: readonly Source[]) {
    this.#articles = articles;
    this.#search = new MiniSearch({ fields: Object.keys(FIELDS), tokenize: foldedWords, processTerm: (word) => word });
    this.#search.addAll(articles.map((article, id) => ({ id, ...foundBy(article) })));
  }

  /** At most `most`, the best first. */
  find(typed: string, most: number): readonly Source[] {
    const hits = this.#search.search(typed, {
      boost: FIELDS,
      combineWith: 'AND',
      prefix: true,
      fuzzy: (word) => (word.length < SHORTEST_WITH_SLIPS ? false : SLIPS),
    });
    return hits
      .map(({ id, score }) => ({ at: Number(id), score: roundedScore(score) }))
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .slice(0, most)
      .flatMap(({ at }) => this.#articles[at] ?? []);
  }
}

/** What an article is looked up by, by the field that it is in. */
export function foundBy({
  id,
  title,
  publisher,
  author,
  published,
  file,
  url,
}: Omit<Source, 'sha256'>): Readonly<Record<keyof typeof FIELDS, string>> {
  return {
    title: title ?? '',
    publisher: publisher ?? '',
    author: author ?? '',
    published: published ?? '',
    place: [id, file, url ?? ''].join(' '),
  };
}

/** "harbour-riots.html" is three words. */
export function foldedWords(text: string): string[] {
  return wordsOf(text.replace(/[._/-]+/gu, ' ')).map(({ word }) => foldWord(word));
}
