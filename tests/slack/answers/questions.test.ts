import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { questionText } from '../../../functions/slack/inbound/message-text.ts';
import { handleJob } from '../../../functions/slack/jobs/handle-job.ts';
import type { JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { BOT_USER } from '../../support/slack-api.ts';
import type { Fault } from '../../support/wire-proxy.ts';
import { AppBench } from '../app-bench.ts';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

/** The first post goes wrong. */
function failingPost(fault: Fault): Disposable {
  let left = 1;
  return app.network.intercept(({ operation }) => (operation === 'chat.postMessage' && left-- > 0 ? fault : null));
}

function editOf(job: JobOf<'question'>, message: string): JobOf<'question'> {
  return { ...job, text: questionText(message, BOT_USER), edited: `${Number(job.ts.split('.')[0]) + 1}.000000` };
}

describe('a question whose message is touched before the retry of a failed post', () => {
  const BEFORE = `<@${BOT_USER}> How many police officers were killed ?`;

  test.each([
    ['a second space', `<@${BOT_USER}>  How many police officers were killed ?`],
    ['bold words', `<@${BOT_USER}> *How many* police officers were killed ?`],
    ['other words', `<@${BOT_USER}> How many policemen were killed?`],
  ])('is answered once: %s', async (_, message) => {
    const asked = await app.question('ada', questionText(BEFORE, BOT_USER));
    using _fault = failingPost({ kind: 'answer', status: 503, body: '' });
    await expect(handleJob(asked, app.jobContext)).rejects.toThrow();
    const edit = editOf(asked, message);
    app.time += 1500;
    await app.run(edit);
    app.time += 2000;
    await app.run(asked, edit);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('Six policemen');
    expect(notes).toEqual([]);
    expect(app.dead).toEqual([]);
  });

  test('is not answered a second time where the reply is in Slack and only its receipt was lost', async () => {
    const asked = await app.question('ada', questionText(BEFORE, BOT_USER));
    using _fault = failingPost({ kind: 'cut after', strike: async () => {} });
    await expect(handleJob(asked, app.jobContext)).rejects.toThrow();
    app.time += 1500;
    await app.run(editOf(asked, `${BEFORE} `), asked);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('Six policemen');
    expect(notes).toEqual([]);
    expect(app.network.of('chat.postMessage')).toHaveLength(1);
  });
});

test('an edit to the words of an edit that failed for good shows the answer to them', async () => {
  const asked = await app.ask('ada', 'How many police officers were killed?');
  const text = 'who is the oldest singer?';
  {
    using _fault = app.network.intercept(({ operation }) =>
      operation === 'chat.update' ? { kind: 'answer', status: 503, body: '' } : null,
    );
    const edit = editOf(asked, text);
    await app.run(edit);
    expect(app.dead).toEqual([edit]);
  }
  app.time += 60_000;
  await app.run({ ...asked, text, edited: `${Number(asked.ts.split('.')[0]) + 90}.000000` });
  expect((await app.said(asked)).reply.text).toContain('ninety-one');
});

test('an edit that leaves the question as it is leaves the reply as it is', async () => {
  const asked = await app.ask('ada', 'How many police officers were killed?');
  const { reply } = await app.said(asked);
  await app.run(editOf(asked, `*${asked.text}*`));
  expect((await app.said(asked)).reply).toEqual(reply);
  expect(app.network.of('chat.update')).toEqual([]);
});

describe('what states something', () => {
  const STATED = 'Six policemen were killed in the clashes in Marlow.';

  test('and was handed over is checked, in a thread that can be asked on in', async () => {
    const job = await app.ask('ada', STATED, { asClaim: true });
    const { reply } = await app.said(job);
    expect((await app.record(job))?.kind).toBe('claim');
    expect(reply.text).toContain('Six policemen');
  });

  test('at length is checked statement by statement, and the rest is counted', async () => {
    const padding = Array.from(
      { length: 80 },
      (_, at) => `The harbour of Marlow has had ${at + 100} cranes since then.`,
    );
    const text = [STATED, ...padding].join(' ');
    expect(text.length).toBeGreaterThan(4000);
    const job = await app.ask('ada', text);
    const { reply } = await app.said(job);
    expect(reply.text).not.toContain('shorter');
    expect(reply.text).toContain('Six policemen');
    const record = await app.record(job);
    expect(record?.answer).toMatchObject({ claim: { unchecked: expect.any(Number) } });
  });
});
