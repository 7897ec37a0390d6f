import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { WebClient } from '@slack/web-api';
import { SLACK_TIMEOUT_MS, slackClientOptions } from '../../slack/delivery/client.ts';
import { isUnauthorized } from '../../slack/delivery/slack-errors.ts';
import type { Apologist } from '../../slack/jobs/apologise.ts';
import { errorCode } from '../../slack/jobs/retries.ts';
import { DAY_MS } from '../../slack/store/day.ts';
import { AwsService, parametersBeside } from '../platform/aws-service.ts';
import { clientOptions, WORKER_CALLS } from '../platform/clients.ts';
import { apologyEnv, awsEnv } from '../platform/env.ts';
import { createLog, createMetrics } from '../platform/observability.ts';
import { JobQueue } from '../platform/queue.ts';
import { madeWithSecrets } from '../platform/secrets.ts';
import { DynamoStore } from '../table/dynamo-store.ts';
import { aboutRecord, batchHandler, runsOf } from './batch.ts';
import { FailedJobs } from './failed-jobs.ts';

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
const sqs = new SQSClient(options);
const deadLetters = new JobQueue(sqs, env.DEAD_LETTER_QUEUE_URL);
const jobs = new JobQueue(sqs, env.QUEUE_URL);

const apologist = madeWithSecrets(
  {
    ssm: new AwsService('ssm', parametersBeside(env.DEAD_LETTER_QUEUE_URL), awsEnv(), WORKER_CALLS),
    names: [env.BOT_TOKEN_PARAMETER],
    log,
  },
  ([botToken]): Apologist => ({
    store,
    slack: new WebClient(botToken, slackClientOptions(env.SLACK_API_URL, SLACK_TIMEOUT_MS)),
    accept: (job) => jobs.send(job),
    now: Date.now,
    sleep,
    log,
    metrics,
  }),
);

const failedJobs = new FailedJobs({ store, deadLetters, jobs, apologist, log, now: Date.now });

export const handler = batchHandler(
  { log, metrics },
  (record) => failedJobs.bury(record),
  async (record, error) => {
    if (isUnauthorized(error)) apologist.expire();
    log.error('an apology failed', { ...aboutRecord(record), error: errorCode(error), runs: runsOf(record) });
    return 'comes back';
  },
);
