import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type CommandResult, runAsk, STACK } from '../../support/command.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const NEWS = {
  'news/courier.md': `---
title: Clashes in the harbour
publisher: Marlow Courier
published: 2022-01-06
url: https://courier.example/clashes
---
Six policemen were killed in the clashes, the interior ministry said.
`,
  'news/gazette.txt': 'Nine officers died, according to the chief of the harbour guard, and eleven are missing.\n',
  'news/more.jsonl': `${JSON.stringify({ id: 'wire-1', title: null, text: 'A festival was held in the hills of Quern.' })}\n`,
};

const NullableText = v.nullable(v.string());
const Quote = v.looseObject({
  text: v.string(),
  start: v.number(),
  end: v.number(),
  score: v.number(),
  article: v.looseObject({
    id: v.string(),
    title: NullableText,
    publisher: NullableText,
    author: NullableText,
    published: v.nullable(v.pipe(v.string(), v.isoDate())),
    url: NullableText,
    kind: v.picklist(['article', 'summary']),
    file: v.string(),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
  }),
});
/** The shape that `--json` promises; more keys are allowed. */
const JsonAnswer = v.looseObject({
  question: v.string(),
  kind: v.picklist(['answered', 'disputed', 'not_found']),
  quotes: v.array(Quote),
  nearest: v.array(Quote),
  uncovered: v.array(v.string()),
  figures: v.array(v.unknown()),
  indexVersion: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/u)),
});

/** The answers of a run that must have succeeded, one a line. */
function answersOf({ code, out, err }: CommandResult) {
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out.endsWith('\n')).toBe(true);
  return out
    .slice(0, -1)
    .split('\n')
    .map((line) => v.parse(JsonAnswer, JSON.parse(line)));
}

describe('ask', () => {
  test('answers from the sample corpus with quotations, sources and dates, and no colours in a pipe', async () => {
    const { code, out, err } = await runAsk(['how many police died?']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out.startsWith('how many police died?\n')).toBe(true);
    const quotations = out.match(/^ {2}“/gmu) ?? [];
    expect(quotations).toHaveLength(5);
    expect(out).toMatch(/PresidentialWire\.com · .+ · date not stated/u);
    expect(out).toMatch(/ · 6 January 2022/u);
    expect(out).toMatch(/index [0-9a-f]{12}\n$/u);
    expect(out).not.toContain('\u001b');
  });

  test('with --json prints one object of the promised shape', async () => {
    await using folder = await tempFolder(NEWS);
    const [answer, ...more] = answersOf(
      await runAsk(['--corpus', folder.at('news'), '--json', 'how many police died?']),
    );
    expect(more).toEqual([]);
    expect(answer?.question).toBe('how many police died?');
    expect(answer?.kind).not.toBe('not_found');
    expect(answer?.nearest).toEqual([]);
    expect(answer?.uncovered).toEqual([]);
    const courier = answer?.quotes.find(({ article }) => article.id === 'courier');
    expect(courier?.text).toBe('Six policemen were killed in the clashes, the interior ministry said.');
    expect(NEWS['news/courier.md'].slice(courier?.start, courier?.end)).toBe(courier?.text);
    expect(courier?.article).toMatchObject({
      title: 'Clashes in the harbour',
      publisher: 'Marlow Courier',
      author: null,
      published: '2022-01-06',
      url: 'https://courier.example/clashes',
      kind: 'article',
      file: 'courier.md',
    });
    expect(answer?.quotes.map(({ article }) => article.id).toSorted()).toEqual(['courier', 'gazette']);
  });

  test('that finds nothing says so, and succeeds', async () => {
    await using folder = await tempFolder(NEWS);
    const corpus = ['--corpus', folder.at('news')];
    const { code, out } = await runAsk([...corpus, 'how many elephants escaped?']);
    expect(code).toBe(0);
    expect(out).toMatch(/No article answers this\.\nNo article mentions: elephants, escaped\n/u);
    const [answer] = answersOf(await runAsk([...corpus, '--json', 'how many elephants escaped?']));
    expect(answer).toMatchObject({ kind: 'not_found', quotes: [], uncovered: ['elephants', 'escaped'] });
  });

  test('with --limit gives so many quotations at most', async () => {
    const [one] = answersOf(await runAsk(['--json', '--limit', '1', 'who asked for help?']));
    const [fifty] = answersOf(await runAsk(['--json', '--limit', '50', 'who asked for help?']));
    expect(one?.quotes).toHaveLength(1);
    expect(fifty?.quotes.length).toBeGreaterThan(5);
    expect(fifty?.quotes[0]).toEqual(one?.quotes[0]);
  });

  test('limited to days that no article is dated says so', async () => {
    await using folder = await tempFolder(NEWS);
    const args = ['--corpus', folder.at('news'), '--after', '2023-01-01', '--before', '2023-01-31', 'who died?'];
    const { code, out } = await runAsk(args);
    expect(code).toBe(0);
    expect(out).toContain('There is no article with a stated date between 1 January 2023 and 31 January 2023.\n');
  });

  test('with --explain shows what a score is made of', async () => {
    const { out } = await runAsk(['--explain', '--limit', '1', 'how many police died?']);
    expect(out).toMatch(/\d+\.\d\d = \w+ -?\d+\.\d\d \+ /u);
  });

  test('reads paths from the folder it is given in', async () => {
    await using folder = await tempFolder(NEWS);
    const [answer] = answersOf(
      await runAsk(['--corpus', 'news/gazette.txt', '--json', 'who died?'], { cwd: folder.path }),
    );
    expect(answer?.quotes.map(({ article }) => article.file)).toEqual(['gazette.txt']);
  });

  test('--help prints the options and succeeds', async () => {
    const { code, out } = await runAsk(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('--corpus PATH');
  });
});

describe('questions on standard input', () => {
  test('are answered one a line, in order, whatever ends the lines', async () => {
    await using folder = await tempFolder(NEWS);
    const input = '\r\nhow many police died?\r\n\n   \nwho was it?\n🎉\nСколько полицейских погибло?\n  the  ';
    const answers = answersOf(await runAsk(['--corpus', folder.at('news'), '--json'], { input }));
    expect(answers.map(({ question, kind }) => [question, kind === 'not_found'])).toEqual([
      ['how many police died?', false],
      ['who was it?', true],
      ['🎉', true],
      ['Сколько полицейских погибло?', true],
      ['the', true],
    ]);
  });

  test('have the same answers as alone', async () => {
    await using folder = await tempFolder(NEWS);
    const args = ['--corpus', folder.at('news'), '--json'];
    const questions = ['how many police died?', 'where was the festival held?'];
    const together = await runAsk(args, { input: questions.join('\n') });
    const alone = await Promise.all(questions.map((question) => runAsk([...args, question])));
    expect(together.out).toBe(alone.map(({ out }) => out).join(''));
  });

  test('may be none', async () => {
    expect(await runAsk(['--json'], { input: '' })).toEqual({ code: 0, out: '', err: '' });
  });

  test('may be 10,000 characters long, or no UTF-8', async () => {
    await using folder = await tempFolder(NEWS);
    const input = Buffer.concat([Buffer.from(`${'police '.repeat(1429)}\n`), Buffer.from([0xff, 0xfe, 0x41, 0x0a])]);
    const answers = answersOf(await runAsk(['--corpus', folder.at('news'), '--json'], { input }));
    expect(answers.map(({ question }) => question.length)).toEqual([10_002, 3]);
  });

  test('without --json have answers to read, parted by an empty line', async () => {
    await using folder = await tempFolder(NEWS);
    const { code, out } = await runAsk(['--corpus', folder.at('news')], { input: 'police died\nwho was it?\n' });
    expect(code).toBe(0);
    expect(out).toMatch(/^police died\n\n/u);
    expect(out).toMatch(/^ {2}“Nine officers died/mu);
    expect(out).toMatch(/\n\nwho was it\?\n/u);
  });
});

describe('wrong usage', () => {
  test.each([
    ['an unknown option', ['--jsno', 'who died?'], /--jsno/u],
    ['--limit 0', ['--limit', '0', 'who died?'], /must be a whole number from 1 to 50/u],
    ['--limit 51', ['--limit', '51', 'who died?'], /must be a whole number from 1 to 50/u],
    ['an empty question', [''], /the question is empty/u],
    [
      '--after later than --before',
      ['--after', '2022-01-07', '--before', '2022-01-06', 'who died?'],
      /--after 2022-01-07 is later than --before 2022-01-06/u,
    ],
    [
      '--index with --corpus',
      ['--index', 'a', '--corpus', 'b', 'who died?'],
      /--index cannot be used with --corpus or --rings/u,
    ],
  ])('%s ends with 2, says what is allowed and prints no answer', async (_, args, message) => {
    const { code, out, err } = await runAsk(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err).toMatch(/--help/u);
    expect(err).not.toMatch(STACK);
  });
});
