import type { SQSRecord } from 'aws-lambda';
import { withLease } from '../../slack/delivery/deliver-once.ts';
import { type Apologist, apologise } from '../../slack/jobs/apologise.ts';
import type { Log } from '../../slack/jobs/job-context.ts';
import { decodeJob, JobError } from '../../slack/jobs/jobs.ts';
import { BusyError, errorCode } from '../../slack/jobs/retries.ts';
import type { Store } from '../../slack/store/store.ts';
import { failureId, type JobQueue } from '../platform/queue.ts';
import { aboutRecord } from './batch.ts';

export interface FailedJobsOptions {
  readonly store: Store;
  readonly deadLetters: Pick<JobQueue, 'sendRaw'>;
  readonly apologist: () => Promise<Apologist>;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Jobs that the worker failed at for good: their askers are told, and they become dead letters. */
export class FailedJobs {
  readonly #options: FailedJobsOptions;

  constructor(options: FailedJobsOptions) {
    this.#options = options;
  }

  /** Safe to run twice. Rejects where another run may succeed. */
  async bury(record: SQSRecord): Promise<void> {
    await this.#apologiseFor(record.body);
    await this.#sendDeadLetter(record);
  }

  /** No person waits for a message that is no job. */
  async #apologiseFor(body: string): Promise<void> {
    const { apologist, log } = this.#options;
    try {
      await apologise(decodeJob(body), await apologist());
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
      log.error('a message that is no job', { error: error.name });
    }
  }

  /**
   * A failed job comes twice where the worker was killed after it had passed the job on: SQS then moves the message too. Both
   * are one dead letter. Where the table cannot be read or written, two are better than none.
   */
  async #sendDeadLetter(record: SQSRecord): Promise<void> {
    const { store, deadLetters, log, now } = this.#options;
    const key = `dead-letter:${failureId(record)}`;
    let isSent = false;
    try {
      await withLease({ store, now, log }, { key, revision: '' }, async () => {
        await deadLetters.sendRaw(record.body);
        isSent = true;
        await store.finish(key, '', null);
      });
    } catch (error) {
      if (error instanceof BusyError) throw error;
      log.warn('a dead letter may be sent twice', { ...aboutRecord(record), error: errorCode(error) });
      if (!isSent) await deadLetters.sendRaw(record.body);
    }
  }
}
