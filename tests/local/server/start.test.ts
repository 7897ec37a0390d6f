import { describe, expect, test } from 'vitest';
import { SAMPLE_CORPUS, UsageError } from '../../../functions/local/commands/arguments.ts';
import { parseStartArguments, START_HELP } from '../../../functions/local/commands/start-arguments.ts';
import { startPreview } from '../../browser/preview.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const parse = (...args: string[]) => parseStartArguments(args, '/srv/here');

describe('the options of npm start', () => {
  test('are the sample corpus, any port and a browser where none is given', () => {
    expect(parse()).toMatchObject({ corpus: SAMPLE_CORPUS, port: null, open: true, socket: false, admins: [] });
  });

  test('are read relative to where the command was given', () => {
    const given = parse('--corpus', 'a', '--port', '8080', '--no-open');
    expect(given).toMatchObject({ corpus: '/srv/here/a', port: 8080, open: false });
    expect(parse('--socket', '--admins', 'U1, U2').admins).toEqual(['U1', 'U2']);
  });

  test.each([
    [['--port', '70000'], /from 0 to 65535/u],
    [['--port', '8e3'], /from 0 to 65535/u],
    [['--store', 'opensearch', '--node', 'http://127.0.0.1:9200'], /^--store requires --corpus PATH/u],
    [['--corpus', ' '], /^--corpus requires a path$/u],
    [['--socket', '--port', '1'], /^--port cannot be used with --socket/u],
    [['--admins', 'U1'], /^--admins can only be used with --socket/u],
    [['articles'], /^unexpected argument "articles".*npm start -- --corpus PATH/u],
    [['--colour'], /^unknown option "--colour"\. Options: --corpus/u],
  ])('are refused with a reason: %s', (args, message) => {
    expect(() => parse(...args)).toThrow(UsageError);
    expect(() => parse(...args)).toThrow(message);
  });

  test('are all in the help', () => {
    for (const option of [
      '--corpus',
      '--rings',
      '--port',
      '--no-open',
      '--socket',
      '--manifest',
      '--admins',
      '--help',
    ]) {
      expect(START_HELP).toContain(`\n  ${option} `);
    }
  });
});

describe('npm start', () => {
  test('opens a folder without a single article, to drop some on', async () => {
    await using folder = await tempFolder();
    await using preview = await startPreview('--corpus', folder.path);
    expect((await fetch(preview.url)).status).toBe(200);
    expect(await (await fetch(`${preview.url}library/holdings`)).json()).toMatchObject({ articles: [] });
  });

  test('says that a port is taken, and that a corpus is not there', async () => {
    await using preview = await startPreview();
    const { port } = new URL(preview.url);
    await expect(startPreview('--port', port)).rejects.toThrow(`port ${port} is in use: choose another with --port N`);
    await expect(startPreview('--corpus', '/nowhere')).rejects.toThrow('/nowhere: there is no such file or folder');
  });
});
