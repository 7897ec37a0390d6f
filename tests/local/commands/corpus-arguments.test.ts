import { describe, expect, test } from 'vitest';
import { parseOptions, UsageError } from '../../../functions/local/commands/arguments.ts';
import { CORPUS_OPTIONS, corpusHelp, parseCorpusCommand } from '../../../functions/local/commands/corpus-arguments.ts';

function parse(...args: string[]) {
  const { values, positionals } = parseOptions(args, CORPUS_OPTIONS);
  return parseCorpusCommand(values, positionals);
}

describe('a corpus command', () => {
  test('to add takes paths, addresses and what is stated for them', () => {
    expect(parse('add', 'a.pdf', 'https://x.example/', '--publisher', ' P ', '--published', '2022-01-06')).toEqual({
      kind: 'add',
      inputs: ['a.pdf', 'https://x.example/'],
      overrides: { publisher: 'P', published: '2022-01-06' },
      dryRun: false,
      json: false,
    });
    expect(parse('add', 'a', '--kind', 'summary', '--of', 'R', '--id', 'x', '--dry-run', '--json')).toEqual({
      kind: 'add',
      inputs: ['a'],
      overrides: { kind: 'summary', of: 'R', id: 'x' },
      dryRun: true,
      json: true,
    });
  });

  test('may list, check, show and remove', () => {
    expect(parse('list', '--json')).toEqual({ kind: 'list', json: true });
    expect(parse('check')).toEqual({ kind: 'check', json: false });
    expect(parse('show', 'x')).toEqual({ kind: 'show', id: 'x', json: false });
    expect(parse('remove', 'x', '--', '-y')).toEqual({ kind: 'remove', ids: ['x', '-y'], json: false });
    expect(parse('remove', '../x')).toEqual({ kind: 'remove', ids: ['../x'], json: false });
    expect(parse('add', '--help')).toEqual({ kind: 'help' });
  });

  test.each([
    [[], /^specify a command: add, list, show, remove, check, watch, unwatch, feeds$/u],
    [['delete', 'x'], /^unknown command "delete"\. Commands: add, list/u],
    [['add'], /^add requires a path or URL/u],
    [['add', ''], /^add requires a path or URL, got an empty one$/u],
    [['add', 'a', '--published', 'yesterday'], /--published: "yesterday" is not a calendar date/u],
    [['add', 'a', '--published', '2022-02-31'], /not a calendar date/u],
    [['add', 'a', '--url', 'ftp://x'], /--url: .*http:\/\/ or https/u],
    [['add', 'a', '--publisher', ' '], /^--publisher requires a value$/u],
    [['add', 'a', '--kind', 'essay'], /--kind: must be "article", "summary" or "fact-check"/u],
    [['add', 'a', '--kind', 'summary'], /requires --of/u],
    [['add', 'a', '--of', 'R'], /^--of can only be used with --kind summary$/u],
    [['add', 'a', 'b', '--id', 'x'], /^--id can only be used when one article is added$/u],
    [['add', 'a', '--force'], /--force/u],
    [['list', 'x'], /^unexpected argument "x": list takes none$/u],
    [['list', '--publisher', 'P'], /^--publisher can only be used with add$/u],
    [['remove', 'x', '--dry-run'], /^--dry-run can only be used with add$/u],
    [['show'], /^show requires one id/u],
    [['show', 'x', 'y'], /^show requires one id/u],
    [['remove'], /^remove requires an id/u],
    [['add', 'a', '--id', '../../evil'], /^--id "..\/..\/evil" holds a slash/u],
    [['add', 'a', '--id', 'a\\b'], /holds a slash/u],
    [['add', 'a', '--id', '.hidden'], /begins with a dot/u],
    [['add', 'a', '--id', 'a\u001b[2J'], /holds a character that cannot be seen/u],
    [['add', 'a', '--id', 'x'.repeat(201)], /has 201 characters; 200 are the most/u],
  ])('of %j is refused', (args, message) => {
    expect(() => parse(...args)).toThrow(UsageError);
    expect(() => parse(...args)).toThrow(message);
  });

  test('has help for every option', () => {
    for (const option of Object.keys(CORPUS_OPTIONS)) expect(corpusHelp('')).toContain(`--${option}`);
  });
});
