import { afterEach, beforeEach, expect, test } from 'vitest';
import { FeedSite } from '../support/feed-site.ts';
import { MINUTE, WatchedFeeds } from '../support/watched-feeds.ts';

let site: FeedSite;
let feeds: WatchedFeeds;
let url: string;

beforeEach(async () => {
  site = await FeedSite.start();
  feeds = new WatchedFeeds();
  url = site.url('/feed');
});

afterEach(async () => {
  await site[Symbol.asyncDispose]();
});

test('a feed of 10,000 items has its first thousand read, over as many looks as their pages take, and the rest told', async () => {
  const items = Array.from({ length: 10_000 }, (_, at) => ({
    guid: String(at),
    link: `/${at}`,
    title: `News ${at}`,
  }));
  for (const { link, title } of items.slice(0, 6)) site.page(link, title);
  site.feed(items);
  await feeds.watch(url);
  feeds.requestsAnHour = 1e6;
  await feeds.run();
  expect(site.asked.length).toBeLessThanOrEqual(51);
  expect(await feeds.feed(url)).toMatchObject({ items: 1000, added: 6, leftOut: 44, waiting: 950, etag: null });
  const [first] = (await feeds.feed(url)).reasons;
  expect(first).toEqual({ item: 'the feed', reason: 'is longer than 1000 items; the first are read' });
  site.feed(items.slice(0, 1100));
  await feeds.run(10 * MINUTE);
  expect(await feeds.feed(url)).toMatchObject({ added: 6, leftOut: 94, waiting: 900 });
  // A new one comes before those that wait.
  site.page('/new', 'News of today');
  site.feed([{ guid: 'new', link: '/new', title: 'News of today' }, ...items.slice(0, 1100)]);
  await feeds.run(10 * MINUTE);
  expect(await feeds.titles()).toContain('News of today');
});
