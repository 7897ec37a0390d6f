import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerId } from '../../functions/slack/delivery/deliver-once.ts';
import { MOST_RUNS } from '../../functions/slack/jobs/backoff.ts';
import { texts } from '../../functions/wording/texts.ts';
import { BOT_USER, slackAnswer, TEAM } from '../support/slack-api.ts';
import { type Call, type Fault, field } from '../support/wire-proxy.ts';
import { Deployment, type Put, START_MS, sampleIndex } from './deployment.ts';
import { endCleanly, expectCleanRecord, onlyReply } from './replies.ts';
import { sendCommand } from './send-command.ts';

/** The waits between five runs, each with the longest spread, and a minute: the runbook says six to eight minutes. */
const MOST_UNTIL_APOLOGY_MS = ((2 + 15 + 60 + 300) * 1.25 + 60) * 1000;

const POLICE = 'how many police died?';

let app: Deployment;
beforeAll(async () => {
  app = await Deployment.start();
  return () => endCleanly(app);
}, START_MS);

/** The first `times` posts into the channel of `put` go wrong. */
function failing(put: Put, fault: Fault, times = Number.POSITIVE_INFINITY): Disposable {
  let left = times;
  return app.network.intercept((call) => (isPostTo(call, put.channel) && left-- > 0 ? fault : null));
}

function isPostTo({ operation, body }: Call, channel: string): boolean {
  return operation === 'chat.postMessage' && field(body, 'channel') === channel;
}

function posts(put: Put): number {
  return app.network.calls.filter((call) => isPostTo(call, put.channel)).length;
}

function isPost({ operation }: Call): boolean {
  return operation === 'chat.postMessage';
}

function isPassedOn({ caller, operation, body }: Call): boolean {
  return caller === 'worker' && operation === 'SendMessage' && String(field(body, 'QueueUrl')).includes('Failed');
}

function deadLettersOf({ channel, ts }: Put): unknown[] {
  return app.services
    .waiting(app.deadLetters)
    .map((body) => JSON.parse(body))
    .filter((job) => job.channel === channel && job.ts === ts);
}

/** As the operator does: its dead letter is sent to the workers once more. */
async function putBack({ ts }: Put): Promise<void> {
  const body = app.services.waiting(app.deadLetters).find((one) => one.includes(ts));
  await app.services.sqs.send(new SendMessageCommand({ QueueUrl: app.jobs.url, MessageBody: body }));
}

describe('one reply is posted in the end, when Slack', () => {
  test('limits the rate, and not before it allows the next call', async () => {
    const put = await app.mention('ada', POLICE);
    const limited = { kind: 'answer', status: 429, headers: { 'retry-after': '30' }, body: '' } as const;
    using _ = failing(put, limited, 1);
    const before = app.clock.offset;
    await app.settle();
    await onlyReply(app, put);
    expect(posts(put)).toBe(2);
    expect(app.clock.offset - before).toBeGreaterThanOrEqual(30_000);
    expect(app.clock.offset - before).toBeLessThan(60_000);
  });

  test('limits the rate for longer than a job has runs', async () => {
    const put = await app.mention('ada', POLICE);
    using _ = failing(put, { kind: 'answer', status: 429, headers: { 'retry-after': '30' }, body: '' }, 8);
    await app.settle();
    expect((await onlyReply(app, put)).text).toContain(texts.sourcesDiffer);
    expect(posts(put)).toBe(9);
  });

  test('fails once, the next run does not wait for the lease of the first', async () => {
    const put = await app.mention('ada', POLICE);
    using _ = failing(put, { kind: 'answer', status: 500, body: 'upstream' }, 1);
    const before = app.clock.offset;
    await app.settle();
    await onlyReply(app, put);
    expect(app.clock.offset - before).toBeLessThan(10_000);
  });

  test('fails three times', async () => {
    const put = await app.mention('ada', POLICE);
    using _ = failing(put, { kind: 'answer', status: 500, body: 'upstream' }, 3);
    await app.settle();
    await onlyReply(app, put);
    expect(posts(put)).toBe(4);
  });

  test('resets the connection', async () => {
    const put = await app.mention('ada', POLICE);
    using _ = failing(put, { kind: 'reset' }, 1);
    await app.settle();
    await onlyReply(app, put);
  });

  test('posts the reply but its answer is lost', async () => {
    const put = await app.mention('ada', POLICE);
    using _ = failing(put, { kind: 'cut after', strike: async () => {} }, 1);
    await app.settle();
    await onlyReply(app, put);
    expect(posts(put)).toBe(1);
  });
});

test('twenty questions at once in a channel that takes one message a second are all answered there, and none twice', async () => {
  const channel = await app.slack.channel('ada');
  const puts: Put[] = [];
  for (let at = 0; at < 20; at += 1) puts.push(await app.mention('ada', POLICE, { channel }));
  let free = 0;
  using _ = app.network.intercept((call) => {
    if (!isPostTo(call, channel)) return null;
    const now = app.clock.now();
    if (now < free) return { kind: 'answer', status: 429, headers: { 'retry-after': '1' }, body: '' };
    free = now + 1000;
    return null;
  });
  await app.settle();
  for (const put of puts) expect((await onlyReply(app, put)).text).toContain(texts.sourcesDiffer);
});

test('what is logged of a question is joined by its id, and a run that only waits is no error', async () => {
  const put = await app.mention('ada', POLICE);
  await app.deliver(
    app.driver.mention({
      channel: put.channel,
      user: app.slack.id('ada'),
      text: `<@${BOT_USER}> ${POLICE}`,
      ts: put.ts,
    }),
  );
  // The first run is killed with the lease, so that the other event of the mention has to wait for it; then Slack fails once.
  let tries = 0;
  using _ = app.network.intercept((call) => {
    if (!isPostTo(call, put.channel)) return null;
    tries += 1;
    if (tries === 1) return { kind: 'cut before', strike: () => app.functions.worker.kill() };
    return tries === 2 ? { kind: 'answer', status: 500, body: 'upstream' } : null;
  });
  const before = app.functions.worker.log.length;
  await app.settle();
  const lines = app.functions.worker.log
    .slice(before)
    .split('\n')
    .flatMap((line) => (line.startsWith('{') && !line.includes('"_aws"') ? [JSON.parse(line)] : []));
  const about = lines.filter(({ job }) => job === 'question');
  expect(new Set(about.map(({ id }) => id))).toEqual(new Set([answerId(`${TEAM}:${put.channel}:${put.ts}`)]));
  expect(about.every(({ messageId }) => typeof messageId === 'string' && messageId !== '')).toBe(true);
  expect(about.map(({ message }) => message)).toEqual(expect.arrayContaining(['a job failed', 'job done']));
  const waiting = about.filter(({ error }) => error === 'BusyError').map(({ level }) => level);
  expect(new Set(waiting)).toEqual(new Set(['INFO']));
});

test('a job that kills its worker time after time costs a job beside it no run', async () => {
  const deadly = await app.mention('ada', POLICE);
  const other = await app.mention('ben', POLICE);
  let kills = 0;
  const killsBefore: number[] = [];
  using _ = app.network.intercept((call) => {
    if (call.caller !== 'worker') return null;
    if (isPostTo(call, other.channel)) killsBefore.push(kills);
    if (!isPostTo(call, deadly.channel)) return null;
    kills += 1;
    return { kind: 'cut before', strike: () => app.functions.worker.kill() };
  });
  await app.settle();
  expect((await onlyReply(app, other)).text).toContain(texts.sourcesDiffer);
  expect(killsBefore).toHaveLength(1);
  expect(killsBefore[0]).toBeLessThan(2);
  expect(kills).toBe(MOST_RUNS);
});

test('a command whose worker is killed when its answer is out shows one answer', async () => {
  let cuts = 1;
  using _ = app.network.intercept(({ operation }) =>
    operation.startsWith('POST /response/') && cuts-- > 0
      ? { kind: 'cut after', strike: () => app.functions.worker.kill() }
      : null,
  );
  const { responses } = await sendCommand(app, 'cleo', POLICE);
  await app.settle();
  expect(responses.posts.length).toBeGreaterThan(1);
  expect(responses.shown).toHaveLength(1);
});

describe.each([
  ['goes on counting its receives', false],
  ['counts its receives anew', true],
])('where a queue that a message is moved to %s, a job that fails for good', (_, countsAnew) => {
  beforeEach(() => {
    app.services.countsAnew = countsAnew;
  });

  test('ends in the dead letters, once, and the asker gets one apology', async () => {
    const put = await app.mention('ben', POLICE);
    using _fault = failing(put, { kind: 'answer', status: 500, body: '' }, 5);
    await app.settle();
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(deadLettersOf(put)).toMatchObject([{ type: 'question', channel: put.channel, ts: put.ts }]);
  });

  test('because each run of it is killed ends there too', async () => {
    const put = await app.mention('ben', POLICE);
    using _fault = app.network.intercept((call) =>
      call.caller === 'worker' && isPostTo(call, put.channel)
        ? { kind: 'cut before', strike: () => app.functions.worker.kill() }
        : null,
    );
    await app.settle();
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(deadLettersOf(put)).toHaveLength(1);
  });

  test('is in the dead letters once where its worker is killed just after it has passed it on', async () => {
    const put = await app.mention('ben', POLICE);
    using _fault = failing(put, { kind: 'answer', status: 500, body: '' }, 5);
    let cuts = 0;
    using _cut = app.network.intercept((call) =>
      isPassedOn(call) && cuts++ === 0 ? { kind: 'cut after', strike: () => app.functions.worker.kill() } : null,
    );
    await app.settle();
    expect(cuts).toBe(1);
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(deadLettersOf(put)).toHaveLength(1);
  });

  test('and that its worker cannot pass on is moved by the queue', async () => {
    const put = await app.mention('ben', POLICE);
    using _fault = failing(put, { kind: 'answer', status: 500, body: '' }, 5);
    using _deaf = app.network.intercept((call) =>
      isPassedOn(call) ? { kind: 'answer', status: 500, body: '{}' } : null,
    );
    const before = app.clock.offset;
    await app.settle();
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(deadLettersOf(put)).toHaveLength(1);
    expect(app.clock.offset - before).toBeLessThan(MOST_UNTIL_APOLOGY_MS);
  });

  test('is apologised for once when the apology itself is cut off', async () => {
    const put = await app.mention('ben', POLICE);
    using _fault = failing(put, { kind: 'answer', status: 500, body: '' }, 5);
    let cuts = 1;
    using _cut = app.network.intercept((call) =>
      call.caller === 'apology' && isPostTo(call, put.channel) && cuts-- > 0
        ? { kind: 'cut after', strike: () => app.functions.apology.kill() }
        : null,
    );
    await app.settle();
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(deadLettersOf(put)).toHaveLength(1);
  });

  test('and is put back by the operator is answered in place of its apology', async () => {
    const put = await app.mention('ben', POLICE);
    using _fault = failing(put, { kind: 'answer', status: 500, body: '' }, 5);
    await app.settle();
    await putBack(put);
    await app.settle();
    expect((await onlyReply(app, put)).text).toContain(texts.sourcesDiffer);
  });

  test('is apologised for in the fifth run of the apology where four fail', async () => {
    const put = await app.mention('ben', POLICE);
    let left = 4;
    using _fault = app.network.intercept((call) => {
      const fails =
        call.caller === 'worker'
          ? isPostTo(call, put.channel)
          : call.caller === 'apology' && isPost(call) && left-- > 0;
      return fails ? { kind: 'answer', status: 500, body: '' } : null;
    });
    await app.settle();
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(deadLettersOf(put)).toHaveLength(1);
  });
});

describe('a job that fails for good', () => {
  test('of a command is apologised for at its response URL', async () => {
    using _fault = app.network.intercept(({ caller, operation }) =>
      caller === 'worker' && operation === 'PutItem' ? { kind: 'answer', status: 500, body: '{}' } : null,
    );
    const { responses } = await sendCommand(app, 'cleo', POLICE);
    await app.settle();
    expect(responses.shown).toHaveLength(1);
    expect(String(responses.shown[0]?.text)).toContain(texts.apology);
  });

  test('because the token was revoked waits in the dead letters', async () => {
    const put = await app.mention('dora', POLICE);
    const before = app.functions.worker.log.length;
    using _fault = app.network.intercept(({ service }) =>
      service === 'slack' ? { kind: 'answer', ...slackAnswer({ ok: false, error: 'token_revoked' }) } : null,
    );
    await app.settle();
    expect(deadLettersOf(put)).toHaveLength(1);
    expect(app.logs).toContain('token_revoked');
    // By which an alarm rings; Lambda itself has no error to count.
    const failures = app.functions.worker.log
      .slice(before)
      .split('\n')
      .filter((line) => line.includes('"_aws"') && line.includes('"JobsFailed":1'));
    expect(failures).toHaveLength(MOST_RUNS);
  });
});

test('a job that the operator puts back is in the dead letters again where it fails again', async () => {
  const put = await app.mention('ben', POLICE);
  using _fault = failing(put, { kind: 'answer', status: 500, body: '' });
  await app.settle();
  await putBack(put);
  await app.settle();
  expect(deadLettersOf(put)).toHaveLength(2);
});

describe('a message that is no job', () => {
  test.each([
    ['no JSON', '<poison>'],
    ['another version', '{"type":"question","v":2}'],
  ])('(%s) takes nobody down with it: others are answered, and it ends in the dead letters', async (_, poison) => {
    const put = await app.mention('edith', POLICE);
    await app.services.sqs.send(new SendMessageCommand({ QueueUrl: app.jobs.url, MessageBody: poison }));
    const other = await app.mention('felix', POLICE);
    await app.settle();
    await onlyReply(app, put);
    await onlyReply(app, other);
    expect(app.services.waiting(app.deadLetters)).toContain(poison);
  });
});

describe('the index', () => {
  test.each([
    ['the pointer', ({ operation, body }: Call) => operation === 'GetItem' && JSON.stringify(body).includes('"index"')],
    ['the snapshot', ({ service }: Call) => service === 's3'],
  ])('of which %s cannot be read keeps the one in memory answering', async (_, isHit) => {
    await app.mention('gus', POLICE);
    await app.settle();
    await app.publish({ ...(await sampleIndex()), version: `${app.clock.now()}` });
    await app.services.passTime(60_000);
    const put = await app.mention('gus', POLICE);
    let hits = 0;
    using _intercepted = app.network.intercept((call) => {
      if (!isHit(call)) return null;
      hits += 1;
      return { kind: 'answer', status: 500, body: '{}' };
    });
    await app.settle();
    expect((await onlyReply(app, put)).text).toContain((await sampleIndex()).version);
    expect(hits).toBeGreaterThan(0);
  });
});

test('before an index is published, whoever asks is told so', async () => {
  await using empty = await Deployment.start({ index: null });
  const put = await empty.mention('ada', POLICE);
  await empty.settle();
  expect((await onlyReply(empty, put)).text).toBe(texts.noIndex);
  expectCleanRecord(empty);
});
