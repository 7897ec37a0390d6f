import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { importInThread } from '../../corpus/source.ts';
import { pollDueFeeds } from '../../feeds/poll-due.ts';
import type { Polled } from '../../feeds/poll-feed.ts';
import { failsLong } from '../../feeds/schedule.ts';
import { endWarmThread } from '../../import/warm-thread.ts';
import { feedNewsJob } from '../../slack/jobs/feed-news-job.ts';
import { FOLDERS } from '../bucket/bucket-layout.ts';
import { BucketLibrary } from '../bucket/bucket-library.ts';
import { feedInbox } from '../bucket/feed-inbox.ts';
import { clientOptions, WORKER_CALLS } from '../platform/clients.ts';
import { fetcherEnv } from '../platform/env.ts';
import { createFeedMetrics } from '../platform/feed-metrics.ts';
import { createLog } from '../platform/observability.ts';
import { JobQueue } from '../platform/queue.ts';
import { DynamoFeedStore } from '../table/dynamo-feed-store.ts';

/** Woken by the clock: looks at the feeds that are due, and lays what is new into the inbox. What a run leaves, the next one finds. */

/** Milliseconds of its time that a run keeps for the page that it is at: to fetch it, import it and hand it over. */
const KEPT_MS = 60_000;

const env = fetcherEnv();
const log = createLog();
const metrics = createFeedMetrics();
const options = clientOptions(WORKER_CALLS);
const store = new DynamoFeedStore(new DynamoDBClient(options), {
  table: env.TABLE_NAME,
  now: Date.now,
  onUnreadable: ({ message }) => {
    log.warn('a feed cannot be read', { problem: message });
    metrics.add('FeedsLost', 1);
  },
});
const inbox = new BucketLibrary(new S3Client(options), env.CORPUS_BUCKET, FOLDERS.inbox);
const jobs = new JobQueue(new SQSClient(options), env.JOBS_QUEUE_URL);
// Bundled beside this file: a thread has a script of its own.
const importer = importInThread(new URL('./import-worker.mjs', import.meta.url));

export async function handler(_: unknown, context: Context): Promise<void> {
  log.begin(context);
  try {
    await pollDueFeeds({
      store,
      sink: feedInbox(inbox),
      importer,
      requestsAnHour: env.FEED_REQUESTS_AN_HOUR,
      now: Date.now,
      goOn: () => context.getRemainingTimeInMillis() > KEPT_MS,
      onPolled: report,
      tell: async (feed, news) => {
        const job = feedNewsJob(feed, news);
        if (job) await jobs.send(job);
      },
    });
  } finally {
    await endWarmThread();
    metrics.flush();
  }
}

/** Addresses of feeds are in the log: an operator has given them, and needs them to find what is wrong. */
function report(polled: Polled): void {
  if (polled.kind === 'left') return;
  const { url, failures, failingSince } = polled.feed;
  switch (polled.kind) {
    case 'read': {
      const { added, edited, waiting } = polled.taken;
      log.info('feed read', { feed: url, added, edited, waiting, leftOut: polled.feed.leftOut });
      return;
    }
    case 'unchanged':
      return;
    case 'put off':
      log.warn('the requests of this hour are used up', { feed: url });
      return;
    case 'failed':
    case 'gone': {
      log.warn('a feed fails', { feed: url, problem: polled.problem, failures, isGone: polled.kind === 'gone' });
      if (polled.kind === 'gone' || failsLong(failingSince, Date.now())) metrics.add('FeedsLost', 1);
      return;
    }
  }
}
