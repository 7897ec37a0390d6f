import { beforeEach, describe, expect, test } from 'vitest';
import { Prefetch } from '../../../functions/aws/bucket/prefetch.ts';
import type { LibraryContent } from '../../../functions/corpus/library.ts';

const LARGEST = 1024 * 1024;

let asked: string[];
let prefetch: Prefetch;

beforeEach(() => {
  asked = [];
  prefetch = new Prefetch(async (name) => {
    asked.push(name);
    if (name === 'bad') throw new Error('the bucket is slow');
    return contentOf(name);
  });
});

function contentOf(name: string): LibraryContent {
  return { bytes: Buffer.from(name), tag: name };
}

function expectFiles(names: readonly string[], size = 1): void {
  prefetch.expect(names.map((name) => ({ name, tag: name, size })));
}

/** What is asked of the bucket while a file is read. */
async function askedFor(name: string): Promise<readonly string[]> {
  const before = asked.length;
  expect(await prefetch.read(name)).toEqual(contentOf(name));
  return asked.slice(before);
}

const NAMES = Array.from({ length: 60 }, (_, at) => `f${at}`);

describe('a reader of files', () => {
  test('in the order of the list has the next ones asked for, the more the longer, sixteen at most, and each once', async () => {
    expectFiles(NAMES);
    expect(await askedFor('f0')).toEqual(['f0']);
    expect(await askedFor('f1')).toEqual(['f2', 'f1']);
    expect(await askedFor('f2')).toEqual(['f3', 'f4']);
    for (const name of NAMES.slice(3, 20)) await askedFor(name);
    expect(asked).toHaveLength(20 + 16);
    for (const name of NAMES.slice(20)) await askedFor(name);
    expect(asked.toSorted()).toEqual(NAMES.toSorted());
  });

  test('in another order has nothing asked for that it may not read', async () => {
    expectFiles(NAMES);
    for (const name of ['f5', 'f3', 'f4', 'f9', 'f11']) await askedFor(name);
    expect(asked).toEqual(['f5', 'f3', 'f5', 'f4', 'f9', 'f11']);
  });

  test('waits for what is large: its memory is the function’s', async () => {
    expectFiles(['f0', 'f1', 'f2'], LARGEST + 1);
    for (const name of ['f0', 'f1', 'f2']) expect(await askedFor(name)).toEqual([name]);
    asked = [];
    expectFiles(['f0', 'f1', 'f2'], LARGEST);
    await askedFor('f0');
    expect(await askedFor('f1')).toEqual(['f2', 'f1']);
  });

  test('has a file read again that was written meanwhile, and everything behind another list', async () => {
    expectFiles(NAMES);
    await askedFor('f0');
    await askedFor('f1');
    prefetch.forget('f2');
    expect(await askedFor('f2')).toContain('f2');
    expectFiles(NAMES);
    expect(await askedFor('f3')).toEqual(['f3']);
  });

  test('alone hears that a file could not be read', async () => {
    expectFiles(['f0', 'f1', 'bad', 'f2']);
    await askedFor('f0');
    await askedFor('f1');
    await expect(prefetch.read('bad')).rejects.toThrow('the bucket is slow');
    expect(await askedFor('f2')).toEqual([]);
  });
});
