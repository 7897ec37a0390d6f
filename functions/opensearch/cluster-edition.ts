import * as v from 'valibot';
import { answer } from '../engine/answer.ts';
import { answerClaim } from '../engine/claim-answer.ts';
import type { Edition, IndexedArticle } from '../engine/edition.ts';
import { type Source, sourceOf } from '../engine/quotation.ts';
import { FIELDS, foldedWords, SHORTEST_WITH_SLIPS, SLIPS } from '../engine/search/article-finder.ts';
import type { Slice } from '../engine/search/slice.ts';
import type { Window } from '../engine/search/window.ts';
import type { ArticleCache } from './article-cache.ts';
import type { Cluster } from './cluster.ts';
import { SearchClusterError } from './cluster-error.ts';
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
   * its terms and the passages with them, then the words that those hold and their articles. Rejects with {@link SearchClusterError}
   * where there is no end of it: an answer from a part would be another one.
   */
  slice(texts: readonly string[], window: Window = {}): Promise<Slice> {
    return this.#sliceFor((slice) => {
      for (const text of texts) {
        answer(text, slice, { limit: MOST_QUOTES, ...window });
        answerClaim(text, slice, { limit: MOST_QUOTES, ...window });
      }
    }, window);
  }

  sliceFor(work: (slice: Slice) => void): Promise<Slice> {
    return this.#sliceFor(work, {});
  }

  async #sliceFor(work: (slice: Slice) => void, window: Window): Promise<Slice> {
    const gathered = new Gathered(this.#loaded, this.#source.cache);
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      work(new ClusterSlice(this.#loaded, gathered));
      if (!(await this.#fetch(gathered, window))) return new ClusterSlice(this.#loaded, gathered);
    }
    throw new SearchClusterError(
      'incomplete',
      this.#source.cluster.name,
      `something is missing after ${MOST_ROUNDS} rounds`,
    );
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
    const articles = await this.#sources({ from, size: most, query: this.#live([]), sort: NEWEST_FIRST });
    return { articles, of: this.#loaded.summary.articles };
  }

  async find(typed: string, most: number): Promise<readonly Source[]> {
    const words = foldedWords(typed);
    if (words.length === 0) return [];
    const query = { bool: { filter: inEdition(this.#loaded.number), must: words.map(hasWord) } };
    return this.#sources({ size: most, query, sort: ['_score', ...NEWEST_FIRST] });
  }

  async #sources(search: object): Promise<Source[]> {
    const Hit = v.object({ _source: v.object({ key: v.string() }) });
    const { hits } = await this.#searchArticles({ ...search, _source: ['key'] }, Hit);
    const keys = hits.map(({ _source: { key } }) => key);
    const found = await this.#source.cache.fetch(keys);
    return keys.flatMap((key) => {
      const article = found.get(key);
      return article ? [sourceOf(article)] : [];
    });
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

const NEWEST_FIRST = [{ published: { order: 'desc', missing: '_last' } }, { name: 'asc' }, { id: 'asc' }];

/** A word that only begins so, and one with slips, against the word itself. */
const BEGINS = 0.4;
const SLIPPED = 0.2;

/** The most that Lucene looks for. */
const MOST_SLIPS = 2;

/** An article that is looked up by the word, by what begins so, or by a word a few slips away. */
function hasWord(word: string): object {
  const fuzziness = word.length < SHORTEST_WITH_SLIPS ? 0 : Math.min(MOST_SLIPS, Math.round(SLIPS * word.length));
  const ways = Object.entries(FIELDS).flatMap(([name, boost]) => {
    const field = `found.${name}`;
    return [
      { term: { [field]: { value: word, boost } } },
      { prefix: { [field]: { value: word, boost: BEGINS * boost } } },
      ...(fuzziness === 0 ? [] : [{ fuzzy: { [field]: { value: word, fuzziness, boost: SLIPPED * boost } } }]),
    ];
  });
  return { dis_max: { queries: ways } };
}
