import { ZipArchive } from './documents/zip-archive.ts';
import type { ImportInput } from './import-articles.ts';

/** Bytes in which a file says what it is. */
const HEAD = 64 * 1024;

const ZIP_MARKS = ['PK\u0003\u0004', 'PK\u0005\u0006'];

/** An input's bytes as the signatures of formats look at them; each thing is worked out once, when it is asked for. */
export class InputSample {
  readonly input: ImportInput;
  #head: string | null = null;
  #zip: ZipArchive | null | undefined;

  constructor(input: ImportInput) {
    this.input = input;
  }

  get name(): string {
    return this.input.name;
  }

  get bytes(): Uint8Array {
    return this.input.bytes;
  }

  get url(): string | undefined {
    return this.input.url;
  }

  /** The first 64 KB, a character for each byte. */
  get head(): string {
    this.#head ??= Buffer.from(this.bytes.subarray(0, HEAD)).toString('latin1');
    return this.#head;
  }

  get isZip(): boolean {
    return ZIP_MARKS.some((mark) => this.head.startsWith(mark));
  }

  /** Throws `ArchiveError` where the bytes begin as a ZIP archive and are none that is opened. */
  get zip(): ZipArchive | null {
    if (this.#zip === undefined) this.#zip = this.isZip ? new ZipArchive(this.bytes) : null;
    return this.#zip;
  }
}
