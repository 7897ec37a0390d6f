import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { WebClient } from '@slack/web-api';
import type { SQSRecord } from 'aws-lambda';
import { SLACK_TIMEOUT_MS, slackClientOptions } from '../../slack/delivery/client.ts';
import { isUnauthorized } from '../../slack/delivery/slack-errors.ts';
import { MOST_RUNS } from '../../slack/jobs/backoff.ts';
import { handleJob } from '../../slack/jobs/handle-job.ts';
import { type JobContext, logWith } from '../../slack/jobs/job-context.ts';
import { decodeJob } from '../../slack/jobs/jobs.ts';
import { errorCode, isOutOfTurn, retryDelay } from '../../slack/jobs/retries.ts';
import { DAY_MS } from '../../slack/store/day.ts';
import { FOLDERS } from '../bucket/bucket-layout.ts';
import { BucketLibrary } from '../bucket/bucket-library.ts';
import { BucketSubmissionInbox } from '../bucket/bucket-submission-inbox.ts';
import { readSnapshot } from '../bucket/snapshots.ts';
import { IndexCache } from '../indexing/index-cache.ts';
import { clientOptions, WORKER_CALLS } from '../platform/clients.ts';
import { workerEnv } from '../platform/env.ts';
import { createLog, createMetrics } from '../platform/observability.ts';
import { JobQueue, timesPutOff } from '../platform/queue.ts';
import { madeWithSecrets } from '../platform/secrets.ts';
import { DynamoStore } from '../table/dynamo-store.ts';
import { type AfterFailure, aboutRecord, batchHandler, runsOf } from './batch.ts';

/** Takes jobs off the queue and handles them. */

const env = workerEnv();
const log = createLog();
const options = clientOptions(WORKER_CALLS);
const metrics = createMetrics();
const sqs = new SQSClient(options);
const queue = new JobQueue(sqs, env.QUEUE_URL);
const failed = new JobQueue(sqs, env.FAILED_QUEUE_URL);
const store = new DynamoStore(new DynamoDBClient(options), {
  table: env.TABLE_NAME,
  retentionMs: env.RETENTION_DAYS * DAY_MS,
  now: Date.now,
});
const s3 = new S3Client(options);
const index = new IndexCache({
  store,
  read: (object) => readSnapshot(s3, env.CORPUS_BUCKET, object),
  now: Date.now,
  log,
});

/** How often one job is put off: for a burst of hundreds of questions in a channel that takes one reply a second. */
const MOST_PUT_OFF = 40;

/** Seconds that a job is hidden after its last run where it cannot be passed on: SQS moves it once it is visible again. */
const MOVED_IN_SECONDS = 1;

const jobContext = madeWithSecrets(
  { ssm: new SSMClient(options), names: [env.BOT_TOKEN_PARAMETER], log },
  ([botToken]): JobContext => ({
    store,
    slack: new WebClient(botToken, slackClientOptions(env.SLACK_API_URL, SLACK_TIMEOUT_MS)),
    index: () => index.current(),
    access: { admins: env.ADMINS, allowedWorkspaces: env.ALLOWED_WORKSPACES },
    submissionInbox: new BucketSubmissionInbox(new BucketLibrary(s3, env.CORPUS_BUCKET, FOLDERS.inbox)),
    accept: (job) => queue.send(job),
    now: Date.now,
    sleep,
    log,
    metrics,
  }),
);

// What takes longest is done while Lambda starts the function; a failure shows with the first job.
await Promise.allSettled([jobContext(), index.current()]);

export const handler = batchHandler({ log, metrics }, work, retryOrPassOn);

async function work(record: SQSRecord): Promise<void> {
  const { body, messageId } = record;
  try {
    const made = await jobContext();
    await handleJob(decodeJob(body), { ...made, log: logWith(log, { messageId }) });
  } catch (error) {
    if (isUnauthorized(error)) jobContext.expire();
    if (!(await putOff(record, error))) throw error;
  }
}

/**
 * Sends a job that only had to wait again: a burst in one channel must not use up the runs meant for failures. Resolves to
 * whether it was sent.
 */
async function putOff(record: SQSRecord, error: unknown): Promise<boolean> {
  const times = timesPutOff(record) + 1;
  if (!isOutOfTurn(error) || times > MOST_PUT_OFF) return false;
  const about = aboutRecord(record);
  const seconds = retryDelay({ error, runs: 1, now: Date.now(), random: Math.random });
  try {
    await queue.putOff(record.body, { seconds, times });
  } catch (failure) {
    log.warn('a job could not be put off', { ...about, error: errorCode(failure) });
    return false;
  }
  log.info('a job is put off', { ...about, error: errorCode(error), times, seconds });
  return true;
}

/**
 * The worker sends a job on to the failed ones itself after its last run. SQS would move it too, but may go on counting its
 * receives there, and then the asker would not be told. The redrive policy moves what this cannot: a job whose last run was
 * killed, or that could not be sent on.
 */
async function retryOrPassOn(record: SQSRecord, error: unknown): Promise<AfterFailure> {
  const runs = runsOf(record);
  const about = aboutRecord(record);
  const isLast = runs >= MOST_RUNS;
  const seconds = isLast ? MOVED_IN_SECONDS : retryDelay({ error, runs, now: Date.now(), random: Math.random });
  log.error('a job failed', { ...about, error: errorCode(error), runs, retryInSeconds: isLast ? null : seconds });
  if (isLast && (await passOn(record))) return 'passed on';
  await queue.retryIn(seconds, record.receiptHandle).catch((failure: unknown) => {
    log.warn('the message comes back late', { ...about, error: errorCode(failure) });
  });
  return 'comes back';
}

/** Resolves to whether the job is in the queue of failed ones. */
async function passOn(record: SQSRecord): Promise<boolean> {
  try {
    await failed.passOn(record);
    return true;
  } catch (failure) {
    log.warn('a failed job could not be passed on', { ...aboutRecord(record), error: errorCode(failure) });
    return false;
  }
}
