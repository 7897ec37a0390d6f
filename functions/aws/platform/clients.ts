import { type AttemptLimits, CallRetries } from './call-retries.ts';

/**
 * How AWS is called. Without these a call that hangs lasts until Lambda ends the function, and the job with it; the SDK's
 * own timeout of a request only warns.
 */
export interface CallLimits extends AttemptLimits {
  /** Milliseconds for one attempt, to connect and again to answer. */
  readonly timeoutMs: number;
}

/** Slack waits three seconds for the ingress, and whatever it asks of AWS comes out of them. */
export const INGRESS_CALLS: CallLimits = { timeoutMs: 1000, attempts: 2, throttledAttempts: 4 };

/**
 * Several calls, each with its retries, fit into one run of 30 seconds. Of calls of which two in three are throttled, one in a hundred
 * and thirty fails after twelve attempts, and half of them have taken less than a tenth of a second.
 */
export const WORKER_CALLS: CallLimits = { timeoutMs: 3000, attempts: 3, throttledAttempts: 12 };

/** For any client of the SDK. A call that takes too long rejects with a `TimeoutError`, which the SDK tries again. */
export function clientOptions(limits: CallLimits) {
  const { timeoutMs } = limits;
  return {
    maxAttempts: limits.throttledAttempts,
    retryStrategy: new CallRetries(limits),
    requestHandler: {
      connectionTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: timeoutMs,
    },
  };
}
