import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerId } from '../../../functions/slack/delivery/deliver-once.ts';
import { apologise } from '../../../functions/slack/jobs/apologise.ts';
import { handleJob } from '../../../functions/slack/jobs/handle-job.ts';
import { LEASE_MS } from '../../../functions/slack/jobs/job-context.ts';
import { jobKey } from '../../../functions/slack/jobs/job-keys.ts';
import type { JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { BusyError, isOutOfTurn, retryDelay } from '../../../functions/slack/jobs/retries.ts';
import { texts } from '../../../functions/wording/texts.ts';
import { TEAM } from '../../support/slack-api.ts';
import { type Call, type Fault, field } from '../../support/wire-proxy.ts';
import { AppBench } from '../app-bench.ts';

const QUESTION = 'How many police officers were killed?';
const OTHER = 'Who is the oldest singer?';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

const DOWN: Fault = { kind: 'answer', status: 503, body: '' };

/** What these calls come to, for as long as it is not disposed of. */
function failing(isHit: (call: Call) => boolean, fault: Fault = DOWN): Disposable {
  return app.network.intercept((call) => (isHit(call) ? fault : null));
}

const isPost = ({ operation }: Call) => operation === 'chat.postMessage';
const isUpdate = ({ operation }: Call) => operation === 'chat.update';

function edited(job: JobOf<'question'>, text: string): JobOf<'question'> {
  return { ...job, text, edited: `${Number(job.ts.split('.')[0]) + 5}.000000` };
}

async function saidTo(job: JobOf<'question'>): Promise<string[]> {
  return (await app.slack.replies(job.channel, job.ts)).map(({ text }) => text);
}

/** Its five runs fail, and the apology is said. */
async function givenUp(job: JobOf<'question'>): Promise<void> {
  {
    using _ = failing((call) => isPost(call) || isUpdate(call));
    await app.run(job);
  }
  expect(app.dead).toContainEqual(job);
  await apologise(job, app.jobContext);
}

describe('the apology for a question', () => {
  test('is said once, however often it is run', async () => {
    const job = await app.question('ada', QUESTION);
    await givenUp(job);
    await apologise(job, app.jobContext);
    expect(await saidTo(job)).toEqual([texts.apology]);
    expect(app.counted.filter((counter) => counter === 'Apologised')).toHaveLength(1);
  });

  test('is not said below talk in a thread that has no question to the app', async () => {
    const talk = await app.question('ada', 'Lunch?');
    await app.run({ ...talk, entry: 'follow_up', thread: talk.ts });
    await apologise({ ...talk, entry: 'follow_up', thread: talk.ts }, app.jobContext);
    expect(await saidTo(talk)).toEqual([]);
    const job = await app.ask('ada', QUESTION);
    const before = await saidTo(job);
    const ts = await app.slack.write('ada', job.channel, 'and in Marlow?', job.ts);
    await apologise({ ...job, entry: 'follow_up', thread: job.ts, ts, text: 'and in Marlow?' }, app.jobContext);
    expect(await saidTo(job)).toEqual([...before, texts.apology]);
  });

  test('is replaced by the answer of a later run, and by that to a later edit', async () => {
    const job = await app.question('ada', QUESTION);
    await givenUp(job);
    await app.run(job);
    expect(await saidTo(job)).toEqual([expect.stringContaining('Six policemen')]);
    const other = await app.question('ada', QUESTION);
    await givenUp(other);
    await app.run(edited(other, OTHER));
    expect(await saidTo(other)).toEqual([expect.stringContaining('ninety-one')]);
  });

  test('is not said where the answer is in Slack, though no run could say so', async () => {
    const job = await app.question('ada', QUESTION);
    let cuts = 5;
    {
      using _ = app.network.intercept((call) =>
        call.operation === 'conversations.replies'
          ? DOWN
          : isPost(call) && cuts-- > 0
            ? { kind: 'cut after', strike: async () => {} }
            : null,
      );
      await app.run(job);
    }
    await apologise(job, app.jobContext);
    expect(await saidTo(job)).toEqual([expect.stringContaining('Six policemen')]);
    await app.run(job);
    expect(await saidTo(job)).toHaveLength(1);
  });

  test('waits for a run that is at work', async () => {
    const job = await app.question('ada', QUESTION);
    await app.store.acquire({ key: jobKey(job), revision: '', now: app.time, leaseMs: LEASE_MS });
    await expect(apologise(job, app.jobContext)).rejects.toThrow(BusyError);
    await app.run(job);
    await apologise(job, app.jobContext);
    expect(await saidTo(job)).toEqual([expect.stringContaining('Six policemen')]);
  });
});

describe('the apology for an edit', () => {
  test('takes the place of the answer to the words before', async () => {
    const job = await app.ask('ada', QUESTION);
    const edit = edited(job, OTHER);
    await givenUp(edit);
    expect(await saidTo(job)).toEqual([texts.apology]);
    await app.run(edit);
    expect(await saidTo(job)).toEqual([expect.stringContaining('ninety-one')]);
  });

  test('is not said where the words ask what is answered already, and the answer stays', async () => {
    const job = await app.ask('ada', QUESTION);
    const edit = edited(job, QUESTION);
    await apologise(edit, app.jobContext);
    expect(await saidTo(job)).toEqual([expect.stringContaining('Six policemen')]);
    expect(app.counted).not.toContain('Apologised');
    await app.run(edit);
    expect(await saidTo(job)).toEqual([expect.stringContaining('Six policemen')]);
    // A correction takes its turn after the last edit.
    expect((await app.store.answer(answerId(jobKey(job))))?.posted?.revision).toBe(edit.edited);
  });

  test('is not said where a run that could not say so has answered the same words before an edit', async () => {
    const job = await app.ask('ada', OTHER);
    const first = edited(job, QUESTION);
    {
      using _ = app.network.intercept((call) =>
        isUpdate(call) ? { kind: 'cut after', strike: async () => {} } : null,
      );
      await app.run(first);
    }
    await apologise({ ...first, edited: `${Number(job.ts.split('.')[0]) + 9}.000000` }, app.jobContext);
    expect(await saidTo(job)).toEqual([expect.stringContaining('Six policemen')]);
  });

  test('is said where the answer to the same words was only kept, and never posted', async () => {
    const job = await app.ask('ada', OTHER);
    const first = edited(job, QUESTION);
    {
      using _ = failing(isUpdate);
      await app.run(first);
    }
    await apologise({ ...first, edited: `${Number(job.ts.split('.')[0]) + 9}.000000` }, app.jobContext);
    expect(await saidTo(job)).toEqual([texts.apology]);
  });

  test('is not said where a later edit was answered', async () => {
    const job = await app.ask('ada', QUESTION);
    const edit = edited(job, 'Who called for calm?');
    {
      using _ = failing(isUpdate);
      await app.run(edit);
    }
    await app.run({ ...job, text: OTHER, edited: `${Number(job.ts.split('.')[0]) + 9}.000000` });
    await apologise(edit, app.jobContext);
    expect(await saidTo(job)).toEqual([expect.stringContaining('ninety-one')]);
  });
});

test('an apology to the asker directly is taken back by an answer where they asked', async () => {
  const job = await app.question('ada', QUESTION);
  const isThere = (call: Call) => isPost(call) && field(call.body, 'channel') === job.channel;
  {
    using _ = failing(isThere, { kind: 'answer', status: 429, headers: { 'retry-after': '30' }, body: '' });
    await app.run(job);
    await apologise(job, app.jobContext);
    await apologise(job, app.jobContext);
  }
  const direct = await app.slack.directChannel('ada');
  const told = async () => (await app.slack.messages(direct)).map(({ text }) => text);
  expect(await told()).toEqual([expect.stringContaining(texts.apology)]);
  await app.run(job);
  expect(await saidTo(job)).toEqual([expect.stringContaining('Six policemen')]);
  expect(await told()).toEqual([`${texts.answeredAfterAll} ${texts.answeredWhereAsked}`]);
});

describe('a command', () => {
  function command(responseUrl: string): JobOf<'command'> {
    const user = app.slack.id('ben');
    return {
      type: 'command',
      team: TEAM,
      user,
      acceptedAt: app.time,
      trigger: 't',
      channel: 'C1',
      text: QUESTION,
      responseUrl,
    };
  }

  test('whose answer was sent five times is not sent directly too', async () => {
    const responses = app.slack.responseUrl();
    const job = command(responses.url);
    {
      using _ = app.network.intercept(({ operation }) =>
        operation.startsWith('POST /response/') ? { kind: 'cut after', strike: async () => {} } : null,
      );
      await app.run(job);
    }
    expect(app.dead).toEqual([job]);
    expect(responses.posts).toHaveLength(5);
    await app.run(job);
    await apologise(job, app.jobContext);
    expect(responses.shown).toHaveLength(1);
    expect(await app.slack.messages(await app.slack.directChannel('ben'))).toEqual([]);
  });

  const EXPIRED: Fault = { kind: 'answer', status: 404, body: 'expired_url' };
  const isResponse = ({ operation }: Call) => operation.startsWith('POST /response/');
  const told = async () => (await app.slack.messages(await app.slack.directChannel('ben'))).map(({ text }) => text);

  test('whose address has expired since a killed run may have answered there tells its asker so, once', async () => {
    const job = command(app.slack.responseUrl().url);
    await app.store.acquire({ key: jobKey(job), revision: '', now: app.time, leaseMs: LEASE_MS, posts: 'a' });
    app.time += 2 * LEASE_MS;
    using _ = failing(isResponse, EXPIRED);
    await apologise(job, app.jobContext);
    await apologise(job, app.jobContext);
    await app.run(job);
    expect(await told()).toEqual([`${texts.perhapsShown}\n${texts.apologyFor} “${QUESTION}”`]);
  });

  test('that was apologised for directly is answered there by a later run', async () => {
    const job = command(app.slack.responseUrl().url);
    using _ = failing(isResponse, EXPIRED);
    await apologise(job, app.jobContext);
    expect(await told()).toEqual([expect.stringContaining(texts.apology)]);
    await app.run(job);
    expect(await told()).toEqual([texts.answeredAfterAll, expect.stringContaining('Six policemen')]);
  });

  test('whose address asks to wait waits that long, and spends no run', async () => {
    const job = command(app.slack.responseUrl().url);
    using _ = failing(isResponse, { kind: 'answer', status: 429, headers: { 'retry-after': '40' }, body: '' });
    const error = await handleJob(job, app.jobContext).catch((reason: unknown) => reason);
    expect(isOutOfTurn(error)).toBe(true);
    expect(retryDelay({ error, runs: 1, now: app.time, random: () => 0 })).toBe(40);
    // Slack has shown nothing.
    const again = await app.store.acquire({ key: jobKey(job), revision: '', now: app.time, leaseMs: LEASE_MS });
    expect(again).toMatchObject({ earlier: { mayHavePosted: false } });
  });
});
