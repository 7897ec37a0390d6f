import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { LogFields } from '../../slack/jobs/job-context.ts';
import { aboutJob, decodeJob, JobError } from '../../slack/jobs/jobs.ts';
import type { createLog, createMetrics } from '../platform/observability.ts';

type Handler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/**
 * A function that handles the messages of a batch side by side and reports those that failed: they alone come back.
 * `onFailure` may hasten that; it never hides the failure.
 */
export function batchHandler(
  { log, metrics }: { readonly log: ReturnType<typeof createLog>; readonly metrics: ReturnType<typeof createMetrics> },
  handle: (record: SQSRecord) => Promise<void>,
  onFailure: (record: SQSRecord, error: unknown) => Promise<void>,
): Handler {
  const failureOf = async (record: SQSRecord) => {
    try {
      await handle(record);
      return [];
    } catch (error) {
      await onFailure(record, error);
      return [{ itemIdentifier: record.messageId }];
    }
  };
  return async ({ Records }, context) => {
    log.begin(context);
    metrics.begin();
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

/** How often SQS has handed out the message, this time included. */
export function runsOf({ attributes }: SQSRecord): number {
  return Number(attributes.ApproximateReceiveCount);
}
