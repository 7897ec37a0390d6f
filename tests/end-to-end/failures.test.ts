import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerId } from '../../functions/slack/delivery/deliver-once.ts';
import { MOST_RUNS } from '../../functions/slack/jobs/backoff.ts';
import { texts } from '../../functions/wording/texts.ts';
import { BOT_USER, TEAM } from '../support/slack-api.ts';
import { throttledTimes } from '../support/throttled-table.ts';
import type { Call } from '../support/wire-proxy.ts';
import { Deployment, type Put, START_MS, sampleIndex } from './deployment.ts';
import { failing, isPostTo, POLICE, posts } from './posts.ts';
import { endCleanly, expectCleanRecord, onlyReply } from './replies.ts';
import { sendCommand } from './send-command.ts';

let app: Deployment;
beforeAll(async () => {
  app = await Deployment.start();
  return () => endCleanly(app);
}, START_MS);

describe('one reply is posted in the end, when Slack', () => {
  test('limits the rate, and not before it allows the next call', async () => {
    const put = await app.mention('ada', POLICE);
    const limited = { kind: 'answer', status: 429, headers: { 'retry-after': '30' }, body: '' } as const;
    using _ = failing(app, put, limited, 1);
    const posted: number[] = [];
    using _seen = app.network.intercept((call) => {
      if (isPostTo(call, put.channel)) posted.push(app.clock.now());
      return null;
    });
    const before = app.clock.offset;
    await app.settle();
    await onlyReply(app, put);
    expect(posts(app, put)).toBe(2);
    const [refused = Number.NaN, taken = Number.NaN] = posted;
    // On the functions' clock, which the machine's own time is part of; what was let pass at once, beside it, has no part of that.
    expect(taken - refused).toBeGreaterThanOrEqual(30_000);
    expect(app.clock.offset - before).toBeLessThan(60_000);
  });

  test('limits the rate for longer than a job has runs', async () => {
    const put = await app.mention('ada', POLICE);
    using _ = failing(app, put, { kind: 'answer', status: 429, headers: { 'retry-after': '30' }, body: '' }, 8);
    await app.settle();
    expect((await onlyReply(app, put)).text).toContain(texts.sourcesDiffer);
    expect(posts(app, put)).toBe(9);
  });

  test('fails once, the next run does not wait for the lease of the first', async () => {
    const put = await app.mention('ada', POLICE);
    using _ = failing(app, put, { kind: 'answer', status: 500, body: 'upstream' }, 1);
    const before = app.clock.offset;
    await app.settle();
    await onlyReply(app, put);
    expect(app.clock.offset - before).toBeLessThan(10_000);
  });

  test('fails three times', async () => {
    const put = await app.mention('ada', POLICE);
    using _ = failing(app, put, { kind: 'answer', status: 500, body: 'upstream' }, 3);
    await app.settle();
    await onlyReply(app, put);
    expect(posts(app, put)).toBe(4);
  });

  test('resets the connection', async () => {
    const put = await app.mention('ada', POLICE);
    using _ = failing(app, put, { kind: 'reset' }, 1);
    await app.settle();
    await onlyReply(app, put);
  });

  test('posts the reply but its answer is lost', async () => {
    const put = await app.mention('ada', POLICE);
    using _ = failing(app, put, { kind: 'cut after', strike: async () => {} }, 1);
    await app.settle();
    await onlyReply(app, put);
    expect(posts(app, put)).toBe(1);
  });

  test('hangs: the call ends long before the function does', async () => {
    await app.functions.worker.start();
    const before = app.functions.worker.starts.length;
    const put = await app.mention('ada', POLICE);
    using _ = failing(app, put, { kind: 'hang' }, 1);
    await app.settle();
    await onlyReply(app, put);
    expect(app.functions.worker.starts).toHaveLength(before);
  });
});

describe('where the table throttles each call three times', () => {
  test('a question is answered in its first run', async () => {
    using _ = app.network.intercept(throttledTimes(3));
    const put = await app.mention('ada', POLICE);
    const before = app.functions.worker.runs.length;
    await app.settle();
    expect((await onlyReply(app, put)).text).toContain(texts.sourcesDiffer);
    expect(app.functions.worker.runs).toHaveLength(before + 1);
  });

  test('whoever asked a question that fails for good gets one apology', async () => {
    using _ = app.network.intercept(throttledTimes(3));
    const put = await app.mention('ada', POLICE);
    using _fault = failing(app, put, { kind: 'answer', status: 500, body: 'upstream' }, MOST_RUNS);
    const before = app.functions.apology.runs.length;
    await app.settle();
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(app.functions.apology.runs).toHaveLength(before + 1);
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
