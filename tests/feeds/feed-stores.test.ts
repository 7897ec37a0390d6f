import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DynamoFeedStore } from '../../functions/aws/table/dynamo-feed-store.ts';
import { feedKey } from '../../functions/aws/table/keys.ts';
import { Table } from '../../functions/aws/table/table.ts';
import { feedId, watchedFeed } from '../../functions/feeds/feed.ts';
import { MemoryFeedStore } from '../../functions/feeds/memory-feed-store.ts';
import { stopFeed, watchFeed } from '../../functions/feeds/watching.ts';
import { PUBLIC_INTERNET } from '../../functions/import/fetching/guarded-request.ts';
import { feedsInFolder } from '../../functions/local/commands/feeds-in-folder.ts';
import { type Dynamo, startDynamo } from '../support/dynamo.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';
import { feedStoreContract } from './feed-store.contract.ts';

const URL = 'https://courier.example/feed';
const DAY = 24 * 60 * 60 * 1000;

describe('in memory', () => {
  feedStoreContract(async () => {
    const store = new MemoryFeedStore();
    return [store, store];
  });
});

describe('in a folder', () => {
  const folders: TempFolder[] = [];

  afterAll(async () => {
    for (const folder of folders) await folder[Symbol.asyncDispose]();
  });

  feedStoreContract(async () => {
    const folder = await tempFolder();
    folders.push(folder);
    const store = () => feedsInFolder(folder.path, 'news', { onWait: () => {} }, PUBLIC_INTERNET).store;
    return [store(), store()];
  });
});

describe('in DynamoDB', () => {
  let dynamo: Dynamo;

  beforeAll(async () => {
    dynamo = await startDynamo();
  });

  afterAll(async () => {
    await dynamo[Symbol.asyncDispose]();
  });

  feedStoreContract(async () => {
    const table = await dynamo.table();
    const store = () => new DynamoFeedStore(dynamo.client, { table, now: () => 0 });
    return [store(), store()];
  });

  test('a feed that was stopped stays known for a month, and is forgotten then', async () => {
    let now = Date.UTC(2026, 0, 6);
    const store = new DynamoFeedStore(dynamo.client, { table: await dynamo.table(), now: () => now });
    await watchFeed({ url: URL, every: 10, by: null }, store, now);
    await stopFeed(feedId(URL), store);
    now += 29 * DAY;
    expect(await store.list()).toMatchObject([{ state: 'stopped' }]);
    now += 2 * DAY;
    expect(await store.list()).toEqual([]);
  });

  test('a feed of another version stops no other, is told, and is watched again in its place', async () => {
    const table = await dynamo.table();
    const unreadable: string[] = [];
    const store = new DynamoFeedStore(dynamo.client, {
      table,
      now: () => 0,
      onUnreadable: ({ message }) => unreadable.push(message),
    });
    const [broken, well] = [feedId(URL), feedId(`${URL}/well`)];
    await watchFeed({ url: `${URL}/well`, every: 10, by: null }, store, 0);
    const item = { version: 'v', expires: null, body: '{"id":"of tomorrow"}' };
    await new Table(dynamo.client, table).write(feedKey(broken), item, { kind: 'absent' });
    expect(await store.list()).toMatchObject([{ id: well }]);
    expect(unreadable).toEqual([expect.stringMatching(new RegExp(`${broken} cannot be read`, 'u'))]);
    expect(await watchFeed({ url: URL, every: 10, by: null }, store, 0)).toMatchObject({ isNew: true });
    expect(await stopFeed(broken, store)).toMatchObject({ state: 'stopped' });
    expect(await store.list()).toHaveLength(2);
  });
});

test('no more than a hundred feeds are watched', async () => {
  const store = new MemoryFeedStore();
  for (let at = 0; at < 100; at += 1) {
    const feed = watchedFeed({ url: `${URL}/${at}`, every: 10, by: null }, null, 0);
    await store.change(feed.id, () => ({ keep: feed, result: null }));
  }
  expect(await watchFeed({ url: URL, every: 10, by: null }, store, 0)).toEqual({ kind: 'too many' });
  expect(await watchFeed({ url: `${URL}/1`, every: 20, by: null }, store, 0)).toMatchObject({
    kind: 'watched',
    isNew: false,
  });
  await stopFeed(feedId(`${URL}/2`), store);
  expect(await watchFeed({ url: URL, every: 10, by: null }, store, 0)).toMatchObject({ kind: 'watched', isNew: true });
});
