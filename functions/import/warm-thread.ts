import { ImportThread } from './import-thread.ts';

/**
 * Megabytes by which the process may have grown since the thread began, when it is left and when it is taken; with more it
 * gives way to a new one. What grew elsewhere meanwhile is not to count against an input.
 */
const KEPT_MB = 96;

/** Inputs of one thread. What they leave behind without showing in the memory stays bounded too. */
export const MOST_INPUTS = 1000;

/** Milliseconds for which a thread waits for the next input: longer than to fetch a page, too short to cost memory for long. */
export const IDLE_MS = 3_000;

/** The thread that waits for the next small input, in this process. */
let idle: { readonly thread: ImportThread; readonly inputs: number; readonly timer: NodeJS.Timeout } | null = null;

/** Ends of threads that are not awaited yet. */
let ending: Promise<void> = Promise.resolve();

/** A thread in use, and how many inputs it has had. */
export interface TakenThread {
  readonly thread: ImportThread;
  readonly inputs: number;
}

/** The waiting thread, else a new one. No other is there meanwhile. */
export async function takeWarm(script: URL, heapMb: number): Promise<TakenThread> {
  const kept = idle;
  const fits =
    kept &&
    !kept.thread.hasEnded &&
    kept.thread.script.href === script.href &&
    kept.thread.heapMb === heapMb &&
    kept.thread.grownMb <= KEPT_MB;
  if (!fits) return await takeFresh(script, heapMb);
  clearTimeout(kept.timer);
  idle = null;
  return kept;
}

/** A new thread, before which every other has ended, so that two never add up. */
export async function takeFresh(script: URL, heapMb: number): Promise<TakenThread> {
  await endWarmThread();
  return { thread: new ImportThread(script, heapMb), inputs: 0 };
}

/** Lets a thread that has answered wait for the next input, or ends it where it has kept too much. */
export async function leaveWarm({ thread, inputs }: TakenThread): Promise<void> {
  if (thread.grownMb > KEPT_MB || inputs + 1 >= MOST_INPUTS) return await thread.end();
  // Neither the timer nor the thread keeps the process from ending; one that is frozen meanwhile, as on Lambda, goes on later.
  const timer = setTimeout(() => void endWarmThread(), IDLE_MS).unref();
  idle = { thread, inputs: inputs + 1, timer };
}

/** Ends the waiting thread, if there is one: before something that needs the memory. */
export async function endWarmThread(): Promise<void> {
  const kept = idle;
  idle = null;
  if (kept) {
    clearTimeout(kept.timer);
    const before = ending;
    ending = before.then(() => kept.thread.end());
  }
  await ending;
}
