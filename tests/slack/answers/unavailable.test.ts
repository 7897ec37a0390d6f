import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CorpusUnavailableError, type Edition } from '../../../functions/engine/edition.ts';
import { answerId } from '../../../functions/slack/delivery/deliver-once.ts';
import { apologise } from '../../../functions/slack/jobs/apologise.ts';
import { LEASE_MS } from '../../../functions/slack/jobs/job-context.ts';
import { jobKey } from '../../../functions/slack/jobs/job-keys.ts';
import type { JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { ACTIONS } from '../../../functions/slack/views/actions.ts';
import { texts } from '../../../functions/wording/texts.ts';
import { slackAnswer } from '../../support/slack-answer.ts';
import { TEAM } from '../../support/slack-api.ts';
import { field } from '../../support/wire-proxy.ts';
import { AppBench } from '../app-bench.ts';

class ClusterAway extends CorpusUnavailableError {
  override readonly name = 'ClusterAway';
}

const QUESTION = 'How many police officers were killed?';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

/** The articles cannot be searched so many times. */
function away(times: number): void {
  let left = times;
  Object.assign(app.jobContext, {
    index: async (): Promise<Edition | null> => {
      left -= 1;
      if (left >= 0) throw new ClusterAway('no cluster');
      return app.held;
    },
  });
}

describe.each(['command', 'claim'] as const)('a %s whose articles cannot be searched', (type) => {
  const told = async () => (await app.slack.messages(await app.slack.directChannel('ben'))).map(({ text }) => text);
  const texted = ({ text }: Record<string, unknown>) => String(text);

  function job(responseUrl: string): JobOf<'command' | 'claim'> {
    const user = app.slack.id('ben');
    const asker = { team: TEAM, user, acceptedAt: app.time, trigger: 't', channel: 'C1' };
    return { type, ...asker, text: QUESTION, responseUrl };
  }

  test('is told so once, at once, and the answer takes that place', async () => {
    const responses = app.slack.responseUrl();
    away(3);
    await app.run(job(responses.url));
    expect(responses.posts.map(texted)).toEqual([
      `${texts.unavailable}\n${texts.apologyFor} “${QUESTION}”`,
      expect.stringContaining('Six policemen'),
    ]);
    expect(responses.shown).toHaveLength(1);
    expect(app.dead).toEqual([]);
  });

  test('is told in that place in the end that there is no answer', async () => {
    const responses = app.slack.responseUrl();
    away(5);
    const asked = job(responses.url);
    await app.run(asked);
    expect(app.dead).toEqual([asked]);
    await apologise(asked, app.jobContext);
    expect(responses.shown.map(texted)).toEqual([expect.stringContaining(texts.apology)]);
    expect(responses.posts).toHaveLength(2);
  });

  test('is not told so in place of an answer that a killed run may have shown', async () => {
    const responses = app.slack.responseUrl();
    const asked = job(responses.url);
    await app.store.acquire({ key: jobKey(asked), revision: '', now: app.time, leaseMs: LEASE_MS, posts: 'a' });
    app.time += 2 * LEASE_MS;
    away(1);
    await app.run(asked);
    expect(responses.posts.map(texted)).toEqual([expect.stringContaining('Six policemen')]);
  });

  test('is answered directly where its address has expired meanwhile', async () => {
    const asked = job(app.slack.responseUrl().url);
    let isOpen = true;
    using _ = app.network.intercept(({ operation }) =>
      operation.startsWith('POST /response/') && !isOpen ? { kind: 'answer', status: 404, body: 'expired_url' } : null,
    );
    away(5);
    await app.run(asked);
    isOpen = false;
    await app.run(asked);
    expect(await told()).toEqual([expect.stringContaining('Six policemen')]);
  });
});

test('a question in a channel is told so in its thread, and the answer takes that place', async () => {
  away(2);
  const asked = await app.ask('ada', QUESTION);
  expect((await app.slack.replies(asked.channel, asked.ts)).map(({ text }) => text)).toEqual([
    expect.stringContaining('Six policemen'),
  ]);
  const posted = app.network.of('chat.postMessage').map(({ body }) => String(Object(body).text));
  expect(posted).toEqual([texts.unavailable]);
});

describe('whoever waits for something else', () => {
  const texted = ({ text }: Record<string, unknown>) => String(text);
  const asker = () => ({ team: TEAM, user: app.slack.id('ben'), acceptedAt: app.time });
  /** Of a command of Ben's, to which he alone has an answer. */
  async function answered(): Promise<string> {
    const responses = app.slack.responseUrl();
    const channel = await app.slack.channel('ben');
    const job = { type: 'command', ...asker(), trigger: 't', channel, text: QUESTION } as const;
    await app.run({ ...job, responseUrl: responses.url });
    return answerId(jobKey({ ...job, responseUrl: responses.url }));
  }

  test.each(['sources', 'about'] as const)(
    'is told so once, at once, and what there is takes that place: %s',
    async (topic) => {
      const responses = app.slack.responseUrl();
      away(3);
      await app.run({ type: 'info', ...asker(), topic, responseUrl: responses.url });
      expect(responses.posts.map(texted)).toEqual([texts.unavailableForNow, expect.not.stringContaining('cannot be')]);
      expect(responses.shown).toHaveLength(1);
    },
  );

  test('is told so beside the answer that a button is below, once, and the button does what it does', async () => {
    const answer = await answered();
    const channel = (await app.store.answer(answer))?.channel ?? '';
    const [shared, watched] = [app.slack.responseUrl(), app.slack.responseUrl()];
    away(2);
    await app.run({ type: 'share', ...asker(), answer, channel, responseUrl: shared.url });
    expect(shared.posts.map(texted)).toEqual([texts.unavailableForNow, texts.shared]);
    expect(shared.posts[0]).toMatchObject({ replace_original: false });
    away(2);
    await app.run({ type: 'watch', ...asker(), of: { kind: 'answer', answer }, responseUrl: watched.url });
    expect(watched.posts.map(texted)).toEqual([texts.unavailableForNow, expect.stringContaining(QUESTION)]);
    expect(watched.posts[0]).toMatchObject({ replace_original: false });
    expect(app.dead).toEqual([]);
  });

  test('is told so in place of what a command shows', async () => {
    const responses = app.slack.responseUrl();
    away(2);
    const of = { kind: 'question', text: QUESTION } as const;
    await app.run({ type: 'watch', ...asker(), of, responseUrl: responses.url });
    expect(responses.posts.map(texted)).toEqual([texts.unavailableForNow, expect.stringContaining(QUESTION)]);
    expect(responses.shown).toHaveLength(1);
  });

  test('reads it in the modal that they have opened, until it can be filled', async () => {
    const value = await answered();
    using _ = app.network.intercept(({ operation }) =>
      operation === 'views.update' ? { kind: 'answer', ...slackAnswer({ ok: true }) } : null,
    );
    away(1);
    await app.run({ type: 'modal', ...asker(), action: ACTIONS.more, value, view: 'v1' });
    const views = app.network.of('views.update').map(({ body }) => JSON.stringify(field(body, 'view')));
    expect(views).toEqual([
      expect.stringContaining(texts.unavailableForNow),
      expect.stringContaining('policemen were killed'),
    ]);
  });
});
