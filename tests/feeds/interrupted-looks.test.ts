import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FeedSite, storyHtml } from '../support/feed-site.ts';
import { HOUR, WatchedFeeds } from '../support/watched-feeds.ts';

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

function item(name: string, edit?: number) {
  return { guid: name, link: `/${name}`, title: `News of ${name}`, text: storyHtml(`News of ${name}`, edit) };
}

describe('a look that ends early', () => {
  test('at a feed that did not change for weeks forgets none of its items, nor an edit that it did not reach', async () => {
    site.feed([item('fire'), item('port')]);
    await feeds.watch(url);
    await feeds.run();
    const news = Array.from({ length: 11 }, (_, at) => item(`more-${at}`));
    site.feed([...news, item('fire', 2), item('port')]);
    let batches = 0;
    const failing = {
      put: async (articles: readonly unknown[]) => {
        batches += 1;
        if (batches > 1) throw new Error('the bucket is away');
        return articles.map(() => null);
      },
    };
    await expect(feeds.run(21 * 24 * HOUR, { sink: failing })).rejects.toThrow('the bucket is away');
    expect(batches).toBe(2);
    expect(await feeds.run(HOUR)).toMatchObject([{ kind: 'read', taken: { added: 1, edited: 1, waiting: 0 } }]);
  });
});
