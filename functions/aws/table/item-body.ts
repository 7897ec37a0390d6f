import { gunzipSync, gzipSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** DynamoDB takes 400 KB an item, names and keys included. */
const MOST_BYTES = 400 * 1024 - 8 * 1024;

/** Bytes of text that are still read: more is no answer of ours, but a file made to fill the memory. */
const MOST_UNPACKED_BYTES = 32 * 1024 * 1024;

/** As text where that fits, for an operator's eyes; else packed; `null` where even that is too large. */
export function packBody(text: string): AttributeValue | null {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.byteLength <= MOST_BYTES) return { S: text };
  if (bytes.byteLength > MOST_UNPACKED_BYTES) return null;
  const packed = gzipSync(bytes);
  return packed.byteLength <= MOST_BYTES ? { B: packed } : null;
}

/** `null` for what {@link packBody} did not make. */
export function unpackBody(body: AttributeValue | undefined): string | null {
  if (body?.S !== undefined) return body.S;
  if (body?.B === undefined) return null;
  try {
    return gunzipSync(body.B, { maxOutputLength: MOST_UNPACKED_BYTES }).toString('utf8');
  } catch {
    return null;
  }
}
