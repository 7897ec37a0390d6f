import { expect, test } from 'vitest';
import { CachedLibrary } from '../../functions/corpus/cached-library.ts';
import { memoryLibrary } from '../support/memory-library.ts';
import { describeLibrary } from './library.contract.ts';

describeLibrary('listed once', async () => ({
  library: new CachedLibrary(memoryLibrary()),
  [Symbol.asyncDispose]: async () => {},
}));

test('what is written goes through, and what others write is not seen', async () => {
  const library = memoryLibrary({ 'a.md': 'one' });
  const cached = new CachedLibrary(library);
  await cached.list();
  await cached.write('b.md', Buffer.from('two'));
  await library.write('c.md', Buffer.from('three'));
  expect((await cached.list()).map(({ name }) => name)).toEqual(['a.md', 'b.md']);
  expect((await library.list()).map(({ name }) => name)).toEqual(['a.md', 'b.md', 'c.md']);
});
