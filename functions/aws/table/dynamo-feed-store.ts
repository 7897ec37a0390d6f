import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { FEED_SCHEMAS, type Feed, type Requests, type SeenItem } from '../../feeds/feed.ts';
import { type FeedChange, type FeedStore, STOPPED_FOR_MS } from '../../feeds/feed-store.ts';
import { DAY_MS } from '../../slack/store/day.ts';
import { changeItem } from './compare-and-swap.ts';
import { FEED_REQUESTS_KEY, FEEDS_PARTITION, feedKey, feedSeenKey, type Key } from './keys.ts';
import { formatRecord, parseRecord, type RecordSchema } from './stored-records.ts';
import { type Item, StoredItemError, Table } from './table.ts';

/** Days without a change after which the items of a feed are forgotten: it would hand the same articles over again. */
const SEEN_DAYS = 90;

/** Feeds a page of the list. */
const PAGE = 100;

export interface DynamoFeedStoreOptions {
  readonly table: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Hears of each feed that the list leaves out: this version cannot read it. */
  readonly onUnreadable?: (error: StoredItemError) => void;
}

/**
 * Keeps feeds in the one DynamoDB table: an item a feed, one of what it had, one for the requests of the hour. A feed that this version
 * cannot read stops no other: it is on no list, and is changed as if it were not there.
 */
export class DynamoFeedStore implements FeedStore {
  readonly #table: Table;
  readonly #now: () => number;
  readonly #onUnreadable: (error: StoredItemError) => void;

  constructor(client: DynamoDBClient, { table, now, onUnreadable = () => {} }: DynamoFeedStoreOptions) {
    this.#table = new Table(client, table);
    this.#now = now;
    this.#onUnreadable = onUnreadable;
  }

  async list(): Promise<readonly Feed[]> {
    const feeds: Feed[] = [];
    for await (const page of this.#table.pages(FEEDS_PARTITION, 'ascending', PAGE)) {
      for (const item of page) {
        const feed = this.#feedOf(item);
        if (feed) feeds.push(feed);
      }
    }
    return feeds;
  }

  async change<Result>(id: string, decide: (stored: Feed | null) => FeedChange<Feed, Result>): Promise<Result> {
    const expires = ({ state }: Feed): number | null => (state === 'stopped' ? this.#now() + STOPPED_FOR_MS : null);
    return this.#change(feedKey(id), FEED_SCHEMAS.feed, expires, decide, (item) => this.#feedOf(item));
  }

  async seen(id: string): Promise<readonly SeenItem[]> {
    const item = await this.#table.read(feedSeenKey(id));
    return item && !this.#isOver(item) ? parseRecord(FEED_SCHEMAS.seen, item) : [];
  }

  async changeSeen(id: string, decide: (stored: readonly SeenItem[]) => readonly SeenItem[]): Promise<void> {
    const expires = () => this.#now() + SEEN_DAYS * DAY_MS;
    await this.#change(feedSeenKey(id), FEED_SCHEMAS.seen, expires, (stored) => ({
      keep: decide(stored ?? []),
      result: undefined,
    }));
  }

  async changeRequests<Result>(decide: (stored: Requests | null) => FeedChange<Requests, Result>): Promise<Result> {
    return this.#change(FEED_REQUESTS_KEY, FEED_SCHEMAS.requests, () => this.#now() + DAY_MS, decide);
  }

  #change<Value, Result>(
    key: Key,
    schema: RecordSchema<Value>,
    expires: (value: Value) => number | null,
    decide: (stored: Value | null) => FeedChange<Value, Result>,
    parse = (item: Item): Value | null => (this.#isOver(item) ? null : parseRecord(schema, item)),
  ): Promise<Result> {
    const format = (value: Value): string => formatRecord(schema, value);
    return changeItem<Value, Result>(this.#table, key, 'read', { parse, format }, (stored) => {
      const { keep, result } = decide(stored);
      return keep === null
        ? { kind: 'leave', result }
        : { kind: 'replace', value: keep, expires: expires(keep), result };
    });
  }

  /** `null` also for one that cannot be read. */
  #feedOf(item: Item): Feed | null {
    if (this.#isOver(item)) return null;
    try {
      return parseRecord(FEED_SCHEMAS.feed, item);
    } catch (error) {
      if (!(error instanceof StoredItemError)) throw error;
      this.#onUnreadable(error);
      return null;
    }
  }

  #isOver({ expires }: Item): boolean {
    return expires !== null && expires <= this.#now();
  }
}
