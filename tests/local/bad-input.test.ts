import { existsSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CommandResult, runAsk, STACK } from '../support/command.ts';
import { type Files, tempFolder } from '../support/temp-folder.ts';

/** Each case is a process of its own, on a machine that may be busy. */

const GOOD = 'Six policemen were killed in the clashes in Marlow, the interior ministry said.\n';
const QUESTION = 'how many policemen were killed?';

function utf16(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
}

const BROKEN: readonly (readonly [what: string, file: string, content: string | Uint8Array, message: RegExp])[] = [
  ['an empty file', 'empty.txt', '', /empty\.txt is empty; remove it or put text in it/u],
  ['a file of white space', 'blank.md', ' \n\t\n', /blank\.md is empty; remove it or put text in it/u],
  [
    'a picture',
    'photo.txt',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    /photo\.txt is a PNG picture, not text; save its text/u,
  ],
  [
    'random bytes',
    'noise.txt',
    Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * at * 31 + 7) % 256)),
    /noise\.txt .+; /u,
  ],
  ['NUL bytes', 'nul.txt', `Six policemen\0were killed.\n`, /nul\.txt .*NUL.*; /u],
  [
    'front matter that is no YAML',
    'matter.md',
    '---\ntitle: [\n---\nText.\n',
    /matter\.md front matter is not valid YAML in line \d+.*; correct it/u,
  ],
  [
    'front matter without an end',
    'open.md',
    '---\ntitle: A\nText.\n',
    /open\.md front matter opens in line 1 and never ends; close it/u,
  ],
  ['a wrong date', 'date.md', '---\npublished: yesterday\n---\nText.\n', /date\.md front matter: published/u],
  ['a bad JSON line', 'wire.jsonl', '{"id": "a"\n', /wire\.jsonl#1 .*; correct or remove the line/u],
];

const brokenFiles: Files = Object.fromEntries(BROKEN.map(([, file, content]) => [file, content]));

describe('a corpus with broken files', () => {
  let outcome: CommandResult;
  beforeAll(async () => {
    await using folder = await tempFolder({ 'good.txt': GOOD, ...brokenFiles });
    outcome = await runAsk(['--corpus', folder.path, QUESTION]);
  });

  test.each(BROKEN)('names %s, what is wrong and the way out', (_, file, __, message) => {
    const line = outcome.err.split('\n').find((reason) => reason.startsWith(`left out: ${file}`));
    expect(line).toMatch(message);
  });

  test('answers from the others, and ends with 3', () => {
    expect(outcome.out).toContain('Six policemen were killed');
    expect(outcome.code).toBe(3);
    expect(outcome.err.match(/^left out: /gmu)).toHaveLength(BROKEN.length);
    expect(outcome.err).not.toMatch(STACK);
  });
});

describe('a corpus without a single article', () => {
  test('ends with 1 and names the folder, the first five files and the way out', async () => {
    await using folder = await tempFolder(brokenFiles);
    const { code, out, err } = await runAsk(['--corpus', folder.path, QUESTION]);
    expect([code, out]).toEqual([1, '']);
    expect(err.startsWith(`ask: ${folder.path}: no article in it; put .txt, .md or .jsonl files there`)).toBe(true);
    const named = BROKEN.filter(([, , , message]) => message.test(err));
    expect(named).toHaveLength(5);
    expect(err).toMatch(/\n {2}and 4 more\n$/u);
    expect(err).not.toMatch(STACK);
  });

  test.each<[what: string, files: Files, message: RegExp]>([
    ['an empty folder', {}, /no article in it; put \.txt, \.md or \.jsonl files there, or name another folder/u],
    [
      'a folder of other files',
      { 'a.pdf': '%PDF-1.4', 'b.csv': 'a,b' },
      /no article in it.*\n {2}a\.pdf is no article format/u,
    ],
    ['a folder of headings', { 'a.md': '# Only a heading\n' }, /a\.md has no sentence that could be quoted/u],
  ])('%s', async (_, files, message) => {
    await using folder = await tempFolder(files);
    const { code, out, err } = await runAsk(['--corpus', folder.path, '--json', QUESTION]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err).toContain(folder.path);
    expect(err).not.toMatch(STACK);
  });

  test('a path that does not exist', async () => {
    await using folder = await tempFolder();
    const { code, out, err } = await runAsk(['--corpus', folder.at('nowhere'), QUESTION]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      `ask: ${folder.at('nowhere')}: there is no such file or folder; name a folder of articles, or one .txt, .md or .jsonl file\n`,
    );
  });

  test('a text of 50 MB', async () => {
    await using folder = await tempFolder({ 'dump.txt': GOOD });
    await truncate(folder.at('dump.txt'), 50 * 1024 * 1024);
    const { code, out, err } = await runAsk(['--corpus', folder.at('dump.txt'), QUESTION]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/dump\.txt has 50 MB, the limit for one article is 5 MB; split it/u);
    expect(err).not.toMatch(STACK);
  });
});

describe('front matter in JavaScript', () => {
  test('is never run', async () => {
    await using folder = await tempFolder({ 'good.txt': GOOD });
    const trace = folder.at('trace');
    const code = `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'run')`;
    const files = Object.fromEntries(
      ['js', 'javascript', 'cjs', 'coffee', 'json'].map((language) => [
        `${language}.md`,
        `---${language}\n{ title: ${code} }\n---\nNine officers died.\n`,
      ]),
    );
    await folder.write(files);
    const { code: exit, out, err } = await runAsk(['--corpus', folder.path, '--json', QUESTION]);
    expect(existsSync(trace)).toBe(false);
    expect(exit).toBe(3);
    for (const file of Object.keys(files))
      expect(err).toContain(`left out: ${file} front matter in "${file.slice(0, -3)}" is not read, and never run`);
    expect(out).not.toContain('Nine officers');
    expect(err).not.toMatch(STACK);
  });
});

describe('what is unusual but readable is read, and ends with 0', () => {
  test.each<[what: string, content: string | Uint8Array, quotation: string]>([
    ['UTF-16', utf16(GOOD), 'Six policemen were killed in the clashes in Marlow, the interior ministry said.'],
    [
      'windows-1252',
      Buffer.from(
        'Le maire a dit \u0096 apr\u00e8s la r\u00e9union \u0096 qu\u0092elle \u00e9tait triste. Six policemen were killed at the Caf\u00e9 \u0093Z\u00fcrich\u0094.\n',
        'latin1',
      ),
      'Six policemen were killed at the Café “Zürich”.',
    ],
    ['a byte order mark and Windows line ends', `\ufeff${GOOD.replace('\n', '\r\n')}`, GOOD.trim()],
    ['no line end at all', GOOD.trim(), GOOD.trim()],
  ])('%s', async (_, content, quotation) => {
    await using folder = await tempFolder({ 'report.txt': content });
    const { code, out, err } = await runAsk(['--corpus', folder.path, '--json', QUESTION]);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ quotes: [{ text: quotation }] });
  });

  test('one paragraph of a megabyte', async () => {
    const words = 'The ferry left the quay at noon and the crew sang of the sea, nothing else was reported. '.repeat(
      11_800,
    );
    await using folder = await tempFolder({ 'long.txt': `${words}${GOOD.trim()} ${words.slice(0, 1000)}` });
    const { code, out, err } = await runAsk(['--corpus', folder.path, '--json', QUESTION]);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ quotes: [{ text: GOOD.trim() }] });
  });

  test('one sentence of a megabyte', async () => {
    await using folder = await tempFolder({
      'endless.txt': `${'ferry quay noon '.repeat(65_000)} six policemen were killed`,
    });
    const { code, out, err } = await runAsk(['--corpus', folder.path, '--json', QUESTION]);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toHaveProperty('kind');
  });
});

describe('file names and messages cannot steer the terminal', () => {
  const NAME = 'b\u001b[31m\u202e\n.txt';
  const SHOWN = 'b�[31m� .txt';

  test('in what is left out', async () => {
    await using folder = await tempFolder({ 'good.txt': GOOD, [NAME]: '' });
    const { code, err } = await runAsk(['--corpus', folder.path, QUESTION]);
    expect([code, err]).toEqual([3, `left out: ${SHOWN} is empty; remove it or put text in it\n`]);
  });

  test('in errors, whose lines stay apart', async () => {
    await using folder = await tempFolder({ [NAME]: '' });
    const { err } = await runAsk(['--corpus', folder.path, QUESTION]);
    expect(err).toMatch(/no article in it; .+\n {2}b/u);
    expect(err).toContain(`\n  ${SHOWN} is empty`);
    expect(err).not.toContain('\u001b');
    const { err: usage } = await runAsk(['--limit', '\u001b[31m', 'who?']);
    const { err: missing } = await runAsk(['--index', 'a\u001b[31m', 'who?']);
    expect(usage + missing).not.toContain('\u001b');
  });
});

describe('two articles of one id', () => {
  test('are reported with both files; the first of them is kept', async () => {
    await using folder = await tempFolder({
      'a.md': `---\nid: report\n---\n${GOOD}`,
      'b.md': '---\nid: report\n---\nNine officers died in the harbour, the guard said.\n',
    });
    const { code, out, err } = await runAsk(['--corpus', folder.path, '--json', QUESTION]);
    expect(code).toBe(3);
    expect(err).toBe(
      'left out: b.md has the id "report", and so has a.md with another text; give one of them another id\n',
    );
    expect(out).toContain('Six policemen');
    expect(out).not.toContain('Nine officers');
  });

  test('and one text are one article, and nothing to repair', async () => {
    await using folder = await tempFolder({ 'a.txt': GOOD, 'copies/b.txt': GOOD });
    const { code, out, err } = await runAsk(['--corpus', folder.path, '--json', QUESTION]);
    expect(code).toBe(0);
    expect(err).toBe('duplicate: copies/b.txt is the same article as a.txt, which is kept\n');
    expect(JSON.parse(out)).toMatchObject({ quotes: [{ article: { file: 'a.txt' } }] });
  });
});

describe('rings that cannot be read', () => {
  test.each([
    ['no such file', null, /cannot be read \(ENOENT\); name another file with --rings/u],
    ['no YAML', 'rings: [', /not valid YAML/u],
    ['a ring of one word', 'rings:\n  noise: [bang]\n', /noise: a ring needs two words or more/u],
    [
      'a word in two rings',
      'rings:\n  a: [bang, boom]\n  b: [bang, blast]\n',
      /"bang" is in two rings, a and b; keep it in one/u,
    ],
    ['an alias', 'rings:\n  a: &x [b, c]\n  d: *x\n', /alias \(\*name\), which is not read; write the words out/u],
    ['bytes of a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /rings\.yaml: /u],
  ])('%s: end with 1 and name the file', async (_, content, message) => {
    await using folder = await tempFolder({
      'news/good.txt': GOOD,
      ...(content === null ? {} : { 'rings.yaml': content }),
    });
    const { code, out, err } = await runAsk([
      '--corpus',
      folder.at('news'),
      '--rings',
      folder.at('rings.yaml'),
      QUESTION,
    ]);
    expect([code, out]).toEqual([1, '']);
    expect(err.startsWith(`ask: ${folder.at('rings.yaml')}: `)).toBe(true);
    expect(err).toMatch(message);
    expect(err).not.toMatch(STACK);
  });
});

describe.skipIf(process.platform === 'win32')('a device, which would never end', () => {
  test.each([
    ['as the corpus', '--corpus', /cannot be opened \(ENOTFILE\); name a folder of articles/u],
    ['as the index', '--index', /cannot be read \(ENOTFILE\); build it with/u],
    ['as the rings', '--rings', /cannot be read \(ENOTFILE\); name another file/u],
  ])('is refused %s', async (_, option, message) => {
    const { code, err } = await runAsk([option, '/dev/zero', QUESTION]);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err).not.toMatch(STACK);
  });
});
