import type { Feed } from './feed.ts';

const MINUTE_MS = 60 * 1000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A feed that fails is asked once a day at least: what failed for a week may come back. */
const LONGEST_WAIT_MS = DAY_MS;

/** A feed that is not found (404) for that long, and so often, is taken for gone. A site that is being mended has days. */
const MISSING_FOR_MS = 7 * DAY_MS;
const MISSING_TIMES = 5;

/** A feed is read in full once a day, whatever its server says of changes: one that always says "unchanged" would be believed for ever. */
const READ_EVERY_MS = DAY_MS;

/**
 * Edits of one item, without a quiet day between them, that are taken at once: a report of the day has a few. Each after them waits
 * twice as long as the one before, for a page that counts its readers is another one at every look.
 */
const FREE_EDITS = 6;
const FIRST_EDIT_WAIT_MS = HOUR_MS;
const LONGEST_EDIT_WAIT_MS = 6 * HOUR_MS;

/** Waits before another try at an item that could not be taken; after the last it is left out until the feed edits it. */
const TRY_AGAIN_MS = [HOUR_MS, 6 * HOUR_MS, DAY_MS];

export function isDue({ state, nextAt, lease }: Feed, now: number): boolean {
  return state === 'watched' && nextAt <= now && (lease === null || lease.until <= now);
}

/** Counted from when the look was due, not from when it was made: a clock that ticks every five minutes would else come a moment early. */
export function afterSuccess({ every, nextAt }: Pick<Feed, 'every' | 'nextAt'>, now: number): number {
  const due = nextAt + every * MINUTE_MS;
  return due > now ? due : now + every * MINUTE_MS;
}

/** `failures`: with this one. `retryAfterMs`: what the server asks for, `null` where it asks for nothing. */
export function afterFailure({ every }: Feed, failures: number, retryAfterMs: number | null, now: number): number {
  const backedOff = every * MINUTE_MS * 2 ** Math.min(failures, 16);
  const asked = Math.min(retryAfterMs ?? 0, LONGEST_WAIT_MS);
  // A feed that is watched once a week is not asked more often because it fails.
  const longest = Math.max(LONGEST_WAIT_MS, every * MINUTE_MS);
  return now + Math.max(Math.min(backedOff, longest), asked);
}

/** Whether a failure is the last: the server says that it is gone for good (410), or has not found it for long. */
export function isGone({ missingSince, failures }: Feed, status: number | null, now: number): boolean {
  if (status === 410) return true;
  return status === 404 && missingSince !== null && now - missingSince >= MISSING_FOR_MS && failures >= MISSING_TIMES;
}

/** Whether a feed has failed for so long that a person is told: most that fail for an hour come back. Milliseconds since 1970. */
export function failsLong(failingSince: number | null, now: number): boolean {
  return failingSince !== null && now - failingSince >= DAY_MS;
}

/** Whether the server is asked for the whole feed, without conditions. */
export function isReadInFull({ readAt, isUnreliable }: Feed, now: number): boolean {
  return isUnreliable || readAt === null || now - readAt >= READ_EVERY_MS;
}

/** Whether the edits before are forgotten. */
export function isQuiet(doneAt: number, now: number): boolean {
  return now - doneAt >= DAY_MS;
}

/** When an edit of an item is taken that was edited `times` times without a quiet day. */
export function editDue(doneAt: number, times: number): number {
  if (times < FREE_EDITS) return doneAt;
  return doneAt + Math.min(FIRST_EDIT_WAIT_MS * 2 ** (times - FREE_EDITS), LONGEST_EDIT_WAIT_MS);
}

/** When an item is tried again that could not be taken `times` times; `null` where it is left out for good. */
export function retryDue(doneAt: number, times: number): number | null {
  const wait = TRY_AGAIN_MS[times - 1];
  return wait === undefined ? null : doneAt + wait;
}
