import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { CorpusIndex } from '../engine/search/corpus-index.ts';
import { decodeSnapshot, encodeSnapshot, SnapshotError } from '../engine/search/snapshot.ts';
import { systemCode } from './corpus-tree.ts';

/** An index file cannot be read or written. The message names it, the problem and the way out. */
export class IndexFileError extends Error {
  override readonly name = 'IndexFileError';
}

/** Rejects with {@link IndexFileError}. */
export async function readIndexFile(file: string): Promise<CorpusIndex> {
  try {
    return decodeSnapshot(await readFile(file));
  } catch (cause) {
    if (cause instanceof SnapshotError) throw new IndexFileError(`${file}: ${cause.message}`, { cause });
    const code = systemCode(cause);
    const problem = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`;
    throw new IndexFileError(`${file}: ${problem}; build it with: npm run index -- --corpus FOLDER --out FILE`, {
      cause,
    });
  }
}

/** Replaces the file in one step: whoever reads it sees the old index or the new one, never half of one. */
export async function writeIndexFile(file: string, index: CorpusIndex): Promise<number> {
  const bytes = encodeSnapshot(index);
  const unfinished = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(unfinished, bytes, { flag: 'wx' });
    await rename(unfinished, file);
    return bytes.length;
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw new IndexFileError(`${file}: cannot be written (${systemCode(cause)}); name a file in a folder that exists`, {
      cause,
    });
  }
}
