import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PollOptions } from '../../functions/feeds/poll-due.ts';
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

const FIRE = { guid: '1', link: '/fire', title: 'Fire in the mill', text: storyHtml('Fire in the mill') };
const PORT = { guid: '2', link: '/port', title: 'The port opens', text: storyHtml('The port opens') };

describe('a feed that is watched', () => {
  test('brings each of its articles once, with its source, however often it is asked', async () => {
    site.feed([FIRE, PORT]);
    await feeds.watch(url);
    const [polled] = await feeds.run();
    expect(polled).toMatchObject({ kind: 'read', taken: { added: 2, edited: 0, waiting: 0 } });
    expect(await feeds.titles()).toEqual(['Fire in the mill', 'The port opens']);
    const [fire] = await feeds.articles();
    expect(fire).toMatchObject({ publisher: 'The Marlow Courier', url: site.url('/fire') });
    expect(await feeds.run(9 * MINUTE)).toEqual([]);
    expect(await feeds.run(MINUTE)).toMatchObject([{ kind: 'unchanged' }]);
    expect(site.asked).toEqual(['/feed', expect.stringMatching(/^\/feed if "\d+"$/u)]);
    expect(await feeds.feed(url)).toMatchObject({ added: 2, items: 2, brought: { added: 2, edited: 0 }, leftOut: 0 });
  });

  test('is asked as often as was said by a clock whose ticks are seconds early or late', async () => {
    site.feed([FIRE]);
    await feeds.watch(url);
    const start = feeds.clock;
    for (let tick = 1; tick <= 24; tick += 1) {
      feeds.clock = start + tick * 5 * MINUTE + ([0, 3000, -3000][tick % 3] ?? 0);
      await feeds.run();
    }
    // Two hours of ticks every five minutes: a look every ten, or one tick later once.
    expect(site.asked.length).toBeGreaterThanOrEqual(11);
    expect(site.asked.length).toBeLessThanOrEqual(13);
  });

  test('without an ETag is known by its bytes', async () => {
    site.feed([FIRE], { etag: false });
    await feeds.watch(url);
    await feeds.run();
    expect(await feeds.run(10 * MINUTE)).toMatchObject([{ kind: 'unchanged' }]);
  });

  test('has the page of an item fetched where it holds a summary only, and told where there is none', async () => {
    site.page('/flood', 'Flood in Quern');
    site.feed([
      { guid: '3', link: '/flood', title: 'Flood', published: 'Tue, 06 Jan 2026 08:00:00 GMT' },
      { guid: '4', link: '/lost', title: 'Lost' },
      { guid: '5', title: 'Nowhere' },
    ]);
    await feeds.watch(url);
    await feeds.run();
    const [flood, ...others] = await feeds.articles();
    expect(others).toEqual([]);
    expect(flood).toMatchObject({ title: 'Flood in Quern', published: '2026-01-06', publisher: 'The Marlow Courier' });
    const feed = await feeds.feed(url);
    expect(feed).toMatchObject({ items: 3, leftOut: 2, waiting: 0 });
    expect(feed.reasons).toEqual([
      { item: 'Lost', reason: expect.stringContaining('does not exist (status 404)') },
      { item: 'Nowhere', reason: 'holds only a summary; it names no page that has more' },
    ]);
  });

  test('tells an item that is left out in a line, however long its name', async () => {
    const name = `${'x'.repeat(98)}😀 and more`;
    site.feed([
      { guid: '7', title: name },
      { guid: '8', title: 'y'.repeat(100) },
    ]);
    await feeds.watch(url);
    await feeds.run();
    const { reasons } = await feeds.feed(url);
    expect(reasons.map(({ item }) => item)).toEqual([`${'x'.repeat(98)}\ufffd…`, 'y'.repeat(100)]);
  });

  test('tries an item again whose page is not there yet, also while the feed does not change', async () => {
    site.feed([{ guid: '6', link: '/late', title: 'Late' }]);
    await feeds.watch(url);
    await feeds.run();
    site.page('/late', 'Late news');
    for (let look = 0; look < 6; look += 1) await feeds.run(10 * MINUTE);
    expect(await feeds.titles()).toEqual(['Late news']);
    expect(site.asked.filter((path) => path === '/late')).toHaveLength(2);
    expect(await feeds.feed(url)).toMatchObject({ leftOut: 0, reasons: [] });
  });

  test('has an edited item correct its article, also under another link, another id or another title', async () => {
    site.feed([FIRE]);
    await feeds.watch(url);
    await feeds.run();
    const [{ id } = { id: '' }] = await feeds.articles();
    const edits = [
      { ...FIRE, text: storyHtml('Fire in the mill', 2) },
      { ...FIRE, text: storyHtml('Fire in the mill', 3), link: '/fire-updated' },
      { ...FIRE, text: storyHtml('Fire in the mill', 4), guid: 'other', link: '/fire-updated' },
      { ...FIRE, text: storyHtml('Fire in the mill', 5), guid: 'other', link: '/again', title: 'Mill burns down' },
    ];
    for (const edit of edits) {
      site.feed([edit]);
      expect(await feeds.run(10 * MINUTE)).toMatchObject([{ taken: { added: 0, edited: 1 } }]);
      const articles = await feeds.articles();
      expect(articles.map((article) => article.id)).toEqual([id]);
      expect(articles[0]?.text).toContain(/report \d/u.exec(edit.text)?.[0]);
    }
  });

  test('keeps items apart that share an id, a link or both', async () => {
    const items = [1, 2, 3].map((at) => ({ ...FIRE, title: `Fire ${at}`, text: storyHtml(`Fire ${at}`) }));
    site.feed(items.map((item, at) => ({ ...item, guid: String(at) })));
    await feeds.watch(url);
    await feeds.run();
    expect(await feeds.titles()).toEqual(['Fire 1', 'Fire 2', 'Fire 3']);
    expect(await feeds.run(25 * HOUR)).toMatchObject([{ kind: 'unchanged' }]);
    site.feed(items, { path: '/same' });
    await feeds.watch(site.url('/same'));
    await feeds.run();
    expect(await feeds.feed(site.url('/same'))).toMatchObject({ items: 3, leftOut: 2 });
    expect(await feeds.titles()).toEqual(['Fire 1', 'Fire 2', 'Fire 3']);
  });

  test('and another that has the same article make one of it', async () => {
    site.feed([FIRE]);
    site.feed([PORT, { ...FIRE, guid: 'else' }], { path: '/world' });
    await feeds.watch(url);
    await feeds.watch(site.url('/world'));
    await feeds.run();
    expect(await feeds.titles()).toEqual(['Fire in the mill', 'The port opens']);
    expect(await feeds.feed(site.url('/world'))).toMatchObject({ leftOut: 0 });
  });

  test.each([301, 308])('that has moved for good (%i) is asked at its new address from then on', async (status) => {
    site.answer('/feed', status, { location: '/moved' });
    site.feed([FIRE], { path: '/moved' });
    await feeds.watch(url);
    await feeds.run();
    await feeds.run(10 * MINUTE);
    expect(site.asked).toEqual(['/feed', '/moved', expect.stringMatching(/^\/moved if/u)]);
    expect(await feeds.feed(url)).toMatchObject({ address: site.url('/moved') });
    site.answer('/moved', 410);
    site.feed([FIRE, PORT]);
    await feeds.run(10 * MINUTE);
    expect(await feeds.feed(url)).toMatchObject({ state: 'watched', address: url, failures: 1 });
    await feeds.run(20 * MINUTE);
    expect(await feeds.titles()).toHaveLength(2);
  });

  test('that is redirected for now is asked at its own address', async () => {
    site.answer('/feed', 302, { location: '/today' });
    site.feed([FIRE], { path: '/today' });
    await feeds.watch(url);
    await feeds.run();
    expect(await feeds.feed(url)).toMatchObject({ address: url, added: 1 });
  });

  test('that is gone (410) is asked no more, until it is watched again', async () => {
    site.answer('/feed', 410);
    await feeds.watch(url);
    expect(await feeds.run()).toMatchObject([{ kind: 'gone' }]);
    expect(await feeds.run(30 * 24 * HOUR)).toEqual([]);
    site.feed([FIRE]);
    await feeds.watch(url);
    expect(await feeds.run()).toMatchObject([{ kind: 'read' }]);
  });

  test('that is not found is asked ever more rarely, and taken for gone after a week', async () => {
    site.answer('/feed', 404);
    await feeds.watch(url);
    const times: number[] = [];
    const start = feeds.clock;
    for (let minute = 0; minute < 9 * 24 * 60; minute += 10) {
      const [polled] = await feeds.run(minute === 0 ? 0 : 10 * MINUTE);
      if (polled) times.push((feeds.clock - start) / HOUR);
      if (polled?.kind === 'gone') break;
    }
    expect((await feeds.feed(url)).state).toBe('gone');
    expect(times.at(-1)).toBeGreaterThanOrEqual(7 * 24);
    expect(times.length).toBeLessThan(20);
  });

  test('has who watches it told that it moved, failed for a day or is gone, each once, also where a run was cut off', async () => {
    const told: string[] = [];
    let isCut = true;
    const tell: PollOptions['tell'] = async ({ address }, { kind }) => {
      if (isCut) throw new Error('cut off');
      told.push(`${kind} ${new URL(address).pathname}`);
    };
    site.answer('/feed', 301, { location: '/moved' });
    site.feed([FIRE], { path: '/moved' });
    await feeds.watch(url, 10, { team: 'T1', user: 'U1' });
    await expect(feeds.run(0, { tell })).rejects.toThrow('cut off');
    isCut = false;
    await feeds.run(MINUTE, { tell });
    for (let look = 0; look < 3; look += 1) await feeds.run(10 * MINUTE, { tell });
    site.answer('/moved', 500);
    await feeds.run(10 * MINUTE, { tell });
    site.feed([FIRE], { path: '/moved' });
    for (let look = 0; look < 3; look += 1) await feeds.run(HOUR, { tell });
    expect(await feeds.feed(url)).toMatchObject({ address: site.url('/moved'), failures: 0 });
    expect(told).toEqual(['moved /moved']);
    site.answer('/moved', 500);
    site.answer('/feed', 500);
    for (let hour = 0; hour < 72; hour += 1) await feeds.run(HOUR, { tell });
    expect(told.slice(1)).toEqual(['failing /feed']);
    site.answer('/feed', 410);
    await feeds.run(24 * HOUR, { tell });
    await feeds.run(24 * HOUR, { tell });
    expect(told.slice(2)).toEqual(['gone /feed']);
    site.answer('/other', 410);
    await feeds.watch(site.url('/other'));
    await feeds.run(0, { tell });
    expect(told).toHaveLength(3);
  });

  test('is not told to fail once it answers again', async () => {
    const told: string[] = [];
    const cut: PollOptions['tell'] = async () => {
      throw new Error('cut off');
    };
    site.answer('/feed', 500);
    await feeds.watch(url, 10, { team: 'T1', user: 'U1' });
    for (let hour = 0; hour < 48; hour += 1) await feeds.run(HOUR, { tell: cut }).catch(() => null);
    expect(await feeds.feed(url)).toMatchObject({ untold: { kind: 'failing' } });
    site.feed([FIRE]);
    await feeds.run(24 * HOUR, { tell: async (_, { kind }) => void told.push(kind) });
    expect(told).toEqual([]);
  });

  test('waits as long as its server asks for, and not longer than a day', async () => {
    site.answer('/feed', 503, { 'retry-after': '7200' });
    await feeds.watch(url);
    await feeds.run();
    expect((await feeds.feed(url)).nextAt).toBe(feeds.clock + 2 * HOUR);
    site.answer('/feed', 429, { 'retry-after': '99999999' });
    await feeds.run(2 * HOUR);
    expect((await feeds.feed(url)).nextAt).toBe(feeds.clock + 24 * HOUR);
    site.feed([FIRE]);
    await feeds.run(24 * HOUR);
    expect(await feeds.feed(url)).toMatchObject({ failures: 0, problem: null, added: 1 });
  });

  test('is asked no more once the requests of the hour are used up, and everything comes in the next one', async () => {
    const items = Array.from({ length: 8 }, (_, at) => ({ guid: String(at), link: `/${at}`, title: `News ${at}` }));
    for (const { link, title } of items) site.page(link, title);
    site.feed(items);
    feeds.requestsAnHour = 5;
    await feeds.watch(url);
    await feeds.run();
    expect(await feeds.feed(url)).toMatchObject({ added: 4, waiting: 4 });
    expect(site.asked).toHaveLength(5);
    expect(await feeds.run(10 * MINUTE)).toMatchObject([{ kind: 'put off' }]);
    expect(site.asked).toHaveLength(5);
    await feeds.run(50 * MINUTE);
    expect(await feeds.feed(url)).toMatchObject({ added: 8, waiting: 0 });
    expect(site.asked).toHaveLength(10);
  });

  test('that a person stops during a look stays stopped', async () => {
    site.paths.set('/feed', (_, response) => {
      void feeds.store.change(feedIdOf(), (feed) => ({ keep: feed && { ...feed, state: 'stopped' }, result: null }));
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(site.rss([FIRE]));
    });
    const { id } = await feeds.watch(url);
    const feedIdOf = () => id;
    await feeds.run();
    expect((await feeds.feed(url)).state).toBe('stopped');
    expect(await feeds.run(HOUR)).toEqual([]);
  });

  test('as JSON is read like any other', async () => {
    const items = [
      { id: 7, url: site.url('/fire'), title: 'Fire', content_html: storyHtml('Fire') },
      { id: 'b', url: site.url('/port'), title: 'Port', summary: 'In brief.' },
    ];
    const json = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'The Courier', items });
    site.answer('/feed', 200, { 'content-type': 'application/feed+json' }, json);
    site.page('/port', 'The port');
    await feeds.watch(url);
    await feeds.run();
    expect(await feeds.titles()).toEqual(['Fire', 'The port']);
  });

  test('of which two fetchers take care at once is looked at by one', async () => {
    site.feed([FIRE]);
    await feeds.watch(url);
    const both = await Promise.all([feeds.run(), feeds.run()]);
    expect(
      both
        .flat()
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['left', 'read']);
    expect(site.asked).toHaveLength(1);
  });
});
