import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { WebClient } from '@slack/web-api';
import type { CorpusStore } from '../../engine/edition.ts';
import { ClusterStore } from '../../opensearch/cluster-store.ts';
import { indexNames } from '../../opensearch/mapping.ts';
import { SLACK_TIMEOUT_MS, slackClientOptions } from '../../slack/delivery/client.ts';
import { isUnauthorized } from '../../slack/delivery/slack-errors.ts';
import { documentReader } from '../../slack/files/document-reader.ts';
import type { JobContext } from '../../slack/jobs/job-context.ts';
import { DAY_MS } from '../../slack/store/day.ts';
import { FOLDERS } from '../bucket/bucket-layout.ts';
import { BucketLibrary } from '../bucket/bucket-library.ts';
import { BucketSubmissionInbox } from '../bucket/bucket-submission-inbox.ts';
import { readSnapshot } from '../bucket/snapshots.ts';
import { FRESH_MS, IndexCache } from '../indexing/index-cache.ts';
import { AwsService, parametersBeside } from '../platform/aws-service.ts';
import { clientOptions, WORKER_CALLS } from '../platform/clients.ts';
import { awsEnv, workerEnv } from '../platform/env.ts';
import { createLog, createMetrics } from '../platform/observability.ts';
import { JobQueue } from '../platform/queue.ts';
import { searchCluster } from '../platform/search-cluster.ts';
import { madeWithSecrets } from '../platform/secrets.ts';
import { DynamoFeedStore } from '../table/dynamo-feed-store.ts';
import { DynamoStore } from '../table/dynamo-store.ts';
import { batchHandler } from './batch.ts';
import { JobRuns } from './job-runs.ts';

/** Takes jobs off the queue and handles them. */

const env = workerEnv();
const log = createLog();
const options = clientOptions(WORKER_CALLS);
const metrics = createMetrics();
const sqs = new SQSClient(options);
const queue = new JobQueue(sqs, env.QUEUE_URL);
const failed = new JobQueue(sqs, env.FAILED_QUEUE_URL);
const dynamo = new DynamoDBClient(options);
const store = new DynamoStore(dynamo, {
  table: env.TABLE_NAME,
  retentionMs: env.RETENTION_DAYS * DAY_MS,
  now: Date.now,
});
const feeds = new DynamoFeedStore(dynamo, {
  table: env.TABLE_NAME,
  now: Date.now,
  onUnreadable: ({ message }) => log.warn('a feed cannot be read', { problem: message }),
});
const s3 = new S3Client(options);
const index: CorpusStore =
  env.SEARCH_NODE === undefined
    ? new IndexCache({ store, read: (object) => readSnapshot(s3, env.CORPUS_BUCKET, object), now: Date.now, log })
    : new ClusterStore({
        cluster: searchCluster(env.SEARCH_NODE, s3, WORKER_CALLS),
        names: indexNames(env.SEARCH_CORPUS),
        now: Date.now,
        freshMs: FRESH_MS,
        hasIndex: async () => (await store.currentIndex()) !== null,
      });

const jobContext = madeWithSecrets(
  {
    ssm: new AwsService('ssm', parametersBeside(env.QUEUE_URL), awsEnv(), WORKER_CALLS),
    names: [env.BOT_TOKEN_PARAMETER],
    log,
  },
  ([botToken]): JobContext => ({
    store,
    slack: new WebClient(botToken, slackClientOptions(env.SLACK_API_URL, SLACK_TIMEOUT_MS)),
    index: () => index.current(),
    access: { admins: env.ADMINS, allowedWorkspaces: env.ALLOWED_WORKSPACES },
    feeds,
    submissionInbox: new BucketSubmissionInbox(new BucketLibrary(s3, env.CORPUS_BUCKET, FOLDERS.inbox)),
    followsUp: env.FOLLOW_UPS === 'on',
    // Bundled beside this file: a thread has a script of its own.
    readDocument: documentReader(new URL('./import-worker.mjs', import.meta.url)),
    accept: (job) => queue.send(job),
    now: Date.now,
    sleep,
    log,
    metrics,
  }),
);

// What takes longest is done while Lambda starts the function; a failure shows with the first job.
await Promise.allSettled([jobContext(), index.current()]);

const runs = new JobRuns({ queue, failed, jobContext, log, now: Date.now });

export const handler = batchHandler(
  { log, metrics },
  (record) => runs.run(record),
  async (record, error) => {
    if (isUnauthorized(error)) jobContext.expire();
    return runs.retryOrPassOn(record, error);
  },
);
