import { chmod, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { refresh } from '../../../functions/corpus/refresh.ts';
import { FolderLibrary, FolderLibraryError } from '../../../functions/local/corpus/folder-library.ts';
import { describeLibrary } from '../../corpus/library.contract.ts';
import { TEST_RINGS } from '../../support/articles.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describeLibrary('a folder', async () => {
  const folder = await tempFolder();
  return {
    library: new FolderLibrary(folder.at('corpus')),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
});

const GOOD = 'Six policemen were killed in the clashes in Marlow.\n';

describe('a folder as a library', () => {
  test.each(['../a.md', '/etc/passwd', 'a/../../b.md', '', 'a//b.md', './a.md', 'a\0.md'])(
    'has no file named %j',
    async (name) => {
      await using folder = await tempFolder({ 'a.md': GOOD });
      const library = new FolderLibrary(folder.at('corpus'));
      for (const attempt of [library.read(name), library.write(name, Buffer.from('x')), library.remove(name)]) {
        await expect(attempt).rejects.toThrow(FolderLibraryError);
      }
      expect(await readdir(folder.path)).toEqual(['a.md']);
    },
  );

  test('shows a change that left size and time as they were', async () => {
    await using folder = await tempFolder({ 'a.txt': 'one\n' });
    const library = new FolderLibrary(folder.path);
    const [before] = await library.list();
    const then = new Date(2022, 0, 7);
    await utimes(folder.at('a.txt'), then, then);
    await writeFile(folder.at('a.txt'), 'two\n');
    await utimes(folder.at('a.txt'), then, then);
    const [after] = await library.list();
    expect(after?.tag).not.toBe(before?.tag);
  });

  test('leaves nothing behind where writing fails', async () => {
    await using folder = await tempFolder({ 'a.md/inner.txt': GOOD });
    const library = new FolderLibrary(folder.path);
    await expect(library.write('a.md', Buffer.from('x'))).rejects.toThrow(/a\.md: cannot be written \(E\w+\)/u);
    expect(await readdir(folder.path)).toEqual(['a.md']);
    expect(await readFile(folder.at('a.md/inner.txt'), 'utf8')).toBe(GOOD);
  });

  test('does not list hidden files or loops, and says of links that lead nowhere what is wrong', async () => {
    await using folder = await tempFolder({ 'a.txt': GOOD, '.git/b.txt': GOOD, 'photo.jpg': 'x', 'README.md': 'x' });
    await symlink(folder.path, folder.at('loop'));
    await symlink(folder.at('nowhere'), folder.at('broken.txt'));
    const { state, skipped } = await refresh(new FolderLibrary(folder.path), null, TEST_RINGS);
    expect(state.index.articles.map(({ id }) => id)).toEqual(['a']);
    expect(skipped).toEqual([
      { file: 'broken.txt', reason: expect.stringMatching(/^cannot be read \(ENOENT\)/u), severity: 'defect' },
      { file: 'photo.jpg', reason: expect.stringMatching(/^is no article format/u), severity: 'ignored' },
    ]);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'goes on beside a file it may not read (skipped for root, who may read all)',
    async () => {
      await using folder = await tempFolder({ 'a.txt': GOOD, 'secret.txt': GOOD });
      await chmod(folder.at('secret.txt'), 0);
      const { state, skipped } = await refresh(new FolderLibrary(folder.path), null, TEST_RINGS);
      expect(state.index.articles.map(({ id }) => id)).toEqual(['a']);
      expect(skipped.map(({ file, severity }) => [file, severity])).toEqual([['secret.txt', 'defect']]);
    },
  );

  test('that is a file is refused', async () => {
    await using folder = await tempFolder({ 'a.txt': GOOD });
    await expect(new FolderLibrary(folder.at('a.txt')).list()).rejects.toThrow(
      /a\.txt: not a directory; name a folder/u,
    );
  });
});
