import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type AttributeValue, GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompareAndSwapError, changeItem } from '../../../functions/aws/table/compare-and-swap.ts';
import { DynamoStore } from '../../../functions/aws/table/dynamo-store.ts';
import {
  answerKey,
  askedByKey,
  askedKey,
  INDEX_KEY,
  type Key,
  quotedKey,
  runKey,
  threadKey,
  unansweredKey,
  voteKey,
} from '../../../functions/aws/table/keys.ts';
import { ItemTooLargeError, StoredItemError, Table } from '../../../functions/aws/table/table.ts';
import { FEATURES } from '../../../functions/engine/evidence/feature-names.ts';
import { withoutParts } from '../../../functions/slack/store/answer-record.ts';
import type { Asked, Store } from '../../../functions/slack/store/store.ts';
import { visitAll } from '../../../functions/slack/store/visit-all.ts';
import { describeStore } from '../../slack/store/store.contract.ts';
import { enlarged, questionRecord } from '../../support/answer-records.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';

const START = Date.UTC(2026, 0, 1);
const OPTIONS = { now: () => START, retentionMs: 30_000 };

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo[Symbol.asyncDispose]());

describeStore('the store in DynamoDB', async (options) => {
  return new DynamoStore(dynamo.client, { ...options, table: await dynamo.table() });
});

describe('an item that this app did not write', () => {
  const asked: Asked = { key: 'k', team: 'T1', user: 'U1', text: 't', outcome: 'not_found', askedAt: START };
  const USES: readonly (readonly [string, Key, (store: Store) => Promise<unknown>])[] = [
    ['acquire', runKey('k'), (store) => store.acquire({ key: 'k', revision: '', now: START, leaseMs: 1 })],
    ['beginPosting', runKey('k'), (store) => store.beginPosting('k', '', 'a')],
    ['finish', runKey('k'), (store) => store.finish('k', '', null)],
    ['answer', answerKey('a'), (store) => store.answer('a')],
    ['reply', runKey('k'), (store) => store.reply('k')],
    [
      'quoting',
      quotedKey({ articles: ['a'], answer: 'b', at: START, question: 'q' }),
      (store) => store.quoting(['a'], START),
    ],
    ['thread', threadKey('T1', 'C1', '1.0'), (store) => store.thread('T1', 'C1', '1.0')],
    [
      'keepVote',
      voteKey('a', 'U1'),
      (store) => store.keepVote({ answerId: 'a', user: 'U1', vote: 'up', at: '1.0', reason: null }),
    ],
    ['keepReason', voteKey('a', 'U1'), (store) => store.keepReason('a', 'U1', 'reason')],
    ['votes', voteKey('a', 'U1'), (store) => store.votes('a')],
    ['keepAsked', askedKey(asked), (store) => store.keepAsked(asked)],
    ['askedBy', askedByKey(asked), (store) => store.askedBy('T1', 'U1', 50)],
    ['unanswered', unansweredKey(asked), (store) => store.unanswered('T1', 50)],
    ['currentIndex', INDEX_KEY, (store) => store.currentIndex()],
    ['moveIndex', INDEX_KEY, (store) => store.moveIndex({ version: 'b', object: 'o', articles: 1, builtAt: 1 }, null)],
  ];
  const FOREIGN: readonly (readonly [string, Record<string, AttributeValue>])[] = [
    ['has nothing but a key', {}],
    ['has a version of another type', { version: { N: '1' }, body: { S: '{}' } }],
    ['has an expiry of another type', { version: { S: '1' }, body: { S: '{}' }, expires: { S: 'soon' } }],
    ['has no body', { version: { S: '1' } }],
    ['has a body that is no JSON', { version: { S: '1' }, body: { S: 'hello' } }],
    ['has a body that is null', { version: { S: '1' }, body: { S: 'null' } }],
    ['has a body of another shape', { version: { S: '1' }, body: { S: '{"name":"x"}' } }],
    ['has bytes that are not packed', { version: { S: '1' }, body: { B: new Uint8Array([1, 2, 3]) } }],
  ];

  it.each(USES)('is refused by its key, unchanged: %s', async (_, key, use) => {
    const table = await dynamo.table();
    for (const [what, attributes] of FOREIGN) {
      await put(table, key, attributes);
      const error = await use(storeOf(table)).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error, what).toBeInstanceOf(StoredItemError);
      expect(String(error)).toContain(key.pk);
      expect(await get(table, key), what).toStrictEqual({ ...keyAttributes(key), ...attributes });
    }
  });
});

describe('the table', () => {
  it('gets the second in which an item expires, and none for the index', async () => {
    const table = await dynamo.table();
    const store = storeOf(table);
    await store.acquire({ key: 'k', revision: '', now: START + 1, leaseMs: 1 });
    await store.moveIndex({ version: 'a', object: 'o', articles: 1, builtAt: 1 }, null);
    expect((await get(table, runKey('k')))?.expires).toStrictEqual({ N: String(START / 1000 + 31) });
    expect(await get(table, INDEX_KEY)).not.toHaveProperty('expires');
  });

  it('shows a report what was kept under a shorter retention than there is today', async () => {
    const table = await dynamo.table();
    const asked: Asked = { key: 'k', team: 'T1', user: 'U1', text: 't', outcome: 'not_found', askedAt: START };
    await new DynamoStore(dynamo.client, { ...OPTIONS, table }).keepAsked(asked);
    const seen: Asked[] = [];
    const visitor = {
      asked: (each: Asked) => void seen.push(each),
      vote: () => {},
      answer: () => {},
      unreadable: () => {},
    };
    await visitAll(new DynamoStore(dynamo.client, { ...OPTIONS, retentionMs: 90_000, table }), visitor);
    expect(seen).toEqual([asked]);
  });

  it('expires everything that a question leaves behind', async () => {
    const table = await dynamo.table();
    const store = storeOf(table);
    await store.acquire({ key: 'k', revision: '', now: START, leaseMs: 1 });
    await store.keepAnswer(questionRecord());
    await store.keepQuoted({ articles: ['courier'], answer: 'answer-1', at: START, question: 'q' });
    await store.keepThread({ team: 'T1', channel: 'C1', ts: '1.0', question: 'q', askedAt: START });
    await store.keepReason('a', 'U1', 'reason');
    await store.keepAsked({ key: 'k', team: 'T1', user: 'U1', text: 't', outcome: 'not_found', askedAt: START });
    const { Items: items = [] } = await dynamo.client.send(new ScanCommand({ TableName: table }));
    expect(items).toHaveLength(8);
    for (const item of items) expect(item, item.pk?.S).toHaveProperty('expires', { N: String(START / 1000 + 30) });
  });

  it('lists nothing of a question whose run was cut off before it was kept', async () => {
    const table = await dynamo.table();
    const store = storeOf(table);
    const asked: Asked = { key: 'k', team: 'T1', user: 'U1', text: 't', outcome: 'not_found', askedAt: START };
    const entry = { version: { S: '1' }, body: { S: '{"key":"k"}' } };
    await put(table, unansweredKey(asked), entry);
    await put(table, askedByKey(asked), entry);
    expect(await store.unanswered('T1', 50)).toStrictEqual([]);
    expect(await store.askedBy('T1', 'U1', 50)).toStrictEqual([]);
    await store.keepAsked(asked);
    expect(await store.unanswered('T1', 50)).toStrictEqual([asked]);
  });
});

describe('a report', () => {
  it('is made of what can be read, and is told what cannot', async () => {
    const table = await dynamo.table();
    const store = storeOf(table);
    const asked: Asked = { key: 'k', team: 'T1', user: 'U1', text: 't', outcome: 'not_found', askedAt: START };
    const stored = { version: { S: '1' }, expires: { N: '9999999999' } };
    await put(table, askedKey({ ...asked, key: 'other' }), { ...stored, body: { S: '{"key":"other"}' } });
    await put(table, voteKey('a', 'U1'), { ...stored, body: { S: 'no JSON' } });
    await store.keepAsked(asked);
    const seen: unknown[] = [];
    const problems: unknown[] = [];
    const keep = (kept: unknown) => void seen.push(kept);
    const unreadable = (problem: unknown) => void problems.push(problem);
    await visitAll(store, { asked: keep, vote: keep, answer: keep, unreadable });
    expect(seen).toEqual([asked]);
    expect(problems).toEqual([expect.any(StoredItemError), expect.any(StoredItemError)]);
  });
});

describe('a large answer', () => {
  /** Characters that no packing makes smaller. */
  const noise = (length: number) => randomBytes(Math.ceil(length * 0.75)).toString('base64');
  const parts = () => FEATURES.map((part, at) => ({ part, value: Math.sin(at) + Math.random() }));

  it('is shown in one of the parts of a report, each of which begins where the one before ends', async () => {
    const store = storeOf(await dynamo.table());
    const ids = Array.from({ length: 6 }, (_, at) => `answer-${at}`);
    for (const id of ids) await store.keepAnswer(enlarged(questionRecord({ id }), [noise(300_000)]));
    const parts: string[][] = [];
    let from: string | null = null;
    do {
      const part: string[] = [];
      from = await store.visitPart({ answer: ({ id }) => void part.push(id), unreadable: () => {} }, from);
      parts.push(part);
    } while (from !== null);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flat().toSorted()).toEqual(ids);
    await expect(store.visitPart({ unreadable: () => {} }, 'elsewhere')).rejects.toThrow();
  });

  it('is packed, since a write is billed by the KB; what is short stays readable', async () => {
    const table = await dynamo.table();
    const store = storeOf(table);
    await store.keepAnswer(enlarged(questionRecord(), ['x'.repeat(50_000)]));
    const { body } = (await get(table, answerKey('answer-1'))) ?? {};
    expect(body?.B?.byteLength).toBeLessThan(2000);
    await store.keepThread({ team: 'T1', channel: 'C1', ts: '1.0', question: 'q', askedAt: START });
    expect((await get(table, threadKey('T1', 'C1', '1.0')))?.body).toHaveProperty('S');
  });

  it('is kept without its explanations, which Slack never shows', async () => {
    const store = storeOf(await dynamo.table());
    const large = enlarged(
      questionRecord(),
      Array.from({ length: 230 }, () => noise(2000)),
    );
    const explained = {
      ...large,
      answer: { ...large.answer, quotes: large.answer.quotes.map((quote) => ({ ...quote, parts: parts() })) },
    };
    await store.keepAnswer(explained);
    const kept = await store.answer('answer-1');
    // Compared outside of `expect`, which would print half a megabyte.
    expect(isDeepStrictEqual(kept, withoutParts(explained))).toBe(true);
  });

  it('is refused by its key when that is not enough, and what was there stays', async () => {
    const store = storeOf(await dynamo.table());
    await store.keepAnswer(questionRecord());
    const refused = store.keepAnswer(enlarged(questionRecord(), [noise(700_000)]));
    await expect(refused).rejects.toThrow(ItemTooLargeError);
    await expect(refused).rejects.toThrow('answer#answer-1');
    expect(await store.answer('answer-1')).toStrictEqual(withoutParts(questionRecord()));
  });

  it('is refused when it could not be unpacked again within 32 MB', async () => {
    const store = storeOf(await dynamo.table());
    const huge = enlarged(questionRecord(), ['x'.repeat(33 * 1024 * 1024)]);
    await expect(store.keepAnswer(huge)).rejects.toThrow(ItemTooLargeError);
  });
});

describe('a contested item', () => {
  const key = runKey('k');
  const text = { parse: ({ body }: { body: string }) => body, format: (value: string) => value };

  it('is decided again by what the others wrote, and given up in the end', async () => {
    const table = new Table(dynamo.client, await dynamo.table());
    const seen: (string | null)[] = [];
    const change = changeItem(table, key, 'expect-absent', text, async (stored) => {
      seen.push(stored);
      await table.write(key, { expires: null, body: `other ${seen.length}` }, { kind: 'always' });
      return { kind: 'replace', value: 'mine', expires: null, result: 'mine' };
    });
    await expect(change).rejects.toThrow(CompareAndSwapError);
    expect(seen).toStrictEqual([null, 'other 1', 'other 2', 'other 3', 'other 4']);
    expect(await table.read(key)).toMatchObject({ body: 'other 5' });
  });

  it('knows its own write again when the response to it was lost', async () => {
    const name = await dynamo.table();
    const table = new Table(dynamo.client, name);
    const decisions: (string | null)[] = [];
    // The client repeats a request whose response was lost: the first has done its work, the second fails its condition.
    dynamo.client.middlewareStack.add(
      (next) => async (request) => {
        await next(request);
        return next(request);
      },
      { name: 'repeat', step: 'finalizeRequest', priority: 'low' },
    );
    try {
      const result = await changeItem(table, key, 'expect-absent', text, (stored) => {
        decisions.push(stored);
        return stored === null
          ? { kind: 'replace', value: 'mine', expires: null, result: 'go' }
          : { kind: 'leave', result: 'busy' };
      });
      expect(result).toBe('go');
      expect(decisions).toStrictEqual([null]);
    } finally {
      dynamo.client.middlewareStack.remove('repeat');
    }
  });
});

function storeOf(table: string): DynamoStore {
  return new DynamoStore(dynamo.client, { ...OPTIONS, table });
}

function keyAttributes({ pk, sk }: Key): Record<string, AttributeValue> {
  return { pk: { S: pk }, sk: { S: sk } };
}

async function put(table: string, key: Key, attributes: Record<string, AttributeValue>): Promise<void> {
  await dynamo.client.send(new PutItemCommand({ TableName: table, Item: { ...keyAttributes(key), ...attributes } }));
}

async function get(table: string, key: Key): Promise<Record<string, AttributeValue> | undefined> {
  const { Item } = await dynamo.client.send(new GetItemCommand({ TableName: table, Key: keyAttributes(key) }));
  return Item;
}
