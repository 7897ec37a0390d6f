import { createHash, randomUUID } from 'node:crypto';
import type { Fetch, Importer } from '../corpus/source.ts';
import type { FetchedFeed, Validators } from '../import/fetching/fetch-feed.ts';
import { NO_ITEMS } from '../import/imported-drafts.ts';
import type { Feed, FeedNews, LeftOut, SeenItem } from './feed.ts';
import { type FeedItem, feedItems, MOST_ITEMS, planItems, remembered } from './feed-items.ts';
import type { FeedStore } from './feed-store.ts';
import { BudgetSpent } from './request-budget.ts';
import { afterFailure, afterSuccess, failsLong, HOUR_MS, isDue, isGone, isReadInFull, retryDue } from './schedule.ts';
import { type FeedSink, type Taken, takeItems } from './take-items.ts';

/** Everything that a look at a feed is made with. */
export interface PollContext {
  readonly store: FeedStore;
  readonly sink: FeedSink;
  /** Both count their requests, and reject with `BudgetSpent`. */
  readonly fetchFeed: (address: string, validators: Validators) => Promise<FetchedFeed>;
  readonly fetchPage: Fetch;
  readonly importer: Importer;
  readonly now: () => number;
  /** Whether there is time for another feed, or another item. */
  readonly goOn: () => boolean;
}

/** What became of one look. `feed`: as it is known now. */
export type Polled =
  /** It is not due, or another run looks at it, or has taken over. */
  | { readonly kind: 'left'; readonly id: string }
  | { readonly kind: 'read'; readonly feed: Feed; readonly taken: Taken }
  | { readonly kind: 'unchanged'; readonly feed: Feed }
  | { readonly kind: 'failed' | 'gone'; readonly feed: Feed; readonly problem: string }
  /** The requests of this hour are used up. */
  | { readonly kind: 'put off'; readonly feed: Feed };

/**
 * Milliseconds after which a run that looks at a feed and has said nothing counts as dead: a little more than the five minutes
 * that the fetcher may take.
 */
export const FEED_LEASE_MS = 330_000;

/** Changes the feed as it is by then, and says that this run lives: a person may have stopped it meanwhile, or set another pace. */
type Change = (next: (stored: Feed) => Partial<Feed>) => Promise<Feed>;

/** Another run looks at the feed by now: this one was taken for dead. */
class FeedTakenOver extends Error {
  override readonly name = 'FeedTakenOver';
}

/**
 * Looks at one feed, if it is due and no other run does. A run that is cut off at any step is repeated by the next one, which
 * hands over the same articles under the same ids. Rejects with the errors of the store and of the sink.
 */
export async function pollFeed(id: string, context: PollContext): Promise<Polled> {
  const { store, now } = context;
  const holder = randomUUID();
  const at = now();
  const feed = await store.change<Feed | null>(id, (stored) => {
    if (!stored || !isDue(stored, at)) return { keep: null, result: null };
    return { keep: { ...stored, lease: { holder, until: at + FEED_LEASE_MS } }, result: stored };
  });
  if (!feed) return { kind: 'left', id };
  const change: Change = (next) =>
    store.change(id, (stored) => {
      if (stored?.lease?.holder !== holder) throw new FeedTakenOver();
      const keep = { ...stored, lease: { holder, until: now() + FEED_LEASE_MS }, ...next(stored) };
      return { keep, result: keep };
    });
  try {
    return await look(feed, at, change, context);
  } catch (error) {
    if (error instanceof FeedTakenOver) return { kind: 'left', id };
    if (!(error instanceof BudgetSpent)) throw error;
    const nextAt = (Math.floor(at / HOUR_MS) + 1) * HOUR_MS;
    return { kind: 'put off', feed: await change(() => ({ nextAt, lease: null })) };
  }
}

async function look(feed: Feed, at: number, change: Change, context: PollContext): Promise<Polled> {
  const { etag, lastModified } = feed;
  const inFull = isReadInFull(feed, at);
  const fetched = await context.fetchFeed(
    feed.address,
    inFull ? { etag: null, lastModified: null } : { etag, lastModified },
  );
  if (fetched.kind === 'refused') return failed(fetched, at, change);
  const address = fetched.movedTo ?? feed.address;
  const hasMoved = address !== feed.address && address !== feed.url && address !== feed.toldAddress;
  const answered = (stored: Feed) => ({
    address,
    // What waits to be told of its failing is over.
    ...(stored.untold?.kind === 'failing' ? { untold: null } : {}),
    ...(hasMoved ? { ...untold(stored, 'moved', at), toldAddress: address } : {}),
    askedAt: at,
    nextAt: afterSuccess(stored, at),
    lease: null,
    failures: 0,
    failingSince: null,
    missingSince: null,
    problem: null,
  });
  if (fetched.kind === 'unchanged') return { kind: 'unchanged', feed: await change(answered) };
  const { url, bytes, contentType, validators } = fetched;
  const body = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const isUnreliable = feed.isUnreliable || (feed.body !== null && feed.body !== body && isSame(feed, validators));
  // Of a body whose items were all dealt with, nothing is left to do.
  if (body === feed.body) {
    return { kind: 'unchanged', feed: await change((stored) => ({ ...answered(stored), ...validators, readAt: at })) };
  }
  const { articles, skipped } = await context.importer({ name: feed.address, bytes, url, contentType }, undefined);
  const items = feedItems({ articles, skipped });
  if (items.length === 0) {
    const [first] = skipped;
    if (first?.reason === NO_ITEMS) {
      const empty = { readAt: at, items: 0, waiting: 0, leftOut: 0, reasons: [], problem: NO_ITEMS };
      return { kind: 'unchanged', feed: await change((stored) => ({ ...answered(stored), ...empty })) };
    }
    const reason = articles.length > 0 ? 'is no feed, but an article; add it instead' : (first?.reason ?? 'is no feed');
    return failed({ reason, status: null, retryAfterMs: null }, at, change);
  }
  const isCut =
    [...articles, ...skipped].some(({ entry }) => entry && entry.at >= MOST_ITEMS) ||
    skipped.some(({ entry, name }) => !entry && name === feed.address);
  const { taken, seen } = await takeFrom(items, feed, at, change, context);
  const now = new Set(items.flatMap(({ keys }) => keys));
  const inFeed = seen.filter(({ keys }) => keys.some((key) => now.has(key)));
  const missed = inFeed.filter(({ leftOut }) => leftOut !== null);
  const isDone = taken.waiting === 0 && missed.every(({ doneAt, times }) => retryDue(doneAt, times) === null);
  const next = await change((stored) => ({
    ...answered(stored),
    // An answer of which something waits, or is to be tried again, is asked for again as a whole.
    ...(isDone ? validators : { etag: null, lastModified: null }),
    body: isDone ? body : null,
    readAt: at,
    isUnreliable,
    items: items.length,
    waiting: taken.waiting,
    ...(taken.added + taken.edited > 0 ? { brought: { at, added: taken.added, edited: taken.edited } } : {}),
    added: feed.added + taken.added,
    edited: feed.edited + taken.edited,
    leftOut: missed.length,
    reasons: reasonsOf(inFeed, isCut),
  }));
  return { kind: 'read', feed: next, taken };
}

/** Whether the server says that the feed is what it was. */
function isSame({ etag, lastModified }: Feed, now: Validators): boolean {
  return etag === null ? lastModified !== null && lastModified === now.lastModified : etag === now.etag;
}

async function takeFrom(
  items: readonly FeedItem[],
  feed: Feed,
  at: number,
  change: Change,
  { store, sink, fetchPage, importer, goOn }: PollContext,
): Promise<{ readonly taken: Taken; readonly seen: readonly SeenItem[] }> {
  let seen = await store.seen(feed.id);
  const keep = async (done: readonly SeenItem[]): Promise<void> => {
    seen = remembered(seen, done, at);
    await store.changeSeen(feed.id, (stored) => remembered(stored, done, at));
    await change(() => ({}));
  };
  const taken = await takeItems(planItems(items, seen, at), seen, {
    feed,
    sink,
    fetch: fetchPage,
    importer,
    now: at,
    goOn,
    keep,
  });
  return { taken, seen };
}

/** The operator hears of it by an alarm. */
function untold({ by }: Feed, kind: FeedNews['kind'], at: number): Pick<Feed, 'untold'> | Record<string, never> {
  return by === null ? {} : { untold: { kind, at } };
}

/** Reasons that are kept of a feed. */
const MOST_REASONS = 5;

function reasonsOf(inFeed: readonly SeenItem[], isCut: boolean): LeftOut[] {
  const more = isCut ? [{ item: 'the feed', reason: `is longer than ${MOST_ITEMS} items; the first are read` }] : [];
  const newest = inFeed.toSorted((a, b) => b.doneAt - a.doneAt);
  return [
    ...more,
    ...newest.flatMap(({ leftOut }) => leftOut ?? []),
    ...newest.flatMap(({ note }) => note ?? []),
  ].slice(0, MOST_REASONS);
}

async function failed(
  {
    reason,
    status,
    retryAfterMs,
  }: Pick<Extract<FetchedFeed, { kind: 'refused' }>, 'reason' | 'status' | 'retryAfterMs'>,
  at: number,
  change: Change,
): Promise<Polled> {
  const feed = await change((stored) => {
    const failures = stored.failures + 1;
    const next = {
      lease: null,
      askedAt: at,
      failures,
      failingSince: stored.failingSince ?? at,
      missingSince: status === 404 ? (stored.missingSince ?? at) : null,
      problem: reason,
      nextAt: afterFailure(stored, failures, retryAfterMs, at),
    };
    // Where it had moved to may fail while the old address leads somewhere else by now.
    const hasMoved = stored.address !== stored.url;
    const isOver = stored.state === 'watched' && !hasMoved && isGone({ ...stored, ...next }, status, at);
    if (isOver) return { ...next, state: 'gone', ...untold(stored, 'gone', at) };
    const isLong = failsLong(next.failingSince, at) && !failsLong(stored.failingSince, stored.askedAt ?? at);
    return { ...next, address: stored.url, ...(isLong ? untold(stored, 'failing', at) : {}) };
  });
  return { kind: feed.state === 'gone' ? 'gone' : 'failed', feed, problem: reason };
}
