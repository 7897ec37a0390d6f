import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/** Another run is at the same question; it is done then, or crashed. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
  readonly until: number;

  constructor(key: string, until: number) {
    super(`Another run is at ${key}`);
    this.until = until;
  }
}

/**
 * Waits before the second, third … run, in seconds: a fault of a moment costs two seconds, an outage of five minutes does
 * not lose the question.
 */
const BACKOFF_SECONDS = [2, 15, 60, 300];

/** Longest that SQS lets a message wait, in seconds. */
const MOST_SECONDS = 43_200;

/** How long a failed job waits for its next run, in whole seconds. `runs` counts the one that failed. */
export function retryDelay(error: unknown, runs: number, now: number): number {
  const seconds =
    error instanceof WebAPIRateLimitedError
      ? error.retryAfter
      : error instanceof BusyError
        ? (error.until - now) / 1000
        : (BACKOFF_SECONDS[Math.min(runs, BACKOFF_SECONDS.length) - 1] ?? 2);
  return Math.min(Math.max(Math.ceil(seconds), 1), MOST_SECONDS);
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
