/**
 * Where the files of a corpus are: a folder on this machine, or a bucket. One port; `tests/corpus/library.contract.ts` says
 * what every implementation keeps to. Names use `/` between folders and are relative to the corpus.
 */
export interface Library {
  /** Every file, by name. */
  list(): Promise<readonly LibraryFile[]>;
  /** `null` when there is none of that name (any more). */
  read(name: string): Promise<LibraryContent | null>;
  /**
   * Replaces what is there. With `expected`, only what has that tag, or nothing where it is `null`: `false`, and nothing
   * written, when there is something else.
   */
  write(name: string, bytes: Uint8Array, expected?: string | null): Promise<boolean>;
  /** `false` when there was none. */
  remove(name: string): Promise<boolean>;
}

export interface LibraryFile {
  readonly name: string;
  /** Changes whenever the content does: an ETag, or a hash. */
  readonly tag: string;
  /** Bytes. */
  readonly size: number;
  /**
   * Why it cannot be read, as one clause that goes after the name, where listing has shown that: a link that leads nowhere.
   */
  readonly problem?: string;
}

export interface LibraryContent {
  readonly bytes: Uint8Array;
  readonly tag: string;
}
