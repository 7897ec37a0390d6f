import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { type Waits, waitAfter } from './backoff.ts';

/** Another run holds the lease of the same question; it is done then, or crashed. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
  /** Milliseconds since 1970: until then that run may take. */
  readonly until: number;

  constructor(key: string, until: number) {
    super(`Another run is at ${key}`);
    this.until = until;
  }
}

/** The index at hand is not the one that is current: what has changed would not be seen. */
export class IndexBehindError extends Error {
  override readonly name = 'IndexBehindError';

  constructor(held: string, current: string) {
    super(`The index at hand is ${held}, and ${current} is current`);
  }
}

/** Slack asks to wait, where its client is not in between. */
export class LimitedError extends Error {
  override readonly name = 'LimitedError';
  /** Seconds. */
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super(`Slack asks to wait for ${retryAfter} s`);
    this.retryAfter = retryAfter;
  }
}

/** Seconds until an index that is behind is looked at again: 40 times of it are longer than a run of the indexer. */
const BEHIND_SECONDS = 30;

/** Seconds: a fault of a moment costs two, an outage of five minutes does not lose the question. */
const BACKOFF_SECONDS: Waits = [2, 15, 60, 300];

/**
 * Jobs that fail together must not come back together: seconds that are added where Slack or another run named a time,
 * and the share of the wait that is added where none did.
 */
const SPREAD_SECONDS = 5;
const SPREAD_SHARE = 0.25;

/** Longest that SQS lets a message wait, in seconds. */
const MOST_SECONDS = 43_200;

/** What failed, in which run, when; `random` gives numbers from 0 to 1, as `Math.random` does. */
export interface FailedRun {
  readonly error: unknown;
  /** This one included. */
  readonly runs: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly random: () => number;
}

/** How long a failed job waits for its next run, in whole seconds. */
export function retryDelay({ error, runs, now, random }: FailedRun): number {
  const seconds =
    error instanceof WebAPIRateLimitedError || error instanceof LimitedError
      ? error.retryAfter + random() * SPREAD_SECONDS
      : error instanceof BusyError
        ? Math.max(0, error.until - now) / 1000 + random() * SPREAD_SECONDS
        : error instanceof IndexBehindError
          ? BEHIND_SECONDS + random() * SPREAD_SECONDS
          : waitAfter(runs, BACKOFF_SECONDS) * (1 + random() * SPREAD_SHARE);
  return Math.min(Math.max(Math.ceil(seconds), 1), MOST_SECONDS);
}

/** It was not this run's turn: nothing is wrong with the job, and no run of it is spent. */
export function isOutOfTurn(error: unknown): boolean {
  return [WebAPIRateLimitedError, LimitedError, BusyError, IndexBehindError].some((kind) => error instanceof kind);
}

/** Slack's own word for what went wrong, e.g. `channel_not_found`; `null` when Slack gave none. */
export function platformError(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}

/** What may be said of an error in a log: Slack's code or the class, never a payload. */
export function errorCode(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  if (error instanceof WebAPIHTTPError) return `http_${error.statusCode}`;
  if (error instanceof WebAPIRequestError) return `request_${error.original.name}`;
  return error instanceof Error ? error.name : typeof error;
}
