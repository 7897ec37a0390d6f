import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Library, LibraryContent, LibraryFile } from '../../../corpus/library.ts';
import { CorpusNotFoundError } from '../../corpus/corpus-files.ts';
import { systemCode } from '../../corpus/corpus-tree.ts';
import { FolderLibrary } from '../../corpus/folder-library.ts';

/**
 * Two libraries as one: what is written or removed is so in the upper one only, and the lower one is never touched. For
 * a user who tries out what their articles would be with one more.
 */
export class LayeredLibrary implements Library {
  readonly #lower: Library;
  readonly #upper: Library;
  readonly #removed = new Set<string>();

  constructor(lower: Library, upper: Library) {
    this.#lower = lower;
    this.#upper = upper;
  }

  async list(): Promise<readonly LibraryFile[]> {
    const upper = await this.#upper.list();
    const hidden = new Set([...this.#removed, ...upper.map(({ name }) => name)]);
    const lower = await this.#lower.list();
    return [...upper, ...lower.filter(({ name }) => !hidden.has(name))];
  }

  async read(name: string): Promise<LibraryContent | null> {
    return (await this.#upper.read(name)) ?? (this.#removed.has(name) ? null : this.#lower.read(name));
  }

  async write(name: string, bytes: Uint8Array, expected?: string | null): Promise<boolean> {
    if (expected !== undefined && ((await this.read(name))?.tag ?? null) !== expected) return false;
    return this.#upper.write(name, bytes);
  }

  async remove(name: string): Promise<boolean> {
    const wasThere = (await this.read(name)) !== null;
    await this.#upper.remove(name);
    this.#removed.add(name);
    return wasThere;
  }
}

/** The corpus at a path, a folder or a single file, to be read only. Rejects with {@link CorpusNotFoundError}. */
export async function corpusLibrary(corpus: string): Promise<Library> {
  try {
    return (await stat(corpus)).isDirectory() ? new FolderLibrary(corpus) : new SingleFile(corpus);
  } catch (cause) {
    throw new CorpusNotFoundError(corpus, systemCode(cause), { cause });
  }
}

class SingleFile implements Library {
  readonly #location: string;
  readonly #name: string;

  constructor(location: string) {
    this.#location = location;
    this.#name = path.basename(location);
  }

  async list(): Promise<readonly LibraryFile[]> {
    const content = await this.read(this.#name);
    return content ? [{ name: this.#name, tag: content.tag, size: content.bytes.length }] : [];
  }

  async read(name: string): Promise<LibraryContent | null> {
    if (name !== this.#name) return null;
    try {
      const bytes = await readFile(this.#location);
      return { bytes, tag: createHash('sha256').update(bytes).digest('hex') };
    } catch (cause) {
      throw new CorpusNotFoundError(this.#location, systemCode(cause), { cause });
    }
  }

  async write(): Promise<boolean> {
    throw new Error('a single file is only read');
  }

  async remove(): Promise<boolean> {
    throw new Error('a single file is only read');
  }
}
