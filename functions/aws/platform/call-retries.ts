import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type RetryStrategy = Extract<
  NonNullable<DynamoDBClientConfig['retryStrategy']>,
  { readonly acquireInitialRetryToken: unknown }
>;
type RetryToken = Awaited<ReturnType<RetryStrategy['acquireInitialRetryToken']>>;
type FailedAttempt = Parameters<RetryStrategy['refreshRetryTokenForRetry']>[1];

export interface AttemptLimits {
  /** Of a call that fails for a moment. */
  readonly attempts: number;
  /** Of a call that is throttled: that is told at once, and costs the service and the caller next to nothing. */
  readonly throttledAttempts: number;
}

/** Milliseconds: the longest wait after the first attempt, which doubles with each one up to the longest of all. */
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 1000;

/**
 * How often a call to AWS is tried. The SDK's own strategy has one budget for all calls of a process: under a table that turns most of
 * them away it is used up within a minute, and from then on no call is tried twice. Here each call has its own attempts, and
 * before each one a drawn part of a wait that doubles, so that callers do not come back together. What bounds the whole is that few
 * functions run at once, and that a job that fails comes back late.
 */
export class CallRetries implements RetryStrategy {
  readonly mode = 'standard';
  readonly #most: Readonly<Record<FailedAttempt['errorType'], number>>;

  constructor({ attempts, throttledAttempts }: AttemptLimits) {
    this.#most = { THROTTLING: throttledAttempts, TRANSIENT: attempts, SERVER_ERROR: 1, CLIENT_ERROR: 1 };
  }

  async acquireInitialRetryToken(): Promise<RetryToken> {
    return { getRetryCount: () => 0, getRetryDelay: () => 0 };
  }

  /** Rejects where no attempt is left: the SDK then throws the call's own error. */
  async refreshRetryTokenForRetry(
    before: RetryToken,
    { errorType, retryAfterHint }: FailedAttempt,
  ): Promise<RetryToken> {
    const retries = before.getRetryCount() + 1;
    if (retries >= this.#most[errorType]) throw new Error('No attempt is left');
    const drawn = Math.random() * Math.min(FIRST_WAIT_MS * 2 ** (retries - 1), LONGEST_WAIT_MS);
    // A service may name a time, which is heard as far as a run has it.
    const named = retryAfterHint ? Math.min(retryAfterHint.getTime() - Date.now(), LONGEST_WAIT_MS) : 0;
    const milliseconds = Math.max(drawn, named);
    return { getRetryCount: () => retries, getRetryDelay: () => milliseconds };
  }

  /** Nothing is kept from one call to the next. */
  recordSuccess(): void {}
}
