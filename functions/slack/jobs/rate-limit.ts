import { WebAPIRateLimitedError } from '@slack/web-api';
import type { JobContext } from './job-context.ts';

/** Seconds that Slack may ask a run to wait: in a burst it asks for one, and the queue would be slower than that. */
const MOST_RETRY_AFTER = 5;

/** Milliseconds that a run waits in all: with one call that hangs, it still ends within the worker's 30 s. */
const MOST_WAIT_MS = 12_000;

/** Milliseconds within which those who were told to wait the same time come back. */
const SPREAD_MS = 1000;

/** Calls again as soon as Slack allows it, where that is soon; else throws Slack's `WebAPIRateLimitedError`. */
export async function withinRateLimit<Result>(
  { sleep }: Pick<JobContext, 'sleep'>,
  call: () => Promise<Result>,
): Promise<Result> {
  for (let waited = 0; ; ) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError) || error.retryAfter > MOST_RETRY_AFTER) throw error;
      const wait = error.retryAfter * 1000 + Math.random() * SPREAD_MS;
      if (waited + wait > MOST_WAIT_MS) throw error;
      await sleep(wait);
      waited += wait;
    }
  }
}
