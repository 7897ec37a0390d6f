import type { CorpusStore, Edition } from '../engine/edition.ts';
import { ArticleCache } from './article-cache.ts';
import type { Cluster } from './cluster.ts';
import { ClusterEdition } from './cluster-edition.ts';
import { SearchClusterError } from './cluster-error.ts';
import { readCurrent, readEdition } from './edition-document.ts';
import { loadedEdition } from './loaded-edition.ts';
import { checkIndices, type IndexNames } from './mapping.ts';

export interface ClusterStoreOptions {
  readonly cluster: Cluster;
  readonly names: IndexNames;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds for which an edition is taken for the current one. */
  readonly freshMs: number;
  /** Whether a corpus was ever published. Without it a cluster without indices is an error. */
  readonly hasIndex?: () => Promise<boolean>;
}

/** A corpus in an OpenSearch cluster. */
export class ClusterStore implements CorpusStore {
  readonly #options: ClusterStoreOptions;
  readonly #cache: ArticleCache;
  #held: { readonly number: number; readonly edition: ClusterEdition } | null = null;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #checking: Promise<Edition | null> | undefined;

  constructor(options: ClusterStoreOptions) {
    this.#options = options;
    this.#cache = new ArticleCache(options.cluster, options.names);
  }

  /**
   * Rejects with {@link SearchClusterError}, its problem `not-indexed` where the cluster has no corpus that this version reads. An
   * edition that is held goes on as long as the cluster does not tell of another.
   */
  current(): Promise<Edition | null> {
    const { now, freshMs } = this.#options;
    if (this.#held && now() - this.#checkedAt < freshMs) return Promise.resolve(this.#held.edition);
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async #check(): Promise<Edition | null> {
    const { cluster, names, now, hasIndex } = this.#options;
    if (!this.#held) {
      if ((await hasIndex?.()) === false) return null;
      await checkIndices(cluster, names);
    }
    const { current } = await readCurrent(cluster, names);
    if (current.number === 0) return null;
    if (current.number !== this.#held?.number) {
      const stored = await readEdition(cluster, names, current.number);
      if (!stored) throw new SearchClusterError('not-indexed', cluster.name, `edition ${current.number} is missing`);
      const edition = new ClusterEdition(loadedEdition(stored), { cluster, names, cache: this.#cache });
      this.#held = { number: current.number, edition };
    }
    this.#checkedAt = now();
    return this.#held?.edition ?? null;
  }
}
