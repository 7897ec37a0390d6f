import { readdir, readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { runAsk, runIndex, STACK } from '../../support/command.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const QUESTIONS = 'how many police died?\nwho asked for help?\nhow many elephants escaped?\nthe\n';
const NEWS = { 'news/a.txt': 'Six policemen were killed in the clashes in Marlow, the interior ministry said.\n' };

describe('an index built ahead', () => {
  test('answers as the corpus itself does, to the letter', async () => {
    await using folder = await tempFolder();
    const file = folder.at('sample.idx');
    const built = await runIndex(['--out', file]);
    expect([built.code, built.err]).toEqual([0, '']);
    expect(built.out).toMatch(/sample\.idx: \d+ articles, \d+ sentences, \d+\.\d MB, index [0-9a-f]{12}\n$/u);
    expect(await readdir(folder.path)).toEqual(['sample.idx']);

    const [direct, loaded] = await Promise.all([
      runAsk(['--json'], { input: QUESTIONS }),
      runAsk(['--json', '--index', file], { input: QUESTIONS }),
    ]);
    expect([direct.code, direct.err]).toEqual([0, '']);
    expect(direct.out.split('\n')).toHaveLength(5);
    expect(loaded).toEqual(direct);
  });

  test('twice from the same articles is the same file', async () => {
    await using folder = await tempFolder();
    await Promise.all(['one', 'two'].map((name) => runIndex(['--out', folder.at(name)])));
    expect((await readFile(folder.at('one'))).equals(await readFile(folder.at('two')))).toBe(true);
  });

  test('from a corpus with a broken file is written, and ends with 3', async () => {
    await using folder = await tempFolder({ ...NEWS, 'news/empty.txt': '' });
    const { code, out, err } = await runIndex(['--corpus', folder.at('news'), '--out', folder.at('news.idx')]);
    expect(code).toBe(3);
    expect(out).toMatch(/: 1 articles?, 1 sentences?/u);
    expect(err).toBe('left out: empty.txt is empty; remove it or put text in it\n');
  });
});

describe('an index that cannot be built leaves nothing behind', () => {
  test('when its folder is missing', async () => {
    await using folder = await tempFolder(NEWS);
    const out = folder.at('gone', 'news.idx');
    const { code, out: printed, err } = await runIndex(['--corpus', folder.at('news'), '--out', out]);
    expect([code, printed]).toEqual([1, '']);
    expect(err).toBe(`index: ${out}: cannot be written (ENOENT); name a file in a folder that exists\n`);
    expect(await readdir(folder.path)).toEqual(['news']);
  });

  test('when there is no article; an older index stays as it was', async () => {
    await using folder = await tempFolder({ 'news/empty.txt': '', 'news.idx': 'the older one' });
    const { code, err } = await runIndex(['--corpus', folder.at('news'), '--out', folder.at('news.idx')]);
    expect(code).toBe(1);
    expect(err).toMatch(/no article in it/u);
    expect(err).not.toMatch(STACK);
    expect(await readFile(folder.at('news.idx'), 'utf8')).toBe('the older one');
    expect((await readdir(folder.path)).toSorted()).toEqual(['news', 'news.idx']);
  });

  test('when its folder is a file', async () => {
    await using folder = await tempFolder(NEWS);
    const out = folder.at('news/a.txt', 'news.idx');
    const { code, err } = await runIndex(['--corpus', folder.at('news'), '--out', out]);
    expect(code).toBe(1);
    expect(err).toBe(`index: ${out}: cannot be written (ENOTDIR); name a file in a folder that exists\n`);
  });

  test.each([
    ['when it is not said where to write it', [], /--out FILE/u],
    ['when the place to write to is empty', ['--out', ''], /--out requires a path/u],
  ])('%s', async (_, args, message) => {
    const { code, out, err } = await runIndex(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

describe('ask refuses an index file that is', () => {
  let whole = Buffer.alloc(0);
  beforeAll(async () => {
    await using folder = await tempFolder(NEWS);
    expect((await runIndex(['--corpus', folder.at('news'), '--out', folder.at('news.idx')])).code).toBe(0);
    whole = await readFile(folder.at('news.idx'));
  });

  test.each<[what: string, change: (bytes: Buffer) => Buffer | null, message: RegExp]>([
    ['missing', () => null, /there is no such file; build it with: npm run index/u],
    [
      'cut short',
      (bytes) => bytes.subarray(0, bytes.length / 2),
      /this index is cut short; build it again with: npm run index/u,
    ],
    [
      'damaged',
      (bytes) => Buffer.concat([bytes.subarray(0, -9), Buffer.from('damaged!!')]),
      /this index is damaged.*; build it again/u,
    ],
    [
      'of another version',
      (bytes) => Buffer.from(bytes.toString('latin1').replace(/"format":\d/u, '"format":9'), 'latin1'),
      /this index is of version 9\.[0-9a-f]+ and \d+\.[0-9a-f]+ is needed; build it again/u,
    ],
    ['no index', () => Buffer.from('Six policemen were killed.\n'), /this file is no index; build it again/u],
    ['empty', () => Buffer.alloc(0), /this file is no index; build it again/u],
  ])('%s, with 1, its name and the way out', async (_, change, message) => {
    await using folder = await tempFolder();
    const file = folder.at('news.idx');
    const changed = change(whole);
    if (changed) await writeFile(file, changed);
    const { code, out, err } = await runAsk(['--index', file, 'how many policemen were killed?']);
    expect([code, out]).toEqual([1, '']);
    expect(err.startsWith(`ask: ${file}: `)).toBe(true);
    expect(err).toMatch(message);
    expect(err).not.toMatch(STACK);
  });
});
