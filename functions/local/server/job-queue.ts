import { type Apologist, apologise } from '../../slack/jobs/apologise.ts';
import { MOST_RUNS } from '../../slack/jobs/backoff.ts';
import { handleJob } from '../../slack/jobs/handle-job.ts';
import type { JobContext } from '../../slack/jobs/job-context.ts';
import { decodeJob, encodeJob, type Job } from '../../slack/jobs/jobs.ts';
import { errorCode, isOutOfTurn, retryDelay } from '../../slack/jobs/retries.ts';

/** One job at a time, so that retries need no spread. */
const NO_SPREAD = (): number => 0;

/** A job that waits for another run. */
interface Waiting {
  /** Milliseconds since 1970, by the clock of the job's context. */
  readonly due: number;
  readonly timer: NodeJS.Timeout;
  readonly then: () => void;
}

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
  readonly #waiting = new Set<Waiting>();
  #last: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor({ jobContext, wait = (seconds) => seconds * 1000 }: JobQueueOptions) {
    this.#jobContext = jobContext;
    this.#wait = wait;
  }

  async send(job: Job): Promise<void> {
    this.#enqueue(encodeJob(job), 1);
  }

  /** Time was moved on: what is due by now need not wait for this machine's. */
  wake(): void {
    for (const waiting of [...this.#waiting].toSorted((a, b) => a.due - b.due)) {
      if (waiting.due <= this.#jobContext.now()) this.#begin(waiting);
    }
  }

  /** Resolves when what has been sent is carried out; what waits for another run is dropped. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { timer } of this.#waiting) clearTimeout(timer);
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
      // Where it only had to wait, no run is spent.
      const next = isOutOfTurn(error) ? run : run + 1;
      if (next <= MOST_RUNS)
        this.#later(this.#wait(retryDelay({ error, runs: run, now: now(), random: NO_SPREAD })), () =>
          this.#enqueue(body, next),
        );
      else await this.#giveUp(job);
    }
  }

  #later(milliseconds: number, then: () => void): void {
    if (this.#isClosed) return;
    const waiting: Waiting = {
      due: this.#jobContext.now() + milliseconds,
      timer: setTimeout(() => this.#begin(waiting), milliseconds),
      then,
    };
    this.#waiting.add(waiting);
  }

  #begin(waiting: Waiting): void {
    clearTimeout(waiting.timer);
    if (this.#waiting.delete(waiting)) waiting.then();
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
