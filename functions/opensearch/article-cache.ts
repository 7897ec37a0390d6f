import * as v from 'valibot';
import type { Article } from '../engine/articles/article.ts';
import { isIntact, StoredArticle } from './article-document.ts';
import type { Cluster } from './cluster.ts';
import { SearchClusterError } from './cluster-error.ts';
import type { IndexNames } from './mapping.ts';

/** UTF-16 code units of text that a process keeps: some 5,000 articles. */
const MOST_TEXT = 30_000_000;

/** Documents a request. */
const AT_ONCE = 200;

/**
 * Articles by the ids of their documents, the last used ones in memory. A document's id covers the SHA-256 of the text, and the
 * text is checked against it: what is quoted is what was indexed.
 */
export class ArticleCache {
  readonly #cluster: Cluster;
  readonly #names: IndexNames;
  /** The one that was used last is the last. */
  readonly #kept = new Map<string, Article>();
  #size = 0;

  constructor(cluster: Cluster, names: IndexNames) {
    this.#cluster = cluster;
    this.#names = names;
  }

  get(key: string): Article | undefined {
    const article = this.#kept.get(key);
    if (article) {
      this.#kept.delete(key);
      this.#kept.set(key, article);
    }
    return article;
  }

  /** Those that are missing come from the cluster. Rejects with {@link SearchClusterError}, also where one is not there. */
  async fetch(keys: readonly string[]): Promise<ReadonlyMap<string, Article>> {
    const found = new Map<string, Article>();
    const missing: string[] = [];
    for (const key of keys) {
      const known = this.get(key);
      if (known) found.set(key, known);
      else missing.push(key);
    }
    for (let at = 0; at < missing.length; at += AT_ONCE) {
      for (const [key, article] of await this.#load(missing.slice(at, at + AT_ONCE))) {
        found.set(key, article);
        this.#keep(key, article);
      }
    }
    return found;
  }

  async #load(ids: readonly string[]): Promise<(readonly [string, Article])[]> {
    const One = v.object({
      _id: v.string(),
      found: v.boolean(),
      _source: v.optional(v.object({ data: StoredArticle })),
    });
    const path = `/${this.#names.articles}/_mget?_source_includes=data`;
    const body = JSON.stringify({ ids });
    const { docs } = await this.#cluster.ask({ method: 'POST', path, body }, v.object({ docs: v.array(One) }));
    return docs.map(({ _id, _source }) => {
      const article = _source?.data;
      if (article && isIntact(article)) return [_id, article];
      throw new SearchClusterError('not-indexed', this.#cluster.name, `the article ${_id} is missing or damaged`);
    });
  }

  #keep(key: string, article: Article): void {
    this.#kept.set(key, article);
    this.#size += article.text.length;
    for (const [oldest, { text }] of this.#kept) {
      if (this.#size <= MOST_TEXT) break;
      this.#kept.delete(oldest);
      this.#size -= text.length;
    }
  }
}
