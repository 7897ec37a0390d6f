import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../functions/wording/texts.ts';
import { storyHtml } from '../support/feed-site.ts';
import { TEAM } from '../support/slack-api.ts';
import { type Fault, field } from '../support/wire-proxy.ts';
import { DeployedFetcher, TICK_MS } from './deployed-fetcher.ts';
import { START_MS } from './deployment.ts';

let deployed: DeployedFetcher;

beforeAll(async () => {
  deployed = await DeployedFetcher.start();
}, START_MS);

afterAll(async () => {
  await deployed[Symbol.asyncDispose]();
});

const FIRE = { link: '/fire', title: 'Fire in the mill', text: storyHtml('Fire in the mill') };
const PORT = { link: '/port', title: 'The port opens' };

const CLASHES = {
  link: '/clashes',
  title: 'Clashes in Marlow',
  text: '<p>Six police officers were killed in Marlow, the interior ministry said. Shops in the old port stayed closed for the whole day.</p>',
};
const TOLL = {
  link: '/toll',
  title: 'Marlow counts its dead',
  text: '<p>The mayor of Marlow spoke of nine police officers killed, and asked for an inquiry by a judge of another city.</p>',
  published: 'Thu, 05 Mar 2026 08:00:00 GMT',
};

describe('the deployed fetcher', () => {
  test('with nothing to watch does nothing', async () => {
    expect(await deployed.tick()).toMatchObject({ kind: 'returned' });
    expect(await deployed.corpus.names('inbox/')).toEqual([]);
  });

  test('brings what a feed has and gains, and an edit updates its article', async () => {
    const { site } = deployed;
    site.feed([FIRE]);
    await deployed.watch(site.url('/feed'));
    expect(await deployed.tick()).toMatchObject({ kind: 'returned' });
    await deployed.index();
    expect(await deployed.titles()).toEqual(['Fire in the mill']);
    site.page('/port', 'The port opens');
    site.feed([PORT, { ...FIRE, text: storyHtml('Fire in the mill', 2) }]);
    await deployed.corpus.app.services.passTime(TICK_MS);
    await deployed.tick();
    await deployed.index();
    expect(await deployed.titles()).toEqual(['Fire in the mill', 'The port opens']);
    const fire = (await deployed.corpus.index())?.articles.find(({ title }) => title === 'Fire in the mill');
    expect(fire?.text).toContain('report 2.1');
    expect(fire).toMatchObject({ publisher: 'The Marlow Courier', url: site.url('/fire') });
    expect(await deployed.corpus.names('inbox/')).toEqual([]);
    expect(await deployed.corpus.names('set-aside/')).toEqual([]);
    expect(deployed.fetcher.log).toMatch(/"message":"feed read".*"added":\d/u);
    expect(await deployed.feed(site.url('/feed'))).toMatchObject({ added: 2, edited: 1, lease: null });
  });

  test('that is woken twice at once asks each feed once', async () => {
    const { site } = deployed;
    await using other = { fetcher: deployed.another('fetcher2'), [Symbol.asyncDispose]: () => other.fetcher.kill() };
    await other.fetcher.start();
    await deployed.corpus.app.services.passTime(TICK_MS);
    site.asked.length = 0;
    await Promise.all([deployed.tick(), deployed.tick(other.fetcher)]);
    expect(site.asked).toEqual([expect.stringMatching(/^\/feed if /u)]);
  });

  test('brings what contradicts an answer, and its thread is told once, though the fetcher is killed and woken again', async () => {
    const { site, corpus } = deployed;
    const { app } = corpus;
    const url = site.url('/marlow');
    site.feed([CLASHES], { path: '/marlow' });
    await deployed.watch(url);
    await deployed.tick();
    await deployed.index();
    const put = await app.mention('ada', 'how many police officers were killed in Marlow?');
    await app.settle();
    site.feed([TOLL, CLASHES], { path: '/marlow' });
    await app.services.passTime(TICK_MS);
    let struck = false;
    {
      using _ = app.network.intercept(({ caller, operation }): Fault | null => {
        if (struck || caller !== 'fetcher' || !operation.startsWith('PUT ')) return null;
        struck = true;
        return { kind: 'cut after', strike: () => deployed.fetcher.kill() };
      });
      expect(await deployed.tick()).toMatchObject({ kind: 'crashed' });
    }
    for (let round = 0; round < 3; round += 1) {
      await deployed.index();
      await app.services.passTime(TICK_MS);
      await app.settle();
      expect(await deployed.tick()).toMatchObject({ kind: 'returned' });
    }
    const [reply, ...notes] = await app.slack.replies(put.channel, put.ts);
    expect(reply?.text).toContain('6');
    expect(notes.map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringMatching(/^6 → 6 · 9 \(new: The Marlow Courier, 5 March 2026\)/u),
    ]);
  });

  test('tells of a feed that is gone, as a metric and to who has it watched, once', async () => {
    const { app } = deployed.corpus;
    const url = deployed.site.url('/gone');
    deployed.site.answer('/gone', 410);
    await deployed.watch(url, { by: { team: TEAM, user: app.slack.id('ada') } });
    let struck = false;
    {
      using _ = app.network.intercept(({ caller, operation }): Fault | null => {
        if (struck || caller !== 'fetcher' || operation !== 'SendMessage') return null;
        struck = true;
        return { kind: 'cut after', strike: () => deployed.fetcher.kill() };
      });
      expect(await deployed.tick()).toMatchObject({ kind: 'crashed' });
    }
    await deployed.tick();
    await deployed.tick();
    await app.settle();
    expect(await deployed.feed(url)).toMatchObject({ state: 'gone', untold: null });
    const told = app.network.of('chat.postMessage').map(({ body }) => String(field(body, 'text')));
    expect(told.filter((text) => text.startsWith(url))).toEqual([
      `${url}\n${texts.feedNews.gone('does not exist (status 410); check the address')}`,
    ]);
    deployed.site.answer('/gone-too', 410);
    await deployed.watch(deployed.site.url('/gone-too'));
    await deployed.tick();
    expect(deployed.fetcher.log).toContain('"FeedsLost":1');
  });

  test('asks nothing of its own network, whatever a feed is called or leads to', async () => {
    const { site } = deployed;
    site.feed([{ link: 'http://169.254.169.254/latest/meta-data/', title: 'Meta' }], { path: '/meta' });
    await deployed.watch(site.url('/meta'));
    await deployed.watch(`http://127.0.0.1:${site.port}/inside`);
    await deployed.tick();
    expect(site.asked).not.toContain('/inside');
    expect(await deployed.feed(`http://127.0.0.1:${site.port}/inside`)).toMatchObject({
      problem: expect.stringContaining('private network'),
    });
    expect(await deployed.feed(site.url('/meta'))).toMatchObject({ leftOut: 1, added: 0 });
  });
});
