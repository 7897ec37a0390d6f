import { addArticles } from '../../functions/corpus/add.ts';
import { readLibrary } from '../../functions/corpus/read-library.ts';
import type { Article } from '../../functions/engine/articles/article.ts';
import { type Feed, feedId, watchedFeed } from '../../functions/feeds/feed.ts';
import type { FeedStore } from '../../functions/feeds/feed-store.ts';
import { librarySink } from '../../functions/feeds/library-sink.ts';
import { MemoryFeedStore } from '../../functions/feeds/memory-feed-store.ts';
import { type PollOptions, pollDueFeeds } from '../../functions/feeds/poll-due.ts';
import type { Polled } from '../../functions/feeds/poll-feed.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { LOOPBACK } from './feed-site.ts';
import { memoryLibrary } from './memory-library.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Feeds that are watched into a library in memory, by a clock that the test moves. */
export class WatchedFeeds {
  clock = Date.UTC(2026, 0, 6, 12);
  requestsAnHour = 600;
  readonly store: FeedStore = new MemoryFeedStore();
  readonly library = memoryLibrary();

  async watch(url: string, every = 10, by: Feed['by'] = null): Promise<Feed> {
    return this.store.change(feedId(url), (stored) => {
      const keep = watchedFeed({ url, every, by }, stored, this.clock);
      return { keep, result: keep };
    });
  }

  /** A run of a fetcher, after so many milliseconds. */
  async run(afterMs = 0, options: Partial<PollOptions> = {}): Promise<readonly Polled[]> {
    this.clock += afterMs;
    return pollDueFeeds({
      store: this.store,
      sink: librarySink((sources) =>
        addArticles(sources, this.library, { importer: (input) => importArticles(input) }),
      ),
      importer: (input) => importArticles(input),
      requestsAnHour: this.requestsAnHour,
      internet: LOOPBACK,
      now: () => this.clock,
      goOn: () => true,
      ...options,
    });
  }

  async feed(url: string): Promise<Feed> {
    const found = (await this.store.list()).find((feed) => feed.url === url);
    if (!found) throw new Error(`${url} is not watched`);
    return found;
  }

  async articles(): Promise<readonly Article[]> {
    return (await readLibrary(this.library, null)).articles;
  }

  async titles(): Promise<(string | null)[]> {
    return (await this.articles()).map(({ title }) => title).toSorted();
  }
}
