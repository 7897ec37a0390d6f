import * as v from 'valibot';
import { answer } from '../engine/answer.ts';
import { answerClaim } from '../engine/claim-answer.ts';
import type { Edition, IndexedArticle } from '../engine/edition.ts';
import { type Source, sourceOf } from '../engine/quotation.ts';
import type { Slice } from '../engine/search/slice.ts';
import type { Window } from '../engine/search/window.ts';
import type { ArticleCache } from './article-cache.ts';
import type { Cluster } from './cluster.ts';
import { ClusterSlice } from './cluster-slice.ts';
import { Gathered } from './gathered.ts';
import type { LoadedEdition } from './loaded-edition.ts';
import type { IndexNames } from './mapping.ts';
import { findAll, windowFilters } from './questions.ts';
import { inEdition } from './validity.ts';

/** A question is mostly worked out twice before nothing is missing: rounds that one takes at most. */
const MOST_ROUNDS = 8;

/** Quotations. More than any surface shows. */
const MOST_QUOTES = 10;

export interface EditionSource {
  readonly cluster: Cluster;
  readonly names: IndexNames;
  readonly cache: ArticleCache;
}

/** One edition of a corpus in a cluster. */
export class ClusterEdition implements Edition {
  readonly version: string;
  readonly rings: Edition['rings'];
  readonly summary: Edition['summary'];
  readonly suggestions: readonly string[];
  readonly #loaded: LoadedEdition;
  readonly #source: EditionSource;

  constructor(loaded: LoadedEdition, source: EditionSource) {
    this.#loaded = loaded;
    this.#source = source;
    this.version = loaded.version;
    this.rings = loaded.rings;
    this.summary = loaded.summary;
    this.suggestions = loaded.suggestions;
  }

  /**
   * Works each text out on what is there, fetches what was missing, and does so again until nothing is: the first time that are
   * its terms and the passages with them, then the words that those hold and their articles.
   */
  async slice(texts: readonly string[], window: Window = {}): Promise<Slice> {
    const gathered = new Gathered(this.#loaded, this.#source.cache);
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const slice = new ClusterSlice(this.#loaded, gathered);
      for (const text of texts) {
        answer(text, slice, { limit: MOST_QUOTES, ...window });
        answerClaim(text, slice, { limit: MOST_QUOTES, ...window });
      }
      if (!(await this.#fetch(gathered, window))) break;
    }
    return new ClusterSlice(this.#loaded, gathered);
  }

  /** Whether anything was missing. */
  async #fetch(gathered: Gathered, window: Window): Promise<boolean> {
    const lacks = gathered.takeLacks();
    if (!lacks) return false;
    const { cluster, names, cache } = this.#source;
    const { wanted, articles } = lacks;
    const isNothing = Object.values(wanted).every((list) => list.length === 0);
    const [found, texts] = await Promise.all([
      isNothing ? null : findAll(cluster, names, this.#loaded.number, window, wanted),
      cache.fetch(articles),
    ]);
    gathered.takeInArticles(texts);
    if (found) gathered.takeIn(found, wanted);
    return true;
  }

  async articles(ids: readonly string[]): Promise<ReadonlyMap<string, IndexedArticle>> {
    const { cluster, names, cache } = this.#source;
    if (ids.length === 0) return new Map();
    const gathered = new Gathered(this.#loaded, cache);
    const slice = new ClusterSlice(this.#loaded, gathered);
    const keys = await this.#keysOf(ids);
    gathered.takeInArticles(await cache.fetch([...keys.values()]));
    const wanted = { counted: [], mentioned: [], searched: [], whole: [...keys.keys()], near: [] };
    gathered.takeIn(await findAll(cluster, names, this.#loaded.number, {}, wanted), wanted);
    return new Map(
      [...keys].flatMap(([id, key]) => {
        const article = gathered.article(key);
        return article ? [[id, { article, passages: slice.passagesOf(id) }] as const] : [];
      }),
    );
  }

  async #keysOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const Hit = v.object({ _source: v.object({ id: v.string(), key: v.string() }) });
    const { hits } = await this.#searchArticles(
      { size: ids.length, _source: ['id', 'key'], query: this.#live([{ terms: { id: ids } }]) },
      Hit,
    );
    return new Map(hits.map(({ _source: { id, key } }) => [id, key]));
  }

  async listed(from: number, most: number): ReturnType<Edition['listed']> {
    const { hits } = await this.#searchArticles(
      {
        from,
        size: most,
        _source: ['key'],
        query: this.#live([]),
        sort: [{ published: { order: 'desc', missing: '_last' } }, { name: 'asc' }, { id: 'asc' }],
      },
      v.object({ _source: v.object({ key: v.string() }) }),
    );
    const keys = hits.map(({ _source: { key } }) => key);
    const found = await this.#source.cache.fetch(keys);
    const articles = keys.flatMap((key): Source[] => {
      const article = found.get(key);
      return article ? [sourceOf(article)] : [];
    });
    return { articles, of: this.#loaded.summary.articles };
  }

  async hasArticleIn(window: Window): Promise<boolean> {
    const filters = windowFilters(window, 'id');
    if (filters.length === 0) return this.#loaded.summary.articles > 0;
    const { hits } = await this.#searchArticles({ size: 1, _source: false, query: this.#live(filters) }, v.unknown());
    return hits.length > 0;
  }

  #live(filters: readonly object[]): object {
    return { bool: { filter: [...inEdition(this.#loaded.number), ...filters] } };
  }

  async #searchArticles<Schema extends v.GenericSchema>(
    search: object,
    hit: Schema,
  ): Promise<{ readonly hits: readonly v.InferOutput<Schema>[] }> {
    const { cluster, names } = this.#source;
    const path = `/${names.articles}/_search?allow_partial_search_results=false`;
    const body = JSON.stringify({ track_total_hits: false, ...search });
    const Answer = v.object({ hits: v.object({ hits: v.array(hit) }) });
    const answered = await cluster.ask({ method: 'POST', path, body }, Answer);
    return answered.hits;
  }
}
