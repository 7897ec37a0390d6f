import { expect } from 'vitest';
import { texts } from '../../functions/wording/texts.ts';
import { Deployment } from './deployment.ts';
import { type Scenario, settleKilling } from './kills.ts';
import { expectCleanRecord } from './replies.ts';

const POLICE = 'how many police died?';

/** A question to a cold worker, a new one each time. */
export async function killedQuestion(): Promise<Scenario> {
  const app = await Deployment.start();
  return {
    async strike(kind, at) {
      await app.functions.worker.kill();
      const put = await app.mention('ada', POLICE);
      const strike = await settleKilling(app, kind, at);
      const where = `${kind} ${strike.struck} (call ${at})`;
      const replies = await app.slack.replies(put.channel, put.ts);
      expect(replies, where).toHaveLength(1);
      expect(replies[0]?.text, where).toContain(texts.sourcesDiffer);
      await expectDone(app, put.channel, put.ts);
      expectCleanRecord(app);
      return strike;
    },
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}

/** Whatever Slack still delivers of the question is a duplicate. */
async function expectDone(app: Deployment, channel: string, ts: string): Promise<void> {
  const before = app.network.calls.length;
  const said = { channel, user: app.slack.id('ada'), text: POLICE, ts };
  await app.deliver(app.driver.mention(said, { retry: { num: 1, reason: 'http_timeout' } }));
  await app.settle();
  const spoken = app.network.calls.slice(before).filter(({ operation }) => operation.startsWith('chat.'));
  expect(spoken).toEqual([]);
}
