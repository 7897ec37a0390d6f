import { brotliDecompressSync, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DICTIONARY_1, DICTIONARY_2 } from './packing-dictionary.ts';

/** DynamoDB takes 400 KB an item, names and keys included. */
const MOST_BYTES = 400 * 1024 - 8 * 1024;

/** Bytes of text that are still read: more is no answer of ours, but a file made to fill the memory. */
const MOST_UNPACKED_BYTES = 32 * 1024 * 1024;

/** Bytes of text that stay text, for an operator's eyes: the index pointer, leases, entries of lists. Packing would spare a few of them. */
const MOST_PLAIN_BYTES = 140;

/**
 * The first byte of a packed body: which packing it is. Deflate with a dictionary of our own makes an answer as small as Brotli does at
 * its second-best quality in forty times the time, since most of its JSON is the same in every answer. Brotli is only read.
 */
const BROTLI = 1;
const DEFLATE_1 = 2;
const DEFLATE_2 = 3;

const DICTIONARIES = { [DEFLATE_1]: Buffer.from(DICTIONARY_1, 'utf8'), [DEFLATE_2]: Buffer.from(DICTIONARY_2, 'utf8') };

/** A digest in base64 takes a sixth less, and no text can hold its quotation marks: JSON has a backslash before them. */
const HASH = '"sha256":"';
const HEX_HASH = /(?<!\\)"sha256":"([0-9a-f]{64})(?=")/gu;
const SHORT_HASH = /(?<!\\)"sha256":"([A-Za-z0-9_-]{43})(?=")/gu;

function withHexHashes(text: string): string {
  return text.replace(SHORT_HASH, (_, short: string) => HASH + Buffer.from(short, 'base64url').toString('hex'));
}

/** As text where that is short; else packed, since DynamoDB bills a write by the KB and keeping by the byte; `null` where even that is too large. */
export function packBody(text: string): AttributeValue | null {
  if (Buffer.byteLength(text) <= MOST_PLAIN_BYTES) return { S: text };
  const bytes = Buffer.from(
    text.replace(HEX_HASH, (_, hex: string) => HASH + Buffer.from(hex, 'hex').toString('base64url')),
  );
  if (bytes.byteLength > MOST_UNPACKED_BYTES) return null;
  const packed = deflateRawSync(bytes, { level: 9, memLevel: 9, dictionary: DICTIONARIES[DEFLATE_2] });
  return packed.byteLength < MOST_BYTES ? { B: Buffer.concat([Buffer.of(DEFLATE_2), packed]) } : null;
}

/** `null` for what {@link packBody} did not make. */
export function unpackBody(body: AttributeValue | undefined): string | null {
  if (body?.S !== undefined) return body.S;
  const [packing] = body?.B ?? [];
  const packed = body?.B?.subarray(1) ?? new Uint8Array();
  const options = { maxOutputLength: MOST_UNPACKED_BYTES };
  try {
    switch (packing) {
      case BROTLI:
        return brotliDecompressSync(packed, options).toString('utf8');
      case DEFLATE_1:
      case DEFLATE_2:
        return withHexHashes(
          inflateRawSync(packed, { ...options, dictionary: DICTIONARIES[packing] }).toString('utf8'),
        );
      default:
        return null;
    }
  } catch {
    return null;
  }
}
