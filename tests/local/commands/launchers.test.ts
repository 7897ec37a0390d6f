import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { manifestFor } from '../../../functions/slack/manifest/manifest.ts';
import { spawnPreview, spawnPreviewInShell } from '../../browser/preview.ts';
import { plainEnvironment, runScript } from '../../support/command.ts';
import { NOBODY } from '../../support/operator.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const NEWS = { 'news/a.txt': 'Six policemen were killed in the clashes in Marlow, the interior ministry said.\n' };
const URL_GIVEN = 'https://abc123.execute-api.eu-west-1.amazonaws.com/slack/events';

/** Nothing is known of an operator. */
const bare = { PATH: process.env.PATH, ...NOBODY };

/** What only a process shows: that its script runs the command, with its arguments, streams, folder and exit code. */
describe('the scripts of package.json', () => {
  test('ask: answers what it reads, from the folder that npm was called in', async () => {
    await using folder = await tempFolder({ ...NEWS, 'news/empty.txt': '' });
    const { code, out, err } = await runScript({
      script: 'functions/local/commands/ask.ts',
      args: ['--corpus', 'news', '--json'],
      input: 'how many policemen were killed?\nwho was it?\n',
      env: { ...plainEnvironment(), INIT_CWD: folder.path },
    });
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).question),
    ).toEqual(['how many policemen were killed?', 'who was it?']);
    expect(err).toBe('left out: empty.txt is empty; remove it or put text in it\n');
    expect(code).toBe(3);
  });

  test('index: writes a file', async () => {
    await using folder = await tempFolder(NEWS);
    const { code, out, err } = await runScript({
      script: 'functions/local/commands/build-index.ts',
      args: ['--corpus', 'news', '--out', 'news.idx'],
      cwd: folder.path,
    });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/news\.idx: 1 article/u);
    expect(await readdir(folder.path)).toEqual(['news', 'news.idx']);
  });

  test('corpus: lists what is in a folder', async () => {
    await using folder = await tempFolder(NEWS);
    const run = { script: 'infra/corpus.ts', args: ['list', '--corpus', 'news'], cwd: folder.path };
    expect(await runScript(run)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/1 article in news\n$/u),
      err: '',
    });
  });

  test('manifest: prints the manifest of that address', async () => {
    const run = await runScript({ script: 'infra/print-manifest.ts', args: ['--url', URL_GIVEN], env: bare });
    expect(JSON.parse(run.out)).toEqual(manifestFor(URL_GIVEN));
    expect([run.code, run.err]).toEqual([0, '']);
  });

  test('secrets: reads them from a pipe, and refuses what is none', async () => {
    const run = await runScript({ script: 'infra/secrets.ts', args: [], input: 'x\ny\n', env: bare });
    expect([run.code, run.out]).toEqual([1, '']);
    expect(run.err).toContain('no signing secret');
  });

  test('start: serves the page until it is told to stop', async () => {
    await using folder = await tempFolder(NEWS);
    const preview = await spawnPreview('--corpus', folder.path);
    expect((await fetch(preview.url)).status).toBe(200);
    await preview[Symbol.asyncDispose]();
    expect(preview.process.exitCode).toBe(0);
  });

  test.skipIf(process.platform === 'win32')('start: ends with the shell that npm runs it in', async () => {
    await using folder = await tempFolder(NEWS);
    const { url, shell } = await spawnPreviewInShell('--corpus', folder.path);
    expect((await fetch(url)).status).toBe(200);
    shell.kill('SIGTERM');
    await expect
      .poll(() =>
        fetch(url).then(
          () => 'serves',
          () => 'is gone',
        ),
      )
      .toBe('is gone');
  });

  test('deploy: refuses wrong usage before anything is deployed', async () => {
    const run = await runScript({ script: 'infra/deploy.ts', args: ['production'], env: bare });
    expect([run.code, run.out]).toEqual([2, '']);
    expect(run.err).toContain('unexpected argument "production"');
  });
});
