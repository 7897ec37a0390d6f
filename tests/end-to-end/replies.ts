import { expect } from 'vitest';
import type { SlackMessage } from '../support/slack-api.ts';
import type { Deployment, Put } from './deployment.ts';

/** The one reply to a question; fails when there is none, or more than one. */
export async function onlyReply(app: Deployment, { channel, ts }: Pick<Put, 'channel' | 'ts'>): Promise<SlackMessage> {
  const replies = await app.slack.replies(channel, ts);
  expect(replies.map(({ text }) => text)).toHaveLength(1);
  const [reply] = replies;
  if (!reply) throw new Error('no reply');
  return reply;
}

/** For the end of a file of tests on one deployment. */
export async function endCleanly(app: Deployment): Promise<void> {
  await app[Symbol.asyncDispose]();
  expectCleanRecord(app);
}

/** What every deployment must leave behind, whatever was done to it. */
export function expectCleanRecord(app: Deployment): void {
  // Slack would have refused these.
  expect(app.slack.violations).toEqual([]);
  for (const question of app.asked) {
    if (question.length > SHORTEST_TELLING) expect(app.logs).not.toContain(question);
  }
  expect(app.logs).not.toContain('xoxb-');
}

/** Characters: a shorter question may stand in a log by chance. */
const SHORTEST_TELLING = 12;
