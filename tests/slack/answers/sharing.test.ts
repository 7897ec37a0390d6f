import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { texts } from '../../../functions/wording/texts.ts';
import { HARBOUR_REPORTS } from '../../support/articles.ts';
import { slackAnswer } from '../../support/slack-answer.ts';
import { field } from '../../support/wire-proxy.ts';
import { AppBench } from '../app-bench.ts';
import { askPrivately } from './private-answer.ts';

const QUESTION = 'How many police officers were killed?';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

const privately = (thread: string | null = null) => askPrivately(app, 'ada', { type: 'claim', text: QUESTION, thread });

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
    const { channel, press } = await privately(thread);
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
    expect((await app.record(next))?.answer.question).toMatch(/^how many officers .*killed/iu);
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
