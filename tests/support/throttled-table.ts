import type { Call, Fault } from './wire-proxy.ts';

/** What DynamoDB answers to a call that it has no throughput for. */
export const THROTTLED_BY_THE_TABLE: Fault = {
  kind: 'answer',
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    message: 'The level of configured provisioned throughput for the table was exceeded.',
  }),
};

/** Of each call to the table, the first `times` attempts are throttled. */
export function throttledTimes(times: number): (call: Call) => Fault | null {
  const attempts = new Map<string, number>();
  return ({ service, caller, operation, body }) => {
    if (service !== 'dynamodb') return null;
    const key = JSON.stringify([caller, operation, body]);
    const before = attempts.get(key) ?? 0;
    attempts.set(key, (before + 1) % (times + 1));
    return before < times ? THROTTLED_BY_THE_TABLE : null;
  };
}
