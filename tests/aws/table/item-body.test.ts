import { brotliCompressSync, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packBody, unpackBody } from '../../../functions/aws/table/item-body.ts';
import { DICTIONARY_1 } from '../../../functions/aws/table/packing-dictionary.ts';

const HASH = 'ce41c04bd5323a8a8be909625ebd76ced530ebc2dbb18b56742693235153110f';
const BODY = JSON.stringify({ question: 'how many police died?', sha256: HASH, words: 'ä'.repeat(100) });

test.each([
  ['Brotli', 1, brotliCompressSync(BODY)],
  ['the first dictionary', 2, deflateRawSync(BODY, { dictionary: Buffer.from(DICTIONARY_1, 'utf8') })],
])('what an earlier version packed with %s is read', (_, packing, bytes) => {
  expect(unpackBody({ B: Buffer.concat([Buffer.of(packing), bytes]) })).toBe(BODY);
});

test('a run of a question takes less than half of its text', () => {
  const run = JSON.stringify({
    revision: '',
    leaseUntil: 1_796_091_850_981,
    isDone: true,
    mayHavePosted: false,
    answerId: 'EsOI8ArpADAGUhQSNRoQ9S',
    reply: { channel: 'C92B342981', ts: '1796091816.000018' },
    apology: null,
    asks: { question: 'how many police died?', askedAt: 1_796_091_815_957 },
  });
  const packed = packBody(run);
  expect(packed?.B?.byteLength).toBeLessThan(Buffer.byteLength(run) / 2);
  expect(unpackBody(packed ?? undefined)).toBe(run);
});

test('what is short stays text', () => {
  const pointer = JSON.stringify({
    version: '0123456789ab',
    object: 'index/0123456789ab.verbatim',
    articles: 12,
    builtAt: 1,
  });
  expect(packBody(pointer)).toEqual({ S: pointer });
});
