import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Whole } from '../engine/whole.ts';

/** A feed that is watched, and what is known of it. Times are milliseconds since 1970. */

const Line = v.nullable(v.string());

/** An item that could not be taken as it is, and why: a clause that goes behind its name. */
const LeftOut = v.strictObject({ item: v.string(), reason: v.string() });

/** What one look at the feed brought. */
const Brought = v.strictObject({
  at: Whole,
  /** Articles that are new, and that the feed has edited. */
  added: Whole,
  edited: Whole,
});

/** What whoever has the feed watched is to be told of it. */
const FeedNews = v.strictObject({
  /** `moved` for good, `gone`, or `failing` for a day. */
  kind: v.picklist(['moved', 'gone', 'failing']),
  at: Whole,
});

const Feed = v.strictObject({
  /** Names it in buttons and keys: see {@link feedId}. */
  id: v.string(),
  /** As it was given. */
  url: v.string(),
  /** Where it is asked for: another one once it has moved for good. */
  address: v.string(),
  /** Minutes between two looks. */
  every: Whole,
  /** Who watches it from Slack; `null` for the operator. */
  by: v.nullable(v.strictObject({ team: v.string(), user: v.string() })),
  addedAt: Whole,
  /** `gone`: it answered for the last time, and is asked no more. `stopped`: a person ended it. */
  state: v.picklist(['watched', 'gone', 'stopped']),
  nextAt: Whole,
  /** Which run looks at it, and when that run counts as dead; `null` where none does. */
  lease: v.nullable(v.strictObject({ holder: v.string(), until: Whole })),
  /** Of the last answer of which nothing is left to do. */
  etag: Line,
  lastModified: Line,
  /** Hash of its bytes. */
  body: Line,
  /** The last answer, whatever it was, and the last whole one. */
  askedAt: v.nullable(Whole),
  readAt: v.nullable(Whole),
  /** It said once that nothing had changed, and something had. */
  isUnreliable: v.boolean(),
  /** Looks since the last one that went well. */
  failures: Whole,
  failingSince: v.nullable(Whole),
  /** Since when every answer has been that there is none (404). */
  missingSince: v.nullable(Whole),
  /** Why the last look failed; goes behind the address. */
  problem: Line,
  /** Articles in the feed when it was last read, and those of them that wait for a later look. */
  items: Whole,
  waiting: Whole,
  /** The last look that brought something. */
  brought: v.nullable(Brought),
  /** Since it is watched. */
  added: Whole,
  edited: Whole,
  /** Items of the feed as it is now that could not be taken. */
  leftOut: Whole,
  /** Why, and what was left out of others: the first few. */
  reasons: v.pipe(v.array(LeftOut), v.readonly()),
  /** What is not told yet; versions before did not write it. */
  untold: v.optional(v.nullable(FeedNews), null),
  /** The new address that was told last, or waits to be: where that fails for a moment, it is found once more. */
  toldAddress: v.optional(v.nullable(v.string()), null),
});

export type Feed = v.InferOutput<typeof Feed>;
export type FeedNews = v.InferOutput<typeof FeedNews>;
export type LeftOut = v.InferOutput<typeof LeftOut>;

/** An item of a feed that was dealt with. */
const SeenItem = v.strictObject({
  /** Hashes of its own id and of its page: either one names it. */
  keys: v.pipe(v.array(v.string()), v.readonly()),
  /** Of what the feed said of it. */
  digest: v.string(),
  /** The id of its article; `null` for one that could not be taken. */
  article: Line,
  /** When the feed last had it. */
  at: Whole,
  /** When it was last dealt with. */
  doneAt: Whole,
  /** Edits without a quiet day between them, or tries at what could not be taken. */
  times: Whole,
  /** Why it could not be taken. */
  leftOut: v.nullable(LeftOut),
  /** What was left out of it, where it was taken. */
  note: v.nullable(LeftOut),
});

const SeenItems = v.array(SeenItem);

export type SeenItem = v.InferOutput<typeof SeenItem>;

/** Requests that were made in an hour. */
const Requests = v.strictObject({
  /** Hours since 1970. */
  hour: Whole,
  made: Whole,
});

export type Requests = v.InferOutput<typeof Requests>;

export const FEED_SCHEMAS: {
  readonly feed: v.GenericSchema<unknown, Feed>;
  readonly seen: v.GenericSchema<unknown, readonly SeenItem[]>;
  readonly requests: v.GenericSchema<unknown, Requests>;
} = { feed: Feed, seen: SeenItems, requests: Requests };

/** 22 characters of `A-Za-z0-9_-`: the same for the same address. */
export function feedId(url: string): string {
  return createHash('sha256').update(url).digest('base64url').slice(0, 22);
}

/** Minutes between two looks: five are as often as the fetcher runs, and in a week a feed may have lost items. */
export const EVERY = { least: 5, usual: 10, most: 7 * 24 * 60 } as const;

/** A feed that is watched from now on. What was known of it before, in `old`, stays known. */
export function watchedFeed(
  { url, every, by }: Pick<Feed, 'url' | 'every' | 'by'>,
  old: Feed | null,
  now: number,
): Feed {
  const started = { every, by, state: 'watched', nextAt: now, failures: 0, failingSince: null } as const;
  // Where it had moved to may be what is gone.
  if (old) return { ...old, ...started, address: old.state === 'gone' ? url : old.address, missingSince: null };
  return {
    id: feedId(url),
    url,
    address: url,
    ...started,
    addedAt: now,
    lease: null,
    etag: null,
    lastModified: null,
    body: null,
    askedAt: null,
    readAt: null,
    isUnreliable: false,
    missingSince: null,
    problem: null,
    items: 0,
    waiting: 0,
    brought: null,
    added: 0,
    edited: 0,
    leftOut: 0,
    reasons: [],
    untold: null,
    toldAddress: null,
  };
}
