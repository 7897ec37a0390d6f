import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** DynamoDB takes 400 KB an item, names and keys included. */
const MOST_BYTES = 400 * 1024 - 8 * 1024;

/** Bytes of text that are still read: more is no answer of ours, but a file made to fill the memory. */
const MOST_UNPACKED_BYTES = 32 * 1024 * 1024;

/** Bytes of text that stay text, for an operator's eyes: with names and keys the item is one write unit, which is a KB. */
const MOST_PLAIN_BYTES = 800;

/**
 * Bytes below which the second-best packing takes milliseconds; a larger text is packed faster and a few percent larger. The best
 * takes 2.5 times as long, before the reply is posted, and spares an answer a third of a percent.
 */
const MOST_WELL_PACKED_BYTES = 32 * 1024;
const WELL = 10;
const FAST = 5;

/** The first byte of a packed body: which packing it is. */
const BROTLI = 1;

/** As text where that is short; else packed, since DynamoDB bills a write by the KB; `null` where even that is too large. */
export function packBody(text: string): AttributeValue | null {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.byteLength <= MOST_PLAIN_BYTES) return { S: text };
  if (bytes.byteLength > MOST_UNPACKED_BYTES) return null;
  const packed = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: bytes.byteLength <= MOST_WELL_PACKED_BYTES ? WELL : FAST,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  });
  return packed.byteLength < MOST_BYTES ? { B: Buffer.concat([Buffer.of(BROTLI), packed]) } : null;
}

/** `null` for what {@link packBody} did not make. */
export function unpackBody(body: AttributeValue | undefined): string | null {
  if (body?.S !== undefined) return body.S;
  if (body?.B?.[0] !== BROTLI) return null;
  try {
    return brotliDecompressSync(body.B.subarray(1), { maxOutputLength: MOST_UNPACKED_BYTES }).toString('utf8');
  } catch {
    return null;
  }
}
