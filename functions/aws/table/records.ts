import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { StoreOptions } from '../../slack/store/store.ts';
import { changeItem, type Decision, type Known } from './compare-and-swap.ts';
import type { Key } from './keys.ts';
import { formatRecord, parseRecord, type RecordSchema } from './stored-records.ts';
import { type Condition, type Item, type ScannedPart, Table } from './table.ts';

/** A place in a partition; `value` is `null` where the record has expired. */
export interface Entry<Value> {
  readonly key: Key;
  readonly value: Value | null;
}

/** Parsed records in one DynamoDB table. What has expired counts as absent from that second on, whenever DynamoDB deletes it. */
export class Records {
  readonly #table: Table;
  readonly #now: () => number;
  readonly #retentionMs: number;

  constructor(client: DynamoDBClient, { table, now, retentionMs }: StoreOptions & { readonly table: string }) {
    this.#table = new Table(client, table);
    this.#now = now;
    this.#retentionMs = retentionMs;
  }

  /** Throws `StoredItemError` for what this version cannot read. */
  async read<Value>(key: Key, schema: RecordSchema<Value>): Promise<Value | null> {
    const item = await this.item(key);
    return item && parseRecord(schema, item);
  }

  /** As it is stored, for a caller with a format of its own. */
  async item(key: Key): Promise<Item | null> {
    const item = await this.#table.read(key);
    return item && !this.#isOver(item) ? item : null;
  }

  /** The records of a partition by their sort key, `pageSize` at a time, as they are needed. Throws `StoredItemError`. */
  async *pages<Value>(
    partition: string,
    schema: RecordSchema<Value>,
    order: 'ascending' | 'descending',
    pageSize: number,
  ): AsyncGenerator<readonly Entry<Value>[]> {
    for await (const page of this.#table.pages(partition, order, pageSize)) {
      yield page.map((item) => ({ key: item.key, value: this.#live(item, schema) }));
    }
  }

  /**
   * A part of those whose partition begins with one of these, as they are stored; see {@link Table.scan}. When an item was kept does not
   * follow from when it expires: the retention may have been another then.
   */
  async scan(beginnings: readonly string[], after: Key | null): Promise<ScannedPart> {
    const { items, last } = await this.#table.scan(beginnings, this.#now(), after);
    return { items: items.filter((item) => !this.#isOver(item)), last };
  }

  /** `at` in milliseconds since 1970: it is forgotten as long after that as the retention says. */
  async write(key: Key, body: string, at: number, condition: Condition = { kind: 'always' }): Promise<void> {
    await this.#table.write(key, { expires: this.expiry(at), body }, condition);
  }

  /** See {@link changeItem}. */
  change<Value, Result>(
    key: Key,
    schema: RecordSchema<Value>,
    first: 'read' | 'expect-absent' | Known<Value>,
    decide: (stored: Value | null) => Decision<Value, Result> | Promise<Decision<Value, Result>>,
    onWritten?: (known: Known<Value>) => void,
  ): Promise<Result> {
    const parse = (item: Item) => this.#live(item, schema);
    const format = (value: Value) => formatRecord(schema, value);
    return changeItem(this.#table, key, first, { parse, format, ...(onWritten ? { onWritten } : {}) }, decide);
  }

  /** The decision for this value, kept from now on. */
  replacement<Value>(value: Value): Decision<Value, void> {
    return { kind: 'replace', value, expires: this.expiry(this.#now()), result: undefined };
  }

  /** Milliseconds since 1970 at which what is of then is forgotten. */
  expiry(at: number): number {
    return at + this.#retentionMs;
  }

  #live<Value>(item: Item, schema: RecordSchema<Value>): Value | null {
    return this.#isOver(item) ? null : parseRecord(schema, item);
  }

  #isOver({ expires }: Item): boolean {
    return expires !== null && expires <= this.#now();
  }
}
