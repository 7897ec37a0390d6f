import { SnapshotError } from './snapshot-error.ts';

/** Bits of a number in one byte; the eighth says that it goes on. Numbers below 128 take one byte, 32 bits take five. */
const BITS = 7;
const MORE = 0x80;
const MOST_BYTES = 5;

/** Numbers and texts one after another. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(1 << 16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** `value`: a whole number of 0 to 2^32 - 1. */
  number(value: number): void {
    this.#makeRoom(MOST_BYTES);
    let rest = value;
    while (rest >= MORE) {
      this.#bytes[this.#length] = (rest & (MORE - 1)) | MORE;
      this.#length += 1;
      rest >>>= BITS;
    }
    this.#bytes[this.#length] = rest;
    this.#length += 1;
  }

  text(text: string): void {
    const bytes = Buffer.byteLength(text);
    this.#makeRoom(bytes);
    this.#bytes.write(text, this.#length);
    this.#length += bytes;
  }

  append(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #makeRoom(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#length + bytes));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** Reads what a {@link ByteWriter} wrote. Throws {@link SnapshotError} rather than read beyond its end. */
export class ByteReader {
  readonly #bytes: Buffer;
  readonly #end: number;
  #at: number;

  constructor(bytes: Buffer, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = Math.min(end, bytes.length);
  }

  get isDone(): boolean {
    return this.#at >= this.#end;
  }

  number(): number {
    let value = 0;
    let byte = MORE;
    for (let bits = 0; byte >= MORE; bits += BITS) {
      if (this.#at >= this.#end || bits >= MOST_BYTES * BITS) throw new SnapshotError('this index is cut short inside');
      byte = this.#bytes[this.#at] ?? 0;
      this.#at += 1;
      value |= (byte & (MORE - 1)) << bits;
    }
    return value >>> 0;
  }

  /** Fills `into` with the numbers that follow, and gives the greatest; 0 of none. */
  numbers(into: Uint32Array): number {
    let greatest = 0;
    for (let at = 0; at < into.length; at += 1) {
      const byte = this.#at < this.#end ? (this.#bytes[this.#at] ?? MORE) : MORE;
      let value = byte;
      if (byte < MORE) this.#at += 1;
      else value = this.number();
      into[at] = value;
      if (value > greatest) greatest = value;
    }
    return greatest;
  }

  /** How many things follow, each of a byte at least. */
  count(): number {
    const count = this.number();
    if (count > this.#end - this.#at) throw new SnapshotError('this index counts more than it has');
    return count;
  }

  /** That so many bytes follow. */
  expect(bytes: number): void {
    if (bytes > this.#end - this.#at) throw new SnapshotError('this index is cut short inside');
  }

  text(bytes: number): string {
    return this.later(bytes)();
  }

  /** Passes a text over, which is read when it is asked for. */
  later(bytes: number): () => string {
    this.expect(bytes);
    const start = this.#at;
    this.#at += bytes;
    return () => this.#bytes.toString('utf8', start, start + bytes);
  }
}
