import { randomBytes } from 'node:crypto';
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { packBody, unpackBody } from './item-body.ts';
import { isSameKey, type Key } from './keys.ts';

/** 96 bits of chance in sixteen characters: an item is billed by its bytes. */
export function newVersion(): string {
  return randomBytes(12).toString('base64url');
}

/** Of an item that no write compares: it is billed by its bytes, and only has to be told from the one before. */
function shortVersion(): string {
  return randomBytes(3).toString('base64url');
}

/** One item of the table. Its body is text, as a rule JSON; the owner of the item knows its meaning. */
export interface Item {
  readonly key: Key;
  /** Another one after every write, and never the same again. */
  readonly version: string;
  /** Milliseconds since 1970, a whole second; `null` for what is kept for ever. */
  readonly expires: number | null;
  readonly body: string;
}

/** When a write may happen. Everything else is a lost race. */
export type Condition =
  | { readonly kind: 'always' }
  | { readonly kind: 'absent' }
  /** It still is what was read. */
  | { readonly kind: 'unchanged'; readonly version: string }
  /** What is there has no greater `order`; this write's own is kept for the next. */
  | { readonly kind: 'newest'; readonly order: number };

/** An item that this app did not write, or wrote in another version. */
export class StoredItemError extends Error {
  override readonly name = 'StoredItemError';

  constructor({ pk, sk }: Key, problem: string, options?: ErrorOptions) {
    super(`The item ${pk} / ${sk} cannot be read: ${problem}`, options);
  }
}

export class ItemTooLargeError extends Error {
  override readonly name = 'ItemTooLargeError';

  constructor({ pk, sk }: Key) {
    super(`The item ${pk} / ${sk} is larger than DynamoDB takes, even packed`);
  }
}

/**
 * The table's items, read consistently and written with one condition each: no transactions, no indexes. DynamoDB's own
 * errors, throttling among them, come through after the client's retries.
 */
export class Table {
  readonly #client: DynamoDBClient;
  readonly #name: string;

  constructor(client: DynamoDBClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  /** Also what has expired and was not deleted yet. Throws {@link StoredItemError}. */
  async read(key: Key): Promise<Item | null> {
    const { Item: attributes } = await this.#client.send(
      new GetItemCommand({ TableName: this.#name, Key: keyAttributes(key), ConsistentRead: true }),
    );
    return attributes ? itemFrom(attributes, key) : null;
  }

  /**
   * Replaces the item. Gives its version, or `null` when the condition does not hold. Throws {@link ItemTooLargeError}.
   */
  async write(key: Key, { expires, body, ...given }: WrittenItem, condition: Condition): Promise<string | null> {
    const version = given.version ?? (condition.kind === 'always' ? shortVersion() : newVersion());
    const packed = packBody(body);
    if (!packed) throw new ItemTooLargeError(key);
    const attributes: Attributes = {
      ...keyAttributes(key),
      version: { S: version },
      body: packed,
      // Rounded up: nothing is forgotten early.
      ...(expires === null ? {} : { expires: { N: String(Math.ceil(expires / 1000)) } }),
      ...(condition.kind === 'newest' ? { order: { N: String(condition.order) } } : {}),
    };
    try {
      await this.#client.send(
        new PutItemCommand({ TableName: this.#name, Item: attributes, ...conditionInput(condition) }),
      );
      return version;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw error;
    }
  }

  /**
   * A part of the items whose partition begins with one of these, in no order, read eventually: every item of the table is paid for. It
   * begins behind `after`. `expires`: milliseconds since 1970; what expires before is left out. Throws {@link StoredItemError}.
   */
  async scan(beginnings: readonly string[], expires: number, after: Key | null): Promise<ScannedPart> {
    const values = beginnings.map((beginning, at) => [`:p${at}`, { S: beginning }] as const);
    const page = await this.#client.send(
      new ScanCommand({
        TableName: this.#name,
        FilterExpression: `#expires >= :expires AND (${values.map(([name]) => `begins_with(#pk, ${name})`).join(' OR ')})`,
        ExpressionAttributeNames: { '#pk': 'pk', '#expires': 'expires' },
        ExpressionAttributeValues: {
          ':expires': { N: String(Math.floor(expires / 1000)) },
          ...Object.fromEntries(values),
        },
        ...(after ? { ExclusiveStartKey: keyAttributes(after) } : {}),
      }),
    );
    const items = (page.Items ?? []).map((attributes) => itemFrom(attributes, keyIn(attributes)));
    return { items, last: page.LastEvaluatedKey ? keyIn(page.LastEvaluatedKey) : null };
  }

  /** The items of a partition by their sort key, a page at a time, as they are needed. Throws {@link StoredItemError}. */
  async *pages(pk: string, order: 'ascending' | 'descending', pageSize: number): AsyncGenerator<readonly Item[]> {
    let start: Attributes | undefined;
    do {
      const page = await this.#client.send(
        new QueryCommand({
          TableName: this.#name,
          ConsistentRead: true,
          KeyConditionExpression: '#pk = :pk',
          ExpressionAttributeNames: { '#pk': 'pk' },
          ExpressionAttributeValues: { ':pk': { S: pk } },
          ScanIndexForward: order === 'ascending',
          Limit: pageSize,
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      yield (page.Items ?? []).map((attributes) => itemFrom(attributes, { pk, sk: attributes.sk?.S ?? '' }));
      start = page.LastEvaluatedKey;
    } while (start);
  }
}

export interface ScannedPart {
  readonly items: readonly Item[];
  /** Key of the last item that was looked at; `null` behind the last of the table. */
  readonly last: Key | null;
}

export interface WrittenItem {
  /** To be recognised by; a new one where none is given. */
  readonly version?: string;
  readonly expires: number | null;
  readonly body: string;
}

type Attributes = Record<string, AttributeValue>;

const StoredItem = v.object({
  pk: v.object({ S: v.string() }),
  sk: v.object({ S: v.string() }),
  version: v.object({ S: v.string() }),
  expires: v.optional(v.object({ N: v.pipe(v.string(), v.transform(Number), v.safeInteger()) })),
});

function itemFrom(attributes: Attributes, key: Key): Item {
  const parsed = v.safeParse(StoredItem, attributes);
  if (!parsed.success) throw new StoredItemError(key, v.summarize(parsed.issues));
  const { pk, sk, version, expires } = parsed.output;
  const found = { pk: pk.S, sk: sk.S };
  if (!isSameKey(found, key)) throw new StoredItemError(key, 'it has another key');
  const body = unpackBody(attributes.body);
  if (body === null) throw new StoredItemError(key, 'it has no body that can be read');
  return { key: found, version: version.S, expires: expires ? expires.N * 1000 : null, body };
}

function keyIn({ pk, sk }: Attributes): Key {
  return { pk: pk?.S ?? '', sk: sk?.S ?? '' };
}

function keyAttributes({ pk, sk }: Key): Attributes {
  return { pk: { S: pk }, sk: { S: sk } };
}

function conditionInput(condition: Condition): Omit<PutItemCommandInput, 'TableName' | 'Item'> {
  switch (condition.kind) {
    case 'always':
      return {};
    case 'absent':
      return { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } };
    case 'unchanged':
      return {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': { S: condition.version } },
      };
    case 'newest':
      return {
        ConditionExpression: 'attribute_not_exists(#pk) OR #order <= :order',
        ExpressionAttributeNames: { '#pk': 'pk', '#order': 'order' },
        ExpressionAttributeValues: { ':order': { N: String(condition.order) } },
      };
  }
}
