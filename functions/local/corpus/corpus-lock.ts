import { mkdir, open, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemCode } from './corpus-tree.ts';
import { FolderLibraryError } from './folder-library.ts';
import { holderOf, isGone, ownLine } from './lock-holder.ts';
import { codeAndObstacle } from './whole-file.ts';

/** Hidden, so that no command takes it for an article. */
export const LOCK_NAME = '.corpus.lock';

/** Milliseconds between two looks at a lock that another command holds. */
const LOOK_EVERY = 100;

/** Milliseconds: the largest import takes a minute. */
const LONGEST_WAIT = 10 * 60 * 1000;

/** Milliseconds after which a lock without a name is one whose writer was cut off. */
const UNNAMED_FOR = 10_000;

export interface LockOptions {
  /** Once, while another command has the folder: a clause that says which, and what to do where there is none. */
  readonly onWait: (clause: string) => void;
  /** Milliseconds after which the wait ends with an error. */
  readonly longest?: number;
}

/**
 * Keeps a folder for one command that changes it, until it is disposed of: two that look for a free name at the same moment
 * would take the same one. Waits for a command that has it, ten minutes at most. A lock whose process is gone counts for nothing. A folder that
 * is not there is made, and removed again if nothing came into it; a read-only one needs no lock. Rejects with
 * {@link FolderLibraryError}.
 */
export async function lockCorpus(folder: string, options: LockOptions): Promise<AsyncDisposable> {
  const firstMade = await make(folder);
  const lock = path.join(folder, LOCK_NAME);
  const isHeld = await take(lock, options).catch(async (error) => {
    if (firstMade !== undefined) await unmake(folder, firstMade);
    throw error;
  });
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
    throw new FolderLibraryError(folder, `cannot be made ${codeAndObstacle(cause)}`, { cause });
  }
}

/** `false` in a read-only folder. */
async function take(lock: string, { onWait, longest = LONGEST_WAIT }: LockOptions): Promise<boolean> {
  for (let looks = 0; ; looks += 1) {
    const put = await putLock(lock);
    if (put !== 'held') return put === 'taken';
    const held = await read(lock);
    if (held !== null && isLeftBehind(held)) {
      await clear(lock, held.line);
      continue;
    }
    const clause = `another command in this folder${named(held)}; if there is none, remove ${lock}`;
    // Most have what they want by now, and a lock is empty for a moment.
    if (looks === 1) onWait(`waiting for ${clause}`);
    if (looks * LOOK_EVERY >= longest) {
      throw new FolderLibraryError(path.dirname(lock), `is kept too long by ${clause}`);
    }
    await delay(LOOK_EVERY);
  }
}

/** Codes of folders in which nobody can write, so that nobody need be kept out. */
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM']);

/** A lock is there with its holder's name, or not at all: one that a full disk leaves empty would be waited for. */
async function putLock(lock: string): Promise<'taken' | 'held' | 'read-only'> {
  let isMade = false;
  try {
    await using handle = await open(lock, 'wx');
    isMade = true;
    await handle.writeFile(ownLine());
    return 'taken';
  } catch (cause) {
    const code = systemCode(cause);
    if (isMade)
      await rm(lock, { force: true }).catch(() => {}); // the first failure is the one to tell
    else if (code === 'EEXIST') return 'held';
    else if (READ_ONLY.has(code)) return 'read-only';
    throw new FolderLibraryError(path.dirname(lock), `cannot be written to ${codeAndObstacle(cause)}`, { cause });
  }
}

interface HeldLock {
  readonly line: string;
  /** Milliseconds since 1970. */
  readonly written: number;
}

/** `null` where it has just gone. */
async function read(lock: string): Promise<HeldLock | null> {
  try {
    return { line: await readFile(lock, 'utf8'), written: (await stat(lock)).mtimeMs };
  } catch (error) {
    systemCode(error);
    return null;
  }
}

function named(held: HeldLock | null): string {
  const holder = held && holderOf(held.line);
  return holder === null ? '' : ` (process ${holder.id} on ${holder.machine})`;
}

function isLeftBehind({ line, written }: HeldLock): boolean {
  const holder = holderOf(line);
  return holder === null ? Date.now() - written > UNNAMED_FOR : isGone(holder);
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
