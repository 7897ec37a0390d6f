import { createHash } from 'node:crypto';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { answer } from '../../../functions/engine/answer.ts';
import { MOST_SUGGESTED } from '../../../functions/engine/edition.ts';
import { decodeSnapshot, encodeSnapshot } from '../../../functions/engine/indexing/snapshot.ts';
import { SnapshotError } from '../../../functions/engine/snapshot/snapshot-error.ts';
import { storedEdition } from '../../../functions/engine/snapshot/stored-edition.ts';
import { StoredIndex } from '../../../functions/engine/snapshot/stored-index.ts';
import { suggestQuestions } from '../../../functions/engine/suggested-questions.ts';
import { article, ask, HARBOUR_REPORTS, indexOf, recordArticle } from '../../support/articles.ts';

const index = indexOf(HARBOUR_REPORTS);
const bytes = encodeSnapshot(index);

/** Where the manifest, whose length stands in bytes 8 to 11, ends. */
const payloadStart = 12 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);

/** One copy for all bits: to make another for each takes longer than to refuse it. */
const copy = Uint8Array.from(bytes);
function withFlipped(at: number, bit: number, check: (damaged: Uint8Array) => void): void {
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  try {
    check(copy);
  } finally {
    copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  }
}

function flipped(at: number): Uint8Array {
  const other = Uint8Array.from(bytes);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}

const manifest = v.parse(
  v.looseObject({ sections: v.record(v.string(), v.number()) }),
  JSON.parse(Buffer.from(bytes.subarray(12, payloadStart)).toString('utf8')),
);
const padded = (length: number) => Math.ceil(length / 8) * 8;

/** The bytes of each section. */
const sections = new Map<string, Buffer>();
let at = payloadStart;
for (const [name, length] of Object.entries(manifest.sections)) {
  sections.set(name, Buffer.from(bytes.subarray(at, at + length)));
  at += padded(length);
}

/** A snapshot whose checksum fits, with a manifest that is the same but for `change`, or other sections. */
function forged(change: Readonly<Record<string, unknown>>, others: ReadonlyMap<string, Uint8Array> = sections): Buffer {
  const text = JSON.stringify({ ...manifest, ...change });
  const json = Buffer.from(text.padEnd(padded(12 + text.length) - 12));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const parts = [...others.values()].flatMap((part) => [part, Buffer.alloc(padded(part.length) - part.length)]);
  const covered = Buffer.concat([bytes.subarray(0, 8), length, json, ...parts]);
  return Buffer.concat([covered, createHash('sha256').update(covered).digest()]);
}

/** A snapshot whose checksum fits, with other bytes for one of its sections. */
function withSection(name: string, section: Uint8Array): Buffer {
  return forged(
    { sections: { ...manifest.sections, [name]: section.length } },
    new Map([...sections, [name, section]]),
  );
}

const numbersOf = (name: string) => Uint32Array.from(new Uint32Array(Uint8Array.from(sections.get(name) ?? []).buffer));
const bytesOf = (numbers: Uint32Array) => Buffer.from(numbers.buffer);

/** The section with one number changed. */
function withNumber(name: string, at: number, value: number): Buffer {
  const numbers = numbersOf(name);
  numbers[at < 0 ? numbers.length + at : at] = value;
  return withSection(name, bytesOf(numbers));
}

function withJson(name: string, change: (value: unknown) => unknown): Buffer {
  const value: unknown = JSON.parse((sections.get(name) ?? Buffer.from('null')).toString('utf8'));
  return withSection(name, Buffer.from(JSON.stringify(change(value))));
}

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
        withFlipped(at, bit, (damaged) => expectRefused(damaged, /damaged/u));
      }),
      { numRuns: 50 },
    );
  });

  test('with any one bit flipped before', () => {
    for (let at = 0; at < payloadStart; at += 1) {
      for (let bit = 0; bit < 8; bit += 1)
        withFlipped(at, bit, (damaged) => expect(() => decodeSnapshot(damaged)).toThrow(SnapshotError));
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
    for (const words of [-1, 0.5, 1e300]) {
      expectRefused(forged({ sections: { ...manifest.sections, words } }), /manifest/u);
    }
  });

  test.each([{ format: 1 }, { format: 999 }, { analysis: 999 }])('of another version: %o', (version) => {
    expectRefused(forged(version), /version \d+\.\w+ and \d+\.[0-9a-f]{12} is needed/u);
  });

  test('of another version is told apart from a damaged one, even when it is both', () => {
    expectRefused(forged({ format: 1 }).subarray(0, -20), /version/u);
  });

  test.each<[what: string, damaged: Buffer, message: RegExp]>([
    ['a corpus that is no JSON', withSection('corpus', Buffer.from('{"content":')), /corpus are of another shape/u],
    ['a corpus of another shape', withSection('corpus', Buffer.from('{"content":1}')), /corpus are of another shape/u],
    ['a copy of no article', withNumber('origins', 0, 99), /a copy of no article/u],
    ['an article less', withSection('ids', Buffer.alloc(0)), /idStarts end elsewhere/u],
    ['half a number', withSection('wordStarts', Buffer.alloc(7)), /half a number in wordStarts/u],
    ['words in disorder', withNumber('wordStarts', 1, 1e6), /wordStarts are in disorder/u],
    ['a text behind the end', withNumber('textStarts', -1, 1e9), /textStarts end elsewhere/u],
    ['a word of no stem', withNumber('stemOf', 0, 1e6), /a word of no stem/u],
    ['a table of stems of three', withSection('stemTable', Buffer.alloc(12)), /the table of stems/u],
    ['a digest less', withSection('digests', Buffer.alloc(32)), /not one digest an article/u],
    ['passages of no article', withNumber('firstPassages', -1, 5), /firstPassages end elsewhere/u],
    ['a list more', withSection('textListStarts', Buffer.alloc(8)), /textListStarts is not as long/u],
    ['half a passage', withSection('passages', Buffer.alloc(1)), /passageStarts end elsewhere/u],
    ['empty passages', withSection('passages', Buffer.alloc((sections.get('passages') ?? bytes).length)), /a passage/u],
    [
      'heads of another shape',
      withSection('heads', Buffer.alloc((sections.get('heads') ?? bytes).length)),
      /an article/u,
    ],
    [
      'texts of another encoding',
      withSection('texts', Buffer.alloc((sections.get('texts') ?? bytes).length, 0xff)),
      /a text of another encoding/u,
    ],
  ])('whose checksum fits, with %s', (_, damaged, message) => {
    expectRefused(damaged, message);
  });

  test('whose checksum fits, with dates of another shape, once they are asked for', async () => {
    const edition = storedEdition(new StoredIndex(withJson('dates', () => [1])));
    await expect(edition.hasArticleIn({ after: '2022-01-01' })).rejects.toThrow(SnapshotError);
  });
});

describe('a snapshot that is read where it is asked', () => {
  test('answers like the whole index', async () => {
    const edition = storedEdition(new StoredIndex(bytes));
    const slice = await edition.slice([]);
    for (const question of [
      'how many police died?',
      'who is the mayor of Marlow?',
      'how many elephants escaped?',
      '',
    ]) {
      expect(answer(question, slice, { limit: 10 })).toEqual(ask(question, index));
    }
    expect(edition.suggestions).toEqual(suggestQuestions(index, MOST_SUGGESTED));
  });

  test('keeps texts that hold half a character', () => {
    const half = indexOf([recordArticle('half', 'Two police officers died in \ud83d Marlow. Nobody was hurt.')]);
    const loaded = decodeSnapshot(encodeSnapshot(half));
    expect(loaded.articles).toEqual(half.articles);
    expect(loaded.passages).toEqual(half.passages);
  });

  test.each([0, 1, 4, 9])('takes a list of passages that goes on beyond them as damage: %d', (at) => {
    const lists = Buffer.from(sections.get('textLists') ?? []).fill(0x7e, at);
    const damaged = storedEdition(new StoredIndex(withSection('textLists', lists)));
    const asking = damaged.slice([]).then((slice) => answer('how many police died in Marlow?', slice, { limit: 10 }));
    return expect(asking).rejects.toThrow(SnapshotError);
  });
});
