import { afterAll, beforeAll } from 'vitest';
import { publishIndex, readSnapshot } from '../../functions/aws/bucket/snapshots.ts';
import { IndexCache } from '../../functions/aws/indexing/index-cache.ts';
import { DynamoStore } from '../../functions/aws/table/dynamo-store.ts';
import { editionOf } from '../../functions/engine/embedded-edition.ts';
import { type IndexChange, updateIndex } from '../../functions/engine/indexing/index-update.ts';
import { decodeSnapshot, encodeSnapshot } from '../../functions/engine/indexing/snapshot.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import { storedEdition } from '../../functions/engine/snapshot/stored-edition.ts';
import { StoredIndex } from '../../functions/engine/snapshot/stored-index.ts';
import { indexOf } from '../support/articles.ts';
import { type Dynamo, startDynamo } from '../support/dynamo.ts';
import { type S3AndSqs, startS3AndSqs } from '../support/s3-and-sqs.ts';
import { describeCorpusStore, type WritableStore } from './contract.ts';

let services: S3AndSqs;
let dynamo: Dynamo;

beforeAll(async () => {
  [services, dynamo] = await Promise.all([startS3AndSqs(), startDynamo()]);
});

afterAll(async () => {
  await services[Symbol.asyncDispose]();
  await dynamo[Symbol.asyncDispose]();
});

describeCorpusStore('memory', async () => {
  let index: CorpusIndex | null = null;
  return {
    current: async () => index && editionOf(index),
    async publish(change, begunFrom) {
      if ((index?.version ?? null) !== begunFrom) return 'overtaken';
      index = updateIndex(index ?? indexOf([]), change);
      return 'published';
    },
  };
});

/** What a large corpus is read from, which a small one could be as well. */
describeCorpusStore('a snapshot', async () => {
  let bytes: Uint8Array | null = null;
  return {
    current: async () => bytes && storedEdition(new StoredIndex(bytes)),
    async publish(change, begunFrom) {
      const before = bytes ? decodeSnapshot(bytes) : null;
      if ((before?.version ?? null) !== begunFrom) return 'overtaken';
      bytes = encodeSnapshot(updateIndex(before ?? indexOf([]), change));
      return 'published';
    },
  };
});

/** As the indexer publishes it and the worker reads it. */
describeCorpusStore('the bucket', async (): Promise<WritableStore> => {
  const bucket = await services.bucket();
  const store = new DynamoStore(dynamo.client, { table: await dynamo.table(), retentionMs: 1e9, now: Date.now });
  const { s3 } = services;
  const read = (object: string) => readSnapshot(s3, bucket, object);
  const log = { info() {}, warn() {}, error() {} };
  return {
    current: () => new IndexCache({ store, read, now: Date.now, log }).current(),
    async publish(change: IndexChange, begunFrom: string | null) {
      const pointer = await store.currentIndex();
      const before = pointer ? decodeSnapshot(await read(pointer.object)) : indexOf([]);
      const begun = pointer && { ...pointer, version: begunFrom ?? 'none' };
      const publisher = { s3, bucket, store, now: Date.now };
      return (await publishIndex(updateIndex(before, change), publisher, begunFrom === null ? null : begun)).kind;
    },
  };
});
