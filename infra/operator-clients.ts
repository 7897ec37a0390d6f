import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { FOLDERS } from '../functions/aws/bucket/bucket-layout.ts';
import { BucketLibrary } from '../functions/aws/bucket/bucket-library.ts';
import { CurrentCorpus } from '../functions/aws/indexing/current-corpus.ts';
import { Outbox } from '../functions/aws/indexing/outbox.ts';
import type { Indexing } from '../functions/aws/indexing/publish-round.ts';
import { JobQueue } from '../functions/aws/platform/queue.ts';
import { DynamoFeedStore } from '../functions/aws/table/dynamo-feed-store.ts';
import { DynamoStore } from '../functions/aws/table/dynamo-store.ts';
import { INDEXER_LEASE, Lease } from '../functions/aws/table/lease.ts';
import type { Output } from '../functions/local/terminal/output.ts';
import type { Log } from '../functions/slack/jobs/job-context.ts';
import { OUTPUTS, type Outputs } from './outputs.ts';

/** A deployment's corpus, with an operator's own permissions. */
export interface OperatorCorpus extends Pick<Indexing, 's3' | 'bucket' | 'store' | 'corpus'> {
  readonly articles: BucketLibrary;
  readonly feeds: DynamoFeedStore;
  /** Whether a search domain holds each edition too. No operator's machine reaches it: an index from here would not be in it. */
  readonly hasSearchDomain: boolean;
  /** For one run: it has a lease of its own. */
  indexing(): Indexing;
}

export function operatorCorpus(outputs: Outputs, stderr: Output): OperatorCorpus {
  // What the command itself does not say.
  const tell = (message: string) => void stderr.write(`${message}\n`);
  const log: Log = { info: () => {}, warn: tell, error: tell };
  const region = outputs[OUTPUTS.region];
  const bucket = outputs[OUTPUTS.bucket];
  const table = outputs[OUTPUTS.table];
  const s3 = new S3Client({ region });
  const dynamo = new DynamoDBClient({ region });
  const store = new DynamoStore(dynamo, {
    table,
    // The pointer to the index is kept for ever; nothing else is written from here.
    retentionMs: Number.MAX_SAFE_INTEGER,
    now: Date.now,
  });
  const corpus = new CurrentCorpus(s3, bucket, log);
  const outbox = new Outbox(s3, bucket, new JobQueue(new SQSClient({ region }), outputs[OUTPUTS.jobs]), log);
  const common = { s3, bucket, store, corpus };
  return {
    ...common,
    articles: new BucketLibrary(s3, bucket, FOLDERS.articles),
    feeds: new DynamoFeedStore(dynamo, {
      table,
      now: Date.now,
      onUnreadable: ({ message }) => log.warn('a feed cannot be read', { problem: message }),
    }),
    hasSearchDomain: outputs[OUTPUTS.search] !== undefined,
    indexing: () => ({
      ...common,
      outbox,
      lease: new Lease(dynamo, { ...INDEXER_LEASE, table, now: Date.now }),
      now: Date.now,
      goOn: () => true,
      log,
      metrics: { add: () => {} },
    }),
  };
}
