import { constants, gunzipSync } from 'node:zlib';
import { ZipArchive } from './documents/zip-archive.ts';
import type { ImportInput } from './import-articles.ts';

/** Bytes in which a file says what it is. */
const HEAD = 64 * 1024;

/** Headers that only a mail has: any note may begin with a date, a subject and a sender. */
const MAIL_HEADERS = ['mime-version', 'received', 'message-id', 'return-path', 'delivered-to', 'x-mailer'];

const GZIP_MARK = '\u001f\u008b';

/** Bytes of a packed file that are unpacked for a look; deflate makes at most 1,032 of one. */
const PACKED_HEAD = 1024;

const ZIP_MARKS = ['PK\u0003\u0004', 'PK\u0005\u0006'];

/** An input's bytes as the signatures of formats look at them; each thing is worked out once, when it is asked for. */
export class InputSample {
  readonly input: ImportInput;
  /** The time by which embargoes are judged. */
  readonly now: Date;
  #head: string | null = null;
  #zip: ZipArchive | null | undefined;

  constructor(input: ImportInput, now: Date) {
    this.input = input;
    this.now = now;
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

  /** The first of the bytes, unpacked where they begin as a gzip archive. */
  get packedHead(): string {
    if (!this.head.startsWith(GZIP_MARK)) return this.head;
    try {
      const packed = this.bytes.subarray(0, PACKED_HEAD);
      return gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: HEAD * 16 }).toString('latin1');
    } catch (error) {
      if (error instanceof Error && 'code' in error) return '';
      throw error;
    }
  }

  /** The head of a mail or of a page that was saved as one, its folded lines joined; `null` where there is none. */
  get mailHead(): string | null {
    const [lines = ''] = this.head.trimStart().split(/\r?\n\r?\n/u, 1);
    const names = new Set(lines.match(/^[\w-]+(?=:[ \t])/gmu)?.map((name) => name.toLowerCase()));
    const isAddressed = /^from:.*@/imu.test(lines) && ['to', 'date', 'subject'].every((name) => names.has(name));
    const isSent = names.size > 1 && MAIL_HEADERS.some((name) => names.has(name));
    const isMail = /^[\w-]+:[ \t]/u.test(lines) && (isAddressed || isSent);
    return isMail ? lines.replace(/\r?\n[ \t]+/gu, ' ') : null;
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
