import type { Worker } from 'node:worker_threads';

/**
 * How long a thread has had for its work: the processor time of the process, and the time for which the thread waited for
 * something. Time in which the thread could have worked, but other programs had the processors, is not in it: a file
 * is not refused because the machine is busy. Never more than has passed on a clock.
 */
export class ImportTime {
  readonly #worker: Worker;
  #since: Reading;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#since = this.#read();
  }

  /** Milliseconds since it began, or began again. */
  get spent(): number {
    const now = this.#read();
    const worked = now.worked - this.#since.worked + now.waited - this.#since.waited;
    return Math.min(worked, now.clock - this.#since.clock);
  }

  restart(): void {
    this.#since = this.#read();
  }

  #read(): Reading {
    const { user, system } = process.cpuUsage();
    return {
      clock: performance.now(),
      worked: (user + system) / 1000,
      waited: this.#worker.performance.eventLoopUtilization().idle,
    };
  }
}

/** Milliseconds. */
interface Reading {
  readonly clock: number;
  readonly worked: number;
  /** For which the event loop of the thread had nothing to do. */
  readonly waited: number;
}
