import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FOLDERS } from '../../functions/aws/bucket/bucket-layout.ts';
import { BucketLibrary } from '../../functions/aws/bucket/bucket-library.ts';
import { CorpusNotFoundError } from '../../functions/local/corpus/corpus-files.ts';
import { loadIndex } from '../../functions/local/corpus/load-index.ts';
import { findArticles } from '../../infra/corpus-upload.ts';
import { NothingIndexedError } from '../../infra/deploy-errors.ts';
import type { OperatorCorpus } from '../../infra/operator-clients.ts';
import { fillAndIndex } from '../../infra/publication.ts';
import { type IndexingServices, startIndexingServices, TestIndexing } from '../support/indexing.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';

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

function operator(bucket: TestIndexing): OperatorCorpus {
  const { s3, store, corpus, bucket: name } = bucket.indexer();
  const articles = new BucketLibrary(s3, name, FOLDERS.articles);
  return { s3, bucket: name, store, corpus, articles, indexing: () => bucket.indexer() };
}

async function deploy(
  bucket: TestIndexing,
  folder: TempFolder,
  wish: { publish?: boolean; namesRings?: boolean } = {},
) {
  const articles = await findArticles(folder.path);
  const full = { articles, rings: RINGS, namesRings: false, publish: false, ...wish };
  return fillAndIndex(full, operator(bucket), nowhere);
}

describe('after a deployment', () => {
  test('an empty bucket gets the articles, each in its folder, and the rings, and is indexed as on this machine', async () => {
    await using folder = await tempFolder({ 'mill.txt': MILL, 'wire/port.md': PORT, 'rings.yaml': RINGS });
    const bucket = await TestIndexing.start(services);
    const after = await deploy(bucket, folder);
    expect(after).toMatchObject({ kind: 'filled', pointer: { articles: 2 } });
    expect(await bucket.names('articles')).toEqual(['mill.txt', 'wire/port.md']);
    const source = { kind: 'corpus', corpus: folder.path, rings: folder.at('rings.yaml') } as const;
    expect(after.pointer.version).toBe((await loadIndex(source, nowhere)).index.version);
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

  test('without a single article the operator is told', async () => {
    await using folder = await tempFolder({ 'bad.md': '---\ntitle: [\n---\n' });
    const bucket = await TestIndexing.start(services);
    await expect(deploy(bucket, folder)).rejects.toThrow(NothingIndexedError);
  });
});

test('a corpus that is not there is told before anything is changed', async () => {
  await expect(findArticles('/nonexistent/articles')).rejects.toThrow(CorpusNotFoundError);
});
