import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { type CommandResult, plainEnvironment, ROOT, runScript } from '../../support/command.ts';
import { paragraphs } from '../../support/import-samples.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const PRELOADED = pathToFileURL(path.join(ROOT, 'tests/support/killed-writes.ts')).href;

/** More calls than any of the commands makes. */
const MOST_CALLS = 60;

interface Run {
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** `at` 0: nothing kills it. */
function killedAt(at: number, run: Run): Promise<CommandResult> {
  const env = { ...plainEnvironment(), NODE_OPTIONS: `--import ${PRELOADED}`, KILL_AT: String(at) };
  return runScript({ ...run, env });
}

const [first = '', second = '', third = ''] = paragraphs(3);

test('an index is the old one or the new one, at whatever write `npm run index` is killed', async () => {
  await using folder = await tempFolder({ 'news/a.txt': `Marlow\n\n${first}\n` });
  const build = {
    script: 'functions/local/commands/build-index.ts',
    args: ['--corpus', 'news', '--out', 'a.idx'],
    cwd: folder.path,
  };
  expect(await killedAt(0, build)).toMatchObject({ code: 0 });
  const old = await readFile(folder.at('a.idx'));
  await folder.write({ 'news/b.txt': `Northey\n\n${second}\n` });
  expect(await killedAt(0, { ...build, args: ['--corpus', 'news', '--out', 'new.idx'] })).toMatchObject({ code: 0 });
  const renewed = await readFile(folder.at('new.idx'));
  const seen: string[] = [];
  for (let at = 1; at < MOST_CALLS; at += 1) {
    const { code } = await killedAt(at, build);
    const found = await readFile(folder.at('a.idx'));
    seen.push(found.equals(old) ? 'old' : found.equals(renewed) ? 'new' : 'neither');
    if (code !== null) break;
  }
  expect(seen.slice(0, -1)).toEqual(seen.slice(0, -1).map(() => 'old'));
  expect(seen.at(-1)).toBe('new');
  // What the killed ones had half written is gone.
  expect((await readdir(folder.path)).sort()).toEqual(['a.idx', 'new.idx', 'news']);
  // Opening, writing and renaming at least, each of which a kill came to.
  expect(seen.length).toBeGreaterThan(3);
});

test('articles are whole or not there, and are added by the same command, at whatever write `npm run corpus` is killed', async () => {
  const sources = { 'in/a.txt': `Northey\n\n${second}\n`, 'in/b.txt': `Quern\n\n${third}\n` };
  const kept = { 'news/old.txt': `Marlow\n\n${first}\n` };
  const articlesIn = async (folder: string) => {
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const)),
    );
  };
  const add = (cwd: string): Run => ({ script: 'infra/corpus.ts', args: ['add', 'in', '--corpus', 'news'], cwd });
  await using whole = await tempFolder({ ...sources, ...kept });
  expect(await killedAt(0, add(whole.path))).toMatchObject({ code: 0 });
  const expected = await articlesIn(whole.at('news'));
  expect([...expected.keys()]).toEqual(['a.md', 'b.md', 'old.txt']);
  let kills = 0;
  for (let at = 1; at < MOST_CALLS; at += 1) {
    await using folder = await tempFolder({ ...sources, ...kept });
    const { code } = await killedAt(at, add(folder.path));
    for (const [name, text] of await articlesIn(folder.at('news')))
      expect([at, name, text]).toEqual([at, name, expected.get(name)]);
    expect((await articlesIn(folder.at('news'))).has('old.txt')).toBe(true);
    if (code !== null) break;
    kills += 1;
    const again = await killedAt(0, add(folder.path));
    expect([at, again.code]).toEqual([at, 0]);
    // Of a lock that was half written nobody knows whose it is.
    expect(again.err).toMatch(/^(?:corpus: waiting for another command in this folder; [^\n]+\n)?$/u);
    expect(await articlesIn(folder.at('news'))).toEqual(expected);
    expect((await readdir(folder.at('news'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  }
  expect(kills).toBeGreaterThan(6);
});
