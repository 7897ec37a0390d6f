import { expect, test } from 'vitest';
import { CorpusNotFoundError } from '../../../../functions/local/corpus/corpus-files.ts';
import { corpusLibrary, LayeredLibrary } from '../../../../functions/local/server/corpus/layered-library.ts';
import { describeLibrary } from '../../../corpus/library.contract.ts';
import { memoryLibrary } from '../../../support/memory-library.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

describeLibrary('two layers', async () => ({
  library: new LayeredLibrary(memoryLibrary(), memoryLibrary()),
  async [Symbol.asyncDispose]() {},
}));

const text = (content: { bytes: Uint8Array } | null) => content && new TextDecoder().decode(content.bytes);

test('writing and removing leave the lower library as it was', async () => {
  const lower = memoryLibrary({ 'a.md': 'old', 'b.md': 'kept' });
  const library = new LayeredLibrary(lower, memoryLibrary());
  await library.write('a.md', Buffer.from('new'));
  expect(text(await library.read('a.md'))).toBe('new');
  expect(await library.remove('a.md')).toBe(true);
  expect(await library.remove('a.md')).toBe(false);
  expect(await library.remove('b.md')).toBe(true);
  expect(await library.list()).toEqual([]);
  expect((await lower.list()).map(({ name }) => name)).toEqual(['a.md', 'b.md']);
  expect(text(await lower.read('a.md'))).toBe('old');
  await library.write('b.md', Buffer.from('again'));
  expect((await library.list()).map(({ name }) => name)).toEqual(['b.md']);
});

test('a corpus may be a single file', async () => {
  await using folder = await tempFolder({ 'one.jsonl': '{}', 'other.txt': 'not of it' });
  const library = await corpusLibrary(folder.at('one.jsonl'));
  expect((await library.list()).map(({ name, size }) => [name, size])).toEqual([['one.jsonl', 2]]);
  expect(await library.read('other.txt')).toBeNull();
});

test('a corpus that is not there is named', async () => {
  await expect(corpusLibrary('/nowhere/at/all')).rejects.toThrow(CorpusNotFoundError);
});
