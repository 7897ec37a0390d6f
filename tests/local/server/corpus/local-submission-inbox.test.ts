import { expect, test } from 'vitest';
import { LocalCorpus } from '../../../../functions/local/server/corpus/local-corpus.ts';
import { LocalSubmissionInbox } from '../../../../functions/local/server/corpus/local-submission-inbox.ts';
import type { Job } from '../../../../functions/slack/jobs/jobs.ts';
import { MemoryStore } from '../../../../functions/slack/store/memory-store.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { harbourFiles } from '../preview.ts';

const RINGS = new URL('../../../../corpus/rings.yaml', import.meta.url).pathname;

const BY = { team: 'T1', user: 'U1' };
const UNSTATED = { title: null, publisher: null, author: null, published: null };
const PORT =
  'Nine ships left the port of Marlow on Tuesday. A tenth lay at the quay with its grain until late at night.';

/** An inbox over the reports on the harbour, and everything it sends. */
async function withSubmissionInbox(
  work: (submissionInbox: LocalSubmissionInbox, jobs: Job[], logged: string[]) => Promise<void>,
  { refuse = () => false }: { readonly refuse?: (job: Job) => boolean } = {},
): Promise<void> {
  await using folder = await tempFolder(harbourFiles());
  await using corpus = await LocalCorpus.open({
    corpus: folder.path,
    rings: RINGS,
    fetch: () => Promise.reject(new TypeError('a defect')),
  });
  const jobs: Job[] = [];
  const logged: string[] = [];
  const submissionInbox = new LocalSubmissionInbox({
    corpus,
    store: new MemoryStore({ now: () => 0, retentionMs: 1 }),
    accept: async (job) => {
      jobs.push(job);
      if (refuse(job)) throw new Error('the queue is full');
    },
    log: { info() {}, warn() {}, error: (message) => logged.push(message) },
    now: () => 0,
  });
  await work(submissionInbox, jobs, logged);
}

const reportsOf = (jobs: readonly Job[]) => jobs.filter((job) => job.type === 'report');

test('whoever hands an article in hears of it, also where the machine fails', async () => {
  await withSubmissionInbox(async (submissionInbox, jobs, logged) => {
    await submissionInbox.submit({ id: 's1', by: BY, at: 0, kind: 'url', url: 'https://example.org/a', ...UNSTATED });
    await submissionInbox.close();
    expect(logged).toEqual(['an article could not be taken']);
    expect(jobs).toMatchObject([
      {
        type: 'report',
        user: 'U1',
        outcome: 'skipped',
        called: 'https://example.org/a',
        reason: expect.stringContaining('terminal of npm start'),
      },
    ]);
  });
});

test('as in the cloud, a text of the same title corrects the first, and what is left out of it is told', async () => {
  await withSubmissionInbox(async (submissionInbox, jobs) => {
    const text = { by: BY, at: 0, kind: 'text', ...UNSTATED, title: 'Update' } as const;
    await submissionInbox.submit({ ...text, id: 's1', text: PORT });
    await submissionInbox.submit({ ...text, id: 's2', text: PORT.replace('Nine', 'Ten') });
    await submissionInbox.submit({
      ...text,
      id: 's3',
      title: 'Dated',
      text: `Published: 32 Foo 2024\n\n${PORT.replace('port', 'quay')}`,
    });
    await submissionInbox.close();
    expect(reportsOf(jobs)).toMatchObject([
      { submission: 's1', outcome: 'added', reason: null },
      { submission: 's2', outcome: 'updated' },
      { submission: 's3', outcome: 'added', reason: expect.stringContaining('"32 Foo 2024" cannot be read') },
    ]);
  });
});

test('a report that cannot be sent does not turn an article that was added into one that was not', async () => {
  const refuse = (job: Job) => job.type === 'report';
  await withSubmissionInbox(
    async (submissionInbox, jobs, logged) => {
      await submissionInbox.submit({ id: 's1', by: BY, at: 0, kind: 'text', ...UNSTATED, text: PORT });
      await submissionInbox.close();
      expect(reportsOf(jobs)).toMatchObject([{ outcome: 'added' }]);
      expect(logged).toEqual(['a report could not be sent']);
    },
    { refuse },
  );
});
