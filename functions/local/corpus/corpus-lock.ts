import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemCode } from './corpus-tree.ts';
import { FolderLibraryError } from './folder-library.ts';

/** Hidden, so that no command takes it for an article. */
export const LOCK_NAME = '.corpus.lock';

/** Milliseconds between two looks at a lock that another command holds. */
const LOOK_EVERY = 100;

export interface LockOptions {
  /** Once, while another command has the folder: a clause that says which, and what to do where there is none. */
  readonly onWait: (clause: string) => void;
}

/**
 * Keeps a folder for one command that changes it, until it is disposed of: two that look for a free name at the same moment
 * would take the same one. Waits for a command that has it. A lock whose process is gone counts for nothing. A folder that
 * is not there is made, and removed again if nothing came into it; a read-only one needs no lock. Rejects with
 * {@link FolderLibraryError}.
 */
export async function lockCorpus(folder: string, { onWait }: LockOptions): Promise<AsyncDisposable> {
  const firstMade = await make(folder);
  const lock = path.join(folder, LOCK_NAME);
  const isHeld = await take(lock, onWait);
  return {
    async [Symbol.asyncDispose]() {
      if (isHeld) await rm(lock, { force: true });
      if (firstMade !== undefined) await unmake(folder, firstMade);
    },
  };
}

/** The topmost folder that was not there before; `undefined` where all were. */
async function make(folder: string): Promise<string | undefined> {
  try {
    return await mkdir(folder, { recursive: true });
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'EEXIST' || code === 'ENOTDIR') return undefined; // a file: the library says so
    throw new FolderLibraryError(folder, `cannot be made (${code})`, { cause });
  }
}

/** `false` in a read-only folder. */
async function take(lock: string, onWait: LockOptions['onWait']): Promise<boolean> {
  for (let looks = 0; ; looks += 1) {
    try {
      await writeFile(lock, `${process.pid} ${hostname()}\n`, { flag: 'wx' });
      return true;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') return false;
    }
    const held = await read(lock);
    if (held !== null && isLeftBehind(held)) {
      await clear(lock, held);
      continue;
    }
    // Most have what they want by now, and a lock is empty for a moment.
    if (looks === 1)
      onWait(`waiting for another command in this folder${named(held)}; if there is none, remove ${lock}`);
    await delay(LOOK_EVERY);
  }
}

/** `null` where it has just gone. */
async function read(lock: string): Promise<string | null> {
  try {
    return await readFile(lock, 'utf8');
  } catch (error) {
    systemCode(error);
    return null;
  }
}

/** The process and the machine that a lock names. */
const HOLDER = /^(\d+) (.+)\n$/u;

function named(held: string | null): string {
  const [, id, machine] = HOLDER.exec(held ?? '') ?? [];
  return id === undefined ? '' : ` (process ${id} on ${machine})`;
}

/** Only of this machine's processes is that known. This one takes one lock at a time, so that its own id is an old one's. */
function isLeftBehind(held: string): boolean {
  const [, id, machine] = HOLDER.exec(held) ?? [];
  if (machine !== hostname()) return false;
  if (Number(id) === process.pid) return true;
  try {
    process.kill(Number(id), 0);
    return false;
  } catch (error) {
    return systemCode(error) === 'ESRCH';
  }
}

/** Removes that lock, and no new one that another process has put there meanwhile. */
async function clear(lock: string, left: string): Promise<void> {
  const aside = `${lock}.${process.pid}`;
  try {
    await rename(lock, aside);
    if ((await readFile(aside, 'utf8')) === left) await rm(aside);
    else await rename(aside, lock);
  } catch (error) {
    systemCode(error); // another process was quicker
  }
}

/** From the folder up to the first that was made, as far as they are empty. */
async function unmake(folder: string, first: string): Promise<void> {
  for (let at = folder; ; at = path.dirname(at)) {
    try {
      await rmdir(at);
    } catch (error) {
      systemCode(error); // something is in it, or it has gone
      return;
    }
    if (at === first) return;
  }
}
