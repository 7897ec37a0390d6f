import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { replaceFile } from '../../../functions/local/corpus/whole-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const BYTES = Buffer.from('Six died.');

test('what a killed process left unfinished goes; what one that lives, another machine or a person has there stays', async () => {
  const gone = spawnSync(process.execPath, ['--version']).pid;
  const names = {
    left: `.1f0c ${gone} ${hostname()}.part`,
    ofMachine: `.1f0c ${gone} another-machine.part`,
    ofParent: `.1f0c ${process.ppid} ${hostname()}.part`,
    ofPerson: 'notes.part',
    hidden: '.notes.part',
  };
  await using folder = await tempFolder(Object.fromEntries(Object.values(names).map((name) => [name, 'half'])));
  await replaceFile(folder.at('a.idx'), BYTES);
  const { left, ...kept } = names;
  const found = await readdir(folder.path);
  expect(found).not.toContain(left);
  expect(found.sort()).toEqual([...Object.values(kept), 'a.idx'].sort());
});

test('several files are replaced at once in one folder', async () => {
  await using folder = await tempFolder({ 'a.md': 'old' });
  await Promise.all(['a.md', 'b.md', 'c.md'].map((name) => replaceFile(folder.at(name), BYTES)));
  expect((await readdir(folder.path)).sort()).toEqual(['a.md', 'b.md', 'c.md']);
});
