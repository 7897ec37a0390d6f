import { describe, expect, test } from 'vitest';
import { texts } from '../../functions/wording/texts.ts';
import { Deployment, START_MS } from './deployment.ts';
import { type Cut, placeOf, settleKilling } from './kills.ts';
import { expectCleanRecord, onlyReply } from './replies.ts';

const POLICE = 'how many police died?';

/** More calls than a worker ever makes for one question: the search for the last one ends before. */
const MOST_CALLS = 60;

/** What a run cannot do without: the strikes must at least have met these. */
const NEEDED = ['ssm GetParameters', 's3 GET', 'dynamodb GetItem', 'dynamodb PutItem', 'slack chat.postMessage'];

// Each waits more than it works, for processes and timeouts: side by side, on a deployment each, they take half the time.
describe.concurrent('a question is answered once and only once', () => {
  test(
    'whichever of its calls a worker is killed before',
    async () => {
      expect(await killAtEachCall('cut before')).toEqual(expect.arrayContaining(NEEDED));
    },
    START_MS,
  );

  test(
    'whichever of its calls a worker is killed after, when the service has done it',
    async () => {
      expect(await killAtEachCall('cut after')).toEqual(expect.arrayContaining(NEEDED));
    },
    START_MS,
  );

  test(
    'when Slack hangs: the call ends long before the function does',
    async () => {
      await using app = await Deployment.start();
      const put = await app.mention('ada', POLICE);
      let hung = 0;
      using _ = app.network.intercept(({ operation }) =>
        operation === 'chat.postMessage' && hung++ === 0 ? { kind: 'hang' } : null,
      );
      await app.settle();
      await onlyReply(app, put);
      expect(app.functions.worker.starts).toHaveLength(1);
      expectCleanRecord(app);
    },
    START_MS,
  );
});

/**
 * Kills the worker at its first call for a question, then at its second, and so on, until a run has no more calls; each
 * time with a question of its own and a cold start. Returns what was struck, in order.
 */
async function killAtEachCall(kind: Cut): Promise<string[]> {
  await using app = await Deployment.start();
  const struck: string[] = [];
  for (let at = 1; at <= MOST_CALLS; at += 1) {
    await app.functions.worker.kill();
    const put = await app.mention('ada', POLICE);
    const victim = await settleKilling(app, kind, at);
    const where = placeOf(victim);
    const replies = await app.slack.replies(put.channel, put.ts);
    expect(replies, `${kind} ${where} (call ${at})`).toHaveLength(1);
    expect(replies[0]?.text).toContain(texts.sourcesDiffer);
    await expectDone(app, put.channel, put.ts);
    if (victim === null) {
      expectCleanRecord(app);
      return struck;
    }
    struck.push(where);
  }
  throw new Error(`a question takes more than ${MOST_CALLS} calls`);
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
