import type { LibraryContent, LibraryFile } from '../../corpus/library.ts';

/** Files that are fetched ahead of a reader who goes through them in order, at most, and the largest of them in bytes. */
const AHEAD = { files: 16, bytes: 1024 * 1024 };

type Fetch = (name: string) => Promise<LibraryContent | null>;

/**
 * Reads files, and prefetches the next ones, the more of them the longer a caller reads in the order of the list: one
 * request after another would take minutes for thousands of files.
 */
export class Prefetch {
  readonly #fetch: Fetch;
  #listed: readonly LibraryFile[] = [];
  #place = new Map<string, number>();
  /** The place of the file that was read last, and how many in a row were read before it. */
  #last = Number.NaN;
  #inARow = 0;
  readonly #ahead = new Map<string, Promise<LibraryContent | null>>();

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** From now on these are the files, in this order; what was fetched before is forgotten. */
  expect(files: readonly LibraryFile[]): void {
    this.#ahead.clear();
    this.#last = Number.NaN;
    this.#inARow = 0;
    this.#listed = files;
    this.#place = new Map(files.map(({ name }, at) => [name, at]));
  }

  async read(name: string): Promise<LibraryContent | null> {
    const at = this.#place.get(name) ?? Number.NaN;
    const ahead = this.#ahead.get(name);
    this.forget(name);
    this.#inARow = at === this.#last + 1 ? this.#inARow + 1 : 0;
    this.#last = at;
    this.#fetchAhead(at, Math.min(this.#inARow, AHEAD.files));
    return (await ahead) ?? this.#fetch(name);
  }

  /** The file is another now. */
  forget(name: string): void {
    this.#ahead.delete(name);
  }

  #fetchAhead(at: number, files: number): void {
    if (files === 0) return;
    for (const { name, size } of this.#listed.slice(at + 1, at + 1 + files)) {
      if (this.#ahead.has(name) || size > AHEAD.bytes) continue;
      const content = this.#fetch(name);
      // The reader of the file sees the failure; for a file that is never read there was none.
      content.catch(() => {});
      this.#ahead.set(name, content);
    }
  }
}
