import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stopFeed } from '../../functions/feeds/watching.ts';
import { FeedSite, storyHtml } from '../support/feed-site.ts';
import { HOUR, MINUTE, WatchedFeeds } from '../support/watched-feeds.ts';

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

describe('what a person does to a feed during a look at it', () => {
  test.each([
    ['gone', 410],
    ['failing', 500],
  ])('stays as it is where the feed is %s: stopped', async (_, status) => {
    site.answer('/feed', status);
    const { id } = await feeds.watch(url);
    site.onAsked = async () => {
      await stopFeed(id, feeds.store);
    };
    await feeds.run();
    expect(await feeds.feed(url)).toMatchObject({ state: 'stopped', lease: null });
  });

  test.each([
    ['read', 200, 60],
    ['failing', 500, 120],
  ])('stays as it is where the feed is %s (%i): the next look is at the new pace', async (_, status, minutes) => {
    if (status === 200) site.feed([item('fire')]);
    else site.answer('/feed', status);
    await feeds.watch(url, 10);
    site.onAsked = async () => {
      await feeds.watch(url, 60);
    };
    await feeds.run();
    expect(await feeds.feed(url)).toMatchObject({ every: 60, nextAt: feeds.clock + minutes * MINUTE, lease: null });
  });
});
