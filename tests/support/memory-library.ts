import { createHash } from 'node:crypto';
import type { Library } from '../../functions/corpus/library.ts';
import type { Files } from './temp-folder.ts';

export interface MemoryLibrary extends Library {
  /** Names that were read, in their order. */
  readonly reads: string[];
}

/** A library in memory. `beforeRead` may change it between listing and reading, as others do. */
export function memoryLibrary(files: Files = {}, beforeRead: (name: string) => void = () => {}): MemoryLibrary {
  const held = new Map<string, Uint8Array>();
  const reads: string[] = [];
  const tagOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  for (const [name, content] of Object.entries(files)) held.set(name, Buffer.from(content));
  return {
    reads,
    list: async () => [...held].map(([name, bytes]) => ({ name, tag: tagOf(bytes), size: bytes.length })),
    async read(name) {
      beforeRead(name);
      reads.push(name);
      const bytes = held.get(name);
      return bytes ? { bytes, tag: tagOf(bytes) } : null;
    },
    async write(name, bytes, expected) {
      const there = held.get(name);
      if (expected !== undefined && (there ? tagOf(there) : null) !== expected) return false;
      held.set(name, Uint8Array.from(bytes));
      return true;
    },
    remove: async (name) => held.delete(name),
  };
}
