import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Feed, watchedFeed } from '../../../functions/feeds/feed.ts';
import { DAY_MS } from '../../../functions/slack/store/day.ts';
import { TEAM } from '../../support/slack-api.ts';
import { AppBench } from '../app-bench.ts';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

test('the digest of a week is posted once, however late and often its job comes', async () => {
  await app.ask('ada', 'How many police officers were killed?');
  await app.ask('ben', 'who built the dam of Quern?');
  const channel = await app.slack.channel('ada');
  const scheduled = new Date(app.time + 1000).toISOString();
  const digest = { type: 'digest', channel, scheduled } as const;
  app.time += 3 * 60 * 60 * 1000;
  await app.ask('ada', 'who sang in the hills above Quern?');
  await app.run(digest, digest);
  const posted = app.network.of('chat.postMessage').map(({ body }) => String(Object(body).text));
  const digests = posted.filter((text) => text.startsWith('What was asked: '));
  expect(digests).toHaveLength(1);
  expect(digests[0]).toContain('2 questions: 0 answered, 1 where sources differ, 1 found nothing.');
  expect(digests[0]).toContain('Found nothing\n• who built the dam of Quern?');
});

test('a digest counts what was asked privately and tells none of its words, and nothing of another workspace', async () => {
  const direct = await app.slack.directChannel('ben');
  await app.ask('ben', 'who hid the ledgers of Quern?', { entry: 'direct', channel: direct });
  await app.run({
    type: 'command',
    team: TEAM,
    user: app.slack.id('ben'),
    acceptedAt: app.time,
    trigger: 'trigger1',
    channel: await app.slack.channel('ben'),
    text: 'who sold the bells of Quern?',
    responseUrl: app.slack.responseUrl().url,
  });
  await app.ask('ada', 'who built the dam of Quern?');
  const told = await digest();
  expect(told).toContain('3 questions: 0 answered, 0 where sources differ, 3 found nothing.');
  expect(told).toContain('who built the dam of Quern?');
  expect(told).not.toMatch(/ledgers|bells|hid|sold/u);
  await app.ask('ben', 'who sold the mill of Quern?', { team: 'T2' });
  expect(await digest()).toContain('4 questions: 0 answered');
  Object.assign(app.jobContext.access, { allowedWorkspaces: [TEAM, 'T2'] });
  const own = await digest();
  expect(own).toContain('3 questions: 0 answered, 0 where sources differ, 3 found nothing.');
  expect(own).toContain('who built the dam of Quern?');
  expect(own).not.toContain('mill');
});

test('a digest is posted once however many runs it takes to read what is kept', async () => {
  await app.ask('ada', 'who built the dam of Quern?');
  await app.ask('ben', 'who built the dam of Quern?');
  await app.run({ ...vote(), acceptedAt: app.time, answer: 'a' });
  // Each look at the clock is ten seconds after the one before: no run gets to a second part.
  Object.assign(app.jobContext, {
    now: () => {
      app.time += 10_000;
      return app.time;
    },
  });
  const told = await digest();
  expect(told).toContain('2 questions: 0 answered, 0 where sources differ, 2 found nothing. 1 found helpful, 0 not.');
  expect(told).toContain('who built the dam of Quern? · 2');
  expect(app.network.of('chat.postMessage').filter(({ body }) => String(Object(body).text) === told)).toHaveLength(1);
  expect(app.dead).toEqual([]);
});

test('a digest names the feeds that brought nothing in the week', async () => {
  const { feeds } = app.jobContext;
  const watched = async (name: string, more: Partial<Feed>) => {
    const feed = watchedFeed({ url: `https://${name}.example/feed`, every: 10, by: null }, null, 0);
    await feeds.change(feed.id, () => ({ keep: { ...feed, ...more }, result: null }));
  };
  await watched('silent', {});
  await watched('old', { brought: { at: app.time - 8 * DAY_MS, added: 1, edited: 0 } });
  await watched('busy', { brought: { at: app.time - DAY_MS, added: 1, edited: 0 } });
  await watched('ended', { state: 'stopped' });
  const told = await digest();
  expect(told).toContain('https://old.example/feed\n• https://silent.example/feed');
  expect(told).not.toMatch(/busy|ended/u);
});

function vote() {
  const at = `${app.time / 1000}.000001`;
  return { type: 'vote', team: TEAM, user: app.slack.id('ben'), vote: 'up', at } as const;
}

/** Of the week that ends now. */
async function digest(): Promise<string> {
  app.time += 1000;
  const channel = await app.slack.channel('ada');
  await app.run({ type: 'digest', channel, scheduled: new Date(app.time).toISOString() });
  return String(Object(app.network.of('chat.postMessage').at(-1)?.body).text);
}
