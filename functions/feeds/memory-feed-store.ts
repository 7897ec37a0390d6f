import type { Feed, Requests, SeenItem } from './feed.ts';
import type { FeedChange, FeedStore } from './feed-store.ts';

/** Feeds for as long as the process lives. Nothing waits between reading and writing, so that no change is lost. */
export class MemoryFeedStore implements FeedStore {
  readonly #feeds = new Map<string, Feed>();
  readonly #seen = new Map<string, readonly SeenItem[]>();
  #requests: Requests | null = null;

  async list(): Promise<readonly Feed[]> {
    return [...this.#feeds.values()];
  }

  async change<Result>(id: string, decide: (stored: Feed | null) => FeedChange<Feed, Result>): Promise<Result> {
    const { keep, result } = decide(this.#feeds.get(id) ?? null);
    if (keep) this.#feeds.set(id, keep);
    return result;
  }

  async seen(id: string): Promise<readonly SeenItem[]> {
    return this.#seen.get(id) ?? [];
  }

  async changeSeen(id: string, decide: (stored: readonly SeenItem[]) => readonly SeenItem[]): Promise<void> {
    this.#seen.set(id, decide(this.#seen.get(id) ?? []));
  }

  async changeRequests<Result>(decide: (stored: Requests | null) => FeedChange<Requests, Result>): Promise<Result> {
    const { keep, result } = decide(this.#requests);
    if (keep) this.#requests = keep;
    return result;
  }
}
