import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { texts } from '../../../functions/wording/texts.ts';
import { TEAM } from '../../support/slack-api.ts';
import { AppBench } from '../app-bench.ts';

const TWO = 'How many police officers were killed? And who called for calm?';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

async function saidTo(job: JobOf<'question'>): Promise<string[]> {
  return (await app.slack.replies(job.channel, job.ts)).map(({ text }) => text);
}

/** What the first two questions of the message were taken to ask. */
async function answered(job: JobOf<'question'>): Promise<(string | undefined)[]> {
  const records = await Promise.all([app.record(job), app.record({ ...job, part: 1 })]);
  return records.map((record) => record?.answer.question);
}

function edited(job: JobOf<'question'>, text: string, seconds: number): JobOf<'question'> {
  return { ...job, text, edited: `${Number(job.ts.split('.')[0]) + seconds}.000000` };
}

test('two questions in one message get two answers, each below its question, once', async () => {
  const job = await app.ask('ada', TWO);
  await app.run(job, job);
  const [first = '', second = '', ...more] = await saidTo(job);
  expect(more).toEqual([]);
  expect(first.split('\n')[0]).toBe('How many police officers were killed?');
  expect(first).toContain('Six policemen');
  expect(second.split('\n')[0]).toBe('And who called for calm?');
  expect(second).toContain('Ada Quill');
});

test('what the second leaves out is taken from the first, and a follow-up goes on from the last', async () => {
  const job = await app.ask('ada', 'How many police officers were killed? And injured?');
  const [, second = ''] = await saidTo(job);
  expect(second.split('\n')[0]).toMatch(/police officers.*injured/u);
  await app.ask('ada', 'and who called for calm?', { channel: job.channel, thread: job.ts, entry: 'mention' });
  expect((await saidTo(job)).at(-1)).toContain('Ada Quill');
});

test.each([
  ['nothing', [], 'How many were arrested?'],
  ['another place', ['How many were injured in Almaty?'], 'How many were arrested in Almaty?'],
])(
  'an edit in a direct message goes on from what was asked before it, %s, not from its own last question',
  async (_, before, first) => {
    const direct = { entry: 'direct', channel: await app.slack.channel('ada') } as const;
    for (const text of before) await app.ask('ada', text, direct);
    const job = await app.ask('ada', 'How many were arested? How many were killed in Aktau?', direct);
    for (const seconds of [5, 10]) {
      app.time += 5000;
      const edit = edited(job, 'How many were arrested? How many were killed in Aktau?', seconds);
      await app.run({ ...edit, acceptedAt: app.time });
      expect(await answered(job)).toEqual([first, 'How many were killed in Aktau?']);
    }
  },
);

test('an edit to nothing, or while there is no index, takes the answers to all further questions back', async () => {
  for (const text of ['', TWO.replace('police', 'other')]) {
    const job = await app.ask('ada', TWO);
    if (text !== '') app.held = null;
    await app.run(edited(job, text, 5));
    expect(await saidTo(job)).toHaveLength(1);
  }
});

test('whoever goes on talking below a question that had no index to be asked of is not told of it, too', async () => {
  app.held = null;
  const job = await app.ask('ada', 'How many police officers were killed?');
  expect(await saidTo(job)).toHaveLength(1);
  const ts = await app.slack.write('ada', job.channel, 'and who will tell Ben?', job.ts);
  await app.run({ ...job, entry: 'follow_up', ts, thread: job.ts, text: 'and who will tell Ben?' });
  expect(await saidTo(job)).toHaveLength(1);
});

test('an edit that leaves one question takes the answer to the other back, and a later one brings it again', async () => {
  const job = await app.ask('ada', TWO);
  await app.run(edited(job, 'How many police officers were killed?', 5));
  expect(await saidTo(job)).toHaveLength(1);
  await app.run(edited(job, TWO, 10));
  const said = await saidTo(job);
  expect(said).toHaveLength(2);
  expect(said[1]).toContain('Ada Quill');
  await app.run(edited(job, 'How many police officers were killed? When were the schools closed?', 15));
  expect((await saidTo(job)).map((text) => text.split('\n').find((line) => line.includes('schools')))).toEqual([
    undefined,
    expect.any(String),
  ]);
});

test('a deleted message loses all of its answers', async () => {
  const job = await app.ask('ada', TWO);
  const { team, user, acceptedAt, entry, channel, ts, thread } = job;
  await app.run({ type: 'deleted', team, user, acceptedAt, entry, channel, ts, thread });
  expect(await saidTo(job)).toEqual([]);
});

test('a single question is one job, also when it is edited', async () => {
  const job = await app.ask('ada', 'How many police officers were killed?');
  const before = app.network.of('PutItem').length;
  await app.run(edited(job, 'Who called for calm?', 5));
  const written = app.network.of('PutItem').slice(before);
  expect(JSON.stringify(written)).not.toContain(`${job.ts}:1`);
  expect(await saidTo(job)).toHaveLength(1);
});

test('a command with two questions is answered in one message with both', async () => {
  const response = app.slack.responseUrl();
  await app.run({
    type: 'command',
    team: TEAM,
    user: app.slack.id('ben'),
    acceptedAt: app.time,
    trigger: 'trigger1',
    channel: await app.slack.channel('ben'),
    text: TWO,
    responseUrl: response.url,
  });
  expect(response.posts).toHaveLength(1);
  const text = String(response.shown[0]?.text);
  expect(text).toContain('Six policemen');
  expect(text).toContain('Ada Quill');
  expect(text).not.toContain(texts.notFound);
});
