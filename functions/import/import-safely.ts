import * as v from 'valibot';
import type { ImportInput, ImportOptions, ImportResult } from './import-articles.ts';
import { ImportThread, type SafetyLimits, type ThreadOutcome } from './import-thread.ts';

/**
 * The largest input that its format allows takes 8 s on a slow core; a worker, its heap and what it unpacks stay below a
 * gigabyte together.
 */
const SAFETY_LIMITS: SafetyLimits = { timeMs: 20_000, heapMb: 512, growthMb: 640 };

/** Megabytes that a thread may leave behind it; with more it gives way to a new one, so that they never add up. */
const KEPT_MB = 128;

/** Milliseconds for which a thread waits for the next input: enough between two files, too little to cost memory for long. */
const IDLE_MS = 5_000;

export interface SafeImportOptions extends ImportOptions {
  readonly limits?: Partial<SafetyLimits>;
  /** Aborting ends the import at once; it is reported as stopped. */
  readonly signal?: AbortSignal;
  /** The worker's script, where a bundler has put it elsewhere. */
  readonly worker?: URL;
}

/**
 * `importArticles` in a thread, for input from outside: one that never ends, or wants all memory, is reported like any
 * other that is no article. Memory is judged for the process as a whole, so inputs are imported one after another, whoever
 * asks. The thread stays for the next input; one that failed in any way, or has grown, is ended first. Rejects with
 * {@link ImportWorkerError}, never for what the input holds.
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

  const waiting = Promise.withResolvers<'stopped'>();
  const stop = (): void => waiting.resolve('stopped');
  signal?.addEventListener('abort', stop, { once: true });
  const turn = inTurn(async () => {
    signal?.removeEventListener('abort', stop);
    if (signal?.aborted) return { kind: 'stopped' } as const;
    return await runAlone({ input, options: importOptions }, script, limits, signal);
  });
  const outcome = await Promise.race([turn, waiting.promise]);
  if (outcome === 'stopped') return skip(STOPPED);
  switch (outcome.kind) {
    case 'answered': {
      const result = v.safeParse(ResultSchema, outcome.answer);
      return result.success ? result.output : skip(UNREADABLE);
    }
    case 'stopped':
      return skip(STOPPED);
    case 'out of time':
      return skip(`took more than ${limits.timeMs / 1000} s; split it or import its text`);
    case 'out of memory':
      return skip(TOO_MUCH_MEMORY);
    case 'broken':
      return skip(UNREADABLE);
    case 'not started':
      throw new ImportWorkerError(script, { cause: outcome.cause });
  }
}

let lastTurn: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => {}); // whoever waits for the turn itself hears of it
  return turn;
}

/** The thread that waits for the next input. */
let idle: { readonly thread: ImportThread; readonly timer: NodeJS.Timeout } | null = null;

/** Where a used thread fails, the input gets another: the fault may be that of one before. */
async function runAlone(
  job: Parameters<ImportThread['run']>[0],
  script: URL,
  limits: SafetyLimits,
  signal: AbortSignal | undefined,
): Promise<ThreadOutcome> {
  const thread = await threadFor(script, limits.heapMb);
  const { isUsed } = thread;
  const outcome = await thread.run(job, limits, signal);
  if (outcome.kind === 'answered' && thread.grownMb < KEPT_MB) {
    const timer = setTimeout(() => {
      idle = null;
      void thread.end();
    }, IDLE_MS).unref();
    idle = { thread, timer };
    return outcome;
  }
  await thread.end();
  const again = isUsed && (outcome.kind === 'broken' || outcome.kind === 'out of memory');
  return again ? await runAlone(job, script, limits, signal) : outcome;
}

async function threadFor(script: URL, heapMb: number): Promise<ImportThread> {
  const kept = idle?.thread;
  clearTimeout(idle?.timer);
  idle = null;
  if (kept && !kept.hasEnded && kept.script.href === script.href && kept.heapMb === heapMb) return kept;
  await kept?.end();
  return new ImportThread(script, heapMb);
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
