import { WebClient } from '@slack/web-api';
import type { SQSRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { FailedJobs } from '../../../functions/aws/handlers/failed-jobs.ts';
import { encodeJob, type Job } from '../../../functions/slack/jobs/jobs.ts';
import { MemoryStore } from '../../../functions/slack/store/memory-store.ts';

const ACCEPTED_AT = Date.UTC(2026, 10, 1, 12);
const HOUR_MS = 60 * 60 * 1000;

const CORRECTION: Job = { type: 'correction', acceptedAt: ACCEPTED_AT, answer: 'a' };
const VOTE: Job = {
  type: 'vote',
  team: 'T1',
  user: 'U1',
  acceptedAt: ACCEPTED_AT,
  answer: 'a',
  vote: 'up',
  at: '1793534400.000001',
};

/** Where a message goes that has used up its runs, so many milliseconds after it was accepted. */
async function buried(body: string, afterMs: number): Promise<{ again: string[]; dead: string[] }> {
  const [again, dead]: [string[], string[]] = [[], []];
  const now = () => ACCEPTED_AT + afterMs;
  const log = { info() {}, warn() {}, error() {} };
  const store = new MemoryStore({ now, retentionMs: HOUR_MS });
  const failed = new FailedJobs({
    store,
    deadLetters: { sendRaw: async (text) => void dead.push(text) },
    jobs: { putOff: async (text) => void again.push(text) },
    // Nobody is told: it asks Slack for nothing.
    apologist: async () => ({
      store,
      slack: new WebClient('xoxb-1'),
      accept: async () => {},
      now,
      sleep: async () => {},
      log,
      metrics: { count() {}, latency() {} },
    }),
    log,
    now,
  });
  await failed.bury(recordOf(body));
  return { again, dead };
}

function recordOf(body: string): SQSRecord {
  return {
    messageId: 'm',
    receiptHandle: 'r',
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 's',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  };
}

describe('a correction that failed for good', () => {
  const body = encodeJob(CORRECTION);

  test('is run again for two hours: the reply quotes what is no longer so', async () => {
    expect(await buried(body, HOUR_MS)).toEqual({ again: [body], dead: [] });
  });

  test('is a dead letter after that', async () => {
    expect(await buried(body, 3 * HOUR_MS)).toEqual({ again: [], dead: [body] });
  });
});

test('what is no job is a dead letter', async () => {
  expect(await buried('{}', 0)).toEqual({ again: [], dead: ['{}'] });
});

test('what is not about articles is not run again', async () => {
  expect(await buried(encodeJob(VOTE), 0)).toEqual({ again: [], dead: [encodeJob(VOTE)] });
});
