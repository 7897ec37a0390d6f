import * as v from 'valibot';
import { SOURCE_ENTRIES } from '../engine/articles/source-entries.ts';
import { Whole } from '../engine/whole.ts';
import { ArchiveError } from './documents/zip-archive.ts';
import { FORMATS } from './formats.ts';
import type { ImportInput, ImportOptions, ImportResult } from './import-articles.ts';
import type { SafetyLimits, ThreadObserver, ThreadOutcome } from './import-thread.ts';
import { InputSample } from './input-sample.ts';
import { leaveWarm, takeFresh, takeWarm } from './warm-thread.ts';

/**
 * The largest input that its format allows takes 8 s on a slow core; a worker, its heap and what it unpacks stay below a
 * gigabyte together. A container of a thousand pages takes a minute. A thread is ready in half a second where nothing else
 * runs; its limit ends a start that hangs.
 */
const SAFETY_LIMITS: SafetyLimits = {
  startMs: 120_000,
  timeMs: 20_000,
  containerMs: 600_000,
  heapMb: 512,
  growthMb: 640,
};

/** Bytes of an input that goes to the thread of those before it: most pages of news sites, with their scripts. */
const SMALL = 1024 * 1024;

export interface SafeImportOptions extends ImportOptions {
  readonly limits?: Partial<SafetyLimits>;
  /** Aborting ends the import at once; it is reported as stopped. */
  readonly signal?: AbortSignal;
  /** The worker's script, where a bundler has put it elsewhere. */
  readonly worker?: URL;
}

/**
 * `importArticles` in a thread, for input from outside: one that never ends, or wants all memory, is reported like any
 * other that is no article. Memory is judged for the process as a whole, so the inputs of all callers are imported one
 * after another. A small input goes to the thread that small ones before it have left; one that is large, or whose format is
 * read in isolation, has a thread of its own, and a thread that failed takes no further input. Rejects with
 * {@link ImportWorkerError}, never for what the input holds.
 */
export async function importSafely(input: ImportInput, options: SafeImportOptions = {}): Promise<ImportResult> {
  const {
    signal,
    worker: script = new URL('./import-worker.ts', import.meta.url),
    limits: given,
    onProgress,
    ...importOptions
  } = options;
  const limits = { ...SAFETY_LIMITS, ...given };
  const skip = (reason: string): ImportResult => ({
    articles: [],
    skipped: [{ name: input.name, reason }],
    withdrawn: [],
  });
  if (signal?.aborted) return skip(STOPPED);

  let documents = 0;
  const onDocuments = (read: number): void => {
    documents = read;
    onProgress?.(read);
  };
  const outcome = await inTurn(signal, () =>
    runAlone({ input, options: importOptions }, script, limits, { signal, onDocuments }),
  );
  switch (outcome.kind) {
    case 'imported':
      return outcome.result;
    case 'stopped':
      return skip(STOPPED);
    case 'out of time':
      return skip(
        documents === 0
          ? `took more than ${limits.timeMs / 1000} s; split it or import its text`
          : `took too long behind document ${documents}; split it`,
      );
    case 'out of memory':
      return skip(TOO_MUCH_MEMORY);
    case 'broken':
      return skip(UNREADABLE);
    case 'not started':
      throw new ImportWorkerError(script, { cause: outcome.cause });
  }
}

/** What became of one input, with the thread's answer parsed: one that is none is the word of a broken thread. */
type RunOutcome =
  | { readonly kind: 'imported'; readonly result: ImportResult }
  | Exclude<ThreadOutcome, { kind: 'answered' }>;

let lastTurn: Promise<unknown> = Promise.resolve();

/** Does the work when it is its turn. A call that is aborted while it waits returns at once; those behind it go on waiting. */
async function inTurn(signal: AbortSignal | undefined, work: () => Promise<RunOutcome>): Promise<RunOutcome> {
  const { promise: stopped, resolve } = Promise.withResolvers<RunOutcome>();
  const stop = (): void => resolve({ kind: 'stopped' });
  signal?.addEventListener('abort', stop, { once: true });
  const turn = lastTurn.then(() => {
    // From here on the thread itself hears of it, and is ended before the turn is.
    signal?.removeEventListener('abort', stop);
    return signal?.aborted ? { kind: 'stopped' as const } : work();
  });
  lastTurn = turn.catch(() => {}); // a caller that waits for the turn itself hears of it
  return await Promise.race([turn, stopped]);
}

async function runAlone(
  job: { readonly input: ImportInput; readonly options: ImportOptions },
  script: URL,
  limits: SafetyLimits,
  observer: ThreadObserver,
): Promise<RunOutcome> {
  const isSmall = job.input.bytes.length <= SMALL && !isIsolated(job.input);
  const taken = await (isSmall ? takeWarm : takeFresh)(script, limits.heapMb);
  const outcome = parsed(await taken.thread.run(job, limits, observer));
  if (isSmall && outcome.kind === 'imported') await leaveWarm(taken);
  else await taken.thread.end();
  return outcome;
}

function isIsolated(input: ImportInput): boolean {
  const sample = new InputSample(input, new Date());
  try {
    return FORMATS.some((format) => format.isIsolated && format.reads === 'bytes' && format.matches(sample));
  } catch (error) {
    if (error instanceof ArchiveError) return false;
    throw error;
  }
}

function parsed(outcome: ThreadOutcome): RunOutcome {
  if (outcome.kind !== 'answered') return outcome;
  const result = v.safeParse(ResultSchema, outcome.answer);
  return result.success ? { kind: 'imported', result: result.output } : { kind: 'broken' };
}

/**
 * The worker does not run at all: its script is missing, was bundled in a way that Node cannot load, or is never ready. Where
 * its cause is words, they are in the message.
 */
export class ImportWorkerError extends Error {
  override readonly name = 'ImportWorkerError';

  constructor(script: URL, options: ErrorOptions) {
    const why = typeof options.cause === 'string' ? `: ${options.cause}` : '';
    super(`The import worker ${script.pathname.split('/').at(-1)} cannot be started${why}`, options);
  }
}

const STOPPED = 'was not imported: the import was stopped';
const TOO_MUCH_MEMORY = 'takes too much memory to read; split it or import its text';
const UNREADABLE = 'cannot be read: it is damaged, or of a kind that no reader here expects; import its text';

const Stated = v.nullable(v.string());

const Entry = v.exactOptional(
  v.object({
    at: Whole,
    guid: Stated,
    page: Stated,
    title: Stated,
    published: Stated,
    publisher: Stated,
    digest: v.string(),
  }),
);

/** What the worker answers: it ran on hostile input, so its word is parsed like any other. */
const ResultSchema = v.object({
  articles: v.array(
    v.object({
      id: v.string(),
      isIdStated: v.boolean(),
      title: Stated,
      publisher: Stated,
      author: Stated,
      published: Stated,
      url: Stated,
      kind: SOURCE_ENTRIES.kind,
      of: Stated,
      claims: SOURCE_ENTRIES.claims,
      text: v.string(),
      note: v.exactOptional(v.string()),
      name: v.string(),
      notes: v.array(v.string()),
      entry: Entry,
    }),
  ),
  skipped: v.array(v.object({ name: v.string(), reason: v.string(), entry: Entry })),
  withdrawn: v.optional(v.array(v.object({ name: v.string(), id: v.string(), reason: v.string() })), []),
});
