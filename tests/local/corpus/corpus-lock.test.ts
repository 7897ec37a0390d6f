import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { LOCK_NAME, lockCorpus } from '../../../functions/local/corpus/corpus-lock.ts';
import { ownLine } from '../../../functions/local/corpus/lock-holder.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const silent = { onWait: (clause: string) => expect.unreachable(clause) };

describe('the lock of a folder', () => {
  test('names its process while it is held, and leaves nothing', async () => {
    await using folder = await tempFolder({ 'a.md': 'x' });
    {
      await using _ = await lockCorpus(folder.path, silent);
      expect(await readFile(folder.at(LOCK_NAME), 'utf8')).toBe(ownLine());
    }
    expect(await readdir(folder.path)).toEqual(['a.md']);
  });

  test('that a killed command has left counts for nothing', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    await using folder = await tempFolder({ [LOCK_NAME]: `${pid} ${hostname()}\n` });
    await using _ = await lockCorpus(folder.path, silent);
    expect(await readFile(folder.at(LOCK_NAME), 'utf8')).toBe(ownLine());
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

  test('of a process whose id another one has by now counts for nothing', async () => {
    // The process lives, and was started at another time than the lock says.
    await using folder = await tempFolder({ [LOCK_NAME]: `${process.ppid} ${hostname()} 1\n` });
    await using _ = await lockCorpus(folder.path, silent);
    expect(await readFile(folder.at(LOCK_NAME), 'utf8')).toBe(ownLine());
  });

  test.each(['', '12'])('that a full disk has cut off, as %j, counts for nothing once it is old', async (line) => {
    await using folder = await tempFolder({ [LOCK_NAME]: line });
    await utimes(folder.at(LOCK_NAME), 1_000_000, 1_000_000);
    await using _ = await lockCorpus(folder.path, silent);
    expect(await readFile(folder.at(LOCK_NAME), 'utf8')).toBe(ownLine());
  });

  test('that is never released is waited for so long and no longer, and the message says what to do', async () => {
    await using folder = await tempFolder({ [LOCK_NAME]: '1 another-machine\n' });
    const locking = lockCorpus(folder.path, { onWait: () => {}, longest: 300 });
    await expect(locking).rejects.toThrow(/process 1 on another-machine\); if there is none, remove /u);
    expect(await readdir(folder.path)).toEqual([LOCK_NAME]);
  });
});
