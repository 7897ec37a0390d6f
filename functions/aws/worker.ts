import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { WebClient } from '@slack/web-api';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { SLACK_TIMEOUT_MS, slackClientOptions } from '../slack/client.ts';
import { DAY_MS } from '../slack/day.ts';
import { decodeJob } from '../slack/jobs.ts';
import { perform } from '../slack/perform.ts';
import { errorCode, retryDelay } from '../slack/retries.ts';
import type { Workshop } from '../slack/work.ts';
import { eachRecord, runsOf } from './batch.ts';
import { BucketDesk } from './bucket-desk.ts';
import { BucketLibrary, FOLDERS } from './bucket-library.ts';
import { clientOptions, WORKER_PATIENCE } from './clients.ts';
import { DynamoStore } from './dynamo-store.ts';
import { workerEnv } from './env.ts';
import { IndexCache } from './index-cache.ts';
import { createLog, createMetrics } from './observability.ts';
import { readSecrets } from './parameters.ts';
import { JobQueue } from './queue.ts';
import { renewing, SECRETS_MS } from './renewing.ts';
import { readSnapshot } from './snapshots.ts';

/** Takes jobs off the queue and carries them out. */

const env = workerEnv();
const log = createLog();
const options = clientOptions(WORKER_PATIENCE);
const metrics = createMetrics();
const queue = new JobQueue(new SQSClient(options), env.QUEUE_URL);
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

const workshop = renewing(
  async (): Promise<Workshop> => {
    const [botToken] = await readSecrets(new SSMClient(options), [env.BOT_TOKEN_PARAMETER]);
    return {
      store,
      slack: new WebClient(botToken, slackClientOptions(env.SLACK_API_URL, SLACK_TIMEOUT_MS)),
      index: () => index.current(),
      access: { admins: env.ADMINS, allowedWorkspaces: env.ALLOWED_WORKSPACES },
      desk: new BucketDesk(new BucketLibrary(s3, env.CORPUS_BUCKET, FOLDERS.inbox)),
      accept: (job) => queue.send(job),
      now: Date.now,
      log,
      metrics,
    };
  },
  { forMs: SECRETS_MS, now: Date.now },
);

// What takes longest is done while Lambda starts the function; a failure shows with the first job.
await Promise.allSettled([workshop(), index.current()]);

export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  log.begin(context);
  metrics.begin();
  try {
    return await eachRecord(
      event,
      async ({ body }) => perform(decodeJob(body), await workshop()),
      async (record, error) => {
        const seconds = retryDelay(error, runsOf(record), Date.now());
        log.error('a job failed', { error: errorCode(error), runs: runsOf(record), retryInSeconds: seconds });
        await queue.retryIn(seconds, record.receiptHandle).catch((failure: unknown) => {
          log.warn('the message comes back late', { error: errorCode(failure) });
        });
      },
    );
  } finally {
    metrics.flush();
  }
}
