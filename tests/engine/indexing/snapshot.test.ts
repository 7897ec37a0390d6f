import { createHash } from 'node:crypto';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { decodeSnapshot, encodeSnapshot } from '../../../functions/engine/indexing/snapshot.ts';
import { SnapshotError } from '../../../functions/engine/indexing/snapshot-error.ts';
import { article, ask, HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';

const index = indexOf(HARBOUR_REPORTS);
const bytes = encodeSnapshot(index);

/** Where the manifest, whose length stands in bytes 8 to 11, ends. */
const payloadStart = 12 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);

function flipped(at: number, bit = 0): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

const payload = bytes.subarray(payloadStart, -32);
const manifest = v.parse(
  v.looseObject({ sections: v.object({ contents: v.number(), passages: v.number() }) }),
  JSON.parse(Buffer.from(bytes.subarray(12, payloadStart)).toString('utf8')),
);

/** A snapshot whose checksum fits, with a manifest that is the same but for `change`, or another payload. */
function forged(change: Readonly<Record<string, unknown>>, others: Uint8Array = payload): Buffer {
  const json = Buffer.from(JSON.stringify({ ...manifest, ...change }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const covered = Buffer.concat([bytes.subarray(0, 8), length, json, others]);
  return Buffer.concat([covered, createHash('sha256').update(covered).digest()]);
}

/** A snapshot whose checksum fits, with other bytes for one of its sections. */
function withSection(name: keyof typeof manifest.sections, section: Uint8Array): Buffer {
  const { contents } = manifest.sections;
  const sections = { contents: payload.subarray(0, contents), passages: payload.subarray(contents), [name]: section };
  const lengths = { ...manifest.sections, [name]: section.length };
  return forged({ sections: lengths }, Buffer.concat([sections.contents, sections.passages]));
}

function tables(...lists: readonly (readonly number[])[]): Buffer {
  return Buffer.from(Uint32Array.from(lists.flatMap((list) => [list.length, ...list])).buffer);
}

const contents = v.parse(
  v.looseObject({}),
  JSON.parse(Buffer.from(payload.subarray(0, manifest.sections.contents)).toString('utf8')),
);
const copyOfNone = Buffer.from(JSON.stringify({ ...contents, copies: [[0, 99]] }));

function expectRefused(damaged: Uint8Array, message: RegExp): void {
  const decode = () => decodeSnapshot(damaged);
  expect(decode).toThrow(SnapshotError);
  expect(decode).toThrow(message);
  expect(decode).toThrow('npm run index -- --corpus FOLDER --out FILE');
}

describe('a snapshot', () => {
  test('gives back an index that answers alike', () => {
    const loaded = decodeSnapshot(bytes);
    expect(loaded.version).toBe(index.version);
    expect(loaded.articles).toEqual(index.articles);
    expect(loaded.rings).toEqual(index.rings);
    expect(loaded.passages).toEqual(index.passages);
    expect(loaded.lexicon.words()).toEqual(index.lexicon.words());
    const questions = ['how many police died?', 'who is the mayor of Marlow?', 'how many elephants escaped?', ''];
    for (const question of questions) expect(ask(question, loaded)).toEqual(ask(question, index));
  });

  test('of the same articles is the same bytes, in whatever order they were read', () => {
    expect(Buffer.from(encodeSnapshot(indexOf(HARBOUR_REPORTS.toReversed()))).equals(bytes)).toBe(true);
  });

  test('keeps which articles are copies of others', () => {
    const [courier] = HARBOUR_REPORTS;
    const copied = indexOf([...HARBOUR_REPORTS, { ...(courier ?? article('none', null, '')), id: 'wire' }]);
    expect(copied.origins).toEqual(new Map([['wire', 'courier']]));
    expect(decodeSnapshot(encodeSnapshot(copied)).origins).toEqual(copied.origins);
  });

  test('may lie anywhere in memory', () => {
    const shifted = Buffer.concat([Buffer.from('x'), bytes]).subarray(1);
    expect(decodeSnapshot(shifted).version).toBe(index.version);
  });

  test('of no articles at all is an index too', () => {
    const empty = indexOf([]);
    expect(ask('how many police died?', decodeSnapshot(encodeSnapshot(empty)))).toEqual(
      ask('how many police died?', empty),
    );
  });

  test('keeps posts, speech and characters of every plane', () => {
    const nasty = indexOf([
      article(
        'nasty',
        'Police die in Ünï 🎉',
        '“We saw 警察 fall. Two died 🎉 there,” he said.\n\nReed saw it too \u2028 in Marlow.',
      ),
    ]);
    const question = 'how many died?';
    const loaded = decodeSnapshot(encodeSnapshot(nasty));
    expect(loaded.passages).toEqual(nasty.passages);
    expect(ask(question, loaded)).toEqual(ask(question, nasty));
  });
});

describe('bytes that are no whole snapshot are refused in words', () => {
  test.each([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.9999])('cut at %d of the length', (share) => {
    expectRefused(
      bytes.subarray(0, Math.floor(bytes.length * share)),
      share * bytes.length < 12 ? /no index/u : /cut short/u,
    );
  });

  test('cut in the manifest or by one byte', () => {
    expectRefused(bytes.subarray(0, 12), /cut short/u);
    expectRefused(bytes.subarray(0, payloadStart - 1), /cut short/u);
    expectRefused(bytes.subarray(0, payloadStart), /cut short/u);
    expectRefused(bytes.subarray(0, -1), /cut short/u);
  });

  test('with more behind their end', () => {
    expectRefused(Buffer.concat([bytes, Buffer.from('\n')]), /damaged/u);
  });

  test('with one bit flipped behind the manifest', () => {
    fc.assert(
      fc.property(fc.integer({ min: payloadStart, max: bytes.length - 1 }), fc.nat(7), (at, bit) => {
        expectRefused(flipped(at, bit), /damaged/u);
      }),
      { numRuns: 50 },
    );
  });

  test('with any one bit flipped before', () => {
    for (let at = 0; at < payloadStart; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) expect(() => decodeSnapshot(flipped(at, bit))).toThrow(SnapshotError);
    }
  });

  test.each([
    ['no bytes', Buffer.alloc(0)],
    ['a text', Buffer.from('Six policemen were killed in the clashes, the interior ministry said.')],
    ['an archive', Buffer.from('PK\u0003\u0004'.padEnd(400, '\0'))],
    ['only the magic word', Buffer.from('VERBATIM')],
    ['another magic word', flipped(0)],
  ])('%s', (_, other) => expectRefused(other, /no index/u));

  test('with a manifest that is no JSON, or not that of an index', () => {
    expectRefused(flipped(12), /manifest/u);
    expectRefused(forged({ indexVersion: 7 }), /manifest/u);
    expectRefused(forged({ more: true }), /manifest/u);
    for (const contents of [-1, 0.5, 1e300]) {
      expectRefused(forged({ sections: { ...manifest.sections, contents } }), /manifest/u);
    }
  });

  test.each([{ format: 1 }, { format: 999 }, { analysis: 999 }])('of another version: %o', (version) => {
    expectRefused(forged(version), /version \d+\.\w+ and \d+\.[0-9a-f]{12} is needed/u);
  });

  test('of another version is told apart from a damaged one, even when it is both', () => {
    expectRefused(forged({ format: 1 }).subarray(0, -20), /version/u);
  });

  test.each<[what: string, section: 'contents' | 'passages', bytes: Uint8Array, message: RegExp]>([
    ['contents that are no JSON', 'contents', Buffer.from('{"articles":'), /contents/u],
    [
      'contents that are no articles',
      'contents',
      Buffer.from('{"articles":[{"id":1}],"words":[],"rings":{}}'),
      /contents/u,
    ],
    ['a copy of no article', 'contents', copyOfNone, /contents: a copy of no article/u],
    ['no passages at all', 'passages', Buffer.alloc(0), /passages: a table is cut short/u],
    ['half a number', 'passages', Buffer.alloc(7), /passages: half a number/u],
    ['a sixth table', 'passages', tables([], [], [], [], [], []), /passages: more than five tables/u],
    ['a table that is too short', 'passages', tables([0, 1, 0, 0], [], [], [], []), /passages: a table is cut short/u],
    ['half a row', 'passages', tables([0, 0], [], [], [], []), /passages: a table is cut short/u],
    ['a passage of no article', 'passages', tables([99, 0, 0, 0], [], [], [], []), /passage of no article/u],
    [
      'a sentence of no block',
      'passages',
      tables([0, 1, 0, 0], [0, 3, 999, 0, 0], [], [], []),
      /passages: a sentence of no block/u,
    ],
    ['tokens of no passage', 'passages', tables([], [], [1], [1], []), /passages: more than its passages/u],
  ])('whose checksum fits, with %s', (_, section, others, message) => {
    expectRefused(withSection(section, others), message);
  });
});
