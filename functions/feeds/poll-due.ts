import { fetchFeed } from '../import/fetching/fetch-feed.ts';
import { fetchPage } from '../import/fetching/fetch-page.ts';
import { type FetchDependencies, PUBLIC_INTERNET } from '../import/fetching/guarded-request.ts';
import type { Feed, FeedNews } from './feed.ts';
import { type PollContext, type Polled, pollFeed } from './poll-feed.ts';
import { RequestBudget } from './request-budget.ts';
import { isDue } from './schedule.ts';

/** Feeds that are looked at side by side: most of a look is waiting for a server. */
const AT_ONCE = 4;

export interface PollOptions extends Omit<PollContext, 'fetchFeed' | 'fetchPage'> {
  readonly requestsAnHour: number;
  /** The public internet, where nothing else is given. */
  readonly internet?: FetchDependencies;
  /** Hears of each look when it is over. */
  readonly onPolled?: (polled: Polled) => void;
  /** Has whoever watches the feed told of `Feed.untold`; once it resolves, that is safe. The same may come again. */
  readonly tell?: (feed: Feed, news: FeedNews) => Promise<void>;
}

/**
 * Looks at every feed that is due, the one that has waited longest first, as far as the time goes. What goes wrong with one
 * stops no other; rejects with the first error of the store or the sink once all are through.
 */
export async function pollDueFeeds({
  requestsAnHour,
  internet = PUBLIC_INTERNET,
  onPolled,
  tell,
  ...options
}: PollOptions): Promise<readonly Polled[]> {
  const { store, now, goOn } = options;
  const budget = new RequestBudget(store, requestsAnHour, now);
  const counted = { beforeRequest: () => budget.take() };
  const context: PollContext = {
    ...options,
    fetchFeed: (address, validators) => fetchFeed(address, validators, now(), internet, counted),
    fetchPage: (url, signal) => fetchPage(url, internet, { ...counted, ...(signal ? { signal } : {}) }),
  };
  const feeds = await store.list();
  const due = feeds.filter((feed) => isDue(feed, now())).toSorted((a, b) => a.nextAt - b.nextAt);
  const polled: Polled[] = [];
  const errors: unknown[] = [];
  const workers = Array.from({ length: Math.min(AT_ONCE, due.length) }, async () => {
    for (let feed = due.shift(); feed && goOn(); feed = due.shift()) {
      try {
        const one = await pollFeed(feed.id, context);
        polled.push(one);
        onPolled?.(one);
      } catch (error) {
        errors.push(error);
      }
    }
  });
  await Promise.all(workers);
  await budget.close();
  if (tell) {
    // What a run that was cut off has left, too.
    const looked = polled.flatMap((one) => (one.kind === 'left' ? [] : [one.feed]));
    await tellUntold(new Map([...feeds, ...looked].map((feed) => [feed.id, feed])).values(), store, tell);
  }
  if (errors.length > 0) throw errors[0];
  return polled;
}

async function tellUntold(
  feeds: Iterable<Feed>,
  store: PollOptions['store'],
  tell: NonNullable<PollOptions['tell']>,
): Promise<void> {
  for (const feed of feeds) {
    const { id, untold } = feed;
    if (!untold) continue;
    await tell(feed, untold);
    await store.change(id, (stored) => {
      const isTold = stored?.untold?.kind === untold.kind && stored.untold.at === untold.at;
      return { keep: isTold ? { ...stored, untold: null } : null, result: undefined };
    });
  }
}
