import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { texts } from '../../../functions/wording/texts.ts';
import { slackAnswer } from '../../support/slack-answer.ts';
import { AppBench } from '../app-bench.ts';

const QUESTION = 'How many police officers were killed?';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

function deletionOf({ team, user, acceptedAt, entry, channel, ts, thread }: JobOf<'question'>): JobOf<'deleted'> {
  return { type: 'deleted', team, user, acceptedAt, entry, channel, ts, thread };
}

async function saidTo(job: JobOf<'question'>): Promise<string[]> {
  return (await app.slack.replies(job.channel, job.ts)).map(({ text }) => text);
}

test('the reply to a question goes with it, once, and no late run or edit brings it back', async () => {
  const job = await app.ask('ada', QUESTION);
  await app.run(deletionOf(job), deletionOf(job));
  expect(await saidTo(job)).toEqual([]);
  expect(app.network.of('chat.delete')).toHaveLength(1);
  await app.run(job, { ...job, text: 'Who called for calm?', edited: `${Number(job.ts.split('.')[0]) + 5}.000000` });
  expect(await saidTo(job)).toEqual([]);
  expect(app.dead).toEqual([]);
});

test('a question that is deleted before it is answered is not answered', async () => {
  const job = await app.question('ada', QUESTION);
  await app.run(deletionOf(job), job);
  expect(await saidTo(job)).toEqual([]);
  expect(app.network.of('chat.postMessage')).toEqual([]);
});

test('a reply that no run could record goes too', async () => {
  const job = await app.question('ada', QUESTION);
  let cuts = 1;
  {
    using _ = app.network.intercept(({ operation }) =>
      operation === 'chat.postMessage' && cuts-- > 0
        ? { kind: 'cut after', strike: async () => {} }
        : operation === 'conversations.replies'
          ? { kind: 'answer', status: 503, body: '' }
          : null,
    );
    await app.run(job);
  }
  expect(await saidTo(job)).toHaveLength(1);
  await app.run(deletionOf(job));
  expect(await saidTo(job)).toEqual([]);
});

test('a reply that Slack does not let be deleted says that its question was', async () => {
  const job = await app.ask('ada', QUESTION);
  using _ = app.network.intercept(({ operation }) =>
    operation === 'chat.delete'
      ? { kind: 'answer', ...slackAnswer({ ok: false, error: 'cant_delete_message' }) }
      : null,
  );
  await app.run(deletionOf(job));
  expect(await saidTo(job)).toEqual([texts.questionDeleted]);
});
