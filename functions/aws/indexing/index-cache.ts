import type { CorpusStore, Edition } from '../../engine/edition.ts';
import { openSnapshot } from '../../engine/snapshot/stored-edition.ts';
import type { Log } from '../../slack/jobs/job-context.ts';
import { errorCode } from '../../slack/jobs/retries.ts';
import type { Store } from '../../slack/store/store.ts';

/** Milliseconds for which an index is taken for the current one: how late a new article may be seen. */
export const FRESH_MS = 30_000;

export interface IndexCacheOptions {
  readonly store: Pick<Store, 'currentIndex'>;
  /** The bytes of a snapshot. */
  readonly read: (object: string) => Promise<Uint8Array>;
  readonly now: () => number;
  readonly log: Log;
}

/** The current index, held in memory between questions and swapped when the pointer has moved. */
export class IndexCache implements CorpusStore {
  readonly #options: IndexCacheOptions;
  #held: { readonly version: string; readonly index: Edition } | null = null;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #checking: Promise<Edition | null> | undefined;

  constructor(options: IndexCacheOptions) {
    this.#options = options;
  }

  /** `null` before the first index is published. Throws when there is none to fall back on. */
  current(): Promise<Edition | null> {
    if (this.#held && this.#options.now() - this.#checkedAt < FRESH_MS) return Promise.resolve(this.#held.index);
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async #check(): Promise<Edition | null> {
    const { store, read, now, log } = this.#options;
    try {
      const pointer = await store.currentIndex();
      if (pointer && pointer.version !== this.#held?.version) {
        const index = openSnapshot(await read(pointer.object));
        this.#held = { version: pointer.version, index };
        log.info('index loaded', { index: pointer.version, articles: index.summary.articles });
      }
    } catch (error) {
      // Yesterday's index answers better than none, and its version is in the reply.
      if (!this.#held) throw error;
      log.error('the current index cannot be loaded; the one in memory answers', { error: errorCode(error) });
    }
    this.#checkedAt = now();
    return this.#held?.index ?? null;
  }
}
