import { describe, expect, test } from 'vitest';
import {
  ASK_HELP,
  BUILD_HELP,
  DEFAULT_RINGS,
  parseAskArguments,
  parseBuildArguments,
  SAMPLE_CORPUS,
  UsageError,
} from '../../../functions/local/commands/arguments.ts';

const ask = (...args: string[]) => parseAskArguments(args, '/desk');
const build = (...args: string[]) => parseBuildArguments(args, '/desk');

describe('ask', () => {
  test('without options asks the sample corpus', () => {
    expect(ask('how many police died?')).toMatchObject({
      help: false,
      question: 'how many police died?',
      source: { kind: 'corpus', corpus: SAMPLE_CORPUS, rings: DEFAULT_RINGS },
      limit: undefined,
      json: false,
      explain: false,
    });
  });

  test('takes a question without quotation marks', () => {
    expect(ask('how', 'many', '--json', 'died').question).toBe('how many died');
    expect(ask('--', '--who', 'died').question).toBe('--who died');
  });

  test('reads paths from where the command was given', () => {
    expect(ask('--corpus', 'news', '--rings', '../rings.yaml').source).toEqual({
      kind: 'corpus',
      corpus: '/desk/news',
      rings: '/rings.yaml',
    });
    expect(ask('--index=/built/today.idx').source).toEqual({ kind: 'file', file: '/built/today.idx' });
  });

  test.each(['0', '51', '-1', '1.5', 'ten', '', 'NaN', 'Infinity'])('refuses a limit of "%s"', (limit) => {
    expect(() => ask(`--limit=${limit}`)).toThrow(/^invalid --limit .*: must be a whole number from 1 to 50$/u);
  });

  test.each([1, 10, 50])('takes a limit of %d', (limit) => {
    expect(ask('--limit', String(limit)).limit).toBe(limit);
  });

  test('takes a window of one day or more', () => {
    expect(ask('--after', '2022-01-06', '--before', '2022-01-06')).toMatchObject({
      after: '2022-01-06',
      before: '2022-01-06',
    });
  });

  test.each([
    [
      'a window that ends before it begins',
      ['--after', '2022-01-07', '--before', '2022-01-06'],
      /--after 2022-01-07 is later than --before 2022-01-06/u,
    ],
    [
      'a day that does not exist',
      ['--after', '2022-02-30'],
      /^invalid --after "2022-02-30": must be a date such as 2022-01-06$/u,
    ],
    ['an unknown option', ['--corpsu', 'x'], /^unknown option "--corpsu"\. Options: --corpus, --rings, .*--help$/u],
    ['an unknown letter', ['-x'], /^unknown option "-x"\. Options: --corpus/u],
    ['a letter that is a name', ['-json'], /^unknown option "-j"/u],
    ['an option without its value', ['--corpus'], /^--corpus requires a value$/u],
    ['an option in the place of a value', ['--corpus', '--json'], /^--corpus requires a value\. To pass "--json"/u],
    [
      'a number that looks like an option',
      ['--limit', '-1'],
      /^--limit requires a value\. To pass "-1", write --limit=-1$/u,
    ],
    ['a value for a switch', ['--json=yes'], /^--json does not take a value$/u],
    ['a name that every object has', ['--constructor'], /^unknown option "--constructor"/u],
    ['an empty question', ['  '], /empty/u],
    ['an empty path', ['--corpus', ''], /^--corpus requires a path$/u],
    ['an index with a corpus', ['--index', 'a', '--corpus', 'b'], /^--index cannot be used with --corpus or --rings/u],
    ['an index with rings', ['--index', 'a', '--rings', 'b'], /^--index cannot be used with --corpus or --rings/u],
  ])('refuses %s', (_, args, message) => {
    expect(() => ask(...args)).toThrow(UsageError);
    expect(() => ask(...args)).toThrow(message);
  });
});

describe('index', () => {
  test('needs to know where to write', () => {
    expect(build('--out', 'today.idx')).toEqual({
      help: false,
      source: { kind: 'corpus', corpus: SAMPLE_CORPUS, rings: DEFAULT_RINGS },
      target: { kind: 'file', out: '/desk/today.idx' },
    });
    expect(build('--store', 'opensearch', '--node', 'http://127.0.0.1:9200', '--shards', '3').target).toEqual({
      kind: 'cluster',
      node: 'http://127.0.0.1:9200/',
      shards: 3,
    });
    expect(() => build()).toThrow(/--out FILE/u);
    expect(build('--help').help).toBe(true);
  });

  test.each([
    ['a question', ['--out', 'a', 'who died?'], /"who died\?"/u],
    ['an empty place to write to', ['--out', ''], /^--out requires a path$/u],
    ['a blank place to write to', ['--out=  '], /^--out requires a path$/u],
    ['an option of ask', ['--out', 'a', '--limit', '3'], /limit/u],
    ['another store', ['--store', 'lucene', '--node', 'http://127.0.0.1:9200'], /must be opensearch$/u],
    ['a store without a node', ['--store', 'opensearch'], /requires --node URL$/u],
    ['a node without a store', ['--node', 'http://127.0.0.1:9200', '--out', 'a'], /only be used with --store/u],
    ['a node that is no address', ['--store', 'opensearch', '--node', 'localhost:9200'], /such as http:\/\/127/u],
    ['two places', ['--out', 'a', '--store', 'opensearch', '--node', 'http://127.0.0.1:9200'], /not both$/u],
    ['no shards', ['--store', 'opensearch', '--node', 'http://127.0.0.1:9200', '--shards', '0'], /from 1 to 64$/u],
    ['shards of a file', ['--out', 'a', '--shards', '2'], /only be used with --store$/u],
  ])('refuses %s', (_, args, message) => {
    expect(() => build(...args)).toThrow(UsageError);
    expect(() => build(...args)).toThrow(message);
  });
});

test.each([
  ['ask', ASK_HELP, ['corpus', 'rings', 'index', 'limit', 'json', 'explain', 'help']],
  ['index', BUILD_HELP, ['corpus', 'rings', 'out', 'help']],
])('the help of %s names every option and exit code', (_, help, options) => {
  for (const option of options) expect(help).toContain(`--${option} `);
  for (const code of [0, 1, 2, 3]) expect(help).toMatch(new RegExp(`\\b${code} `, 'u'));
});
