import { expect, test } from 'vitest';
import { type Feed, feedId, type SeenItem, watchedFeed } from '../../functions/feeds/feed.ts';
import type { FeedStore } from '../../functions/feeds/feed-store.ts';

const NOW = Date.UTC(2026, 0, 6);

function feed(url: string, more: Partial<Feed> = {}): Feed {
  return { ...watchedFeed({ url, every: 10, by: { team: 'T1', user: 'U1' } }, null, NOW), ...more };
}

function seen(at: number): SeenItem {
  const leftOut = { item: `Item ${at} \u{1f525}`, reason: 'does not exist' };
  return { keys: [`key-${at}`], digest: 'd', article: null, at: NOW, doneAt: NOW, times: 1, leftOut, note: null };
}

const keep = (value: Feed) => (): { keep: Feed; result: null } => ({ keep: value, result: null });

/** What every {@link FeedStore} keeps to. `start`: an empty one, and another process's view of the same. */
export function feedStoreContract(start: () => Promise<readonly [FeedStore, FeedStore]>): void {
  test('keeps feeds, each under its id, as they were written', async () => {
    const [store, other] = await start();
    const [a, b] = [feed('https://a.example/feed'), feed('https://b.example/feed', { state: 'gone', etag: '"x"' })];
    expect(await store.list()).toEqual([]);
    await store.change(a.id, keep(a));
    await store.change(b.id, keep(b));
    const byUrl = (feeds: readonly Feed[]) => feeds.toSorted((one, two) => (one.url < two.url ? -1 : 1));
    expect(byUrl(await other.list())).toEqual([a, b]);
    const result = await other.change(a.id, (stored) => ({ keep: null, result: stored?.url }));
    expect(result).toBe(a.url);
    expect(
      await store.change(feedId('https://none.example/'), (stored) => ({ keep: null, result: stored })),
    ).toBeNull();
  });

  test('loses no change of two processes that change the same at once', async () => {
    const [store, other] = await start();
    const a = feed('https://a.example/feed', { added: 0 });
    await store.change(a.id, keep(a));
    const one = (its: FeedStore) =>
      its.change(a.id, (stored) => ({ keep: stored && { ...stored, added: stored.added + 1 }, result: null }));
    await Promise.all([one(store), one(other)]);
    await Promise.all([one(store), one(other)]);
    expect((await store.list())[0]?.added).toBe(4);
    await Promise.all([store, other].map((its, at) => its.changeSeen(a.id, (stored) => [...stored, seen(at)])));
    expect((await other.seen(a.id)).map(({ keys }) => keys[0]).toSorted()).toEqual(['key-0', 'key-1']);
  });

  test('keeps the items of each feed, a thousand of them too, and none of a feed that is not there', async () => {
    const [store, other] = await start();
    const { id } = feed('https://a.example/feed');
    await store.change(id, keep(feed('https://a.example/feed')));
    const items = Array.from({ length: 2000 }, (_, at) => ({ ...seen(at), article: `an-article-of-this-name-${at}` }));
    await store.changeSeen(id, () => items);
    expect(await other.seen(id)).toEqual(items);
    expect(await other.seen('another')).toEqual([]);
  });

  test('counts the requests of an hour', async () => {
    const [store, other] = await start();
    await store.changeRequests((stored) => ({ keep: { hour: 1, made: (stored?.made ?? 0) + 10 }, result: null }));
    expect(await other.changeRequests((stored) => ({ keep: null, result: stored }))).toEqual({ hour: 1, made: 10 });
  });

  test('keeps nothing where deciding fails', async () => {
    const [store] = await start();
    const a = feed('https://a.example/feed');
    const failing = store.change(a.id, () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await store.change(a.id, keep(a));
    expect(await store.list()).toHaveLength(1);
  });
}
