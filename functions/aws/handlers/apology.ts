import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { WebClient } from '@slack/web-api';
import type { SQSRecord } from 'aws-lambda';
import { SLACK_TIMEOUT_MS, slackClientOptions } from '../../slack/delivery/client.ts';
import { withLease } from '../../slack/delivery/deliver-once.ts';
import { isUnauthorized } from '../../slack/delivery/slack-errors.ts';
import { type Apologist, apologise } from '../../slack/jobs/apologise.ts';
import { decodeJob, JobError } from '../../slack/jobs/jobs.ts';
import { BusyError, errorCode } from '../../slack/jobs/retries.ts';
import { DAY_MS } from '../../slack/store/day.ts';
import { clientOptions, WORKER_CALLS } from '../platform/clients.ts';
import { apologyEnv } from '../platform/env.ts';
import { createLog, createMetrics } from '../platform/observability.ts';
import { failureId, JobQueue } from '../platform/queue.ts';
import { madeWithSecrets } from '../platform/secrets.ts';
import { DynamoStore } from '../table/dynamo-store.ts';
import { aboutRecord, batchHandler, runsOf } from './batch.ts';

/**
 * Takes the jobs that the worker failed at for good: tells the asker, and sends the job to the dead letters, where the
 * operator finds it. It is a function of its own, because what killed the worker may kill it on its last run too.
 */

const env = apologyEnv();
const log = createLog();
const options = clientOptions(WORKER_CALLS);
const metrics = createMetrics();
const store = new DynamoStore(new DynamoDBClient(options), {
  table: env.TABLE_NAME,
  retentionMs: env.RETENTION_DAYS * DAY_MS,
  now: Date.now,
});
const deadLetters = new JobQueue(new SQSClient(options), env.DEAD_LETTER_QUEUE_URL);

const apologist = madeWithSecrets(
  { ssm: new SSMClient(options), names: [env.BOT_TOKEN_PARAMETER], log },
  ([botToken]): Apologist => ({
    store,
    slack: new WebClient(botToken, slackClientOptions(env.SLACK_API_URL, SLACK_TIMEOUT_MS)),
    now: Date.now,
    sleep,
    log,
    metrics,
  }),
);

export const handler = batchHandler({ log, metrics }, bury, async (record, error) => {
  if (isUnauthorized(error)) apologist.expire();
  log.error('an apology failed', { ...aboutRecord(record), error: errorCode(error), runs: runsOf(record) });
  return 'comes back';
});

async function bury(record: SQSRecord): Promise<void> {
  await apologiseFor(record.body);
  await sendDeadLetter(record);
}

/**
 * A failed job comes twice where the worker was killed after it had passed the job on: SQS then moves the message too. Both
 * are one dead letter. Where the table cannot be read or written, two are better than none.
 */
async function sendDeadLetter(record: SQSRecord): Promise<void> {
  const key = `dead-letter:${failureId(record)}`;
  let isSent = false;
  try {
    await withLease({ store, now: Date.now, log }, { key, revision: '' }, async () => {
      await deadLetters.sendRaw(record.body);
      isSent = true;
      await store.finish(key, '', null);
    });
  } catch (error) {
    if (error instanceof BusyError) throw error;
    log.warn('a dead letter may be sent twice', { ...aboutRecord(record), error: errorCode(error) });
    if (!isSent) await deadLetters.sendRaw(record.body);
  }
}

/** No person waits for a message that is no job. */
async function apologiseFor(body: string): Promise<void> {
  try {
    await apologise(decodeJob(body), await apologist());
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    log.error('a message that is no job', { error: error.name });
  }
}
