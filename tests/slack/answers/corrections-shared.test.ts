import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppBench } from '../app-bench.ts';
import { CORRECTED, QUESTION } from './corrected-reports.ts';
import { inContext } from './in-context.ts';
import { askPrivately } from './private-answer.ts';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

/** What stands at the top of the channel; a thread's notes do not. */
async function atTheTop(channel: string) {
  return (await app.slack.messages(channel)).filter(({ thread_ts, ts }) => (thread_ts ?? ts) === ts);
}

test('a private reply is never touched, but its shared copy is, and the private one goes on counting its own quotations', async () => {
  const { channel, responses, answer, press } = await askPrivately(app, 'cleo', { type: 'command', text: QUESTION });
  await press();
  const shown = responses.posts.length;
  const kept = await app.store.answer(answer);
  await app.change(CORRECTED, ['courier']);
  expect(responses.posts).toHaveLength(shown);
  expect(await app.store.answer(answer)).toEqual(kept);
  const [copy] = await atTheTop(channel);
  expect(copy?.text).toMatch(new RegExp(`^Shared by <@${app.slack.id('cleo')}>\n`, 'u'));
  expect(copy?.text).toContain('was corrected');
  expect(copy?.text).toContain('Ten policemen');
  const thread = await app.slack.replies(channel, copy?.ts ?? '');
  expect(thread.filter(({ ts }) => ts !== copy?.ts)).toHaveLength(1);
  expect(await inContext(app, copy, 'Ten policemen')).toContain('Ten policemen');
});

test('a claim that was shared is set beside the figures as they are now', async () => {
  const claim = 'Ten police officers were killed in Marlow.';
  const { channel, press } = await askPrivately(app, 'dora', { type: 'claim', text: claim });
  await press();
  const shown = async () => (await atTheTop(channel)).map(({ text }) => text);
  expect(await shown()).toEqual([expect.stringContaining('No source says 10.')]);
  await app.change(CORRECTED, ['courier']);
  const [text] = await shown();
  expect(text).toContain('One source says 10, as claimed.');
  expect(text).toContain('was corrected');
  expect(text).toContain(claim);
});
