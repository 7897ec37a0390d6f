import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { aboutJob, decodeJob, JobError } from '../slack/jobs.ts';
import type { LogFields } from '../slack/work.ts';

/**
 * Handles the messages of a batch side by side and reports those that failed: they alone come back. `onFailure` may hasten
 * that; it never hides the failure.
 */
export async function eachRecord(
  { Records }: SQSEvent,
  handle: (record: SQSRecord) => Promise<void>,
  onFailure: (record: SQSRecord, error: unknown) => Promise<void>,
): Promise<SQSBatchResponse> {
  const failures = await Promise.all(
    Records.map(async (record) => {
      try {
        await handle(record);
        return [];
      } catch (error) {
        await onFailure(record, error);
        return [{ itemIdentifier: record.messageId }];
      }
    }),
  );
  return { batchItemFailures: failures.flat() };
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
