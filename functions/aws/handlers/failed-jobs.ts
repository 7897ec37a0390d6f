import type { SQSRecord } from 'aws-lambda';
import { withLease } from '../../slack/delivery/deliver-once.ts';
import { type Apologist, apologise } from '../../slack/jobs/apologise.ts';
import type { Log } from '../../slack/jobs/job-context.ts';
import { decodeJob, type Job, JobError } from '../../slack/jobs/jobs.ts';
import { BusyError, errorCode } from '../../slack/jobs/retries.ts';
import type { Store } from '../../slack/store/store.ts';
import { failureId, type JobQueue } from '../platform/queue.ts';
import { aboutRecord } from './batch.ts';

export interface FailedJobsOptions {
  readonly store: Store;
  readonly deadLetters: Pick<JobQueue, 'sendRaw'>;
  /** Of the worker. */
  readonly jobs: Pick<JobQueue, 'putOff'>;
  readonly apologist: () => Promise<Apologist>;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Seconds until such a job is run again: an alarm tells of jobs that have waited for longer than that. */
const AGAIN_SECONDS = 300;

/** Milliseconds, from when the job was accepted: as long as an apology is tried for. */
const AGAIN_FOR_MS = 2 * 60 * 60 * 1000;

/**
 * Nobody waits for it, whom an apology could be told: until it is done, what stands in Slack is not what the articles say. Milliseconds
 * since 1970.
 */
function isRunAgain(job: Job, now: number): boolean {
  switch (job.type) {
    case 'changed':
    case 'correction':
    case 'edition':
    case 'news':
      return now - job.acceptedAt < AGAIN_FOR_MS;
    default:
      return false;
  }
}

/** Jobs that the worker failed at for good: their askers are told, or they are run again later, or they become dead letters. */
export class FailedJobs {
  readonly #options: FailedJobsOptions;

  constructor(options: FailedJobsOptions) {
    this.#options = options;
  }

  /** Safe to run twice. Rejects where another run may succeed. */
  async bury(record: SQSRecord): Promise<void> {
    const { apologist, jobs, now, log } = this.#options;
    const job = this.#jobOf(record.body);
    if (job && isRunAgain(job, now())) {
      await jobs.putOff(record.body, { seconds: AGAIN_SECONDS, times: 0 });
      log.info('a failed job is run again later', { ...aboutRecord(record), seconds: AGAIN_SECONDS });
      return;
    }
    if (job) await apologise(job, await apologist());
    await this.#sendDeadLetter(record);
  }

  /** `null` for a message that is no job: no person waits for it. */
  #jobOf(body: string): Job | null {
    try {
      return decodeJob(body);
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
      this.#options.log.error('a message that is no job', { error: error.name });
      return null;
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
