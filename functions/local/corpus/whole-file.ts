import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from './corpus-tree.ts';
import { holderOf, isGone, ownLine } from './lock-holder.ts';

/** Behind the name of what is being written: hidden, so that it is never taken for an article. */
const UNFINISHED = '.part';

/** Folders in which this process has removed what others were killed over. */
const cleared = new Set<string>();

/**
 * Replaces a file in one step: a reader sees the old one or the new one, after a kill and a power cut as well. Where it fails, it rejects
 * with the system's error, and what was there is there. What a process left unfinished that was killed goes with the next write into
 * that folder.
 */
export async function replaceFile(location: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(location);
  await clear(folder);
  const unfinished = path.join(folder, `.${randomUUID()} ${ownLine().trimEnd()}${UNFINISHED}`);
  try {
    await writeThrough(unfinished, bytes);
    await rename(unfinished, location);
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => {}); // the first failure is the one to tell
    throw cause;
  }
}

async function clear(folder: string): Promise<void> {
  if (cleared.has(folder)) return;
  cleared.add(folder);
  const names = await readdir(folder).catch(() => []); // no folder, for one: writing will tell
  for (const name of names) {
    const writer = writerOf(name);
    if (writer !== null && writer !== ownLine() && isLeft(writer)) await rm(path.join(folder, name), { force: true });
  }
}

/** The line of the process that writes a file of this name; `null` of other files. */
function writerOf(name: string): string | null {
  if (!name.startsWith('.') || !name.endsWith(UNFINISHED)) return null;
  return `${name.slice(name.indexOf(' ') + 1, -UNFINISHED.length)}\n`;
}

function isLeft(line: string): boolean {
  const holder = holderOf(line);
  return holder !== null && isGone(holder);
}

async function writeThrough(location: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(location, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const FULL = 'the disk is full; make room and try again';
const READ_ONLY = 'this user may not write there';

const WAYS_OUT: Readonly<Record<string, string>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EROFS: 'the disk is read-only',
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
};

/** What keeps a file from being written, as far as a system's error tells; `null` of any other. */
export function writeObstacle(cause: unknown): string | null {
  return WAYS_OUT[systemCode(cause)] ?? null;
}

/** "(ENOSPC): the disk is full; …", to go behind what cannot be done. */
export function codeAndObstacle(cause: unknown): string {
  const obstacle = writeObstacle(cause);
  return obstacle === null ? `(${systemCode(cause)})` : `(${systemCode(cause)}): ${obstacle}`;
}
