import type { Article } from '../engine/articles/article.ts';
import { type IndexedPassage, ringTerm } from '../engine/search/corpus-index.ts';
import type { SearchTerm } from '../engine/search/slice.ts';
import { Lexicon } from '../engine/text/lexicon.ts';
import type { ArticleCache } from './article-cache.ts';
import type { TermFrequency } from './edition-document.ts';
import type { LoadedEdition } from './loaded-edition.ts';
import { PassageReader, type ReadPassage } from './passage-document.ts';
import type { Found, FoundPassage, Wanted } from './questions.ts';

/** A passage with what its score is made of. */
export interface GatheredPassage {
  /** The id of its article's document. */
  readonly key: string;
  /** How often its text has each term. */
  readonly text: ReadonlyMap<string, number>;
  /** Terms of its title, heading and lead-in. */
  readonly above: ReadonlySet<string>;
  /** The passage itself, the same each time. */
  readonly of: (article: Article) => IndexedPassage;
}

/**
 * What has been fetched of an edition for some texts, and what else they turned out to ask for. A question that is worked out
 * on what is there shows what is missing; it is worked out again when that has come.
 */
export class Gathered {
  /** Grows only when something has come: a word's id stays what it is while a question is worked out. */
  readonly lexicon = new Lexicon();
  readonly #edition: LoadedEdition;
  readonly #cache: ArticleCache;
  readonly #reader: PassageReader;
  readonly #passages = new Map<string, GatheredPassage>();
  readonly #candidates = new Map<string, readonly GatheredPassage[]>();
  readonly #whole = new Map<string, readonly GatheredPassage[]>();
  readonly #inWindow = new Map<string, TermFrequency>();
  readonly #near = new Map<string, readonly string[]>();
  /** Those that were asked for: the cache may drop any of them. */
  readonly #articles = new Map<string, Article>();
  #lacks = new Lacks();

  constructor(edition: LoadedEdition, cache: ArticleCache) {
    this.#edition = edition;
    this.#cache = cache;
    const ringOf = new Map(edition.rings.names.map((name, ring) => [name, ring]));
    this.#reader = new PassageReader(this.lexicon, ringOf);
  }

  /** What was asked for since the last time and is not there; `null` where there is nothing. */
  takeLacks(): { readonly wanted: Wanted; readonly articles: readonly string[] } | null {
    const lacks = this.#lacks;
    this.#lacks = new Lacks();
    return lacks.isEmpty ? null : { wanted: lacks.wanted(), articles: [...lacks.articles] };
  }

  takeIn(found: Found, wanted: Wanted): void {
    for (const [term, frequency] of found.counted) this.#edition.counted.set(term, frequency);
    for (const [term, frequency] of found.mentioned) this.#inWindow.set(term, frequency);
    wanted.searched.forEach((terms, at) => {
      this.#candidates.set(JSON.stringify(terms), this.#inOrder(found.searched[at] ?? []));
    });
    for (const [id, list] of found.whole) this.#whole.set(id, this.#inOrder(list));
    wanted.near.forEach(([word, slips], at) => {
      const words = found.near[at] ?? [];
      for (const one of words) this.lexicon.add(one);
      this.#near.set(`${word} ${slips}`, words);
    });
  }

  takeInArticles(articles: ReadonlyMap<string, Article>): void {
    for (const [key, article] of articles) this.#articles.set(key, article);
  }

  frequency(term: string): TermFrequency | undefined {
    const known = this.#edition.counted.get(term);
    if (!known) this.#lacks.counted.add(term);
    return known;
  }

  inWindow(term: string): TermFrequency | undefined {
    const known = this.#inWindow.get(term);
    if (!known) this.#lacks.mentioned.add(term);
    return known;
  }

  /** In the order of their articles' ids, and of the passages in one. */
  candidates(terms: readonly SearchTerm[]): readonly GatheredPassage[] {
    const key = JSON.stringify(terms);
    const known = this.#candidates.get(key);
    if (!known) this.#lacks.searched.set(key, terms);
    return known ?? [];
  }

  passagesOf(articleId: string): readonly GatheredPassage[] {
    const known = this.#whole.get(articleId);
    if (!known) this.#lacks.whole.add(articleId);
    return known ?? [];
  }

  near(word: string, slips: number): readonly string[] {
    const known = this.#near.get(`${word} ${slips}`);
    if (!known) this.#lacks.near.set(`${word} ${slips}`, [word, slips]);
    return known ?? [];
  }

  article(key: string): Article | undefined {
    const known = this.#articles.get(key) ?? this.#cache.get(key);
    if (known) this.#articles.set(key, known);
    else this.#lacks.articles.add(key);
    return known;
  }

  #inOrder(list: readonly FoundPassage[]): GatheredPassage[] {
    return list
      .toSorted((a, b) => (a.articleId < b.articleId ? -1 : a.articleId > b.articleId ? 1 : a.place - b.place))
      .map((found) => this.#passage(found));
  }

  #passage({ key, place, data }: FoundPassage): GatheredPassage {
    const id = `${key}-${place}`;
    const known = this.#passages.get(id);
    if (known) return known;
    const read = this.#reader.read(data);
    let passage: IndexedPassage | undefined;
    const made = {
      key,
      ...this.#terms(read),
      of: (article: Article) => (passage ??= this.#reader.passage(read, data, place, article)),
    };
    this.#passages.set(id, made);
    return made;
  }

  #terms({ tokens, rings, contextStems, contextRings }: ReadPassage): Pick<GatheredPassage, 'text' | 'above'> {
    const text = new Map<string, number>();
    const add = (term: string) => text.set(term, (text.get(term) ?? 0) + 1);
    let ringBefore = -1;
    tokens.forEach((token, at) => {
      if (!this.lexicon.isStop(token >> 1)) add(this.lexicon.stem(this.lexicon.stemOf(token >> 1)));
      const ring = rings[at] ?? -1;
      if (ring >= 0 && ring !== ringBefore) add(ringTerm(ring, this.#edition.rings));
      ringBefore = ring;
    });
    const above = [
      ...Array.from(contextStems, (stem) => this.lexicon.stem(stem)),
      ...Array.from(contextRings, (ring) => ringTerm(ring, this.#edition.rings)),
    ];
    return { text, above: new Set(above) };
  }
}

/** What was asked for and was not there. */
class Lacks {
  readonly counted = new Set<string>();
  readonly mentioned = new Set<string>();
  readonly searched = new Map<string, readonly SearchTerm[]>();
  readonly whole = new Set<string>();
  readonly near = new Map<string, readonly [string, number]>();
  readonly articles = new Set<string>();

  get isEmpty(): boolean {
    const { counted, mentioned, searched, whole, near, articles } = this;
    return [counted, mentioned, searched, whole, near, articles].every(({ size }) => size === 0);
  }

  wanted(): Wanted {
    return {
      counted: [...this.counted],
      mentioned: [...this.mentioned],
      searched: [...this.searched.values()],
      whole: [...this.whole],
      near: [...this.near.values()],
    };
  }
}
