import { ByteWriter } from './bytes.ts';
import type { SectionName, Sections } from './sections.ts';

/** Strings one behind the other, and where each begins. */
export function packStrings(strings: readonly string[]): { readonly bytes: Buffer; readonly starts: Buffer } {
  const writer = new ByteWriter();
  const starts = new Uint32Array(strings.length + 1);
  strings.forEach((text, at) => {
    writer.text(text);
    starts[at + 1] = writer.length;
  });
  return { bytes: writer.bytes(), starts: bytesOf(starts) };
}

export function bytesOf(numbers: Uint32Array | Uint8Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Strings that are made when they are asked for. */
export class StoredStrings {
  readonly length: number;
  readonly #bytes: Buffer;
  readonly #starts: Uint32Array;

  constructor(sections: Sections, bytes: SectionName, starts: SectionName) {
    this.#bytes = sections.bytes(bytes);
    this.length = Math.max(0, sections.numbers(starts).length - 1);
    this.#starts = sections.starts(starts, this.length, this.#bytes.length);
  }

  /** `''` for a place that there is not. */
  at(place: number): string {
    return this.bytesAt(place).toString('utf8');
  }

  bytesAt(place: number): Buffer {
    return this.#bytes.subarray(this.#starts[place] ?? 0, this.#starts[place + 1] ?? 0);
  }

  firstByte(place: number): number | undefined {
    return this.#bytes[this.#starts[place] ?? 0];
  }

  byteLength(place: number): number {
    return (this.#starts[place + 1] ?? 0) - (this.#starts[place] ?? 0);
  }

  /** The place of a string among strings in the order of `compare`; `undefined` where it is none of them. */
  find(text: string): number | undefined {
    let [first, end] = [0, this.length];
    while (first < end) {
      const middle = (first + end) >> 1;
      if (this.at(middle) < text) first = middle + 1;
      else end = middle;
    }
    return this.at(first) === text && first < this.length ? first : undefined;
  }
}
