import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

const RSS = { 'content-type': 'application/rss+xml' };
const FIRE = { guid: '1', link: '/fire', title: 'Fire in the mill', text: storyHtml('Fire in the mill') };

describe('a hostile feed', () => {
  test('without an end is read up to the limit of a page, told, and asked ever more rarely', async () => {
    let sent = 0;
    site.paths.set('/feed', (_, response) => {
      response.writeHead(200, RSS);
      const chunk = Buffer.alloc(256 * 1024, '<item><title>more</title></item>\n');
      const send = (): void => {
        while (!response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', send);
            return;
          }
        }
      };
      send();
    });
    await feeds.watch(url);
    expect(await feeds.run()).toMatchObject([
      { kind: 'failed', problem: expect.stringContaining('is larger than 10 MB') },
    ]);
    // What the operating system had in hand besides.
    expect(sent).toBeLessThan(30 * 1024 * 1024);
    expect(await feeds.feed(url)).toMatchObject({ nextAt: feeds.clock + 20 * MINUTE, added: 0 });
  });

  test('that edits each item at each look has every last text taken, ever later, and its requests bounded', async () => {
    const looks = 60;
    await feeds.watch(url);
    let edits = 0;
    for (let look = 0; look < looks; look += 1) {
      site.feed([{ ...FIRE, text: storyHtml('Fire in the mill', look) }]);
      const [polled] = await feeds.run(look === 0 ? 0 : 10 * MINUTE);
      if (polled?.kind === 'read') edits += polled.taken.edited;
    }
    expect(edits).toBeGreaterThan(6);
    expect(edits).toBeLessThan(12);
    // The last text stays where it is, and is taken though the server has said since that nothing changed.
    for (let look = 0; look < 37; look += 1) await feeds.run(10 * MINUTE);
    const articles = await feeds.articles();
    expect(articles).toHaveLength(1);
    expect(articles[0]?.text).toContain(`report ${looks - 1}.1`);
    expect(site.asked).toHaveLength(looks + 37);
  });

  test('that sends its items or itself into a private network is refused, and nothing there is asked', async () => {
    site.answer('/out', 302, { location: site.url('/secret', 'inside.example') });
    site.answer('/meta', 302, { location: 'http://169.254.169.254/latest/meta-data/' });
    site.answer('/file', 302, { location: 'file:///etc/passwd' });
    site.page('/secret', 'Of the inside');
    site.feed([
      { guid: '1', link: '/out', title: 'Out' },
      { guid: '2', link: '/meta', title: 'Meta' },
      { guid: '3', link: '/file', title: 'File' },
      { guid: '4', link: site.url('/secret', 'inside.example'), title: 'In' },
      { guid: '5', link: 'http://localhost/', title: 'Local' },
    ]);
    site.answer('/moved', 301, { location: site.url('/feed', 'inside.example') });
    await feeds.watch(url);
    await feeds.watch(site.url('/moved'));
    await feeds.run();
    expect(site.asked.filter((path) => path === '/secret')).toEqual([]);
    expect(await feeds.articles()).toEqual([]);
    const { reasons, leftOut } = await feeds.feed(url);
    expect(leftOut).toBe(5);
    expect(reasons.map(({ reason }) => reason).join('\n')).toMatch(
      /private network.*\n.*private network.*\n.*only http and https.*\n.*private network.*\n.*names no page/u,
    );
    expect(await feeds.feed(site.url('/moved'))).toMatchObject({
      address: site.url('/moved'),
      problem: expect.stringContaining('private network'),
    });
  });

  test('that lies about its ETag is found out within a day, and read in full from then on', async () => {
    let items = [FIRE];
    site.paths.set('/feed', (request, response) => {
      if (request.headers['if-none-match']) response.writeHead(304).end();
      else response.writeHead(200, { ...RSS, etag: '"same"' }).end(site.rss(items));
    });
    await feeds.watch(url);
    await feeds.run();
    items = [{ ...FIRE, guid: '2', link: '/port', title: 'The port opens', text: storyHtml('The port opens') }, FIRE];
    for (let look = 0; look < 24 * 6 - 1; look += 1) await feeds.run(10 * MINUTE);
    expect(await feeds.titles()).toHaveLength(1);
    await feeds.run(10 * MINUTE);
    expect(await feeds.titles()).toHaveLength(2);
    expect(await feeds.feed(url)).toMatchObject({ isUnreliable: true });
    items = [{ ...FIRE, guid: '3', link: '/dam', title: 'The dam holds', text: storyHtml('The dam holds') }, ...items];
    await feeds.run(10 * MINUTE);
    expect(await feeds.titles()).toHaveLength(3);
  });

  test('with a new ETag for the same bytes, or "unchanged" to a question that has no condition, brings nothing twice', async () => {
    let at = 0;
    site.paths.set('/feed', (_, response) => {
      at += 1;
      response.writeHead(200, { ...RSS, etag: `"${at}"` }).end(site.rss([FIRE]));
    });
    await feeds.watch(url);
    await feeds.run();
    expect(await feeds.run(10 * MINUTE)).toMatchObject([{ kind: 'unchanged' }]);
    site.answer('/always', 304);
    await feeds.watch(site.url('/always'));
    expect(await feeds.run()).toMatchObject([{ kind: 'failed' }]);
    expect(await feeds.articles()).toHaveLength(1);
  });

  test('with wrong dates loses no item: what is to come has no date, and the rest is as it states', async () => {
    site.feed([
      { ...FIRE, published: 'Sat, 01 Jan 2099 00:00:00 GMT' },
      { guid: '2', link: '/b', title: 'Old', text: storyHtml('Old'), published: 'Thu, 01 Jan 1970 00:00:00 GMT' },
      { guid: '3', link: '/c', title: 'Odd', text: storyHtml('Odd'), published: 'yesterday' },
      { guid: '4', link: '/d', title: 'Good', text: storyHtml('Good'), published: 'Mon, 05 Jan 2026 10:00:00 GMT' },
    ]);
    await feeds.watch(url);
    await feeds.run();
    const dates = (await feeds.articles()).map(({ title, published }) => [title, published]);
    expect(Object.fromEntries(dates)).toEqual({
      'Fire in the mill': null,
      Old: null,
      Odd: null,
      Good: '2026-01-05',
    });
    expect((await feeds.feed(url)).reasons).toEqual([
      { item: 'Fire in the mill', reason: 'states the date 2099-01-01, which is to come, and the date is left out' },
      { item: 'Old', reason: expect.stringContaining('is left out') },
      { item: 'Odd', reason: expect.stringContaining('is left out') },
    ]);
  });

  test('cannot speak for another site: words under its address are taken from its own page alone', async () => {
    const victim = site.url('/report', 'herald.example');
    site.page('/report', 'What the Herald wrote');
    site.feed([{ guid: '1', link: '/report', title: 'Own', text: storyHtml('Own') }], { path: '/herald' });
    site.feed([{ guid: '1', link: victim, title: 'Forged', text: storyHtml('Forged') }]);
    await feeds.watch(url);
    await feeds.run();
    const articles = await feeds.articles();
    expect(articles.map(({ title, url: address, publisher }) => [title, address, publisher])).toEqual([
      ['What the Herald wrote', victim, null],
    ]);
    expect(articles[0]?.text).not.toContain('Forged');
  });

  test.each([
    ['feed.co.uk', 'herald.co.uk'],
    ['m.blogspot.example', 'herald.blogspot.example'],
  ])('at %s cannot speak for %s, its neighbour under one suffix, but for what is below it', async (host, other) => {
    site.page('/report', 'What the Herald wrote');
    site.feed([
      { guid: '1', link: site.url('/report', other), title: 'Forged', text: storyHtml('Forged') },
      { guid: '2', link: site.url('/own', `sport.${host}`), title: 'Own', text: storyHtml('Own') },
    ]);
    await feeds.watch(site.url('/feed', host));
    await feeds.run();
    expect(await feeds.titles()).toEqual(['Own', 'What the Herald wrote']);
  });

  test('whose pages name another site as their address corrects nothing of it', async () => {
    const herald = site.url('/report', 'herald.example');
    site.page('/report', 'What the Herald wrote');
    site.feed([{ guid: '1', link: herald, title: 'Herald' }], { path: '/other' });
    await feeds.watch(site.url('/other', 'herald.example'));
    await feeds.run();
    site.page('/fake', 'Forged');
    const fake = site.paths.get('/fake');
    site.paths.set('/fake', (request, response) => {
      const end = response.end.bind(response) as (text: string) => typeof response;
      response.end = ((text: string) =>
        end(text.replace('<title>', `<link rel="canonical" href="${herald}"><title>`))) as typeof response.end;
      fake?.(request, response);
    });
    site.feed([{ guid: '1', link: '/fake', title: 'Fake' }]);
    await feeds.watch(url);
    await feeds.run();
    const articles = await feeds.articles();
    expect(articles.map(({ title, url: address }) => [title, address]).toSorted()).toEqual([
      ['Forged', site.url('/fake')],
      ['What the Herald wrote', herald],
    ]);
  });

  test('that is no feed is told what it is', async () => {
    site.page('/feed', 'A page');
    site.answer(
      '/bomb',
      200,
      RSS,
      '<!DOCTYPE r [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>',
    );
    site.answer('/image', 200, { 'content-type': 'image/png' }, 'x');
    for (const path of ['/feed', '/bomb', '/image']) await feeds.watch(site.url(path));
    await feeds.run();
    expect((await feeds.feed(url)).problem).toBe('is no feed, but an article; add it instead');
    expect((await feeds.feed(site.url('/bomb'))).problem).toContain('defines entities of its own');
    expect((await feeds.feed(site.url('/image'))).problem).toContain('is "image/png"');
    expect((await feeds.feed(url)).failures).toBe(1);
  });

  test('that is empty for a night is asked as before', async () => {
    site.feed([FIRE]);
    await feeds.watch(url);
    await feeds.run();
    site.feed([]);
    await feeds.run(10 * MINUTE);
    expect(await feeds.feed(url)).toMatchObject({ failures: 0, nextAt: feeds.clock + 10 * MINUTE });
    site.feed([FIRE]);
    expect(await feeds.run(8 * HOUR)).toMatchObject([{ kind: 'unchanged' }]);
    expect(await feeds.articles()).toHaveLength(1);
  });
});
