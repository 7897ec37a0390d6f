import { inflateRawSync } from 'node:zlib';

/** The archive is damaged, or would unpack to more than it may. `problem` goes behind the file's name. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly problem: string;

  constructor(problem: string, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}

/** Where an archive's entry lies and how large it says it is. */
interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly header: number;
}

const MEGABYTE = 1024 * 1024;

/** A Word document of 1,000 pages has 10 MB of XML; pictures are never unpacked, but counted. */
const ENTRY_LIMIT = 40 * MEGABYTE;
const TOTAL_LIMIT = 500 * MEGABYTE;

/** XML packs to a tenth, rarely to a fiftieth; deflate can do no more than 1,032 to one. Small entries are let be. */
const RATIO_LIMIT = 200;
const RATIO_FROM = MEGABYTE;

const ENTRIES_LIMIT = 10_000;

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;

/** The end record is 22 bytes and a comment of up to 65,535. */
const END_WITHIN = 22 + 0xffff;

/**
 * Reads the entries of a zip archive, judging its directory before anything is unpacked and holding each entry to what
 * the directory said while it is. Zip64, which no document of a sensible size needs, is refused.
 */
export class ZipArchive {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;

  /** Throws {@link ArchiveError}. */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#entries = readDirectory(this.#bytes);
    let total = 0;
    for (const { packed, unpacked } of this.#entries.values()) {
      total += unpacked;
      if (unpacked > RATIO_FROM && unpacked > packed * RATIO_LIMIT) {
        throw new ArchiveError(
          `unpacks to more than ${RATIO_LIMIT} times its size, as no document does; it is left packed`,
        );
      }
    }
    if (total > TOTAL_LIMIT) {
      throw new ArchiveError(
        `would unpack to ${Math.ceil(total / MEGABYTE)} MB, the limit is ${TOTAL_LIMIT / MEGABYTE} MB`,
      );
    }
  }

  has(entry: string): boolean {
    return this.#entries.has(entry);
  }

  /** Of all entries, in the directory's order. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** An entry's bytes, `null` if there is none. Throws {@link ArchiveError}. */
  read(name: string): Uint8Array | null {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    if (entry.encrypted) throw new ArchiveError('is protected by a password; save it without one');
    if (entry.unpacked > ENTRY_LIMIT) {
      throw new ArchiveError(
        `holds ${Math.ceil(entry.unpacked / MEGABYTE)} MB of text, the limit is ${ENTRY_LIMIT / MEGABYTE} MB; split it`,
      );
    }
    const { header } = entry;
    if (header + 30 > this.#bytes.length || this.#bytes.readUInt32LE(header) !== LOCAL_RECORD) throw damaged();
    const start = header + 30 + this.#bytes.readUInt16LE(header + 26) + this.#bytes.readUInt16LE(header + 28);
    const packed = this.#bytes.subarray(start, start + entry.packed);
    if (packed.length < entry.packed) throw damaged();
    if (entry.method === 0) return packed;
    if (entry.method !== 8) throw new ArchiveError('is packed in a way that is not read; save it again as .docx');
    try {
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) });
    } catch (cause) {
      throw damaged({ cause });
    }
  }
}

function damaged(options?: ErrorOptions): ArchiveError {
  return new ArchiveError('is damaged or cut short; get it again from where it came', options);
}

function readDirectory(bytes: Buffer): ReadonlyMap<string, Entry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > ENTRIES_LIMIT) throw new ArchiveError(`holds ${count} files, as no document does`);
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY_RECORD) throw damaged();
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    entries.set(name, {
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      header: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - END_WITHIN); at -= 1) {
    if (bytes.readUInt32LE(at) === END_RECORD) return at;
  }
  throw damaged();
}
