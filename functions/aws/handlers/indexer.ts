import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { indexNames } from '../../opensearch/mapping.ts';
import { type Waits, waitAfter } from '../../slack/jobs/backoff.ts';
import { CurrentCorpus } from '../indexing/current-corpus.ts';
import { createIndexMetrics } from '../indexing/index-metrics.ts';
import { Outbox } from '../indexing/outbox.ts';
import { reindex } from '../indexing/reindex.ts';
import { clientOptions } from '../platform/clients.ts';
import { indexerEnv } from '../platform/env.ts';
import { createLog } from '../platform/observability.ts';
import { JobQueue } from '../platform/queue.ts';
import { searchCluster } from '../platform/search-cluster.ts';
import { DynamoStore } from '../table/dynamo-store.ts';
import { INDEXER_LEASE, Lease } from '../table/lease.ts';
import { runsOf } from './batch.ts';

/** Woken by events of the bucket, a batch at a time, and by the clock. What an event says is not read: the bucket is looked at. */

/**
 * Milliseconds of its time that a run keeps for what it has begun: the largest input takes 40 s to fetch and import, and an
 * index of 50,000 passages 30 s to build and write on the machine of bench/results.md.
 */
const KEPT_MS = 5 * 60 * 1000;

/** Milliseconds: time for a snapshot of 100 MB to be put. */
const SLOW_CALL_MS = 60_000;

/** A domain that takes an edition in is slow at times. */
const SEARCH_CALLS = { timeoutMs: 30_000, attempts: 5 };

/** A million passages are some GB: two shards search them side by side. */
const SEARCH_SHARDS = { shards: 2 };

/** Seconds after which a killed run is begun again: its lease has ended then. */
const AFTER_LEASE_SECONDS = INDEXER_LEASE.forMs / 1000 + 10;

/** Seconds: no person waits for an answer, and a failure of half an hour needs the operator. */
const BACKOFF_SECONDS: Waits = [30, 120, 600, 1800];

const env = indexerEnv();
const log = createLog();
const metrics = createIndexMetrics();
const options = clientOptions({ timeoutMs: SLOW_CALL_MS, attempts: 3, throttledAttempts: 12 });
const s3 = new S3Client(options);
const sqs = new SQSClient(options);
const dynamo = new DynamoDBClient(options);
const events = new JobQueue(sqs, env.EVENTS_QUEUE_URL);
const store = new DynamoStore(dynamo, {
  table: env.TABLE_NAME,
  // The pointer is kept for ever; nothing else is written from here.
  retentionMs: Number.MAX_SAFE_INTEGER,
  now: Date.now,
});
const search =
  env.SEARCH_NODE === undefined
    ? undefined
    : {
        cluster: searchCluster(env.SEARCH_NODE, s3, SEARCH_CALLS),
        names: indexNames(env.SEARCH_CORPUS),
        shards: SEARCH_SHARDS,
      };
const corpus = new CurrentCorpus(s3, env.CORPUS_BUCKET, log);
const outbox = new Outbox(s3, env.CORPUS_BUCKET, new JobQueue(sqs, env.JOBS_QUEUE_URL), log);

export async function handler({ Records }: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  log.begin(context);
  const [first] = Records;
  if (!first) return { batchItemFailures: [] };
  try {
    // One message is enough to begin again with: the others were reasons for the same look.
    await events.retryIn(AFTER_LEASE_SECONDS, first.receiptHandle);
    const done = await reindex({
      s3,
      bucket: env.CORPUS_BUCKET,
      store,
      lease: new Lease(dynamo, { ...INDEXER_LEASE, table: env.TABLE_NAME, now: Date.now }),
      corpus,
      outbox,
      now: Date.now,
      goOn: () => context.getRemainingTimeInMillis() > KEPT_MS,
      log,
      metrics,
      ...(search ? { search } : {}),
      // Bundled beside this file: a thread has a script of its own.
      worker: new URL('./import-worker.mjs', import.meta.url),
    });
    if (done.kind === 'done' && done.isNew)
      log.info('an upload is in the index', { delayMs: Date.now() - oldest(Records) });
    if (done.kind === 'done' && done.hasMore) await events.sendRaw('the inbox holds more');
    return { batchItemFailures: [] };
  } catch (error) {
    const runs = runsOf(first);
    const seconds = waitAfter(runs, BACKOFF_SECONDS);
    log.error('a run failed', { error: error instanceof Error ? error : String(error), runs, retryInSeconds: seconds });
    await events.retryIn(seconds, first.receiptHandle).catch(() => {}); // then it comes back when its visibility ends
    return { batchItemFailures: [{ itemIdentifier: first.messageId }] };
  } finally {
    metrics.flush();
  }
}

function oldest(records: readonly SQSRecord[]): number {
  return Math.min(...records.map(({ attributes }) => Number(attributes.SentTimestamp)));
}
