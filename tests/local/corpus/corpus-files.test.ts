import { rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ARTICLE_SIZE_LIMIT } from '../../../functions/import/imported-article.ts';
import {
  CorpusNotFoundError,
  type CorpusProgress,
  EmptyCorpusError,
  readCorpus,
} from '../../../functions/local/corpus/corpus-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-corpus-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string | Uint8Array>>;

async function write(files: Files): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    const location = path.join(folder, file);
    await mkdir(path.dirname(location), { recursive: true });
    await writeFile(location, content);
  }
}

const say = (what: string): string => `The police said that ${what} on Monday.\n`;
const record = (id: string, what: string): string => JSON.stringify({ id, title: null, text: say(what) });
const reasons = (skipped: readonly { file: string; reason: string }[]) =>
  skipped.map(({ file, reason }) => `${file}: ${reason}`);

describe('a corpus', () => {
  test('is every article below a folder, in files of all four kinds', async () => {
    await write({
      'b.txt': say('a bridge fell'),
      'a.md': `---\nid: zz\n---\n${say('a dam broke')}`,
      'deep/er/and/deeper/c.MARKDOWN': say('a mast fell'),
      'wire/monday.jsonl': `${record('r1', 'a tram stopped')}\n\n${record('r2', 'a tram left')}\n`,
      'wire/tuesday.ndjson': record('r3', 'a tram returned'),
    });
    const { articles, skipped } = await readCorpus(folder);
    expect(articles.map(({ id, file }) => [id, file])).toEqual([
      ['b', 'b.txt'],
      ['deep/er/and/deeper/c', 'deep/er/and/deeper/c.MARKDOWN'],
      ['r1', 'wire/monday.jsonl#1'],
      ['r2', 'wire/monday.jsonl#3'],
      ['r3', 'wire/tuesday.ndjson#1'],
      ['zz', 'a.md'],
    ]);
    expect(skipped).toEqual([]);
  });

  test('may be a single file, whatever its name', async () => {
    await write({ 'README.md': say('a bridge fell') });
    const { articles } = await readCorpus(path.join(folder, 'README.md'));
    expect(articles.map(({ id, file }) => [id, file])).toEqual([['README', 'README.md']]);
  });

  test('is the same each time it is read, and whenever its files were written', async () => {
    await write({
      'b.txt': say('a bridge fell'),
      'a.txt': say('a dam broke'),
      'c.txt': 'Home\n',
      'd/e.txt': say('a dam broke'),
    });
    const first = await readCorpus(folder);
    await utimes(path.join(folder, 'a.txt'), new Date(0), new Date(0));
    expect(await readCorpus(folder)).toEqual(first);
    expect(first.articles.every(({ published }) => published === null)).toBe(true);
  });

  test('reports its progress in files and bytes', async () => {
    await write({ 'a.txt': say('a dam broke'), 'b.jsonl': `${record('r1', 'a tram stopped')}\n` });
    const seen: CorpusProgress[] = [];
    await readCorpus(folder, { onProgress: (progress) => seen.push(progress) });
    const bytes = say('a dam broke').length + record('r1', 'a tram stopped').length + 1;
    expect(seen.at(-1)).toEqual({ files: 2, totalFiles: 2, bytes });
  });
});

describe('nothing is left out silently', () => {
  test('what is no article is ignored with its reason', async () => {
    await write({
      'a.txt': say('a dam broke'),
      'README.md': 'About this folder.',
      'README.de.md': 'About this folder.',
      LICENSE: 'Free.',
      'LICENSE-MIT.txt': 'Free.',
      'CHANGELOG.txt': 'New.',
      '.hidden.txt': say('nobody knew'),
      '.git/config.txt': say('nobody knew'),
      'photo.jpg': new Uint8Array([0xff, 0xd8]),
      'readmes.txt': say('readers complained'),
      'changes-to-the-pension-law.md': say('pensions changed'),
      'notice.board.md': say('a notice fell'),
    });
    const { articles, skipped } = await readCorpus(folder);
    expect(articles.map(({ id }) => id)).toEqual(['a', 'changes-to-the-pension-law', 'notice.board', 'readmes']);
    expect(skipped.every(({ severity }) => severity === 'ignored')).toBe(true);
    expect(reasons(skipped)).toEqual([
      '.git: is hidden: not an article',
      '.hidden.txt: is hidden: not an article',
      'CHANGELOG.txt: is about the folder: not an article',
      'LICENSE: is about the folder: not an article',
      'LICENSE-MIT.txt: is about the folder: not an article',
      'README.de.md: is about the folder: not an article',
      'README.md: is about the folder: not an article',
      'photo.jpg: is no article format (.txt, .md, .markdown, .jsonl, .ndjson)',
    ]);
  });

  test('each broken file is a defect that says what to do, and the others go on', async () => {
    await write({
      'empty.txt': '',
      'binary.txt': new Uint8Array([0, 1, 2, 3, 0, 0, 9]),
      'nul.txt': 'Nobody was\0 hurt on Monday, it was said.',
      'bad-yaml.md': '---\ntitle: [\n---\nNobody was hurt.\n',
      'code.md': '---js\n{}\n---\nNobody was hurt.\n',
      'date.md': '---\npublished: 2022-02-31\n---\nNobody was hurt.\n',
      'url.md': '---\nurl: ftp://example.org\n---\nNobody was hurt.\n',
      'menu.txt': 'Home\nNews\nContact\n',
      'good.txt': say('a dam broke'),
    });
    const { articles, skipped } = await readCorpus(folder);
    expect(articles.map(({ id }) => id)).toEqual(['good']);
    expect(skipped.map(({ severity }) => severity)).toEqual(Array(8).fill('defect'));
    expect(reasons(skipped)).toEqual([
      expect.stringMatching(/^bad-yaml\.md: front matter is not valid YAML in line \d/u),
      expect.stringMatching(/^binary\.txt: holds a NUL byte/u),
      expect.stringMatching(/^code\.md: front matter in "js" is not read, and never run/u),
      expect.stringMatching(/^date\.md: front matter: published: "2022-02-31" is not a calendar date/u),
      'empty.txt: is empty; remove it or put text in it',
      expect.stringMatching(/^menu\.txt: has no sentence/u),
      expect.stringMatching(/^nul\.txt: holds a NUL byte at character 10/u),
      expect.stringMatching(/^url\.md: front matter: url: .*http:\/\/ or https/u),
    ]);
  });

  test('other encodings are read', async () => {
    await write({
      'le.txt': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(say('a dam broke'), 'utf16le')]),
      'be.txt': Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(say('a mast fell'), 'utf16le').swap16()]),
      'western.txt': Buffer.concat([Buffer.from('The caf'), Buffer.from([0xe9]), Buffer.from(' burned on Monday.')]),
    });
    const { articles } = await readCorpus(folder);
    expect(articles.map(({ text }) => text)).toEqual([
      say('a mast fell'),
      say('a dam broke'),
      'The café burned on Monday.',
    ]);
  });

  test('a text of 50 MB is refused by its size, unread', async () => {
    await write({ 'a.txt': say('a dam broke'), 'dump.txt': 'x' });
    await truncate(path.join(folder, 'dump.txt'), 50 * 1024 * 1024);
    const { skipped } = await readCorpus(folder);
    expect(reasons(skipped)).toEqual([
      'dump.txt: has 50 MB, the limit for one article is 5 MB; split it into articles, or put them into a .jsonl file, one a line',
    ]);
  });

  test('links that lead nowhere or in a circle are reported, and end', async () => {
    await write({ 'real/a.txt': say('a dam broke') });
    await symlink(folder, path.join(folder, 'real/loop'));
    await symlink(path.join(folder, 'real'), path.join(folder, 'again'));
    await symlink(path.join(folder, 'nowhere'), path.join(folder, 'broken.txt'));
    const { articles, skipped } = await readCorpus(folder);
    expect(articles.map(({ file }) => file)).toEqual(['real/a.txt']);
    expect(skipped.map(({ file, severity }) => [file, severity])).toEqual([
      ['again', 'ignored'],
      ['broken.txt', 'defect'],
      ['real/loop', 'ignored'],
    ]);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'files without read permission are defects (skipped for root, who may read all)',
    async () => {
      await write({ 'a.txt': say('a dam broke'), 'secret.txt': say('nothing'), 'vault/b.txt': say('nothing') });
      await chmod(path.join(folder, 'secret.txt'), 0);
      await chmod(path.join(folder, 'vault'), 0);
      const { skipped } = await readCorpus(folder);
      await chmod(path.join(folder, 'vault'), 0o700);
      expect(reasons(skipped)).toEqual([
        'secret.txt: cannot be read (EACCES); give read permission or remove it',
        'vault/: cannot be opened (EACCES); give read permission or remove it',
      ]);
    },
  );

  test('a file that disappears while the corpus is read is a defect', async () => {
    await write({ 'a.txt': say('a dam broke'), 'b.txt': say('a mast fell'), 'c.jsonl': record('r', 'a tram stopped') });
    const { articles, skipped } = await readCorpus(folder, {
      onProgress: ({ files }) => {
        if (files === 1) rmNow('b.txt', 'c.jsonl');
      },
    });
    expect(articles.map(({ id }) => id)).toEqual(['a']);
    expect(reasons(skipped)).toEqual([
      expect.stringMatching(/^b\.txt: cannot be read \(ENOENT\)/u),
      expect.stringMatching(/^c\.jsonl: cannot be read \(ENOENT\)/u),
    ]);
  });
});

describe('records', () => {
  test('a bad line is a defect with its number, and the other lines go on', async () => {
    await write({
      'wire.jsonl': [
        record('r1', 'a tram stopped'),
        'not json',
        JSON.stringify({ id: 'r3', title: 'x' }),
        record('r4', 'a tram left'),
        record('r5', 'a tram returned').slice(0, -20),
      ].join('\n'),
    });
    const { articles, skipped } = await readCorpus(folder);
    expect(articles.map(({ id }) => id)).toEqual(['r1', 'r4']);
    expect(reasons(skipped)).toEqual([
      expect.stringMatching(/^wire\.jsonl#2: is not a JSON object on one line/u),
      'wire.jsonl#3: text is missing; state it',
      expect.stringMatching(/^wire\.jsonl#5: .*cut short/u),
    ]);
  });

  test('a line longer than one article, or in another encoding, is a defect', async () => {
    const long = JSON.stringify({ id: 'long', title: null, text: 'x'.repeat(ARTICLE_SIZE_LIMIT) });
    await write({
      'a.jsonl': Buffer.concat([
        Buffer.from(`\ufeff${record('r1', 'a tram stopped')}\r\n${long}\n`),
        Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a]),
        Buffer.from(record('r4', 'a tram left')),
      ]),
      'utf16.jsonl': Buffer.from(`\ufeff${record('r9', 'a tram burned')}`, 'utf16le'),
      'void.jsonl': '\n \n',
    });
    const { articles, skipped } = await readCorpus(folder);
    expect(articles.map(({ id }) => id)).toEqual(['r1', 'r4']);
    expect(reasons(skipped)).toEqual([
      'a.jsonl#2: is longer than 5 MB, the limit for one article; split it',
      'a.jsonl#3: is not valid UTF-8; save the file again as UTF-8',
      'utf16.jsonl: is UTF-16, but JSON lines are UTF-8; save it again as UTF-8',
      'void.jsonl: is empty; remove it or put records in it',
    ]);
  });

  test('a file of a thousand bad lines lists a hundred and counts the rest', async () => {
    await write({ 'a.txt': say('a dam broke'), 'log.jsonl': 'GET /index.html 200\n'.repeat(1000) });
    const { skipped } = await readCorpus(folder);
    expect(skipped).toHaveLength(101);
    expect(skipped[0]).toEqual({
      file: 'log.jsonl',
      severity: 'defect',
      reason: expect.stringContaining('has 900 more lines'),
    });
  });

  test('50 MB of them are read as a stream', async () => {
    // Most of it in a field that is not read: the file is what is long here, not the articles.
    const ignored = 'x'.repeat(10_000);
    const lines: string[] = [];
    for (let at = 0; at * ignored.length < 50 * 1024 * 1024; at += 1) {
      lines.push(JSON.stringify({ id: `r${at}`, title: null, text: say(`tram ${at} stopped`), ignored }));
    }
    await write({ 'big.jsonl': lines.join('\n') });
    const { articles, skipped } = await readCorpus(folder);
    expect([articles.length, skipped.length]).toEqual([lines.length, 0]);
  });
});

describe('the same article twice', () => {
  const twice: Files = {
    'a.txt': `Home\n\nDam breaks above the valley\n\n${say('a dam broke')}`,
    'b.md': `---\nid: dam\npublisher: The Valley Post\n---\n# Dam breaks above the valley\n\n${say('a dam broke')}`,
    'c.txt': say('a  dam  broke').replaceAll('\n', '\r\n'),
  };

  test('is one article: the copy that states most about itself', async () => {
    await write(twice);
    const { articles, skipped } = await readCorpus(folder);
    expect(articles.map(({ id }) => id)).toEqual(['dam']);
    expect(skipped).toEqual([
      { file: 'a.txt', reason: 'is the same article as b.md, which is kept', severity: 'duplicate' },
      { file: 'c.txt', reason: 'is the same article as b.md, which is kept', severity: 'duplicate' },
    ]);
  });

  test('under two ids that state the same keeps the smaller id', async () => {
    await write({ 'x.jsonl': `${record('r2', 'a dam broke')}\n${record('r1', 'a dam broke')}` });
    const { articles, skipped } = await readCorpus(folder);
    expect(articles.map(({ id }) => id)).toEqual(['r1']);
    expect(reasons(skipped)).toEqual(['x.jsonl#1: is the same article as x.jsonl#2, which is kept']);
  });

  test('with one id and two texts is a defect that names both files', async () => {
    await write({ 'a.md': say('a dam broke'), 'a.txt': say('a mast fell') });
    const { articles, skipped } = await readCorpus(folder);
    expect(articles.map(({ file }) => file)).toEqual(['a.md']);
    expect(skipped).toEqual([
      {
        file: 'a.txt',
        reason: 'has the id "a", and so has a.md with another text; give one of them another id',
        severity: 'defect',
      },
    ]);
  });
});

describe('a corpus that is none', () => {
  test.each([
    [
      'a path that is missing',
      {},
      'nowhere',
      CorpusNotFoundError,
      /nowhere: there is no such file or folder; name a folder of articles/u,
    ],
    ['an empty folder', {}, '', EmptyCorpusError, /: no article in it; put \.txt, \.md or \.jsonl files there/u],
    ['a folder of other things', { 'a.pdf': '%PDF', '.b': '' }, '', EmptyCorpusError, /a\.pdf is no article format/u],
    ['a folder of defects', { 'a.txt': '', 'b.pdf': '' }, '', EmptyCorpusError, /a\.txt is empty; remove it/u],
    [
      'a single empty file',
      { 'a.txt': '' },
      'a.txt',
      EmptyCorpusError,
      /a\.txt: no article in it.*\n {2}a\.txt is empty/u,
    ],
    ['a single file of another kind', { 'a.docx': 'x' }, 'a.docx', EmptyCorpusError, /a\.docx is no article format/u],
  ])('%s', async (_name, files, below, error, message) => {
    await write(files);
    const reading = readCorpus(path.join(folder, below));
    await expect(reading).rejects.toThrow(error);
    await expect(reading).rejects.toThrow(message);
  });
});

function rmNow(...files: string[]): void {
  for (const file of files) rmSync(path.join(folder, file), { force: true });
}
