import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apologise } from '../../../functions/slack/jobs/apologise.ts';
import { handleJob } from '../../../functions/slack/jobs/handle-job.ts';
import { jobKey } from '../../../functions/slack/jobs/job-keys.ts';
import type { JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { texts } from '../../../functions/wording/texts.ts';
import { slackAnswer } from '../../support/slack-answer.ts';
import { TEAM } from '../../support/slack-api.ts';
import { type Call, type Fault, field } from '../../support/wire-proxy.ts';
import { AppBench } from '../app-bench.ts';

const ASKED_ON = 'and how many officers?';
const QUESTION = 'How many police officers were killed?';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

/** Five seconds. */
function later(ts: string): string {
  const [seconds, part] = ts.split('.');
  return `${Number(seconds) + 5}.${part}`;
}

/** Asked on in the thread of a question, without a mention. */
function below({ channel, ts }: JobOf<'question'>) {
  return { channel, thread: ts, entry: 'follow_up' } as const;
}

/** {@link ASKED_ON} was taken for what it leaves out. */
async function expectUnderstood(job: JobOf<'question'>): Promise<void> {
  expect((await app.record(job))?.answer.question).toMatch(/^how many officers .*killed/iu);
}

function refusing(operation: string, channel: string, error: string): Disposable {
  return intercept(operation, channel, { kind: 'answer', ...slackAnswer({ ok: false, error }) });
}

function intercept(operation: string, channel: string, fault: Fault, times = Number.POSITIVE_INFINITY): Disposable {
  let left = times;
  const isHit = (call: Call) => call.operation === operation && field(call.body, 'channel') === channel;
  return app.network.intercept((call) => (isHit(call) && left-- > 0 ? fault : null));
}

/** Of what `ada` was told in her own conversation with the app. */
async function toldDirectly(): Promise<unknown[]> {
  const channel = await app.slack.directChannel('ada');
  return app.network.of('chat.postMessage', { channel }).map(({ body }) => field(body, 'text'));
}

describe('a reply that Slack refuses', () => {
  // A private channel that the app was removed from is not found.
  test.each([
    'is_archived',
    'restricted_action',
    'not_in_channel',
    'channel_not_found',
    'restricted_action_non_threadable_channel',
  ])('with %s goes to the asker directly, with the question, after one try', async (error) => {
    const job = await app.question('ada', QUESTION);
    using _ = refusing('chat.postMessage', job.channel, error);
    await app.run(job);
    const told = await toldDirectly();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(QUESTION);
    expect(told[0]).toContain('Six policemen');
    expect(app.network.of('chat.postMessage', { channel: job.channel })).toHaveLength(1);
    expect(app.dead).toEqual([]);
  });

  test('because its thread is gone is let be, after one try', async () => {
    const job = await app.question('ada', QUESTION);
    using _ = refusing('chat.postMessage', job.channel, 'thread_not_found');
    await app.run(job);
    await app.run(job);
    expect(app.network.of('chat.postMessage')).toHaveLength(1);
    expect(app.dead).toEqual([]);
  });
});

test.each(['message_not_found', 'cant_update_message', 'edit_window_closed'])(
  'an edit whose reply cannot be updated (%s) is answered below it',
  async (error) => {
    const job = await app.ask('ada', QUESTION);
    using _ = refusing('chat.update', job.channel, error);
    await app.run({ ...job, text: 'Who won the regatta in Quahog?', edited: later(job.ts) });
    const { reply, notes } = await app.said(job);
    expect(reply.text).toContain('Six policemen');
    expect(notes.map(({ text }) => text)).toEqual([expect.stringContaining(texts.notFound)]);
    expect(app.dead).toEqual([]);
  },
);

test('a follow-up edited to what nothing answers does not keep the reply to its other words', async () => {
  const first = await app.ask('ada', QUESTION);
  const job = await app.ask('ada', ASKED_ON, { ...below(first), acceptedAt: app.time + 1 });
  const [, before] = await app.slack.replies(first.channel, first.ts);
  expect(before).toBeDefined();
  await app.run({ ...job, text: 'Who won the regatta in Quahog?', edited: later(job.ts) });
  const [, after] = await app.slack.replies(first.channel, first.ts);
  expect(after?.ts).toBe(before?.ts);
  expect(after?.text).toContain(texts.notFound);
});

describe('what nobody waits for', () => {
  const who = { team: TEAM, user: 'U1', acceptedAt: 1 };

  test('is not tried again where Slack refuses it: a Home tab', async () => {
    using _ = app.network.intercept(({ operation }) =>
      operation === 'views.publish' ? { kind: 'answer', ...slackAnswer({ ok: false, error: 'not_enabled' }) } : null,
    );
    await handleJob({ type: 'home', ...who, page: 0 }, app.jobContext);
    expect(app.network.of('views.publish')).toHaveLength(1);
  });

  test.each([
    ['its token is revoked', { kind: 'answer', ...slackAnswer({ ok: false, error: 'token_revoked' }) } as const],
    ['it is limited', { kind: 'answer', status: 429, headers: { 'retry-after': '9' }, body: '' } as const],
    ['Slack is down', { kind: 'answer', status: 503, body: '' } as const],
  ])('is tried again where %s', async (_, fault) => {
    using _intercepted = app.network.intercept(({ operation }) =>
      operation === 'assistant.threads.setSuggestedPrompts' ? fault : null,
    );
    await expect(handleJob({ type: 'prompts', ...who, channel: 'D1' }, app.jobContext)).rejects.toThrow();
  });
});

test('a stranger whom Slack did not let be refused is refused the next time, and then not again that day', async () => {
  const channel = await app.slack.channel('ada');
  const job = {
    type: 'access_denied',
    team: TEAM,
    user: app.slack.id('ada'),
    acceptedAt: 1,
    channel,
    thread: null,
  } as const;
  using _ = intercept('chat.postEphemeral', channel, { kind: 'answer', status: 500, body: '' }, 1);
  await app.run(job);
  await app.run(job);
  expect(app.network.of('chat.postEphemeral', { channel })).toHaveLength(2);
});

test('a stranger who has left the channel is let be', async () => {
  const channel = await app.slack.channel('ada');
  const who = { team: TEAM, user: app.slack.id('ada'), acceptedAt: 1, channel, thread: null };
  using _ = refusing('chat.postEphemeral', channel, 'user_not_in_channel');
  await app.run({ type: 'access_denied', ...who });
  expect(app.network.of('chat.postEphemeral', { channel })).toHaveLength(1);
  expect(app.dead).toEqual([]);
});

test.each(['team_added_to_org', 'rate_limited'])(
  'a question is answered where it was asked once %s is over, and nobody is told before',
  async (error) => {
    const job = await app.question('ada', QUESTION);
    using _ = intercept('chat.postMessage', job.channel, { kind: 'answer', ...slackAnswer({ ok: false, error }) }, 2);
    await app.run(job);
    expect(await app.slack.replies(job.channel, job.ts)).toHaveLength(1);
    expect(await toldDirectly()).toEqual([]);
  },
);

describe('a run that Slack asks to wait', () => {
  const limited = (seconds: number): Fault => ({
    kind: 'answer',
    status: 429,
    headers: { 'retry-after': String(seconds) },
    body: '',
  });

  test('a moment waits, and answers in the same run', async () => {
    const job = await app.question('ada', QUESTION);
    using _ = intercept('chat.postMessage', job.channel, limited(1), 3);
    const before = app.time;
    await handleJob(job, app.jobContext);
    expect(await app.slack.replies(job.channel, job.ts)).toHaveLength(1);
    expect(app.time - before).toBeGreaterThanOrEqual(3000);
  });

  test('longer ends, and gives its claim back', async () => {
    const job = await app.question('ada', QUESTION);
    using _ = intercept('chat.postMessage', job.channel, limited(30), 1);
    await expect(handleJob(job, app.jobContext)).rejects.toThrow();
    await handleJob(job, app.jobContext);
    expect(await app.slack.replies(job.channel, job.ts)).toHaveLength(1);
  });

  test('has its apology go to the asker where the channel takes none', async () => {
    const job = await app.question('ada', QUESTION);
    using _ = intercept('chat.postMessage', job.channel, limited(30));
    await apologise(job, app.jobContext);
    await apologise(job, app.jobContext);
    expect(await toldDirectly()).toEqual([expect.stringContaining(texts.apology)]);
  });
});

describe('who asks on', () => {
  test('in a thread below a direct question, or below its reply, is understood', async () => {
    const channel = await app.slack.directChannel('ada');
    const job = await app.ask('ada', QUESTION, { channel, entry: 'direct' });
    const reply = await app.store.reply(jobKey(job));
    for (const thread of [job.ts, reply?.ts ?? '']) {
      const next = await app.ask('ada', ASKED_ON, { channel, entry: 'direct', thread });
      await expectUnderstood(next);
    }
  });

  test('before the run of the mention begins is answered after it', async () => {
    const first = await app.question('ada', QUESTION);
    const next = await app.question('ada', ASKED_ON, below(first));
    await expect(handleJob(next, app.jobContext)).rejects.toThrow('Another run');
    await app.run(first, next);
    await expectUnderstood(next);
  });

  test('while the mention waits for Slack is answered', async () => {
    const first = await app.question('ada', QUESTION);
    const next = await app.question('ada', ASKED_ON, below(first));
    using _ = intercept('chat.postMessage', first.channel, { kind: 'answer', status: 500, body: '' }, 1);
    await expect(handleJob(first, app.jobContext)).rejects.toThrow();
    await handleJob(next, app.jobContext);
    await expectUnderstood(next);
  });

  test('in a thread where nobody asked us is left alone', async () => {
    const channel = await app.slack.channel('ada');
    const thread = await app.slack.write('ada', channel, 'Lunch?');
    await app.ask('ada', QUESTION, { channel, thread, entry: 'follow_up' });
    expect(await app.slack.replies(channel, thread)).toEqual([]);
    expect(app.dead).toEqual([]);
  });
});
