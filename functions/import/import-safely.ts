import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import type { ImportInput, ImportOptions, ImportResult } from './import-articles.ts';

interface SafetyLimits {
  /** Milliseconds for one input. */
  readonly timeMs: number;
  /** Megabytes of JavaScript objects for one input. */
  readonly heapMb: number;
  /** Megabytes by which the whole process may grow meanwhile: unpacked bytes stand outside of the heap. */
  readonly growthMb: number;
}

/**
 * The largest input that its format allows takes 8 s on a slow core; a worker, its heap and what it unpacks stay below a
 * gigabyte together.
 */
const SAFETY_LIMITS: SafetyLimits = { timeMs: 20_000, heapMb: 512, growthMb: 640 };

/** Milliseconds between two looks at the memory: a reader unpacks some 10 MB in that time. */
const WATCH_MS = 25;

export interface SafeImportOptions extends ImportOptions {
  readonly limits?: Partial<SafetyLimits>;
  /** Aborting ends the import at once; it is reported as stopped. */
  readonly signal?: AbortSignal;
  /** The worker's script, where a bundler has put it elsewhere. */
  readonly worker?: URL;
}

/**
 * `importArticles` in a thread of its own, for input from outside: one that never ends, or wants all memory, is reported
 * like any other that is no article. Memory is judged for the process as a whole, so inputs are best imported one after
 * another. Rejects with {@link ImportWorkerError}, never for what the input holds.
 */
export async function importSafely(input: ImportInput, options: SafeImportOptions = {}): Promise<ImportResult> {
  const {
    signal,
    worker: script = new URL('./import-worker.ts', import.meta.url),
    limits: given,
    ...importOptions
  } = options;
  const limits = { ...SAFETY_LIMITS, ...given };
  const skip = (reason: string): ImportResult => ({ articles: [], skipped: [{ name: input.name, reason }] });
  if (signal?.aborted) return skip(STOPPED);

  const { promise, resolve, reject } = Promise.withResolvers<ImportResult>();
  let started = false;
  const worker = new Worker(script, {
    workerData: { input, options: importOptions },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 64 },
    // What a library prints is no concern of whoever imports.
    stdout: true,
    stderr: true,
  });
  const before = process.memoryUsage.rss();
  const timer = setTimeout(
    () => resolve(skip(`took more than ${limits.timeMs / 1000} s; split it or import its text`)),
    limits.timeMs,
  );
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - before > limits.growthMb * 1024 * 1024) resolve(skip(TOO_MUCH_MEMORY));
  }, WATCH_MS);
  const stop = (): void => resolve(skip(STOPPED));
  signal?.addEventListener('abort', stop, { once: true });
  const fail = (cause: unknown): void => {
    if (isOutOfMemory(cause)) resolve(skip(TOO_MUCH_MEMORY));
    else if (started) resolve(skip(UNREADABLE));
    else reject(new ImportWorkerError(script, { cause }));
  };
  worker.on('message', (message: unknown) => {
    if (message === 'started') {
      started = true;
      return;
    }
    const result = v.safeParse(ResultSchema, message);
    resolve(result.success ? result.output : skip(UNREADABLE));
  });
  worker.on('error', fail);
  worker.on('exit', fail);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** The worker does not run at all: its script is missing, or was bundled in a way that Node cannot load. */
export class ImportWorkerError extends Error {
  override readonly name = 'ImportWorkerError';

  constructor(script: URL, options: ErrorOptions) {
    super(`The import worker ${script.pathname.split('/').at(-1)} cannot be started`, options);
  }
}

const STOPPED = 'was not imported: the import was stopped';
const TOO_MUCH_MEMORY = 'takes too much memory to read; split it or import its text';
const UNREADABLE = 'cannot be read: it is damaged, or of a kind that no reader here expects; import its text';

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

const Stated = v.nullable(v.string());

/** What the worker answers: it ran on hostile input, so its word is parsed like any other. */
const ResultSchema = v.object({
  articles: v.array(
    v.object({
      id: v.string(),
      title: Stated,
      publisher: Stated,
      author: Stated,
      published: Stated,
      url: Stated,
      kind: v.picklist(['article', 'summary']),
      of: Stated,
      text: v.string(),
    }),
  ),
  skipped: v.array(v.object({ name: v.string(), reason: v.string() })),
});
