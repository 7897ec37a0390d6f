import { open } from 'node:fs/promises';
import type { Edition } from '../../engine/edition.ts';
import { decodeSnapshot, encodeSnapshot, isSnapshot } from '../../engine/indexing/snapshot.ts';
import type { CorpusIndex } from '../../engine/search/corpus-index.ts';
import { SnapshotError } from '../../engine/snapshot/snapshot-error.ts';
import { openSnapshot } from '../../engine/snapshot/stored-edition.ts';
import { readRegularFile, systemCode } from './corpus-tree.ts';
import { replaceFile, writeObstacle } from './whole-file.ts';

/** An index file cannot be read or written. The message names it, the problem and the way out. */
export class IndexFileError extends Error {
  override readonly name = 'IndexFileError';
}

/** The whole index. Rejects with {@link IndexFileError}. */
export function readIndexFile(file: string): Promise<CorpusIndex> {
  return readFileAs(file, decodeSnapshot);
}

/** To be asked: a large one is read where it is asked. Rejects with {@link IndexFileError}. */
export function openIndexFile(file: string): Promise<Edition> {
  return readFileAs(file, openSnapshot);
}

async function readFileAs<Index>(file: string, read: (bytes: Uint8Array) => Index): Promise<Index> {
  try {
    return read(await readRegularFile(file));
  } catch (cause) {
    if (cause instanceof SnapshotError) throw new IndexFileError(`${file}: ${cause.message}`, { cause });
    const code = systemCode(cause);
    const problem = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`;
    throw new IndexFileError(`${file}: ${problem}; build it with: npm run index -- --corpus FOLDER --out FILE`, {
      cause,
    });
  }
}

/**
 * Replaces the file in one step: a reader sees the old index or the new one, never half of one. What is there and
 * is no index is left alone: it may be an article. Resolves to the bytes written; rejects with {@link IndexFileError}.
 */
export async function writeIndexFile(file: string, index: CorpusIndex): Promise<number> {
  await refuseToReplace(file);
  const bytes = encodeSnapshot(index);
  try {
    await replaceFile(file, bytes);
    return bytes.length;
  } catch (cause) {
    const obstacle = writeObstacle(cause) ?? 'name a file in a folder that exists';
    throw new IndexFileError(`${file}: cannot be written (${systemCode(cause)}); ${obstacle}`, { cause });
  }
}

async function refuseToReplace(file: string): Promise<void> {
  const handle = await open(file).catch(() => undefined); // nothing there, or a problem that writing will tell
  if (!handle) return;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    if (bytesRead === 0 || isSnapshot(buffer)) return;
  } catch {
    return; // a folder, for one: writing will tell
  } finally {
    await handle.close();
  }
  throw new IndexFileError(`${file}: is no index and is not replaced; remove it, or name another file`);
}
