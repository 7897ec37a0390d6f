import { createReadStream } from 'node:fs';

export interface JsonLine {
  /** 1-based. */
  readonly number: number;
  /** `null` when the line is longer than the limit. */
  readonly bytes: Uint8Array | null;
}

const LINE_FEED = 0x0a;

/**
 * The lines of a file of any size, one at a time; a line longer than `limit` bytes is counted, not kept. `onBytes` hears
 * how much was read. Rejects with the error of the file system.
 */
export async function* readLines(
  location: string,
  limit: number,
  onBytes: (bytes: number) => void,
): AsyncGenerator<JsonLine> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  const take = (): JsonLine => {
    const line = { number, bytes: length > limit ? null : Buffer.concat(parts, length) };
    parts = [];
    length = 0;
    number += 1;
    return line;
  };
  const add = (part: Buffer): void => {
    length += part.length;
    if (length > limit) parts = [];
    else parts.push(part);
  };

  for await (const chunk of createReadStream(location, { highWaterMark: 256 * 1024 })) {
    if (!Buffer.isBuffer(chunk)) continue;
    onBytes(chunk.length);
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}
