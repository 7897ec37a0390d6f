import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { editionOf } from '../../../functions/engine/embedded-edition.ts';
import { MemoryFeedStore } from '../../../functions/feeds/memory-feed-store.ts';
import { LocalQueue } from '../../../functions/local/server/job-queue.ts';
import { documentReader } from '../../../functions/slack/files/document-reader.ts';
import type { JobContext } from '../../../functions/slack/jobs/job-context.ts';
import type { Job } from '../../../functions/slack/jobs/jobs.ts';
import { MemoryStore } from '../../../functions/slack/store/memory-store.ts';
import { MemorySubmissionInbox } from '../../../functions/slack/submissions/memory-submission-inbox.ts';
import { HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';

const INDEX = indexOf(HARBOUR_REPORTS);
const QUESTION: Job = {
  type: 'question',
  team: 'T1',
  user: 'U1',
  acceptedAt: 1,
  entry: 'direct',
  channel: 'D1',
  ts: '1.1',
  thread: null,
  text: 'how many officers died?',
  edited: null,
};

/** A jobContext whose index cannot be had so many times, and what it posts. */
function workshopFailing(times: number) {
  let runs = 0;
  const posted: string[] = [];
  const slack = new WebClient('xoxb-1', {
    retryConfig: { retries: 0 },
    fetch: async (url, init) => {
      const method = String(url).split('/').at(-1) ?? '';
      const fields = new URLSearchParams(String(init?.body));
      if (method === 'chat.postMessage') posted.push(fields.get('text') ?? '');
      const answer =
        method === 'chat.postMessage' ? { ok: true, channel: 'D1', ts: '2.2' } : { ok: true, messages: [] };
      return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
    },
  });
  const jobContext: JobContext = {
    store: new MemoryStore({ now: Date.now, retentionMs: 1e9 }),
    slack,
    feeds: new MemoryFeedStore(),
    followsUp: false,
    submissionInbox: new MemorySubmissionInbox(),
    readDocument: documentReader(),
    accept: async () => {},
    index: async () => {
      runs += 1;
      if (runs <= times) throw new Error('not yet');
      return editionOf(INDEX);
    },
    access: { admins: [], allowedWorkspaces: [] },
    // A run that failed holds its claim for a while; here that while is over at once.
    now: () => Date.now() + runs * 60_000,
    sleep: async () => {},
    log: { info() {}, warn() {}, error() {} },
    metrics: { count() {}, latency() {} },
  };
  return { jobContext, posted, runs: () => runs };
}

test('runs a failed job again after the wait that it is given, and says what it says once', async () => {
  const { jobContext, posted, runs } = workshopFailing(2);
  const waits: number[] = [];
  const queue = new LocalQueue({ jobContext, wait: (seconds) => waits.push(seconds) });
  await queue.send(QUESTION);
  await expect.poll(() => posted.length).toBe(1);
  await queue.close();
  expect(posted[0]).toContain('Sources differ: 6 · 7 · 9');
  expect(runs()).toBe(3);
  expect(waits).toEqual([2, 15]);
});

test('gives a job up after five runs, and tells whoever waits for it', async () => {
  const { jobContext, posted, runs } = workshopFailing(99);
  const queue = new LocalQueue({ jobContext, wait: () => 0 });
  await queue.send(QUESTION);
  await expect.poll(() => posted.length).toBe(1);
  await queue.close();
  expect(posted[0]).toContain('something went wrong');
  expect(runs()).toBe(5);
});

test('does what was accepted before it closes, and drops what waits for another run', async () => {
  const done = workshopFailing(0);
  const queue = new LocalQueue({ jobContext: done.jobContext });
  await queue.send(QUESTION);
  await queue.close();
  expect(done.posted).toHaveLength(1);
  const failing = workshopFailing(99);
  const waiting = new LocalQueue({ jobContext: failing.jobContext, wait: () => 60_000 });
  await waiting.send(QUESTION);
  await waiting.close();
  expect(failing.runs()).toBe(1);
});

test('runs a job that waits as soon as time is moved on', async () => {
  const { jobContext, posted } = workshopFailing(1);
  let ahead = 0;
  const moved = { ...jobContext, now: () => Date.now() + ahead };
  let waits = 0;
  const queue = new LocalQueue({ jobContext: moved, wait: () => ++waits * 3_600_000 });
  await queue.send(QUESTION);
  await expect.poll(() => waits).toBe(1);
  queue.wake();
  expect(posted).toEqual([]);
  ahead = 3_600_000;
  queue.wake();
  await expect.poll(() => posted.length).toBe(1);
  await queue.close();
});
