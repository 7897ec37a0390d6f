import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { WebClient } from '@slack/web-api';
import type { SQSRecord } from 'aws-lambda';
import { SLACK_TIMEOUT_MS, slackClientOptions } from '../../slack/delivery/client.ts';
import { isUnauthorized } from '../../slack/delivery/slack-errors.ts';
import { type Apologist, apologise } from '../../slack/jobs/apologise.ts';
import { decodeJob, JobError } from '../../slack/jobs/jobs.ts';
import { errorCode } from '../../slack/jobs/retries.ts';
import { DAY_MS } from '../../slack/store/day.ts';
import { clientOptions, WORKER_CALLS } from '../platform/clients.ts';
import { apologyEnv } from '../platform/env.ts';
import { createLog, createMetrics } from '../platform/observability.ts';
import { JobQueue } from '../platform/queue.ts';
import { madeWithSecrets } from '../platform/secrets.ts';
import { DynamoStore } from '../table/dynamo-store.ts';
import { aboutRecord, batchHandler, runsOf } from './batch.ts';

/**
 * Takes the jobs that the worker failed at for good: tells whoever asked, and lays the job where the operator finds it. It
 * stands apart from the worker, because what killed the worker may kill it on its last run too.
 */

const env = apologyEnv();
const log = createLog();
const options = clientOptions(WORKER_CALLS);
const metrics = createMetrics();
const deadLetters = new JobQueue(new SQSClient(options), env.DEAD_LETTER_QUEUE_URL);

const apologist = madeWithSecrets(
  { ssm: new SSMClient(options), names: [env.BOT_TOKEN_PARAMETER], log },
  ([botToken]): Apologist => ({
    store: new DynamoStore(new DynamoDBClient(options), {
      table: env.TABLE_NAME,
      retentionMs: env.RETENTION_DAYS * DAY_MS,
      now: Date.now,
    }),
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
});

async function bury({ body }: SQSRecord): Promise<void> {
  await apologiseFor(body);
  await deadLetters.sendRaw(body);
}

/** A message that is no job has nobody who waits for it. */
async function apologiseFor(body: string): Promise<void> {
  try {
    await apologise(decodeJob(body), await apologist());
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    log.error('a message that is no job', { error: error.name });
  }
}
