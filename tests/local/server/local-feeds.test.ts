import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FeedSite, LOOPBACK, storyHtml } from '../../support/feed-site.ts';
import { ADA, CLEO, elementOf, type Played, play } from './preview.ts';

let site: FeedSite;
let played: Played;

beforeAll(async () => {
  site = await FeedSite.start();
  played = await play(undefined, LOOPBACK);
});

afterAll(async () => {
  await played[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

async function homeBlocks(person: string): Promise<Record<string, unknown>[]> {
  const { home } = await played.sees(person);
  return home !== null && Array.isArray(home.blocks) ? home.blocks : [];
}

async function form(): Promise<string> {
  await played.do(CLEO, { kind: 'open', tab: 'home' });
  await expect.poll(async () => (await homeBlocks(CLEO)).length).toBeGreaterThan(0);
  const action = elementOf({ blocks: await homeBlocks(CLEO) }, 'watch_feed');
  await played.do(CLEO, { kind: 'press', message: null, action });
  await expect.poll(async () => (await played.sees(CLEO)).modals.length).toBe(1);
  return (await played.sees(CLEO)).modals[0]?.id ?? '';
}

function values(url: string, every?: string): Record<string, unknown> {
  const input = (name: string, type: string, value: string) => ({ [name]: { [name]: { type, value } } });
  return {
    ...input('feed_url', 'url_text_input', url),
    ...(every === undefined ? {} : input('feed_every', 'plain_text_input', every)),
  };
}

describe('an admin in the Home tab', () => {
  test('has a feed watched, sees what it brought and left out, and stops it', async () => {
    site.feed([
      { link: '/eels', title: 'The eels of Quern', text: storyHtml('The eels of Quern') },
      { link: '/lost', title: 'Lost' },
    ]);
    const url = site.url('/feed');
    const modal = await form();
    expect(await played.do(CLEO, { kind: 'submit', modal, values: values('feed.xml', '1m') })).toEqual({
      kind: 'errors',
      errors: {
        feed_url: 'That is no address of the public internet.',
        feed_every: 'Write a time from 5m to 7d, such as 10m, 2h or 1d.',
      },
    });
    expect(await played.do(CLEO, { kind: 'submit', modal, values: values(url, '1h') })).toEqual({ kind: 'done' });
    await expect.poll(() => played.corpus.index.articles.map(({ title }) => title)).toContain('The eels of Quern');
    await expect
      .poll(async () => {
        await played.do(CLEO, { kind: 'open', tab: 'home' });
        return JSON.stringify(await homeBlocks(CLEO));
      })
      .toMatch(
        /every hour · asked [^"]+brought 1 article; last 1 article[^"]+1 item left out[^"]+“Lost” does not exist/u,
      );
    const shown = (await homeBlocks(CLEO)).find(({ accessory }) => Object(accessory).action_id === 'stop_feed');
    await played.do(CLEO, { kind: 'press', message: null, action: { ...Object(shown?.accessory), block_id: 'b' } });
    await expect.poll(async () => JSON.stringify(await homeBlocks(CLEO))).not.toContain(url);
    expect(played.corpus.index.articles.map(({ title }) => title)).toContain('The eels of Quern');
  });

  test('alone does so', async () => {
    await played.do(ADA, { kind: 'open', tab: 'home' });
    await expect.poll(async () => (await homeBlocks(ADA)).length).toBeGreaterThan(0);
    expect(JSON.stringify(await homeBlocks(ADA))).not.toContain('watch_feed');
    const action = { type: 'button', action_id: 'watch_feed', block_id: 'b', value: 'watch_feed' };
    await played.do(ADA, { kind: 'press', message: null, action });
    await expect.poll(async () => JSON.stringify((await played.sees(ADA)).modals)).toContain('only admins');
    expect(JSON.stringify((await played.sees(ADA)).modals)).not.toContain('feed_url');
  });
});
