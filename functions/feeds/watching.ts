import { webAddress } from '../import/web-address.ts';
import { type Feed, feedId, watchedFeed } from './feed.ts';
import { type FeedStore, MOST_FEEDS } from './feed-store.ts';

export type Watched =
  | { readonly kind: 'watched'; readonly feed: Feed; readonly isNew: boolean }
  | { readonly kind: 'too many' };

/** The address as feeds are known by it; `null` for one that is not of the public internet. */
export function feedAddress(text: string): string | null {
  const url = webAddress(text);
  if (url) url.hash = '';
  return url?.href ?? null;
}

/** Has a feed watched from now on, or at another pace. It is looked at next. */
export async function watchFeed(
  { url, every, by }: Pick<Feed, 'url' | 'every' | 'by'>,
  store: FeedStore,
  now: number,
): Promise<Watched> {
  const id = feedId(url);
  const others = (await store.list()).filter((feed) => feed.state === 'watched' && feed.id !== id);
  if (others.length >= MOST_FEEDS) return { kind: 'too many' };
  return store.change<Watched>(id, (stored) => {
    const feed = watchedFeed({ url, every, by }, stored, now);
    return { keep: feed, result: { kind: 'watched', feed, isNew: stored?.state !== 'watched' } };
  });
}

/** Ends it; `null` where it is not watched. A feed that is gone is taken off the list. */
export async function stopFeed(id: string, store: FeedStore): Promise<Feed | null> {
  return store.change<Feed | null>(id, (stored) => {
    if (!stored || stored.state === 'stopped') return { keep: null, result: null };
    const feed: Feed = { ...stored, state: 'stopped' };
    return { keep: feed, result: feed };
  });
}

/** Addresses of the feeds that have brought nothing since then, in milliseconds since 1970, though they are watched, or were until they were gone. */
export function idleFeeds(feeds: readonly Feed[], since: number): string[] {
  const idle = feeds.filter(
    ({ state, brought }) => state !== 'stopped' && (brought?.at ?? Number.NEGATIVE_INFINITY) < since,
  );
  return idle.map(({ url }) => url).toSorted();
}

/** The feeds that a list shows: by address, without those that were stopped. */
export async function listedFeeds(store: Pick<FeedStore, 'list'>): Promise<readonly Feed[]> {
  const feeds = await store.list();
  return feeds.filter(({ state }) => state !== 'stopped').toSorted((a, b) => (a.url < b.url ? -1 : 1));
}
