import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Publisher,
  publishIndex,
  readSnapshot,
  SnapshotUnavailableError,
} from '../../../functions/aws/bucket/snapshots.ts';
import { CurrentCorpus } from '../../../functions/aws/indexing/current-corpus.ts';
import { DynamoStore } from '../../../functions/aws/table/dynamo-store.ts';
import { parseArticle } from '../../../functions/engine/articles/parse-article.ts';
import { NO_RINGS } from '../../../functions/engine/concepts/rings.ts';
import { buildIndex } from '../../../functions/engine/indexing/build-index.ts';
import { decodeSnapshot, encodeSnapshot } from '../../../functions/engine/indexing/snapshot.ts';
import type { CorpusIndex } from '../../../functions/engine/search/corpus-index.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { type S3AndSqs, s3At, startS3AndSqs } from '../../support/s3-and-sqs.ts';

const NOW = Date.UTC(2026, 0, 6);

let services: S3AndSqs;
let dynamo: Dynamo;

beforeAll(async () => {
  [services, dynamo] = await Promise.all([startS3AndSqs(), startDynamo()]);
});

afterAll(async () => {
  await services[Symbol.asyncDispose]();
  await dynamo[Symbol.asyncDispose]();
});

function indexOf(text: string): CorpusIndex {
  const article = parseArticle({ text: `Fire in the mill\n\n${text}`, file: 'mill.txt', format: 'text' });
  return buildIndex([article], NO_RINGS);
}

const FIRST = indexOf('Eight people were hurt when the mill burned on Monday.');
const SECOND = indexOf('Nine people were hurt when the mill burned on Monday.');
const THIRD = indexOf('Ten people were hurt when the mill burned on Monday.');

async function freshPublisher(): Promise<Publisher> {
  const store = new DynamoStore(dynamo.client, {
    table: await dynamo.table(),
    retentionMs: 90 * 24 * 60 * 60 * 1000,
    now: () => NOW,
  });
  return { s3: services.s3, bucket: await services.bucket(), store, now: () => NOW };
}

async function objects({ s3, bucket }: Publisher): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Contents.map(({ Key }) => Key ?? '').sort();
}

const objectOf = ({ version }: CorpusIndex) => `index/${version}.verbatim`;

describe('publishing', () => {
  test('puts the snapshot where the pointer says, and it reads back as the same index', async () => {
    const publisher = await freshPublisher();
    const publication = await publishIndex(FIRST, publisher);
    const pointer = await publisher.store.currentIndex();
    expect(pointer).toEqual({ version: FIRST.version, object: objectOf(FIRST), articles: 1, builtAt: NOW });
    expect(publication).toEqual({ kind: 'published', pointer, bytes: expect.any(Number) });
    const read = decodeSnapshot(await readSnapshot(publisher.s3, publisher.bucket, pointer?.object ?? ''));
    expect(read.version).toBe(FIRST.version);
    if (publication.kind === 'published') expect(publication.bytes).toBeLessThanOrEqual(encodeSnapshot(FIRST).length);
    expect(read.articles).toEqual(FIRST.articles);
  });

  test('keeps the snapshot that was current a moment ago and removes older ones', async () => {
    const publisher = await freshPublisher();
    for (const index of [FIRST, SECOND, THIRD]) await publishIndex(index, publisher);
    expect(await objects(publisher)).toEqual([objectOf(SECOND), objectOf(THIRD)].sort());
    expect(await publisher.store.currentIndex()).toMatchObject({ version: THIRD.version });
  });

  test('removes nothing that is no snapshot', async () => {
    const publisher = await freshPublisher();
    await publisher.s3.send(new PutObjectCommand({ Bucket: publisher.bucket, Key: 'articles/mine.txt', Body: 'text' }));
    for (const index of [FIRST, SECOND, THIRD]) await publishIndex(index, publisher);
    expect(await objects(publisher)).toContain('articles/mine.txt');
  });

  test('an index that was built from another than the current one is not published', async () => {
    const publisher = await freshPublisher();
    await publishIndex(FIRST, publisher);
    const begunFrom = await publisher.store.currentIndex();
    await publishIndex(SECOND, publisher);
    expect(await publishIndex(THIRD, publisher, begunFrom)).toEqual({ kind: 'overtaken' });
    expect(await publishIndex(THIRD, publisher, null)).toEqual({ kind: 'overtaken' });
    expect(await publisher.store.currentIndex()).toMatchObject({ version: SECOND.version });
  });

  test('the same index again leaves one snapshot and the pointer', async () => {
    const publisher = await freshPublisher();
    await publishIndex(FIRST, publisher);
    expect((await publishIndex(FIRST, publisher)).kind).toBe('published');
    expect(await objects(publisher)).toEqual([objectOf(FIRST)]);
  });

  test('of two who publish at once the one who comes second changes nothing', async () => {
    const publisher = await freshPublisher();
    await publishIndex(FIRST, publisher);
    const { store } = publisher;
    const slow: Publisher = {
      ...publisher,
      store: {
        currentIndex: async () => {
          const seen = await store.currentIndex();
          await publishIndex(SECOND, publisher); // somebody else, between our look and our move
          return seen;
        },
        moveIndex: (next, expected) => store.moveIndex(next, expected),
      },
    };
    expect(await publishIndex(THIRD, slow)).toEqual({ kind: 'overtaken' });
    expect(await store.currentIndex()).toMatchObject({ version: SECOND.version });
    expect(await objects(publisher)).toContain(objectOf(SECOND));
  });
});

test('a snapshot that is not there is named', async () => {
  const { s3, bucket } = await freshPublisher();
  await expect(readSnapshot(s3, bucket, 'index/none.verbatim')).rejects.toThrow(SnapshotUnavailableError);
  await expect(readSnapshot(s3, bucket, 'index/none.verbatim')).rejects.toThrow(/index\/none\.verbatim/u);
});

describe('a bucket that gives no snapshot', () => {
  /** `status` and S3's code for every request; 0 cuts the line. */
  async function corpusBehind(status: number, code: string) {
    const server = createServer((request, response) => {
      if (status === 0) request.socket.destroy();
      else response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = s3At(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 1);
    const silent = { info: () => {}, warn: () => {}, error: () => {} };
    const corpus = new CurrentCorpus(client, 'corpus', silent);
    const pointer = { version: 'v', object: 'index/v.verbatim', articles: 1, builtAt: NOW };
    return {
      load: () => corpus.load(pointer),
      async [Symbol.asyncDispose]() {
        client.destroy();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  }

  test.each([
    [404, 'NoSuchKey'],
    [403, 'AccessDenied'],
  ])('%i %s has everything built anew', async (status, code) => {
    await using corpus = await corpusBehind(status, code);
    expect(await corpus.load()).toBeNull();
  });

  test.each([
    [503, 'SlowDown', { name: 'SlowDown' }],
    [500, 'InternalError', { name: 'InternalError' }],
    [0, 'a line that is cut', { code: 'ECONNRESET' }],
  ])('%i %s is for the next run, and nothing is built anew', async (status, code, error) => {
    await using corpus = await corpusBehind(status, code);
    await expect(corpus.load()).rejects.toMatchObject(error);
  });
});
