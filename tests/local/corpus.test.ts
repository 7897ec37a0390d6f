import { spawn } from 'node:child_process';
import { readdir, readFile, symlink, truncate } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { main } from '../../infra/corpus.ts';
import { COMPILED, runAsk, runCorpus, STACK, TestIo } from '../support/command.ts';
import {
  billionLaughs,
  docx,
  page,
  paragraphs,
  pdf,
  pdfLines,
  rss,
  wordParagraph,
  zip,
} from '../support/import-samples.ts';
import { tempFolder } from '../support/temp-folder.ts';

const TEXTS = paragraphs(40);
/** Two paragraphs that no other sample has. */
const story = (at: number): string[] => TEXTS.slice(2 * at, 2 * at + 2);
const html = (at: number, head?: string): string =>
  page({
    ...(head ? { head } : {}),
    body: story(at)
      .map((text) => `<p>${text}</p>`)
      .join(''),
  });

describe('npm run corpus', () => {
  test('adds, lists, shows, asks, checks and removes', async () => {
    await using folder = await tempFolder({ 'in/harbour.html': html(0, '<title>Clashes in Marlow</title>') });
    const run = (...args: string[]) => runCorpus([...args, '--corpus', 'news'], { cwd: folder.path });

    const added = await run('add', 'in/harbour.html', '--publisher', 'The Courier', '--published', '2022-01-06');
    expect([added.code, added.err]).toEqual([0, '']);
    const [line, total, hint = ''] = added.out.split('\n');
    expect(line).toBe('added: in/harbour.html as harbour: Clashes in Marlow · The Courier · 2022-01-06');
    expect(total).toBe('1 added; 1 article in news');
    const question = /^Try: npm run ask -- --corpus news "(?<question>[^"]+)"$/u.exec(hint)?.groups?.question;
    expect(question).toBeTruthy();

    const [listed, shown, checked, asked] = await Promise.all([
      run('list'),
      run('show', 'harbour'),
      run('check'),
      runAsk(['--corpus', folder.at('news'), '--json', question ?? '']),
    ]);
    expect(listed).toEqual({
      code: 0,
      out: 'harbour: Clashes in Marlow · The Courier · 2022-01-06\n1 article in news\n',
      err: '',
    });
    expect(shown.out).toMatch(/^id: harbour\n(?:.+\n)+\n---\n/u);
    for (const text of story(0)) expect(shown.out).toContain(text);
    expect([checked.code, checked.out]).toEqual([0, '1 article in news, nothing to repair\n']);
    expect(JSON.parse(asked.out).quotes.length).toBeGreaterThan(0);

    expect(await run('remove', 'harbour')).toEqual({
      code: 0,
      out: 'removed: harbour (harbour.md)\n1 removed; 0 articles in news\n',
      err: '',
    });
    expect(await readdir(folder.at('news'))).toEqual([]);
    const gone = await run('remove', 'harbour');
    expect([gone.code, gone.err]).toEqual([
      1,
      'corpus: no article in news has the id "harbour"; npm run corpus -- list names them all\n',
    ]);
  });

  test('tells corrections, duplicates and copies apart, and writes nothing in a dry run', async () => {
    await using folder = await tempFolder({
      'news/a.txt': TEXTS.slice(4, 8).join('\n\n').replace('harbour', 'port'),
      'in/a.txt': TEXTS.slice(4, 8).join('\n\n'),
      'in/b.txt': TEXTS.slice(4, 8).join('\n\n'),
      'in/c.txt': TEXTS.slice(4, 8).join('\n\n').replace('dockers', 'workers'),
      'in/photo.jpg': 'x',
      'in/.hidden.txt': 'x',
    });
    await symlink(folder.at('in'), folder.at('in/loop'));
    const run = (...args: string[]) => runCorpus([...args, '--corpus', 'news'], { cwd: folder.path });
    const lines = [
      expect.stringMatching(/^updated: in\/a\.txt as a: /u),
      '  much like c; they count as one origin',
      'duplicate: in/b.txt is the same article as a, which is kept',
      expect.stringMatching(/^added: in\/c\.txt as c: /u),
      '  much like a; they count as one origin',
    ];
    const dry = await run('add', 'in', '--dry-run');
    expect(dry.out.trimEnd().split('\n')).toEqual([
      ...lines,
      'Dry run, nothing written: 1 added, 1 updated, 1 duplicate; 2 articles in news then',
    ]);
    expect(dry.code).toBe(0);
    expect(dry.err).toMatch(/^ignored: in\/\.hidden\.txt .*\nignored: in\/loop .*\nignored: in\/photo\.jpg .*\n$/u);
    expect(await readdir(folder.at('news'))).toEqual(['a.txt']);
    const wet = await run('add', 'in');
    expect(wet.out.trimEnd().split('\n').slice(0, 6)).toEqual([
      ...lines,
      '1 added, 1 updated, 1 duplicate; 2 articles in news',
    ]);
    expect(await readdir(folder.at('news'))).toEqual(['a.md', 'c.md']);
    const checked = await run('check', '--json');
    expect(JSON.parse(checked.out)).toMatchObject({ articles: 2, skipped: [], copies: [['a', 'c']] });
  });

  test('keeps two articles of one name in two runs, says so, and replaces the first when it is told to', async () => {
    await using folder = await tempFolder({
      'a/d.txt': story(0).join('\n\n'),
      'b/d.txt': story(3).join('\n\n'),
      'own/d.md': story(6).join('\n\n'),
    });
    const run = (...args: string[]) => runCorpus([...args, '--corpus', 'news'], { cwd: folder.path });
    await run('add', 'a/d.txt');
    const second = await run('add', 'b/d.txt');
    expect(second.out.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^added: b\/d\.txt as d-[0-9a-f]{8}: /u),
      '  d is another article, and stays; to replace it, add this one with --id d',
      '1 added; 2 articles in news',
    ]);
    const replaced = await run('add', 'b/d.txt', '--id', 'd');
    expect(replaced.out.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^updated: b\/d\.txt as d: /u),
      expect.stringMatching(/^ {2}d-[0-9a-f]{8} held this text until now, and is gone$/u),
      '0 added, 1 updated; 1 article in news',
    ]);
    // Markdown without front matter, as its operator wrote it.
    const kept = await runCorpus(['add', 'a/d.txt', '--corpus', 'own', '--json'], { cwd: folder.path });
    expect(JSON.parse(kept.out)).toMatchObject({ entries: [{ kind: 'added', beside: 'd' }], articles: 2 });
    expect(await readFile(folder.at('own/d.md'), 'utf8')).toBe(story(6).join('\n\n'));
  });

  test('removes several at once, or none', async () => {
    await using folder = await tempFolder({ 'news/a.txt': TEXTS[0] ?? '', 'news/b.txt': TEXTS[1] ?? '' });
    const run = (...args: string[]) => runCorpus([...args, '--corpus', 'news'], { cwd: folder.path });
    expect(await run('remove', 'a', '../../etc/passwd', 'c')).toEqual({
      code: 1,
      out: '',
      err: [
        'corpus: no article in news has the id "../../etc/passwd"; npm run corpus -- list names them all\n',
        'corpus: no article in news has the id "c"; npm run corpus -- list names them all\n',
        'corpus: nothing was removed\n',
      ].join(''),
    });
    expect(await run('remove', 'b', 'a')).toEqual({
      code: 0,
      out: 'removed: b (b.txt)\nremoved: a (a.txt)\n2 removed; 0 articles in news\n',
      err: '',
    });
  });

  test.each([['list'], ['check'], ['show', 'a'], ['remove', 'a']])(
    '%s on a folder that is not there says so; an empty one is a corpus without articles',
    async (...args) => {
      await using folder = await tempFolder({ 'empty/.keep': '' });
      const [missing, empty] = await Promise.all(
        ['gone', 'empty'].map((name) => runCorpus([...args, '--corpus', name], { cwd: folder.path })),
      );
      expect(missing).toEqual({
        code: 1,
        out: '',
        err: `corpus: ${folder.at('gone')}: there is no such folder; name a folder of articles\n`,
      });
      expect(empty?.code).toBe(args.length === 1 ? 0 : 1);
      expect(empty?.err).not.toContain('no such folder');
    },
  );

  test('follows no link out of a folder that it walks, but one that is named', async () => {
    await using folder = await tempFolder({
      'in/a.txt': TEXTS[0] ?? '',
      'out/b.txt': TEXTS[1] ?? '',
      'out/c.txt': TEXTS[2] ?? '',
    });
    await symlink(folder.at('out'), folder.at('in/folder'));
    await symlink('../out/b.txt', folder.at('in/file.txt'));
    await symlink(folder.at('in'), folder.at('walked'));
    await symlink(folder.at('out/c.txt'), folder.at('named.txt'));
    const added = await runCorpus(['add', 'walked', 'named.txt', '--corpus', 'news'], { cwd: folder.path });
    expect(await readdir(folder.at('news'))).toEqual(['a.md', 'named.md']);
    const reason = 'is a link that leads out of the folder; to add what it leads to, name it';
    expect(added.err).toBe(`ignored: walked/file.txt ${reason}\nignored: walked/folder ${reason}\n`);
    expect(added.code).toBe(0);
  });

  test('with --json prints one object, whatever was asked', async () => {
    await using folder = await tempFolder({
      'in/a.txt': TEXTS[0] ?? '',
      'in/b.txt': '',
      'news/x.txt': TEXTS[1] ?? '',
      'news/bad.md': '',
    });
    const run = (...args: string[]) => runCorpus([...args, '--json', '--corpus', 'news'], { cwd: folder.path });
    const [listed, shown] = await Promise.all([run('list'), run('show', 'x')]);
    expect([listed.code, JSON.parse(listed.out)]).toMatchObject([
      3,
      { articles: [{ id: 'x', file: 'x.txt' }], leftOut: 1 },
    ]);
    expect(JSON.parse(shown.out)).toMatchObject({ id: 'x', text: TEXTS[1] });
    const added = await run('add', 'in', 'nowhere.txt');
    expect([added.code, added.err]).toEqual([3, '']);
    expect(JSON.parse(added.out)).toMatchObject({
      dryRun: false,
      entries: [
        { kind: 'added', source: 'in/a.txt', article: { id: 'a', file: 'a.md' } },
        { kind: 'skipped', source: 'in/b.txt' },
      ],
      notFound: [{ file: 'nowhere.txt' }],
      articles: 2,
    });
    expect(JSON.parse((await run('remove', 'bad.md')).out)).toMatchObject({
      removed: [{ id: 'bad.md', file: 'bad.md' }],
      articles: 2,
    });
  });

  test.each([
    ['what does not exist', ['add', 'nowhere.html'], /^left out: nowhere\.html does not exist; name a file, a folder/u],
    [
      'an address without its beginning',
      ['add', 'www.courier.example/news'],
      /^left out: www\.courier\.example\/news does not exist; for the web page write https:\/\/www\.courier\.example/u,
    ],
    [
      'an address within a private network',
      ['add', 'http://127.0.0.1:1/'],
      /^left out: http:\/\/127\.0\.0\.1:1\/ leads into a private network/u,
    ],
    ['an address of a file', ['add', 'file:///etc/passwd'], /^left out: file:\/\/\/etc\/passwd leads to file:/u],
    [
      'an empty folder',
      ['add', 'empty'],
      /^ignored: empty\/\.keep .*\nleft out: empty has no file that could be imported/u,
    ],
    ['a device', ['add', '/dev/zero'], /^left out: \/dev\/zero cannot be read \(ENOTFILE\)/u],
  ])('of %s ends with 1, and the reason', async (_, args, message) => {
    await using folder = await tempFolder({ 'empty/.keep': '' });
    const { code, out, err } = await runCorpus([...args, '--corpus', 'news'], { cwd: folder.path });
    expect([code, out]).toEqual([1, '0 added, 1 left out; 0 articles in news\n']);
    expect(err).toMatch(message);
    expect(err).not.toMatch(STACK);
    expect(await readdir(folder.path)).toEqual(['empty']);
  });

  test('on a corpus that is a file, or cannot be written, ends with 1 and no stack', async () => {
    await using folder = await tempFolder({ 'a.txt': TEXTS[0] ?? '', 'news/a.md/in.txt': '' });
    const file = await runCorpus(['list', '--corpus', 'a.txt'], { cwd: folder.path });
    expect([file.code, file.err]).toEqual([
      1,
      `corpus: ${folder.at('a.txt')}: not a directory; name a folder of articles\n`,
    ]);
    const blocked = await runCorpus(['add', 'a.txt', '--corpus', 'news'], { cwd: folder.path });
    expect([blocked.code, blocked.err]).toEqual([1, `corpus: ${folder.at('news/a.md')}: cannot be written (EISDIR)\n`]);
    expect(await readdir(folder.at('news'))).toEqual(['a.md']);
  });

  test('adds from a folder that holds the corpus, and takes nothing of its own for a source', async () => {
    await using folder = await tempFolder({ 'a.txt': story(0).join('\n\n') });
    const run = () => runCorpus(['add', '.', '--corpus', 'news'], { cwd: folder.path });
    expect(await run()).toMatchObject({ code: 0, out: expect.stringMatching(/^added: a\.txt as a/u), err: '' });
    expect(await run()).toMatchObject({ code: 0, err: '' });
    expect(await readdir(folder.at('news'))).toEqual(['a.md']);
  });

  test('tells what was added before the folder refused another article', async () => {
    await using folder = await tempFolder({
      'in/a.txt': story(0).join('\n\n'),
      'in/b.txt': story(1).join('\n\n'),
      'news/b.md/note.csv': '',
    });
    const { code, out, err } = await runCorpus(['add', 'in', '--corpus', 'news'], { cwd: folder.path });
    expect(code).toBe(1);
    expect(out).toMatch(/^added: in\/a\.txt as a: [^\n]+\n$/u);
    expect(err).toMatch(/^corpus: .+b\.md: cannot be written \(E\w+\)\n$/u);
    expect((await readdir(folder.at('news'))).toSorted()).toEqual(['a.md', 'b.md']);
  });

  test('lets no article and no file name steer the terminal', async () => {
    const name = 'b\u001b[31m\u202e.txt';
    await using folder = await tempFolder({
      [`in/${name}`]: '',
      'news/a.md': `---\nid: a\ntitle: "T\\u001b[2J"\n---\n${TEXTS[0]} \u001b[31m\u202eOops.\n`,
    });
    const run = (...args: string[]) => runCorpus([...args, '--corpus', 'news'], { cwd: folder.path });
    const all = await Promise.all([run('add', 'in'), run('list'), run('show', 'a'), run('check'), run('show', name)]);
    const steering = (text: string) => ['\u001b', '\u202e'].filter((mark) => text.includes(mark));
    for (const { out, err } of all) expect(steering(out + err)).toEqual([]);
    expect(all[2]?.out).toContain('�[31m�Oops.');
  });

  test('twice at once on the same folder loses no article of either, whatever their names', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 6 }, (_, at) => [
        [`one/${at}.txt`, story(at).join('\n\n')],
        [`two/${at}.txt`, story(at + 6).join('\n\n')],
      ]).flat(),
    );
    await using folder = await tempFolder(files);
    // Each a process, as the lock of a folder tells them apart.
    const add = (from: string) =>
      start(['add', '0.txt', '1.txt', '2.txt', '3.txt', '4.txt', '5.txt', '--corpus', '../news'], folder.at(from))
        .ended;
    const both = await Promise.all([add('one'), add('two')]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    for (const { err } of both) expect(err).toMatch(/^(?:corpus: waiting for another command .+\n)?$/u);
    const checked = await runCorpus(['check', '--json', '--corpus', 'news'], { cwd: folder.path });
    expect(JSON.parse(checked.out)).toMatchObject({ articles: 12, skipped: [] });
    expect((await readdir(folder.at('news'))).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('stopped by Ctrl-C says so and leaves whole articles only', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`in/${at}.txt`, `${at} ${TEXTS[at % 40]}`]),
    );
    await using folder = await tempFolder(files);
    await folder.write({ 'news/z.txt': 'A ferry sank off Quern on Monday, the guard said.' });
    // In this process, whose turns the two share: another one might be done before it is stopped.
    const io = new TestIo({ cwd: folder.path });
    const adding = main(['add', 'in', '--corpus', 'news'], io);
    for (let made = 1; made < 3; made = (await readdir(folder.at('news'))).length) await nextTurn();
    io.signals.emit('SIGINT');
    expect(await adding).toBe(1);
    const { err } = await io.written();
    expect(err).toMatch(/^corpus: stopped; \d+ of 60 were not looked at\n$/mu);
    const names = await readdir(folder.at('news'));
    expect(names.length).toBeLessThan(60);
    for (const name of names) expect(await readFile(folder.at('news', name), 'utf8')).toMatch(/\.\s*$/u);
    expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('a folder with every format, good and hostile', () => {
  test('has everything good added and everything else reported, in less than a gigabyte', async () => {
    const item = (at: number) => ({
      title: `Item ${at}`,
      inner: `<content:encoded>${story(at).join(' ')}</content:encoded>`,
    });
    const record = (at: number) => JSON.stringify({ id: `wire-${at}`, title: null, text: story(at).join('\n\n') });
    const cell = (at: number) => `"${story(at).join(' ')}"`;
    await using folder = await tempFolder({
      'good/page.html': html(0),
      'good/feed.xml': rss([item(1), item(2)]),
      'good/report.pdf': pdf({ pages: [pdfLines(story(3))], title: 'A report' }),
      'good/report.docx': docx(
        story(4)
          .map((text) => wordParagraph(text))
          .join(''),
      ),
      'good/table.csv': `title,text\nOne,${cell(5)}\nTwo,${cell(6)}\n`,
      'good/wire.jsonl': `${record(7)}\n${record(8)}\n`,
      'good/note.md': `---\npublisher: The Courier\n---\n${story(9).join('\n\n')}`,
      'good/note.txt': story(10).join('\n\n'),
      'good/western.html': Buffer.from(html(11).replace('ministry', 'minist\u00e8re'), 'latin1'),
      'good/hidden.html': html(12).replace(
        '<p>',
        '<p style="display:none">HIDDEN WORDS stood here, the ministry said.</p><p>',
      ),
      'good/script.html': html(13).replace('<p>', '<script>document.write("WRITTEN WORDS")</script><p>'),
      'bad/bomb.docx': zip([
        { name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') },
        { name: 'word/document.xml', bytes: Buffer.alloc(150 * 1024 * 1024, 'a') },
      ]),
      'bad/nested.html': `<html><body>${'<div>'.repeat(20_000)}`,
      'bad/huge.html': html(14),
      'bad/cookies.html': page({
        body: '<p>We value your privacy. Accept all cookies to continue to the site of our partners.</p>',
      }),
      'bad/laughs.xml': billionLaughs(),
      'bad/scan.pdf': pdf({ pages: [[]] }),
      'bad/locked.pdf': pdf({ pages: [pdfLines(story(15))], locked: true }),
      'bad/bad.csv': 'a,b\n1,2\n',
      'bad/bad.jsonl': 'GET / 200\n',
      'bad/code.md': '---js\n{}\n---\nNobody was hurt.\n',
      'bad/empty.txt': '',
      'bad/nul.txt': 'Nobody\0was\0hurt\0at\0all\0.',
    });
    await truncate(folder.at('bad/huge.html'), 51 * 1024 * 1024);
    const child = start(['add', 'good', 'bad', '--json', '--corpus', 'news'], folder.path);
    const { code, out, err, peakMb } = await child.ended;
    expect([code, err]).toEqual([3, '']);
    const { entries, notFound, articles } = JSON.parse(out);
    const ofKind = (...kinds: string[]) =>
      entries.flatMap(({ kind, source }: { kind: string; source: string }) => (kinds.includes(kind) ? [source] : []));
    expect(new Set(ofKind('added'))).toEqual(
      new Set(
        [
          'feed.xml#1',
          'feed.xml#2',
          'hidden.html',
          'note.md',
          'note.txt',
          'page.html',
          'report.docx',
          'report.pdf',
          'script.html',
          'table.csv#2',
          'table.csv#3',
          'western.html',
          'wire.jsonl#1',
          'wire.jsonl#2',
        ].map((name) => `good/${name}`),
      ),
    );
    expect([articles, notFound]).toEqual([14, []]);
    const bad = (await readdir(folder.at('bad'))).map((name) => `bad/${name}`);
    expect(new Set(ofKind('skipped').map((source: string) => source.replace(/#\d+$/u, '')))).toEqual(new Set(bad));
    for (const { reason } of entries) expect(reason ?? '').not.toMatch(STACK);
    const kept = await Promise.all(
      (await readdir(folder.at('news'))).map((name) => readFile(folder.at('news', name), 'utf8')),
    );
    expect(kept.join('')).not.toMatch(/HIDDEN|WRITTEN/u);
    expect(kept.join('')).toContain('ministère');
    if (process.platform === 'linux') expect(peakMb).toBeGreaterThan(50);
    expect(peakMb).toBeLessThan(1024);
    const checked = await runCorpus(['check', '--json', '--corpus', 'news'], { cwd: folder.path });
    expect([checked.code, JSON.parse(checked.out).skipped]).toEqual([0, []]);
  });
});

const SCRIPT = path.resolve(import.meta.dirname, '../../infra/corpus.ts');

/** The command as a process that can be watched and stopped. */
function start(args: readonly string[], cwd: string) {
  const { INIT_CWD: _, FORCE_COLOR: __, NODE_OPTIONS: ___, ...env } = process.env;
  const child = spawn(process.execPath, [SCRIPT, ...args], { cwd, env: { ...env, NODE_COMPILE_CACHE: COMPILED } });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  let peakMb = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => ''); // it has ended, or this is no Linux
    peakMb = Math.max(peakMb, Number(/^VmHWM:\s+(\d+) kB/mu.exec(status)?.[1] ?? 0) / 1024);
  }, 50);
  const {
    promise: ended,
    resolve,
    reject,
  } = Promise.withResolvers<{ code: number | null; out: string; err: string; peakMb: number }>();
  child.on('error', reject);
  child.on('close', (code) => {
    clearInterval(watch);
    resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8'), peakMb });
  });
  return { process: child, ended };
}
