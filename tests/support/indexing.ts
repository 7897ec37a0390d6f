import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { FOLDERS } from '../../functions/aws/bucket/bucket-layout.ts';
import { BucketLibrary } from '../../functions/aws/bucket/bucket-library.ts';
import { readSnapshot } from '../../functions/aws/bucket/snapshots.ts';
import { CurrentCorpus } from '../../functions/aws/indexing/current-corpus.ts';
import type { IndexMetric } from '../../functions/aws/indexing/index-metrics.ts';
import { Outbox } from '../../functions/aws/indexing/outbox.ts';
import type { Indexing } from '../../functions/aws/indexing/publish-round.ts';
import { type Reindexed, reindex } from '../../functions/aws/indexing/reindex.ts';
import { DynamoStore } from '../../functions/aws/table/dynamo-store.ts';
import { INDEXER_LEASE, Lease } from '../../functions/aws/table/lease.ts';
import { decodeSnapshot } from '../../functions/engine/indexing/snapshot.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import type { Log } from '../../functions/slack/jobs/job-context.ts';
import type { Job } from '../../functions/slack/jobs/jobs.ts';
import { bundledImportThread } from './bundled-import-thread.ts';
import { type Dynamo, startDynamo } from './dynamo.ts';
import { type S3AndSqs, startS3AndSqs } from './s3-and-sqs.ts';
import type { Files } from './temp-folder.ts';

const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** S3 and DynamoDB on loopback, for indexers of any number. */
export interface IndexingServices extends S3AndSqs {
  readonly dynamo: Dynamo;
}

export async function startIndexingServices(): Promise<IndexingServices> {
  const [services, dynamo] = await Promise.all([startS3AndSqs(), startDynamo()]);
  return {
    ...services,
    dynamo,
    async [Symbol.asyncDispose]() {
      await services[Symbol.asyncDispose]();
      await dynamo[Symbol.asyncDispose]();
    },
  };
}

/** A bucket and a table of their own, and whoever keeps the index of them up to date. */
export class TestIndexing {
  readonly services: IndexingServices;
  readonly bucket: string;
  readonly table: string;
  /** The script of the import thread. */
  readonly worker: URL;
  readonly store: DynamoStore;
  /** Sent to the workers, in order. */
  readonly jobs: Job[] = [];
  readonly metrics: [IndexMetric, number][] = [];
  clock = Date.UTC(2026, 0, 6);

  static async start(services: IndexingServices, files: Files = {}): Promise<TestIndexing> {
    const [bucket, table] = [await services.bucket(), await services.dynamo.table()];
    const made = new TestIndexing(services, { bucket, table, worker: await bundledImportThread() });
    await made.put(files);
    return made;
  }

  private constructor(
    services: IndexingServices,
    { bucket, table, worker }: Pick<TestIndexing, 'bucket' | 'table' | 'worker'>,
  ) {
    this.services = services;
    this.bucket = bucket;
    this.table = table;
    this.worker = worker;
    this.store = new DynamoStore(services.dynamo.client, { table, retentionMs: 1e9, now: () => this.clock });
  }

  /** A process of its own: nothing in memory yet. */
  indexer(): Indexing {
    const { s3 } = this.services;
    const now = () => this.clock;
    const jobs = {
      send: async (job: Job) => {
        this.jobs.push(job);
      },
    };
    return {
      s3,
      bucket: this.bucket,
      store: this.store,
      lease: this.lease(),
      corpus: new CurrentCorpus(s3, this.bucket, SILENT),
      outbox: new Outbox(s3, this.bucket, jobs, SILENT),
      now,
      goOn: () => true,
      worker: this.worker,
      log: SILENT,
      metrics: { add: (metric, value) => this.metrics.push([metric, value]) },
      fetch: async (url) => ({ kind: 'refused', url, reason: 'is not fetched in a test' }),
    };
  }

  lease(): Lease {
    const { dynamo } = this.services;
    return new Lease(dynamo.client, { ...INDEXER_LEASE, table: this.table, now: () => this.clock });
  }

  /** A run of a process that is new, or of the one given. */
  run(indexer: Indexing = this.indexer()): Promise<Reindexed> {
    return reindex({ ...indexer, lease: this.lease() });
  }

  async put(files: Files): Promise<void> {
    for (const [name, content] of Object.entries(files)) await this.root.write(name, Buffer.from(content));
  }

  async remove(...names: string[]): Promise<void> {
    for (const name of names) await this.root.remove(name);
  }

  async text(name: string): Promise<string | null> {
    const content = await this.root.read(name);
    return content && Buffer.from(content.bytes).toString('utf8');
  }

  async names(folder: keyof typeof FOLDERS): Promise<string[]> {
    const { Contents = [] } = await this.services.s3.send(
      new ListObjectsV2Command({ Bucket: this.bucket, Prefix: FOLDERS[folder] }),
    );
    return Contents.map(({ Key = '' }) => Key.slice(FOLDERS[folder].length));
  }

  /** As a worker would load it. */
  async index(): Promise<CorpusIndex | null> {
    const pointer = await this.store.currentIndex();
    return pointer && decodeSnapshot(await readSnapshot(this.services.s3, this.bucket, pointer.object));
  }

  async articles(): Promise<string[]> {
    return (await this.index())?.articles.map(({ id }) => id) ?? [];
  }

  get root(): BucketLibrary {
    return new BucketLibrary(this.services.s3, this.bucket, '');
  }
}
