import zlib from 'node:zlib';
import { SnapshotError } from '../../engine/snapshot/snapshot-error.ts';

/** How a Zstandard frame begins (RFC 8878, 3.1.1). */
const ZSTANDARD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** Of what is stored. S3 gives a function some 90 MB a second, and it unpacks ten times as much: less saving would not pay. */
const PAYS = 0.9;

/** Bytes that a snapshot may have once it is unpacked: what a buffer may hold. */
const MOST_BYTES = 2 ** 32;

/** Node.js has had it since 22.15. Lambda runs 24; a machine that runs an older one writes what every one can read. */
const compress: typeof zlib.zstdCompressSync | undefined = zlib.zstdCompressSync;
const decompress: typeof zlib.zstdDecompressSync | undefined = zlib.zstdDecompressSync;

/** The same bytes in fewer, where there is a way and where it pays. */
export function packed(bytes: Uint8Array): Uint8Array {
  const smaller = compress?.(bytes);
  return smaller && smaller.length < PAYS * bytes.length ? smaller : bytes;
}

/** What {@link packed} was given. Throws `SnapshotError` where it cannot be unpacked. */
export function unpacked(bytes: Uint8Array): Uint8Array {
  if (!ZSTANDARD.equals(bytes.subarray(0, ZSTANDARD.length))) return bytes;
  if (!decompress) throw new SnapshotError('this index is compressed, which takes Node.js 22.15 or newer');
  try {
    return decompress(bytes, { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    throw new SnapshotError('this index is damaged: it cannot be unpacked', { cause });
  }
}
