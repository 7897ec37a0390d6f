import { mkdir, readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { IndexFileError, readIndexFile, writeIndexFile } from '../../../functions/local/corpus/index-file.ts';
import { HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const index = indexOf(HARBOUR_REPORTS);

describe('an index file', () => {
  test('is read as it was written, and is all there is in its folder', async () => {
    await using folder = await tempFolder();
    const bytes = await writeIndexFile(folder.at('news.idx'), index);
    expect((await readFile(folder.at('news.idx'))).length).toBe(bytes);
    expect((await readIndexFile(folder.at('news.idx'))).version).toBe(index.version);
    expect(await readdir(folder.path)).toEqual(['news.idx']);
  });

  test('replaces an older one, even one cut short', async () => {
    await using folder = await tempFolder({ 'news.idx': 'VERBATIM and no more' });
    await writeIndexFile(folder.at('news.idx'), index);
    expect((await readIndexFile(folder.at('news.idx'))).version).toBe(index.version);
  });

  test('does not replace what is no index: it may be an article', async () => {
    await using folder = await tempFolder({ 'report.txt': 'Nobody was hurt.' });
    await expect(writeIndexFile(folder.at('report.txt'), index)).rejects.toThrow(
      /report\.txt: is no index .* remove it/u,
    );
    expect(await readFile(folder.at('report.txt'), 'utf8')).toBe('Nobody was hurt.');
  });

  test.each([
    ['its folder does not exist', ['gone', 'news.idx']],
    ['a folder has its name', ['taken']],
  ])('is not begun when %s', async (_, parts) => {
    await using folder = await tempFolder();
    await mkdir(folder.at('taken'));
    const written = writeIndexFile(folder.at(...parts), index);
    await expect(written).rejects.toThrow(IndexFileError);
    await expect(written).rejects.toThrow(/cannot be written \([A-Z]+\); name a file in a folder that exists/u);
    await expect(written).rejects.toThrow(folder.at(...parts));
    expect(await readdir(folder.path)).toEqual(['taken']);
  });

  test('is not begun below a file', async () => {
    await using folder = await tempFolder({ 'file.txt': 'x' });
    const written = writeIndexFile(folder.at('file.txt', 'news.idx'), index);
    await expect(written).rejects.toThrow(IndexFileError);
    await expect(written).rejects.toThrow(/cannot be written \(ENOTDIR\); name a file in a folder that exists/u);
    expect(await readFile(folder.at('file.txt'), 'utf8')).toBe('x');
  });

  test('that is a folder, or is not there, is refused by name', async () => {
    await using folder = await tempFolder();
    await expect(readIndexFile(folder.path)).rejects.toThrow(`${folder.path}: cannot be read (EISDIR)`);
    await expect(readIndexFile(folder.at('a'))).rejects.toThrow(`${folder.at('a')}: there is no such file; build it`);
  });
});
