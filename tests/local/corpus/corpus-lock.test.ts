import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { LOCK_NAME, lockCorpus } from '../../../functions/local/corpus/corpus-lock.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const silent = { onWait: (clause: string) => expect.unreachable(clause) };

describe('the lock of a folder', () => {
  test('names its process while it is held, and leaves nothing', async () => {
    await using folder = await tempFolder({ 'a.md': 'x' });
    {
      await using _ = await lockCorpus(folder.path, silent);
      expect(await readFile(folder.at(LOCK_NAME), 'utf8')).toBe(`${process.pid} ${hostname()}\n`);
    }
    expect(await readdir(folder.path)).toEqual(['a.md']);
  });

  test('that a killed command has left counts for nothing', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    await using folder = await tempFolder({ [LOCK_NAME]: `${pid} ${hostname()}\n` });
    await using _ = await lockCorpus(folder.path, silent);
    expect(await readFile(folder.at(LOCK_NAME), 'utf8')).toBe(`${process.pid} ${hostname()}\n`);
    expect(await readdir(folder.path)).toEqual([LOCK_NAME]);
  });

  test.each([`${process.ppid} ${hostname()}\n`, '1 another-machine\n', ''])(
    'is waited for while it may be held, as %j, and that is said once',
    async (held) => {
      await using folder = await tempFolder({ [LOCK_NAME]: held });
      const said: string[] = [];
      const locking = lockCorpus(folder.path, { onWait: (clause) => said.push(clause) });
      await expect.poll(() => said).toEqual([expect.stringContaining(`remove ${folder.at(LOCK_NAME)}`)]);
      expect(await readFile(folder.at(LOCK_NAME), 'utf8')).toBe(held);
      await rm(folder.at(LOCK_NAME));
      await (await locking)[Symbol.asyncDispose]();
      expect(await readdir(folder.path)).toEqual([]);
      expect(said).toHaveLength(1);
    },
  );

  test('makes the folder, and takes it away again where nothing has come into it', async () => {
    await using folder = await tempFolder({});
    await (await lockCorpus(folder.at('news/wire'), silent))[Symbol.asyncDispose]();
    expect(await readdir(folder.path)).toEqual([]);
    {
      await using _ = await lockCorpus(folder.at('news/wire'), silent);
      await folder.write({ 'news/wire/a.md': 'x' });
    }
    expect(await readdir(folder.at('news/wire'))).toEqual(['a.md']);
  });
});
