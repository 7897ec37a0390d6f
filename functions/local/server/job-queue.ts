import { type Apologist, apologise } from '../../slack/jobs/apologise.ts';
import { MOST_RUNS } from '../../slack/jobs/backoff.ts';
import { handleJob } from '../../slack/jobs/handle-job.ts';
import type { JobContext } from '../../slack/jobs/job-context.ts';
import { decodeJob, encodeJob, type Job } from '../../slack/jobs/jobs.ts';
import { errorCode, retryDelay } from '../../slack/jobs/retries.ts';

/** One job at a time, so that retries need no spread. */
const NO_SPREAD = (): number => 0;

export interface JobQueueOptions {
  readonly jobContext: JobContext;
  /** Milliseconds; shorter where a test does not want to wait. */
  readonly wait?: (seconds: number) => number;
}

/**
 * The queue between those who accept and those who work, in this process: jobs go through their wire form, one is carried
 * out at a time, a failed one comes back when `retryDelay` says, and after its last run the person who waits for it is told.
 */
export class LocalQueue {
  readonly #jobContext: JobContext;
  readonly #wait: (seconds: number) => number;
  readonly #timers = new Set<NodeJS.Timeout>();
  #last: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor({ jobContext, wait = (seconds) => seconds * 1000 }: JobQueueOptions) {
    this.#jobContext = jobContext;
    this.#wait = wait;
  }

  async send(job: Job): Promise<void> {
    this.#enqueue(encodeJob(job), 1);
  }

  /** Resolves when what has been sent is carried out; what waits for another run is dropped. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#last;
  }

  #enqueue(body: string, run: number): void {
    this.#last = this.#last.then(() => this.#carryOut(body, run));
  }

  async #carryOut(body: string, run: number): Promise<void> {
    const job = decodeJob(body);
    const { log, now } = this.#jobContext;
    try {
      await handleJob(job, this.#jobContext);
    } catch (error) {
      log.warn('a job failed', { job: job.type, run, error: errorCode(error) });
      if (run < MOST_RUNS)
        this.#later(this.#wait(retryDelay({ error, runs: run, now: now(), random: NO_SPREAD })), () =>
          this.#enqueue(body, run + 1),
        );
      else await this.#giveUp(job);
    }
  }

  #later(milliseconds: number, then: () => void): void {
    if (this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, milliseconds);
    this.#timers.add(timer);
  }

  async #giveUp(job: Job): Promise<void> {
    const apologist: Apologist = this.#jobContext;
    try {
      await apologise(job, apologist);
    } catch (error) {
      this.#jobContext.log.error('an apology failed', {
        job: job.type,
        error: errorCode(error),
      });
    }
  }
}
