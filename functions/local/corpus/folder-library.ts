import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { formatProblem } from '../../corpus/file-names.ts';
import type { Library, LibraryContent, LibraryFile } from '../../corpus/library.ts';
import { type CorpusFile, listCorpus, systemCode } from './corpus-tree.ts';
import { codeAndObstacle, replaceFile } from './whole-file.ts';

/** The folder of a corpus, or a file in it, cannot be read or written. The message names it and the problem. */
export class FolderLibraryError extends Error {
  override readonly name = 'FolderLibraryError';

  constructor(location: string, problem: string, options?: ErrorOptions) {
    super(`${location}: ${problem}`, options);
  }
}

/**
 * Milliseconds. A file that was changed less than that ago may be changed again without its times showing it, so the hash of
 * such a file is not kept (git does the same with its index).
 */
const SETTLED_AFTER = 2000;

/** A folder of this machine as a library. Hidden files are not of it, and writing replaces a file in one step or not at all. */
export class FolderLibrary implements Library {
  readonly #folder: string;
  /** Hashes of files by location, and what the file system said of the file when it was hashed. */
  readonly #tags = new Map<string, { readonly stamp: string; readonly tag: string }>();

  /** The folder need not exist yet: then it is an empty library, and the first file makes it. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Rejects with {@link FolderLibraryError} where the folder itself cannot be read. */
  async list(): Promise<readonly LibraryFile[]> {
    const tree = await this.#tree();
    const listed: LibraryFile[] = [];
    for (const file of tree.files) {
      const found = await this.#fileOf(file);
      if (found) listed.push(found);
    }
    for (const { file, reason, severity } of tree.skipped) {
      if (severity === 'defect') listed.push({ name: file, tag: reason, size: 0, problem: reason });
    }
    return listed;
  }

  async #tree() {
    try {
      const target = await stat(this.#folder);
      if (!target.isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
      const tree = await listCorpus(this.#folder, formatProblem);
      const others = tree.skipped.filter(({ file, reason }) => reason === formatProblem(file));
      return { ...tree, files: [...tree.files, ...others.map(({ file }) => ({ file, location: this.#at(file) }))] };
    } catch (cause) {
      const code = systemCode(cause);
      if (code === 'ENOENT') return { files: [], skipped: [] };
      const problem = code === 'ENOTDIR' ? 'not a directory' : `cannot be opened (${code})`;
      throw new FolderLibraryError(this.#folder, `${problem}; name a folder of articles`, { cause });
    }
  }

  async #fileOf({ file: name, location }: CorpusFile): Promise<LibraryFile | null> {
    try {
      const { size, ino, mtimeNs, ctimeNs } = await stat(location, { bigint: true });
      const stamp = `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
      // What is no article is listed, so that it can be reported; it is never read.
      if (formatProblem(name) !== null) return { name, tag: stamp, size: Number(size) };
      const known = this.#tags.get(location);
      if (known?.stamp === stamp) return { name, tag: known.tag, size: Number(size) };
      const isSettled = Date.now() - Number(ctimeNs / 1_000_000n) > SETTLED_AFTER;
      const tag = await hashFile(location);
      if (isSettled) this.#tags.set(location, { stamp, tag });
      return { name, tag, size: Number(size) };
    } catch (error) {
      const code = systemCode(error);
      if (code === 'ENOENT') return null;
      const problem = `cannot be read (${code}); give read permission or remove it`;
      return { name, tag: problem, size: 0, problem };
    }
  }

  async read(name: string): Promise<LibraryContent | null> {
    const location = this.#at(name);
    try {
      const bytes = await readFile(location);
      return { bytes, tag: createHash('sha256').update(bytes).digest('hex') };
    } catch (cause) {
      const code = systemCode(cause);
      if (isAbsent(code)) return null;
      throw new FolderLibraryError(location, `cannot be read (${code})`, { cause });
    }
  }

  /** Between reading what is there and replacing it, a process without the lock may write: see `corpus-lock.ts`. */
  async write(name: string, bytes: Uint8Array, expected?: string | null): Promise<boolean> {
    if (expected !== undefined && ((await this.read(name))?.tag ?? null) !== expected) return false;
    const location = this.#at(name);
    try {
      await mkdir(path.dirname(location), { recursive: true });
      await replaceFile(location, bytes);
      return true;
    } catch (cause) {
      throw new FolderLibraryError(location, `cannot be written ${codeAndObstacle(cause)}`, { cause });
    }
  }

  async remove(name: string): Promise<boolean> {
    const location = this.#at(name);
    try {
      await unlink(location);
      return true;
    } catch (cause) {
      const code = systemCode(cause);
      if (isAbsent(code)) return false;
      throw new FolderLibraryError(location, `cannot be removed (${code})`, { cause });
    }
  }

  /** No name leads out of the folder. */
  #at(name: string): string {
    const parts = name.split('/');
    const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\0'));
    if (!isPlain || (path.sep === '\\' && /[\\:]/u.test(name))) {
      throw new FolderLibraryError(this.#folder, `${JSON.stringify(name)} is no name of a file in it`);
    }
    return path.join(this.#folder, ...parts);
  }
}

function isAbsent(code: string): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}

async function hashFile(location: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(location), hash);
  return hash.digest('hex');
}
