import { FunctionInstance, type FunctionSpec, type InvocationResult } from './function-instance.ts';
import { TestClock } from './test-clock.ts';

/**
 * One execution environment: started by its first invocation, frozen (SIGSTOP) between invocations as Lambda freezes it, so
 * that work after the response stands still, and started anew after it crashed or was killed.
 */
export class FunctionProcess {
  readonly spec: FunctionSpec;
  /** Milliseconds of each start: process, bundle and all that the module does when it is loaded. */
  readonly starts: number[] = [];
  /** Milliseconds of each invocation that returned. */
  readonly runs: number[] = [];
  readonly #clock: TestClock;
  #instance: Promise<FunctionInstance> | null = null;
  #log = '';
  #turn: Promise<unknown> = Promise.resolve();

  constructor(spec: FunctionSpec, clock: TestClock = new TestClock()) {
    this.spec = spec;
    this.#clock = clock;
  }

  /** Everything that it wrote to its standard output and error. */
  get log(): string {
    return this.#log;
  }

  /** Bytes of memory that its process holds; `null` where there is none, or where that is not known: only Linux tells. */
  async residentBytes(): Promise<number | null> {
    return (await this.#instance)?.residentBytes() ?? null;
  }

  /** Milliseconds of a processor since its process began; 0 where there is none. */
  async processorMs(): Promise<number> {
    return (await this.#instance)?.processorMs() ?? 0;
  }

  /** Starts it ahead of its first event. */
  async start(): Promise<void> {
    await (await this.#running()).ready;
  }

  /** One event at a time, as an execution environment works. */
  invoke(event: unknown): Promise<InvocationResult> {
    const turn = this.#turn.then(async () => {
      const instance = await this.#running();
      const outcome = await instance.invoke(event);
      if (instance.isOver) this.#instance = null;
      if (outcome.kind === 'returned') this.runs.push(outcome.ms);
      return outcome;
    });
    this.#turn = turn;
    return turn;
  }

  /** `kill -9`: the next event meets a cold start. */
  async kill(): Promise<void> {
    const instance = await this.#instance;
    this.#instance = null;
    instance?.end();
  }

  #running(): Promise<FunctionInstance> {
    this.#instance ??= FunctionInstance.launch(this.spec, this.#clock, {
      onOutput: (text) => {
        this.#log += text;
      },
      onReady: (ms) => {
        this.starts.push(ms);
      },
    });
    return this.#instance;
  }
}
