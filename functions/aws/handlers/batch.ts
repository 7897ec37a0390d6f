import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { LogFields } from '../../slack/jobs/job-context.ts';
import { aboutJob } from '../../slack/jobs/job-keys.ts';
import { decodeJob, JobError } from '../../slack/jobs/jobs.ts';
import type { createLog, createMetrics } from '../platform/observability.ts';

type Handler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** What becomes of a message that failed: SQS hands it out again, or it is safe in another queue and leaves this one. */
export type AfterFailure = 'comes back' | 'passed on';

/**
 * A function that handles the messages of a batch side by side and reports those that are to come back: they alone do. Where
 * `onFailure` throws, the whole batch comes back.
 */
export function batchHandler(
  { log, metrics }: { readonly log: ReturnType<typeof createLog>; readonly metrics: ReturnType<typeof createMetrics> },
  handle: (record: SQSRecord) => Promise<void>,
  onFailure: (record: SQSRecord, error: unknown) => Promise<AfterFailure>,
): Handler {
  const failureOf = async (record: SQSRecord) => {
    try {
      await handle(record);
      return [];
    } catch (error) {
      metrics.count('JobsFailed');
      const after = await onFailure(record, error);
      return after === 'passed on' ? [] : [{ itemIdentifier: record.messageId }];
    }
  };
  return async ({ Records }, context) => {
    log.begin(context);
    try {
      const failures = await Promise.all(Records.map(failureOf));
      return { batchItemFailures: failures.flat() };
    } finally {
      metrics.flush();
    }
  };
}

/** By which the lines of a log about one message are found: also of one that cannot be read. */
export function aboutRecord({ body, messageId }: SQSRecord): LogFields {
  try {
    return { ...aboutJob(decodeJob(body)), messageId };
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    return { messageId };
  }
}

/**
 * How often SQS has handed out the message, this time included. In a queue that SQS moves messages to, the count may go on
 * from the queue before or begin at one.
 */
export function runsOf({ attributes }: SQSRecord): number {
  return Number(attributes.ApproximateReceiveCount);
}
