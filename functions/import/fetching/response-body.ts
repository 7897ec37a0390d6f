import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createInflate, createUnzip } from 'node:zlib';

/** The page is not fetched, for a reason that its address is followed by. */
export class FetchRefusal extends Error {
  override readonly name = 'FetchRefusal';
}

/**
 * A response's bytes, unpacked. Rejects with {@link FetchRefusal} as soon as they are more than `limit` bytes, packed or
 * unpacked, so that a bomb costs no more than that; with the stream's error if they are damaged or the connection ends.
 */
export async function readBody(response: IncomingMessage, limit: number, signal: AbortSignal): Promise<Uint8Array> {
  const stated = Number(response.headers['content-length'] ?? 0);
  if (stated > limit) throw tooLarge(limit);
  const packed = counted(response, limit);
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  switch (encoding) {
    case '':
    case 'identity':
      return gathered(packed);
    case 'gzip':
    case 'x-gzip':
      return unpacked(packed, createUnzip(), limit, signal);
    case 'deflate':
      return unpacked(packed, createInflate(), limit, signal);
    case 'br':
      return unpacked(packed, createBrotliDecompress(), limit, signal);
    default:
      throw new FetchRefusal('is packed in a way that is not read; try another address');
  }
}

async function unpacked(
  packed: AsyncIterable<Uint8Array>,
  unpacker: NodeJS.ReadWriteStream & Readable,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { promise, resolve } = Promise.withResolvers<Uint8Array>();
  await pipeline(
    packed,
    unpacker,
    async (source: AsyncIterable<Uint8Array>) => resolve(await gathered(counted(source, limit))),
    {
      signal,
    },
  );
  return promise;
}

async function* counted(source: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of source) {
    length += chunk.length;
    if (length > limit) throw tooLarge(limit);
    yield chunk;
  }
}

async function gathered(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function tooLarge(limit: number): FetchRefusal {
  const size = limit >= 1024 * 1024 ? `${Math.floor(limit / 1024 / 1024)} MB` : `${limit} bytes`;
  return new FetchRefusal(`is larger than ${size}, the limit for a page; save its article and import the file`);
}
