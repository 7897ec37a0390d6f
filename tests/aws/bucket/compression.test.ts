import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { packed, unpacked } from '../../../functions/aws/bucket/compression.ts';
import { encodeSnapshot } from '../../../functions/engine/indexing/snapshot.ts';
import { SnapshotError } from '../../../functions/engine/snapshot/snapshot-error.ts';
import { HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';

const SNAPSHOT = encodeSnapshot(indexOf(HARBOUR_REPORTS));
const hasZstandard = typeof zlib.zstdCompressSync === 'function';

test('a snapshot unpacks to what it was, packed or not', () => {
  expect(Buffer.from(unpacked(packed(SNAPSHOT))).equals(SNAPSHOT)).toBe(true);
  expect(unpacked(SNAPSHOT)).toBe(SNAPSHOT);
});

test.runIf(hasZstandard)('it is packed where this Node.js can, and where it pays', () => {
  expect(packed(SNAPSHOT).length).toBeLessThan(0.6 * SNAPSHOT.length);
  const noise = Buffer.from(packed(SNAPSHOT)).subarray(10, 500);
  expect(packed(noise)).toBe(noise);
});

test.runIf(hasZstandard)('one that is cut or damaged is refused', () => {
  const bytes = Buffer.from(packed(SNAPSHOT));
  expect(() => unpacked(bytes.subarray(0, bytes.length >> 1))).toThrow(SnapshotError);
  bytes.fill(0xff, 8, 40);
  expect(() => unpacked(bytes)).toThrow(SnapshotError);
});
