import type { ImportInput, ImportResult } from '../../import/import-articles.ts';

/** Reads a document of any format that is imported. Never rejects for what it holds. */
export type DocumentReader = (input: ImportInput, signal: AbortSignal) => Promise<ImportResult>;

/**
 * Tighter than for what an admin submits, since anyone in the workspace may hand over a file: an answer has 30 s and, in the
 * smallest worker, half a gigabyte for all. Milliseconds and megabytes.
 */
const LIMITS = { startMs: 8000, timeMs: 8000, containerMs: 8000, heapMb: 160, growthMb: 224 };

/** In a thread of its own. `worker` is its script, where a bundler has put it elsewhere. What reads is loaded with the first file. */
export function documentReader(worker?: URL): DocumentReader {
  return async (input, signal) => {
    const { importSafely } = await import('../../import/import-safely.ts');
    return importSafely(input, { signal, limits: LIMITS, ...(worker ? { worker } : {}) });
  };
}
