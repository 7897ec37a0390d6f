export interface JsonLine {
  /** 1-based. */
  readonly number: number;
  /** `null` when the line is longer than the limit. */
  readonly bytes: Uint8Array | null;
}

/** Bytes in their order, as a stream or a file that was read whole gives them. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const LINE_FEED = 0x0a;

/** The lines of chunks of any length, one at a time; a line longer than `limit` bytes is counted, not kept. */
export async function* readLines(chunks: Chunks, limit: number): AsyncGenerator<JsonLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const take = (): JsonLine => {
    const line = { number, bytes: length > limit ? null : Buffer.concat(parts, length) };
    parts = [];
    length = 0;
    number += 1;
    return line;
  };
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length > limit) parts = [];
    else parts.push(part);
  };

  for await (const chunk of chunks) {
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
