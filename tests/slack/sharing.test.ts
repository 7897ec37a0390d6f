import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerId } from '../../functions/slack/deliver.ts';
import { type JobOf, jobKey } from '../../functions/slack/jobs.ts';
import { texts } from '../../functions/slack/texts.ts';
import { HARBOUR_REPORTS } from '../support/articles.ts';
import { slackAnswer, TEAM } from '../support/slack-api.ts';
import { field } from '../support/wire-proxy.ts';
import { AppBench } from './app-bench.ts';

const QUESTION = 'How many police officers were killed?';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.start();
  await app.publish(HARBOUR_REPORTS);
});
afterEach(async () => {
  await app[Symbol.asyncDispose]();
  expect(app.slack.violations).toEqual([]);
});

/** Somebody asks for themselves in a channel; `press` shares it from wherever they see it. */
async function privately(given: Partial<Pick<JobOf<'claim'>, 'thread'>> = {}) {
  const channel = await app.slack.channel('ada');
  const responses = app.slack.responseUrl();
  const common = { team: TEAM, user: app.slack.id('ada'), acceptedAt: app.time, responseUrl: responses.url };
  const asked = { type: 'claim', ...common, trigger: 't', channel, text: QUESTION, ...given } as const;
  await app.run(asked);
  const answer = answerId(jobKey(asked));
  const press = (where = channel, id = answer) =>
    app.run({ type: 'share', ...common, acceptedAt: app.time + 1, answer: id, channel: where });
  return { channel, responses, answer, press };
}

describe('an answer that is shared', () => {
  test('goes to the channel that it was asked in, once, also when Share is pressed in a direct message', async () => {
    const { channel, press } = await privately();
    const direct = await app.slack.directChannel('ada');
    await press(direct);
    await press(channel);
    expect(await app.slack.messages(direct)).toEqual([]);
    expect(await app.slack.messages(channel)).toHaveLength(1);
  });

  test('goes to the thread of the message that was checked', async () => {
    const thread = await app.slack.write('ada', await app.slack.channel('ada'), 'Six, they say.');
    const { channel, press } = await privately({ thread });
    await press();
    const [post] = app.network.of('chat.postMessage', { channel });
    expect(field(post?.body, 'thread_ts')).toBe(thread);
  });

  test('can be asked on below', async () => {
    const { channel, press } = await privately();
    await press();
    const [shared] = await app.slack.messages(channel);
    const next = await app.ask('ada', 'and how many officers?', {
      channel,
      thread: shared?.ts ?? '',
      entry: 'follow_up',
    });
    const record = await app.store.answer(answerId(jobKey(next)));
    expect(record?.answer.question).toMatch(/^how many officers .*killed/iu);
  });
});

describe('what cannot be shared stays, with the reason beside it', () => {
  test('when the answer is kept no longer', async () => {
    const { channel, responses, press } = await privately();
    await press(channel, 'a'.repeat(22));
    expect(responses.shown.map(({ text }) => text)).toEqual([expect.stringContaining('Six'), texts.answerExpired]);
  });

  test('when an article has changed', async () => {
    const { responses, press } = await privately();
    await app.publish(HARBOUR_REPORTS.filter(({ id }) => id !== 'courier'));
    await press();
    expect(responses.shown.map(({ text }) => text)).toEqual([expect.stringContaining('Six'), texts.staleShare]);
  });

  test('when Slack refuses the channel', async () => {
    const { channel, responses, press } = await privately();
    using _ = app.network.intercept(({ operation, body }) =>
      operation === 'chat.postMessage' && field(body, 'channel') === channel
        ? { kind: 'answer', ...slackAnswer({ ok: false, error: 'is_archived' }) }
        : null,
    );
    await press();
    expect(responses.shown.map(({ text }) => text)).toEqual([expect.stringContaining('Six'), texts.notAccepted]);
    expect(app.dead).toEqual([]);
  });
});
