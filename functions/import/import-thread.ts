import { Worker } from 'node:worker_threads';
import type { ImportInput, ImportOptions } from './import-articles.ts';
import { ImportTime } from './import-time.ts';

export interface SafetyLimits {
  /** Milliseconds on the clock for a thread to be ready: a busy machine takes long over it, which is no fault of the input. */
  readonly startMs: number;
  /** Milliseconds of the thread's own time ({@link ImportTime}) for one input, or from one part of a container to the next. */
  readonly timeMs: number;
  /** Milliseconds that may pass on the clock until no further part of a container is begun. */
  readonly containerMs: number;
  /** Megabytes of JavaScript objects of the thread. */
  readonly heapMb: number;
  /** Megabytes by which the whole process may grow from the thread's start: unpacked bytes stand outside of the heap. */
  readonly growthMb: number;
}

/** Who called for an import, while it runs. */
export interface ThreadObserver {
  readonly signal?: AbortSignal | undefined;
  readonly onDocuments?: ((documents: number) => void) | undefined;
}

/** What became of one input. Behind any but `answered` the thread is of no more use. */
export type ThreadOutcome =
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'out of time' }
  | { readonly kind: 'out of memory' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'not started'; readonly cause: unknown };

/** Milliseconds between two looks at memory and time: a reader unpacks some 10 MB in that time. */
const WATCH_MS = 25;

/**
 * A thread that imports one input after another: to load the readers costs a quarter of a second, to read a small file some
 * milliseconds. It keeps the process alive only while it works.
 */
export class ImportThread {
  readonly script: URL;
  readonly heapMb: number;
  readonly #worker: Worker;
  readonly #rssAtStart = process.memoryUsage.rss();
  #started = false;
  #ended: ThreadOutcome | null = null;
  #settle: ((outcome: ThreadOutcome) => void) | null = null;
  #onStarted: (() => void) | null = null;
  #onDocuments: ((documents: number) => void) | null = null;

  constructor(script: URL, heapMb: number) {
    this.script = script;
    this.heapMb = heapMb;
    this.#worker = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 64 },
      // Neither shown nor read: a stream that is read would keep the process alive.
      stdout: true,
      stderr: true,
    });
    this.#worker.on('message', (message: unknown) => {
      if (message === 'started') {
        this.#started = true;
        this.#onStarted?.();
      } else if (isProgress(message)) this.#onDocuments?.(message.documents);
      else this.#settle?.({ kind: 'answered', answer: message });
    });
    // An error overtakes the messages before it; all of them are there once the thread has exited.
    let cause: unknown;
    this.#worker.on('error', (error) => {
      cause = error;
    });
    this.#worker.on('exit', (code) => this.#end(cause ?? code));
  }

  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  /** Megabytes by which the process has grown since the thread began. */
  get grownMb(): number {
    return (process.memoryUsage.rss() - this.#rssAtStart) / (1024 * 1024);
  }

  /** One at a time. `onDocuments` hears of a container how many documents have been read. Never rejects. */
  async run(
    job: { readonly input: ImportInput; readonly options: ImportOptions },
    { startMs, timeMs, containerMs, growthMb }: SafetyLimits,
    { signal, onDocuments }: ThreadObserver,
  ): Promise<ThreadOutcome> {
    if (this.#ended) return this.#ended;
    if (signal?.aborted) return { kind: 'stopped' };
    const { promise, resolve } = Promise.withResolvers<ThreadOutcome>();
    this.#settle = resolve;
    const time = new ImportTime(this.#worker);
    const unreadyAt = performance.now() + startMs;
    let end = performance.now() + containerMs;
    // The time of the input begins with its reading.
    this.#onStarted = () => {
      time.restart();
      end = performance.now() + containerMs;
    };
    this.#onDocuments = (documents) => {
      // Each part has its time, and all of them have theirs.
      if (performance.now() < end) time.restart();
      onDocuments?.(documents);
    };
    const watch = setInterval(() => {
      if (this.grownMb > growthMb) resolve({ kind: 'out of memory' });
      if (!this.#started) {
        if (performance.now() < unreadyAt) return;
        // A thread that has not begun says nothing of the input.
        resolve({ kind: 'not started', cause: `it was not ready within ${startMs / 1000} s` });
        return;
      }
      // A thread that neither works nor waits, because it is blocked, ends by the clock.
      if (time.spent >= timeMs || performance.now() >= end + timeMs) resolve({ kind: 'out of time' });
    }, WATCH_MS);
    const stop = (): void => resolve({ kind: 'stopped' });
    signal?.addEventListener('abort', stop, { once: true });
    this.#worker.ref();
    try {
      this.#worker.postMessage(job);
      return await promise;
    } finally {
      clearInterval(watch);
      signal?.removeEventListener('abort', stop);
      this.#worker.unref();
      this.#settle = null;
      this.#onStarted = null;
      this.#onDocuments = null;
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(cause: unknown): void {
    this.#ended ??= isOutOfMemory(cause)
      ? { kind: 'out of memory' }
      : this.#started
        ? { kind: 'broken' }
        : { kind: 'not started', cause };
    this.#settle?.(this.#ended);
  }
}

function isProgress(message: unknown): message is { readonly documents: number } {
  return (
    typeof message === 'object' && message !== null && 'documents' in message && typeof message.documents === 'number'
  );
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
