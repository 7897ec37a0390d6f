import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { lockCorpus } from '../../../functions/local/corpus/corpus-lock.ts';
import { FolderLibrary } from '../../../functions/local/corpus/folder-library.ts';
import { readIndexFile, writeIndexFile } from '../../../functions/local/corpus/index-file.ts';
import { article, HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';
import { runCorpus, runIndex } from '../../support/command.ts';
import { type TempFolder, tempFolder } from '../../support/temp-folder.ts';

const KILOBYTE = 1024;
const SIZE = 64 * KILOBYTE;

/** A file system of 64 KB; `null` where this user may not mount one. */
async function smallDisk(): Promise<TempFolder | null> {
  const folder = await tempFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'none', folder.path], { stdio: 'ignore' });
  } catch {
    await folder[Symbol.asyncDispose]();
    return null;
  }
  return {
    ...folder,
    async [Symbol.asyncDispose]() {
      execFileSync('umount', [folder.path]);
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function fill(folder: TempFolder, bytes: number): Promise<void> {
  await rm(folder.at('ballast'), { force: true });
  if (bytes > 0) await writeFile(folder.at('ballast'), Buffer.alloc(bytes));
}

describe('on a full disk', () => {
  test('every write in turn is whole or not at all, and the lock leaves nothing', async (context) => {
    await using disk = await smallDisk();
    if (disk === null) return context.skip('needs the right to mount a tmpfs of 64 KB');
    const library = new FolderLibrary(disk.path);
    const [old, renewed] = [Buffer.alloc(6 * KILOBYTE, 'a'), Buffer.alloc(10 * KILOBYTE, 'b')];
    const outcomes = new Set<string>();
    // One page more is free each time: each write of the lock and of the file comes to be the one that fails.
    for (let free = 0; free <= 24 * KILOBYTE; free += 4 * KILOBYTE) {
      await fill(disk, 0);
      await library.write('a.md', old);
      await fill(disk, SIZE - 8 * KILOBYTE - free);
      try {
        await using _ = await lockCorpus(disk.path, { onWait: (clause) => expect.unreachable(clause) });
        await library.write('a.md', renewed);
        outcomes.add('written');
      } catch (error) {
        expect(String(error)).toMatch(/FolderLibraryError: .+ cannot be written.*ENOSPC/u);
        outcomes.add(/a\.md/u.test(String(error)) ? 'file' : 'lock');
        expect((await readFile(disk.at('a.md'))).equals(old)).toBe(true);
        expect((await readdir(disk.path)).sort()).toEqual(['a.md', 'ballast']);
        continue;
      }
      expect((await readFile(disk.at('a.md'))).equals(renewed)).toBe(true);
      expect((await readdir(disk.path)).sort()).toEqual(['a.md', 'ballast']);
    }
    expect([...outcomes].sort()).toEqual(['file', 'lock', 'written']);
  });

  test('an index stays as it was, and the disk is named', async (context) => {
    await using disk = await smallDisk();
    if (disk === null) return context.skip('needs the right to mount a tmpfs of 64 KB');
    const old = indexOf([article('a', 'Marlow', 'Six policemen were killed in the clashes.')]);
    await fill(disk, SIZE - 8 * KILOBYTE - (await writeIndexFile(disk.at('news.idx'), old)));
    const written = writeIndexFile(disk.at('news.idx'), indexOf(HARBOUR_REPORTS));
    await expect(written).rejects.toThrow('cannot be written (ENOSPC); the disk is full; make room and try again');
    expect((await readIndexFile(disk.at('news.idx'))).version).toBe(old.version);
    expect((await readdir(disk.path)).sort()).toEqual(['ballast', 'news.idx']);
  });
});

test('on a read-only disk the commands say so, and change nothing', async (context) => {
  await using disk = await smallDisk();
  if (disk === null) return context.skip('needs the right to mount a tmpfs of 64 KB');
  const text = 'The dockers of Marlow walked out on Monday over unpaid wages, their union said.\n';
  await disk.write({ 'news/a.txt': `Strike\n\n${text}`, 'b.txt': `Harbour\n\n${text.replace('Marlow', 'Quern')}` });
  execFileSync('mount', ['-o', 'remount,ro', disk.path]);
  const index = await runIndex(['--corpus', 'news', '--out', 'news.idx'], { cwd: disk.path });
  expect([index.code, index.err]).toEqual([
    1,
    `index: ${disk.at('news.idx')}: cannot be written (EROFS); the disk is read-only\n`,
  ]);
  const corpus = await runCorpus(['add', 'b.txt', '--corpus', 'news'], { cwd: disk.path });
  expect([corpus.code, corpus.err]).toEqual([
    1,
    `corpus: ${disk.at('news/b.md')}: cannot be written (EROFS): the disk is read-only\n`,
  ]);
  expect((await readdir(disk.path, { recursive: true })).sort()).toEqual(['b.txt', 'news', 'news/a.txt']);
});
