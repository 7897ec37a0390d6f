import { describe, expect, test } from 'vitest';
import { type AddEntry, type AddOptions, addArticles, copiesOfNew } from '../../functions/corpus/add.ts';
import type { Library } from '../../functions/corpus/library.ts';
import { readLibrary } from '../../functions/corpus/read-library.ts';
import { type Fetch, type Importer, importInThread, type Source } from '../../functions/corpus/source.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { bytesOf, page, paragraphs, rss } from '../support/import-samples.ts';
import { memoryLibrary } from '../support/memory-library.ts';

const PAGE = page();
const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = paragraphs(4);
/** The first text, corrected. */
const EDITED = FIRST.replace('dockers', 'clerks');

function file(name: string, content: string | Uint8Array, label = name): Source {
  return { kind: 'file', name, label, read: async () => (typeof content === 'string' ? bytesOf(content) : content) };
}

function add(library: Library, sources: readonly Source[], options: AddOptions = {}) {
  // In this thread, which takes a tenth of the time; what is hostile is for the command's own tests.
  return addArticles(sources, library, { importer: importHere, ...options });
}

const importHere: Importer = (input) => importArticles(input);

const told = (entry: AddEntry): string => {
  switch (entry.kind) {
    case 'added':
    case 'updated':
    case 'unchanged':
      return `${entry.kind} ${entry.article.id}`;
    case 'duplicate':
      return `duplicate of ${entry.of.id}`;
    case 'skipped':
      return `skipped ${entry.source}`;
  }
};
const namesOf = async (library: Library) => (await library.list()).map(({ name }) => name).toSorted();

describe('what is added', () => {
  test('is a Markdown file of its own, which reads back as reported', async () => {
    const library = memoryLibrary();
    const { entries, articles } = await add(library, [file('harbour.html', PAGE), file('note.txt', FIRST)]);
    expect(entries.map(told)).toEqual(['added harbour', 'added note']);
    expect(await namesOf(library)).toEqual(['harbour.md', 'note.md']);
    const read = await readLibrary(library, null);
    expect(read.articles).toEqual(articles);
    expect(read.skipped).toEqual([]);
    expect(entries.flatMap((entry) => (entry.kind === 'added' ? [entry.article] : []))).toEqual(read.articles);
  });

  test('is unchanged the second time, whatever its format, and nothing is written', async () => {
    const library = memoryLibrary();
    const sources = [
      file('harbour.html', PAGE),
      file('note.md', `---\nid: Note 1\npublisher: The Courier\n---\n${FIRST}`),
      file('feed.xml', rss([{ title: 'One', inner: `<content:encoded>${SECOND}</content:encoded>` }])),
    ];
    await add(library, sources);
    const before = await library.list();
    const again = await add({ ...library, write: () => Promise.reject(new Error('written')) }, sources);
    expect(again.entries.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(await library.list()).toEqual(before);
  });

  test('keeps what it states about itself, and takes what is stated for it', async () => {
    const library = memoryLibrary();
    const [added] = (
      await add(library, [file('a.md', `---\nid: x\npublisher: Itself\nauthor: Jane Doe\n---\n${FIRST}`)], {
        overrides: { publisher: 'Somebody', published: '2022-01-06', kind: 'summary', of: 'A report' },
      })
    ).entries;
    expect(added).toMatchObject({
      kind: 'added',
      article: { id: 'x', publisher: 'Somebody', author: 'Jane Doe', published: '2022-01-06', kind: 'summary' },
    });
  });

  test('with an id of its own that is no plain name has a file that no other id has', async () => {
    const library = memoryLibrary();
    await add(library, [
      file('a.md', `---\nid: ../../Etc\n---\n${FIRST}`),
      file('b.md', `---\nid: etc\n---\n${SECOND}`),
    ]);
    expect(await namesOf(library)).toEqual(['etc.md', expect.stringMatching(/^etc_[0-9a-f]{8}\.md$/u)]);
  });

  test('of a feed is every item, and of a table of other things nothing', async () => {
    const library = memoryLibrary();
    const items = paragraphs(3).map((text, at) => ({
      title: `Report ${at}`,
      inner: `<link>https://courier.example/${at}</link><content:encoded>${text}</content:encoded>`,
    }));
    const { entries } = await add(library, [file('feed.xml', rss(items)), file('prices.csv', 'a,b\n1,2\n')]);
    expect(entries.map(({ kind }) => kind)).toEqual(['added', 'added', 'added', 'skipped']);
  });

  test('with a name that was given for one article is refused where there are several', async () => {
    const library = memoryLibrary();
    const items = paragraphs(2).map((text, at) => ({
      title: `R${at}`,
      inner: `<content:encoded>${text}</content:encoded>`,
    }));
    const { entries } = await add(library, [file('feed.xml', rss(items))], { overrides: { id: 'mine' } });
    expect(entries).toEqual([
      { kind: 'skipped', source: 'feed.xml', reason: expect.stringMatching(/^holds 2 articles, and an id/u) },
    ]);
    expect(await namesOf(library)).toEqual([]);
  });
});

describe('a correction', () => {
  test('is an edit of the text under the same id, and replaces the file', async () => {
    const library = memoryLibrary();
    await add(library, [file('note.txt', FIRST)]);
    const { entries, articles } = await add(library, [file('note.txt', EDITED)]);
    expect(entries.map(told)).toEqual(['updated note']);
    expect(articles.map(({ text }) => text.includes(EDITED))).toEqual([true]);
    expect(await namesOf(library)).toEqual(['note.md']);
  });

  test('keeps what only the old article states, and that it is a summary', async () => {
    const library = memoryLibrary();
    const overrides = { publisher: 'The Courier', published: '2022-01-06', kind: 'summary', of: 'A report' } as const;
    await add(library, [file('note.txt', FIRST)], { overrides });
    const [updated] = (await add(library, [file('note.txt', EDITED)], { overrides: { author: 'Jane Doe' } })).entries;
    expect(updated).toMatchObject({
      kind: 'updated',
      article: { ...overrides, author: 'Jane Doe' },
    });
    const [again] = (await add(library, [file('note.txt', EDITED)])).entries;
    expect(again?.kind).toBe('unchanged');
  });

  test('of a summary is of what it is said to be of by then', async () => {
    const library = memoryLibrary();
    await add(library, [file('note.txt', FIRST)], { overrides: { kind: 'summary', of: 'A report' } });
    const [updated] = (await add(library, [file('note.txt', EDITED)], { overrides: { of: 'Another report' } })).entries;
    expect(updated).toMatchObject({ kind: 'updated', article: { kind: 'summary', of: 'Another report' } });
  });

  test('of a fact check reviews the claim that it reviewed, unless it is said to be something else', async () => {
    const library = memoryLibrary();
    const check = `---\nkind: fact-check\nclaim: The dockers of Marlow burned the harbour\nverdict: "False"\n---\n${FIRST}`;
    const [added] = (await add(library, [file('note.md', check)])).entries;
    const claims = [{ claim: 'The dockers of Marlow burned the harbour', verdict: 'False' }];
    expect(added).toMatchObject({ kind: 'added', article: { kind: 'fact-check', claims } });
    const [updated] = (await add(library, [file('note.md', EDITED)])).entries;
    expect(updated).toMatchObject({ kind: 'updated', article: { kind: 'fact-check', claims } });
    const [restated] = (await add(library, [file('note.md', EDITED)], { overrides: { kind: 'article' } })).entries;
    expect(restated).toMatchObject({ kind: 'updated', article: { kind: 'article' } });
  });

  test('may be of metadata alone', async () => {
    const library = memoryLibrary();
    await add(library, [file('note.txt', FIRST)]);
    const { entries } = await add(library, [file('note.txt', FIRST)], { overrides: { author: 'Jane Doe' } });
    expect(entries.map(told)).toEqual(['updated note']);
  });

  test('takes the place of a text file that was put there by hand', async () => {
    const library = memoryLibrary({ 'deep/note.txt': FIRST });
    const { entries } = await add(library, [file('x.txt', SECOND)], { overrides: { id: 'deep/note' } });
    expect(entries.map(told)).toEqual(['updated deep/note']);
    expect((await readLibrary(library, null)).skipped).toEqual([]);
    expect(await library.list()).toHaveLength(1);
  });

  test('of a line among others is refused, with the way out', async () => {
    const record = JSON.stringify({ id: 'note', title: null, text: FIRST });
    const library = memoryLibrary({ 'wire.jsonl': record });
    const { entries } = await add(library, [file('note.txt', EDITED)]);
    expect(entries).toEqual([
      { kind: 'skipped', source: 'note.txt', reason: expect.stringMatching(/of wire\.jsonl#1, .*; remove that/u) },
    ]);
    expect(await namesOf(library)).toEqual(['wire.jsonl']);
  });

  test('tells of a copy that still holds the older words', async () => {
    const library = memoryLibrary({ 'a.md': `---\npublisher: P\n---\n${FIRST}`, 'copy.txt': FIRST });
    const { reappeared } = await add(library, [file('a.txt', EDITED)]);
    expect(reappeared.map(({ id, file: place }) => [id, place])).toEqual([['copy', 'copy.txt']]);
  });
});

describe('the same article', () => {
  test('under another name is a duplicate and is not written', async () => {
    const library = memoryLibrary();
    const { entries } = await add(library, [file('a.html', PAGE), file('b.html', PAGE), file('a.html', PAGE)]);
    expect(entries.map(told)).toEqual(['added a', 'duplicate of a', 'duplicate of a']);
    expect(await namesOf(library)).toEqual(['a.md']);
  });

  test('in an edited copy is added, and said to be much like the other', async () => {
    const library = memoryLibrary({ 'wire.txt': paragraphs(4).join('\n\n') });
    const copy = paragraphs(4).join('\n\n').replace('Marlow', 'Morlow');
    const report = await add(library, [file('paper.txt', copy)]);
    expect(report.entries.map(told)).toEqual(['added paper']);
    expect(copiesOfNew(report)).toEqual([['paper', 'wire']]);
    // Not of what was there already.
    expect(copiesOfNew(await add(library, [file('other.txt', 'A ferry sank on Monday.')]))).toEqual([]);
  });
});

describe('two sources of one run with one name', () => {
  const sources = [
    file('report.html', page({ body: `<p>${FIRST}</p><p>${SECOND}</p>` })),
    file('report.txt', `${THIRD}\n\n${FOURTH}`, 'one/report.txt'),
    file('report.txt', `${FIRST}\n\n${FOURTH}`, 'two/report.txt'),
  ];

  test('are both added, and found again', async () => {
    const library = memoryLibrary();
    const { entries } = await add(library, sources);
    expect(entries.map(({ kind }) => kind)).toEqual(['added', 'added', 'added']);
    expect(await library.list()).toHaveLength(3);
    expect((await add(library, sources)).entries.map(({ kind }) => kind)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
  });

  test('do not correct one another when the second comes again alone', async () => {
    const library = memoryLibrary();
    await add(library, sources.slice(0, 2));
    const corrected = file(
      'report.txt',
      `${THIRD}\n\nNobody else was hurt in the harbour, it was said.`,
      'one/report.txt',
    );
    const { entries, articles } = await add(library, [corrected]);
    expect(entries.map(told)).toEqual([expect.stringMatching(/^updated report-[0-9a-f]{8}$/u)]);
    expect(articles).toHaveLength(2);
    expect(articles[0]?.text).toContain(FIRST);
  });
});

describe('what is there already and no article of that id', () => {
  test('is not overwritten', async () => {
    const broken = '---\ntitle: [\n---\nNobody was hurt.\n';
    const library = memoryLibrary({ 'note.md': broken, 'other.md': `---\nid: else\n---\n${SECOND}` });
    const { entries } = await add(library, [file('note.txt', FIRST), file('other.txt', THIRD)]);
    expect(entries.map(told)).toEqual(['skipped note.txt', 'skipped other.txt']);
    expect(Buffer.from((await library.read('note.md'))?.bytes ?? []).toString()).toBe(broken);
  });

  test('is repaired where it is what a killed run has left', async () => {
    const library = memoryLibrary();
    await add(library, [file('note.txt', EDITED)]);
    // Its file comes first and keeps the id.
    await library.write('in/note.txt', bytesOf(`---\nid: note\n---\n${FIRST}`));
    expect((await readLibrary(library, null)).articles.map(({ file: place }) => place)).toEqual(['in/note.txt']);
    expect((await add(library, [file('note.txt', EDITED)])).entries.map(told)).toEqual(['updated note']);
    expect(await namesOf(library)).toEqual(['note.md']);
  });
});

describe('whatever is wrong with a source', () => {
  test('is reported and stops no other', async () => {
    const library = memoryLibrary();
    const { entries } = await add(library, [
      file('empty.txt', ''),
      file('photo.jpg', Uint8Array.from([0xff, 0xd8, 0xff, 0, 0])),
      file('wire.jsonl', `nonsense\n${JSON.stringify({ id: 'r', title: null, text: FIRST })}`, 'in/wire.jsonl'),
      file('good.txt', SECOND),
    ]);
    expect(entries.map(told)).toEqual([
      'skipped empty.txt',
      'skipped photo.jpg',
      'skipped in/wire.jsonl#1',
      'added r',
      'added good',
    ]);
  });

  test('a library that cannot be written ends it', async () => {
    const library = { ...memoryLibrary(), write: () => Promise.reject(new Error('disk full')) };
    await expect(add(library, [file('a.txt', FIRST)])).rejects.toThrow('disk full');
  });
});

describe('an address', () => {
  const fetched: Fetch = async (url) =>
    url.endsWith('/gone')
      ? { kind: 'refused', url, reason: 'does not exist (status 404); check the address' }
      : { kind: 'page', url: 'https://courier.example/harbour', bytes: bytesOf(PAGE), contentType: 'text/html' };

  test('is fetched, and the article names where it was found', async () => {
    const library = memoryLibrary();
    const sources: Source[] = ['harbour', 'gone'].map((name) => ({
      kind: 'address',
      url: `https://courier.example/${name}`,
    }));
    const { entries } = await add(library, sources, { fetch: fetched });
    expect(entries).toEqual([
      expect.objectContaining({
        kind: 'added',
        article: expect.objectContaining({ url: 'https://courier.example/harbour' }),
      }),
      {
        kind: 'skipped',
        source: 'https://courier.example/gone',
        reason: 'does not exist (status 404); check the address',
      },
    ]);
  });

  test('with a fragment is a whole of its own, and its parts are known as its own', async () => {
    const items = paragraphs(2).map((text, at) => ({
      title: `R${at}`,
      inner: `<content:encoded>${text}</content:encoded>`,
    }));
    const feed: Fetch = async (url) => ({ kind: 'page', url, bytes: bytesOf(rss(items)), contentType: 'text/xml' });
    const url = 'https://courier.example/p#1';
    const { entries } = await add(memoryLibrary(), [{ kind: 'address', url }], { fetch: feed });
    expect(entries).toMatchObject([
      { source: `${url}#1`, partOf: url },
      { source: `${url}#2`, partOf: url },
    ]);
    const [whole] = (await add(memoryLibrary(), [{ kind: 'address', url }], { fetch: fetched })).entries;
    expect([whole?.source, whole?.partOf]).toEqual([url, undefined]);
  });

  test('within a private network is refused', async () => {
    const { entries } = await add(memoryLibrary(), [{ kind: 'address', url: 'http://127.0.0.1:1/a' }]);
    expect(entries).toEqual([expect.objectContaining({ reason: expect.stringContaining('private network') })]);
  });
});

test('a dry run says the same and writes nothing', async () => {
  const files = { 'note.txt': FIRST };
  const sources = [file('note.txt', EDITED), file('b.txt', THIRD), file('c.txt', THIRD), file('d.txt', '')];
  const [dry, wet] = [memoryLibrary(files), memoryLibrary(files)];
  const said = await add(dry, sources, { dryRun: true });
  const done = await add(wet, sources);
  expect(said).toEqual(done);
  expect(said.entries.map(told)).toEqual(['updated note', 'added b', 'duplicate of b', 'skipped d.txt']);
  expect(await namesOf(dry)).toEqual(['note.txt']);
});

test('a signal ends it behind the source that is being added; what was added stays', async () => {
  const library = memoryLibrary();
  const controller = new AbortController();
  const { entries, notReached, articles } = await add(
    library,
    [file('a.txt', FIRST), file('b.txt', SECOND), file('c.txt', THIRD)],
    {
      signal: controller.signal,
      importer: importInThread(),
      onProgress: ({ done }) => (done === 1 ? controller.abort() : undefined),
    },
  );
  expect(entries.map(told)).toEqual(['added a', 'skipped b.txt']);
  expect([notReached, articles.length]).toEqual([1, 1]);
});

test('of two that add another text under one name at the same moment, one is told to add it again', async () => {
  const library = memoryLibrary();
  const texts = [FIRST, THIRD];
  const reports = await Promise.all(texts.map((text) => add(library, [file('a.txt', text)])));
  const entries = reports.flatMap((report) => report.entries);
  const refused = entries.findIndex(({ kind }) => kind === 'skipped');
  expect(entries.map(({ kind }) => kind).toSorted()).toEqual(['added', 'skipped']);
  expect(entries[refused]).toMatchObject({ reason: expect.stringContaining('add it again') });
  const again = await add(library, [file('a.txt', texts[refused] ?? '')]);
  expect(again.entries).toMatchObject([{ kind: 'added', beside: { id: 'a' } }]);
  expect(again.articles).toHaveLength(2);
});
