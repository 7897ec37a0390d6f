import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AddOptions, type AddReport, addArticles } from '../../../corpus/add.ts';
import type { Library } from '../../../corpus/library.ts';
import type { ReadOptions } from '../../../corpus/read-library.ts';
import { type CorpusState, type Refreshed, refresh } from '../../../corpus/refresh.ts';
import type { Fetch, Source } from '../../../corpus/source.ts';
import type { Skipped } from '../../../engine/articles/duplicates.ts';
import { parseRings, RingsError } from '../../../engine/concepts/rings.ts';
import type { CorpusStore, Edition } from '../../../engine/edition.ts';
import { editionOf } from '../../../engine/embedded-edition.ts';
import type { CorpusIndex } from '../../../engine/search/corpus-index.ts';
import { SearchClusterError } from '../../../opensearch/cluster-error.ts';
import { readRegularFile, systemCode } from '../../corpus/corpus-tree.ts';
import { FolderLibrary } from '../../corpus/folder-library.ts';
import { clusterStore, publishAt } from '../../corpus/search-cluster.ts';
import { corpusLibrary, LayeredLibrary } from './layered-library.ts';

export interface LocalCorpusOptions {
  readonly corpus: string;
  readonly rings: string;
  /** For addresses; from the public internet where it is not given. */
  readonly fetch?: Fetch;
  /** Address of a search cluster that holds each edition and is asked; without it the index in memory is. */
  readonly node?: string | null;
  readonly onProgress?: NonNullable<ReadOptions['onProgress']>;
}

type Rings = ReturnType<typeof parseRings>;

/**
 * The index that is asked, and what can be added to it while it is: what is added is in a folder of its own that is gone
 * with the process, and the corpus itself is only read.
 */
export class LocalCorpus implements AsyncDisposable {
  readonly #rings: Rings;
  readonly #library: Library;
  readonly #folder: string;
  readonly #fetch: Fetch | undefined;
  readonly #cluster: { readonly node: string; readonly store: CorpusStore } | null;
  #state: CorpusState;
  #skipped: readonly Skipped[];
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Rejects with `CorpusNotFoundError`, `RingsError`, or `SearchClusterError` where there is a cluster; a corpus without articles is
   * one to add to.
   */
  static async open({ corpus, rings, fetch, node = null, onProgress }: LocalCorpusOptions): Promise<LocalCorpus> {
    const parsed = await readRings(rings);
    const lower = await corpusLibrary(corpus);
    const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-added-'));
    const library = new LayeredLibrary(lower, new FolderLibrary(folder));
    const refreshed = await refresh(library, null, parsed, onProgress ? { onProgress } : {});
    const opened = new LocalCorpus(parsed, library, folder, fetch, node, refreshed);
    await opened.#publish(refreshed);
    return opened;
  }

  private constructor(
    rings: Rings,
    library: Library,
    folder: string,
    fetch: Fetch | undefined,
    node: string | null,
    { state, skipped }: Refreshed,
  ) {
    this.#rings = rings;
    this.#library = library;
    this.#folder = folder;
    this.#fetch = fetch;
    this.#cluster = node === null ? null : { node, store: clusterStore(node) };
    this.#state = state;
    this.#skipped = skipped;
  }

  get index(): CorpusIndex {
    return this.#state.index;
  }

  /** What questions are answered from; `null` as long as there is no article. */
  async current(): Promise<Edition | null> {
    if (this.index.articles.length === 0) return null;
    return this.#cluster ? this.#cluster.store.current() : editionOf(this.index);
  }

  /** Rejects with `SearchClusterError`, also where another program has made its own edition the current one. */
  async #publish({ state }: Refreshed): Promise<void> {
    if (!this.#cluster) return;
    const { kind } = await publishAt(this.#cluster.node, 1, state.index);
    if (kind === 'overtaken') {
      throw new SearchClusterError('refused', new URL(this.#cluster.node).host, 'another program publishes there too');
    }
  }

  /** What is in the files and not in the index, and why. */
  get skipped(): readonly Skipped[] {
    return this.#skipped;
  }

  /** `overrides` are stated for every article of it; the index holds what was added once this resolves. */
  async add(
    sources: readonly Source[],
    overrides: NonNullable<AddOptions['overrides']> = {},
  ): Promise<{ readonly report: AddReport; readonly refreshed: Refreshed }> {
    return this.change(async (library) => {
      const known = { articles: this.index.articles, catalogue: this.#state.catalogue };
      return addArticles(sources, library, { known, overrides, ...(this.#fetch ? { fetch: this.#fetch } : {}) });
    }).then(({ result: report, refreshed }) => ({ report, refreshed }));
  }

  /** Changes the library, then the index, one change after another. */
  change<Result>(
    work: (library: Library) => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly refreshed: Refreshed }> {
    const next = this.#last.then(async () => {
      const result = await work(this.#library);
      const refreshed = await refresh(this.#library, this.#state, this.#rings);
      if (refreshed.isChanged) await this.#publish(refreshed);
      this.#state = refreshed.state;
      this.#skipped = refreshed.skipped;
      return { result, refreshed };
    });
    this.#last = next.catch(() => {}); // the caller is told
    return next;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#last;
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function readRings(file: string): Promise<Rings> {
  try {
    return parseRings((await readRegularFile(file)).toString('utf8'), file);
  } catch (cause) {
    if (cause instanceof RingsError) throw cause;
    throw new RingsError(file, `cannot be read (${systemCode(cause)}); name another file with --rings`, { cause });
  }
}
