import type { Library, LibraryContent, LibraryFile } from './library.ts';

/**
 * A library that is listed once, for many readers in a row who look at it before they add to it. What others do meanwhile is
 * not seen; what is written and removed through here is.
 */
export class CachedLibrary implements Library {
  readonly #library: Library;
  readonly #written = new Map<string, LibraryContent>();
  #files: Map<string, LibraryFile> | null = null;
  #writes = 0;

  constructor(library: Library) {
    this.#library = library;
  }

  async list(): Promise<readonly LibraryFile[]> {
    return [...(await this.#all()).values()];
  }

  async read(name: string): Promise<LibraryContent | null> {
    return this.#written.get(name) ?? this.#library.read(name);
  }

  async write(name: string, bytes: Uint8Array, expected?: string | null): Promise<boolean> {
    // The library knows what was written through here under another tag.
    const isOwn = this.#written.has(name) && this.#written.get(name)?.tag === expected;
    if (!(await this.#library.write(name, bytes, isOwn ? undefined : expected))) return false;
    this.#writes += 1;
    const tag = `written here: ${this.#writes}`;
    this.#written.set(name, { bytes, tag });
    (await this.#all()).set(name, { name, tag, size: bytes.length });
    return true;
  }

  async remove(name: string): Promise<boolean> {
    const isRemoved = await this.#library.remove(name);
    this.#written.delete(name);
    (await this.#all()).delete(name);
    return isRemoved;
  }

  async #all(): Promise<Map<string, LibraryFile>> {
    this.#files ??= new Map((await this.#library.list()).map((file) => [file.name, file]));
    return this.#files;
  }
}
