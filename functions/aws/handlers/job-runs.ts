import type { SQSRecord } from 'aws-lambda';
import { MOST_RUNS } from '../../slack/jobs/backoff.ts';
import { handleJob } from '../../slack/jobs/handle-job.ts';
import { type JobContext, type Log, logWith } from '../../slack/jobs/job-context.ts';
import { decodeJob } from '../../slack/jobs/jobs.ts';
import { errorCode, isOutOfTurn, retryDelay } from '../../slack/jobs/retries.ts';
import { type JobQueue, timesPutOff } from '../platform/queue.ts';
import { type AfterFailure, aboutRecord, runsOf } from './batch.ts';

/** How often one job is put off: for a burst of hundreds of questions in a channel that takes one reply a second. */
const MOST_PUT_OFF = 40;

/** Seconds that a job is hidden after its last run where it cannot be passed on: SQS moves it once it is visible again. */
const MOVED_IN_SECONDS = 1;

export interface JobRunsOptions {
  readonly queue: Pick<JobQueue, 'putOff' | 'retryIn'>;
  /** Of the jobs that failed for good. */
  readonly failed: Pick<JobQueue, 'passOn'>;
  readonly jobContext: () => Promise<JobContext>;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The runs of jobs, as the worker gives them: each fails, waits for its turn, or is the last. */
export class JobRuns {
  readonly #options: JobRunsOptions;

  constructor(options: JobRunsOptions) {
    this.#options = options;
  }

  /** Rejects with what the job failed with; not where it only has to wait and was put off. */
  async run(record: SQSRecord): Promise<void> {
    const { jobContext, log } = this.#options;
    const { body, messageId } = record;
    try {
      const made = await jobContext();
      await handleJob(decodeJob(body), { ...made, log: logWith(log, { messageId }) });
    } catch (error) {
      if (!(await this.#putOff(record, error))) throw error;
    }
  }

  /**
   * The worker sends a job on to the failed ones itself after its last run. SQS would move it too, but may go on counting its
   * receives there, and then the asker would not be told. The redrive policy moves what this cannot: a job whose last run was
   * killed, or that could not be sent on.
   */
  async retryOrPassOn(record: SQSRecord, error: unknown): Promise<AfterFailure> {
    const { queue, log, now } = this.#options;
    const runs = runsOf(record);
    const about = aboutRecord(record);
    const isLast = runs >= MOST_RUNS;
    const seconds = isLast ? MOVED_IN_SECONDS : retryDelay({ error, runs, now: now(), random: Math.random });
    log.error('a job failed', { ...about, error: errorCode(error), runs, retryInSeconds: isLast ? null : seconds });
    if (isLast && (await this.#passOn(record))) return 'passed on';
    await queue.retryIn(seconds, record.receiptHandle).catch((failure: unknown) => {
      log.warn('the message comes back late', { ...about, error: errorCode(failure) });
    });
    return 'comes back';
  }

  /**
   * Sends a job that only had to wait again: a burst in one channel must not use up the runs meant for failures. Resolves to
   * whether it was sent.
   */
  async #putOff(record: SQSRecord, error: unknown): Promise<boolean> {
    const { queue, log, now } = this.#options;
    const times = timesPutOff(record) + 1;
    if (!isOutOfTurn(error) || times > MOST_PUT_OFF) return false;
    const about = aboutRecord(record);
    const seconds = retryDelay({ error, runs: 1, now: now(), random: Math.random });
    try {
      await queue.putOff(record.body, { seconds, times });
    } catch (failure) {
      log.warn('a job could not be put off', { ...about, error: errorCode(failure) });
      return false;
    }
    log.info('a job is put off', { ...about, error: errorCode(error), times, seconds });
    return true;
  }

  /** Resolves to whether the job is in the queue of failed ones. */
  async #passOn(record: SQSRecord): Promise<boolean> {
    const { failed, log } = this.#options;
    try {
      await failed.passOn(record);
      return true;
    } catch (failure) {
      log.warn('a failed job could not be passed on', { ...aboutRecord(record), error: errorCode(failure) });
      return false;
    }
  }
}
