import type { Feed, Requests, SeenItem } from './feed.ts';
import { DAY_MS } from './schedule.ts';

/** What is to be kept in the place of what is there, if anything is, and what the caller is told then. */
export interface FeedChange<Value, Result> {
  readonly keep: Value | null;
  readonly result: Result;
}

/**
 * Where feeds are kept. One port; `tests/feeds/feed-store.contract.ts` says what every implementation keeps to. Each change is
 * decided by what is stored and written only if that is still so; else it is decided again.
 */
export interface FeedStore {
  /** Every feed, in any order; those that were stopped too, until they are forgotten. */
  list(): Promise<readonly Feed[]>;
  change<Result>(id: string, decide: (stored: Feed | null) => FeedChange<Feed, Result>): Promise<Result>;
  /** The items of a feed that were dealt with; none of a feed that is not there. */
  seen(id: string): Promise<readonly SeenItem[]>;
  changeSeen(id: string, decide: (stored: readonly SeenItem[]) => readonly SeenItem[]): Promise<void>;
  changeRequests<Result>(decide: (stored: Requests | null) => FeedChange<Requests, Result>): Promise<Result>;
}

/** Milliseconds for which a feed that was stopped stays known, so that one that is watched again brings nothing twice. */
export const STOPPED_FOR_MS = 30 * DAY_MS;

/** Feeds that a person may watch: each is asked on its own, and listed in one page. */
export const MOST_FEEDS = 100;
