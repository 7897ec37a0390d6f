import { Writable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FOLDERS } from '../../functions/aws/bucket/bucket-layout.ts';
import { BucketLibrary } from '../../functions/aws/bucket/bucket-library.ts';
import { DynamoFeedStore } from '../../functions/aws/table/dynamo-feed-store.ts';
import { CorpusNotFoundError } from '../../functions/local/corpus/corpus-files.ts';
import { loadIndex } from '../../functions/local/corpus/load-index.ts';
import { findArticles } from '../../infra/corpus-upload.ts';
import { NothingIndexedError } from '../../infra/deploy-errors.ts';
import { NotPublishedError, publicationError } from '../../infra/not-published.ts';
import type { OperatorCorpus } from '../../infra/operator-clients.ts';
import { fillAndIndex } from '../../infra/publication.ts';
import { type IndexingServices, startIndexingServices, TestIndexing } from '../support/indexing.ts';
import { s3At } from '../support/s3-and-sqs.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';
import { Network, wireProxy } from '../support/wire-proxy.ts';

let services: IndexingServices;
beforeAll(async () => {
  services = await startIndexingServices();
});
afterAll(() => services[Symbol.asyncDispose]());

const RINGS = 'rings:\n  hurt: [hurt, injured]\n';
const MILL = 'Fire in the mill\n\nEight people were hurt when the mill of Quern burned on Monday.\n';
const PORT = 'The port opens\n\nNine ships left the port of Marlow on Tuesday morning.\n';

/** A stream that is no terminal: it shows no bar. */
const nowhere = Object.assign(new Writable({ write: (_, __, done) => done() }), { isTTY: false }) as never;

function operator(bucket: TestIndexing, line: S3Client = bucket.services.s3): OperatorCorpus {
  const { store, corpus, bucket: name } = bucket.indexer();
  const articles = new BucketLibrary(line, name, FOLDERS.articles);
  const feeds = new DynamoFeedStore(services.dynamo.client, { table: bucket.table, now: Date.now });
  return {
    s3: line,
    bucket: name,
    store,
    corpus,
    articles,
    feeds,
    hasSearchDomain: false,
    indexing: () => bucket.indexer(),
  };
}

async function deploy(
  bucket: TestIndexing,
  folder: TempFolder,
  wish: { publish?: boolean; namesRings?: boolean; corpus?: string | null } = {},
  line?: S3Client,
  hasSearchDomain = false,
) {
  const articles = await findArticles(folder.path);
  const full = { articles, rings: RINGS, namesRings: false, publish: false, corpus: folder.path, ...wish };
  return fillAndIndex(full, { ...operator(bucket, line), hasSearchDomain }, nowhere);
}

describe('after a deployment', () => {
  test('an empty bucket gets the articles, each in its folder, and the rings, and is indexed as on this machine', async () => {
    await using folder = await tempFolder({ 'mill.txt': MILL, 'wire/port.md': PORT, 'rings.yaml': RINGS });
    const bucket = await TestIndexing.start(services);
    const after = await deploy(bucket, folder);
    expect(after).toMatchObject({ kind: 'filled', pointer: { articles: 2 } });
    expect(await bucket.names('articles')).toEqual(['mill.txt', 'wire/port.md']);
    const source = { kind: 'corpus', corpus: folder.path, rings: folder.at('rings.yaml') } as const;
    expect(after).toHaveProperty('pointer.version', (await loadIndex(source, nowhere)).index.version);
  });

  test('files of other formats are imported', async () => {
    const page = `<html><head><title>Bread</title></head><body><article><h1>Bread prices</h1>
      ${'<p>A loaf costs a third more than it did in spring, and bakers blame the harvest of the north.</p>'.repeat(4)}
      <p>The minister promised to lower the tax on flour in October.</p></article></body></html>`;
    await using folder = await tempFolder({ 'mill.txt': MILL, 'bread.html': page });
    const bucket = await TestIndexing.start(services);
    await deploy(bucket, folder);
    expect(await bucket.names('articles')).toEqual(['bread.md', 'mill.txt']);
  });

  test('a corpus that is there is left alone', async () => {
    await using folder = await tempFolder({ 'port.txt': PORT });
    const bucket = await TestIndexing.start(services, { 'articles/mill.txt': MILL });
    await bucket.run();
    expect(await deploy(bucket, folder, { namesRings: true })).toMatchObject({ kind: 'kept', isNew: false });
    expect(await bucket.articles()).toEqual(['mill']);
    expect(await bucket.text('rings.yaml')).toBeNull();
  });

  test('with --publish the articles come in beside those that are there', async () => {
    await using folder = await tempFolder({ 'port.txt': PORT });
    const bucket = await TestIndexing.start(services, { 'articles/mill.txt': MILL, 'rings.yaml': 'rings: {}\n' });
    await bucket.run();
    await deploy(bucket, folder, { publish: true });
    expect(await bucket.articles()).toEqual(['mill', 'port']);
    expect(await bucket.text('rings.yaml')).toBe('rings: {}\n');
    await deploy(bucket, folder, { publish: true, namesRings: true });
    expect(await bucket.text('rings.yaml')).toBe(RINGS);
  });

  test('an index that the deployed version cannot read is built anew from the bucket', async () => {
    await using folder = await tempFolder({ 'port.txt': PORT });
    const bucket = await TestIndexing.start(services, { 'articles/mill.txt': MILL });
    await bucket.run();
    await bucket.put({ [(await bucket.store.currentIndex())?.object ?? '']: 'an index of another version' });
    expect(await deploy(bucket, folder)).toMatchObject({ kind: 'kept', isNew: true });
    expect(await bucket.articles()).toEqual(['mill']);
  });

  test('with a search domain no pointer is moved from here: the indexer is left to it, and woken', async () => {
    await using folder = await tempFolder({ 'port.txt': PORT });
    const bucket = await TestIndexing.start(services);
    const left = () => deploy(bucket, folder, {}, undefined, true);
    expect(await left()).toEqual({ kind: 'left', skipped: [] });
    expect(await bucket.names('articles')).toEqual(['port.txt']);
    expect(await bucket.store.currentIndex()).toBeNull();
    await bucket.run();
    const pointer = await bucket.store.currentIndex();
    // Another version of the code: its indexer makes the index anew.
    await bucket.put({ [pointer?.object ?? '']: 'an index of another version' });
    await bucket.remove('rings.yaml');
    expect(await left()).toEqual({ kind: 'left', skipped: [] });
    expect(await bucket.text('rings.yaml')).toBe('rings: {}\n');
    await bucket.put({ 'rings.yaml': RINGS });
    await left();
    expect(await bucket.text('rings.yaml')).toBe(RINGS);
    expect(await bucket.store.currentIndex()).toEqual(pointer);
  });

  test('without a single article the operator is told', async () => {
    await using folder = await tempFolder({ 'bad.md': '---\ntitle: [\n---\n' });
    const bucket = await TestIndexing.start(services);
    await expect(deploy(bucket, folder)).rejects.toThrow(NothingIndexedError);
  });
});

describe('an upload that is cut off', () => {
  const TWENTY = Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => [
      `ship-${at}.txt`,
      `Ship ${at} sails\n\nShip ${at} left Marlow with ${at + 7} people.\n`,
    ]),
  );

  /** S3 as it is once the credentials have expired, behind the first `uploads` articles. */
  async function expiring(uploads: number): Promise<AsyncDisposable & { readonly s3: S3Client }> {
    const network = new Network();
    let left = uploads;
    network.intercept(({ operation }) => {
      if (!/^PUT .*\/articles\//u.test(operation) || left-- > 0) return null;
      const body = '<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>';
      return { kind: 'answer', status: 400, headers: { 'content-type': 'application/xml' }, body };
    });
    const proxy = await wireProxy({ service: 's3', network, target: services.endpoint });
    return { s3: s3At(proxy.origin, 1), [Symbol.asyncDispose]: () => proxy[Symbol.asyncDispose]() };
  }

  async function cutOff(bucket: TestIndexing, folder: TempFolder, wish = {}): Promise<unknown> {
    await using line = await expiring(5);
    const error = await deploy(bucket, folder, wish, line.s3).catch((cause: unknown) => cause);
    // What came in has woken the indexer.
    await bucket.run();
    return error;
  }

  test('is told as such: the stack is deployed, why it ended, and the command that goes on', async () => {
    await using folder = await tempFolder(TWENTY);
    const bucket = await TestIndexing.start(services);
    const error = await cutOff(bucket, folder);
    expect(await bucket.articles()).toHaveLength(5);
    const told = publicationError(error, 'Desk', ['--stack', 'Desk', '--corpus', 'my articles']);
    expect(told).toBeInstanceOf(NotPublishedError);
    expect(String(told)).toContain('the AWS credentials have expired');
    expect(String(told)).toContain('The stack Desk is deployed');
    expect(String(told)).toContain("npm run deploy -- --stack Desk --corpus 'my articles'");
  });

  test.each([
    ['a first deployment', {}],
    ['--publish', { publish: true }],
  ])('of %s is done whole by the next deployment, and left alone from then on', async (_, wish) => {
    await using folder = await tempFolder(TWENTY);
    const bucket = await TestIndexing.start(services);
    await cutOff(bucket, folder, wish);
    expect(await deploy(bucket, folder)).toMatchObject({ kind: 'filled', pointer: { articles: 20 } });
    await using other = await tempFolder({ 'port.txt': PORT });
    expect(await deploy(bucket, other)).toMatchObject({ kind: 'kept', pointer: { articles: 20 } });
  });

  test('is not made whole with the sample corpus: the operator is told which articles it was of', async () => {
    await using folder = await tempFolder(TWENTY);
    const bucket = await TestIndexing.start(services);
    await cutOff(bucket, folder);
    await expect(deploy(bucket, folder, { corpus: null })).rejects.toThrow(`--corpus ${folder.path}`);
    expect(await bucket.names('articles')).toHaveLength(5);
  });
});

test('an error of ours keeps its stack: it is no problem of the operator', () => {
  const defect = new TypeError('a mistake of ours');
  expect(publicationError(defect, 'Desk', [])).toBe(defect);
});

test('a corpus that is not there is told before anything is changed', async () => {
  await expect(findArticles('/nonexistent/articles')).rejects.toThrow(CorpusNotFoundError);
});
