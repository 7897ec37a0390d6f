import { open, rename, rm } from 'node:fs/promises';
import { systemCode } from './corpus-tree.ts';

/**
 * Replaces a file in one step: a reader sees the old one or the new one, after a kill and a power cut as well. `unfinished` is a name in
 * the same folder that nothing has. Where it fails, it rejects with the system's error, and what was there is there.
 */
export async function replaceFile(location: string, bytes: Uint8Array, unfinished: string): Promise<void> {
  try {
    await writeThrough(unfinished, bytes);
    await rename(unfinished, location);
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => {}); // the first failure is the one to tell
    throw cause;
  }
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
