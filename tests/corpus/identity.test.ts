import { describe, expect, test } from 'vitest';
import { type AddEntry, type AddOptions, addArticles } from '../../functions/corpus/add.ts';
import type { Library } from '../../functions/corpus/library.ts';
import { readLibrary } from '../../functions/corpus/read-library.ts';
import type { Source } from '../../functions/corpus/source.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { bytesOf, page, paragraphs, rss } from '../support/import-samples.ts';
import { memoryLibrary } from '../support/memory-library.ts';

const MILL =
  'Eight people were hurt when the mill of Quern burned on Monday. The fire was out by noon. Nobody slept inside.';
const PORT =
  'Nine ships left the port of Marlow on Tuesday. A tenth lay at the quay with its grain until late at night.';
const BRIDGE =
  'The mayor of Tarn opened a bridge on Friday. Two thousand people walked over it. It cost forty million.';
const SCHOOLS =
  'The council of Wickley voted on Thursday to close two schools. Forty teachers lose their posts in summer.';

const corrected = (text: string) => text.replace('Eight', 'Nine').replace('ships', 'boats').replace('forty', 'fifty');

function file(label: string, content: string): Source {
  return { kind: 'file', name: label.split('/').at(-1) ?? label, label, read: async () => bytesOf(content) };
}

/** In a run of their own; what became of each, in one line. */
async function add(library: Library, sources: readonly Source[], options: AddOptions = {}): Promise<string[]> {
  const { entries } = await addArticles(sources, library, { importer: (input) => importArticles(input), ...options });
  return entries.map(told);
}

function told(entry: AddEntry): string {
  switch (entry.kind) {
    case 'added':
      return `added ${plain(entry.article.id)}${entry.beside ? ` beside ${plain(entry.beside.id)}` : ''}`;
    case 'updated':
      return `updated ${plain(entry.article.id)}${entry.moved ? ` from ${plain(entry.moved.id)}` : ''}`;
    case 'unchanged':
      return `unchanged ${plain(entry.article.id)}`;
    case 'duplicate':
      return `duplicate of ${plain(entry.of.id)}`;
    case 'skipped':
      return `skipped: ${entry.reason}`;
  }
}

/** What tells two ids of one name apart is no concern of a claim. */
const plain = (id: string): string => id.replace(/-[0-9a-f]{8}/gu, '-#');

/** The texts of a library by the ids that they are kept under. */
async function held(library: Library): Promise<readonly [string, string][]> {
  const { articles, skipped } = await readLibrary(library, null);
  expect(skipped).toEqual([]);
  return articles.map(({ id, text }) => [plain(id), text.replace(/^---\n.*?\n---\n/su, '').trim()]);
}

describe('a file with the name of another', () => {
  test('is another article where its text is another, in a run of its own too', async () => {
    const library = memoryLibrary();
    expect(await add(library, [file('a/d.txt', MILL)])).toEqual(['added d']);
    expect(await add(library, [file('b/d.txt', PORT)])).toEqual(['added d-# beside d']);
    expect(await add(library, [file('c/d.txt', BRIDGE)])).toEqual(['added d-# beside d']);
    expect(await add(library, [file('e/d.txt', SCHOOLS)])).toEqual(['added d-# beside d']);
    expect(new Set((await held(library)).map(([, text]) => text))).toEqual(new Set([MILL, PORT, BRIDGE, SCHOOLS]));
  });

  test('is unchanged when it comes again, and an edit corrects its own text, in whatever order they come', async () => {
    const library = memoryLibrary();
    for (const source of [file('a/d.txt', MILL), file('b/d.txt', PORT), file('c/d.txt', BRIDGE)]) {
      await add(library, [source]);
    }
    const again = [file('c/d.txt', BRIDGE), file('b/d.txt', PORT), file('a/d.txt', MILL)];
    expect(await add(library, again)).toEqual(['unchanged d-#', 'unchanged d-#', 'unchanged d']);
    for (const [at, text] of [BRIDGE, MILL, PORT].entries()) {
      expect(await add(library, [file(`new/${at}/d.txt`, corrected(text))])).toEqual([
        text === MILL ? 'updated d' : 'updated d-#',
      ]);
    }
    expect((await held(library)).map(([, text]) => text).toSorted()).toEqual(
      [BRIDGE, MILL, PORT].map(corrected).toSorted(),
    );
  });

  test('says in a dry run what it would become', async () => {
    const library = memoryLibrary({ 'd.txt': MILL });
    const sources = [file('d.txt', PORT)];
    expect(await add(library, sources, { dryRun: true })).toEqual(await add(memoryLibrary({ 'd.txt': MILL }), sources));
    expect(await held(library)).toEqual([['d', MILL]]);
  });

  test.each(['d.md', 'd.txt'])('leaves %s alone, which an operator has put there', async (name) => {
    const library = memoryLibrary({ [name]: MILL });
    expect(await add(library, [file('in/d.txt', PORT)])).toEqual(['added d-# beside d']);
    expect(Buffer.from((await library.read(name))?.bytes ?? []).toString()).toBe(MILL);
  });

  test('corrects itself where it came with its folder before, and no other of that folder', async () => {
    const library = memoryLibrary();
    const walked = (name: string, content: string): Source => ({
      kind: 'file',
      name,
      label: `in/${name}`,
      read: async () => bytesOf(content),
    });
    expect(await add(library, [walked('x/d.txt', MILL), walked('y/d.txt', PORT)])).toEqual(['added x-d', 'added y-d']);
    expect(await add(library, [file('in/y/d.txt', PORT)])).toEqual(['unchanged y-d']);
    expect(await add(library, [file('in/y/d.txt', corrected(PORT))])).toEqual(['updated y-d']);
    expect(await add(library, [file('in/z/d.txt', corrected(MILL))])).toEqual(['added d']);
  });

  test('is told of a name that another run took, not of one that this run did', async () => {
    const library = memoryLibrary();
    expect(await add(library, [file('a/d.txt', MILL), file('b/d.txt', PORT)])).toEqual(['added d', 'added d-#']);
  });

  test('does not take up the name of one that was removed, while its own older text is there', async () => {
    const library = memoryLibrary();
    await add(library, [file('a/d.txt', MILL), file('b/d.txt', PORT)]);
    await library.remove('d.md');
    expect(await add(library, [file('b/d.txt', corrected(PORT))])).toEqual(['updated d-#']);
    expect(await add(library, [file('a/d.txt', MILL)])).toEqual(['added d']);
  });
});

describe('an article with a date behind its name', () => {
  const DATED = 'bulletin-20220106';

  test.each([
    ['of an operator', `${DATED}.md`, MILL],
    ['of an earlier run', `${DATED}.md`, `---\nid: "${DATED}"\n---\n\n${MILL}\n`],
    ['of an operator, in a text file', `${DATED}.txt`, MILL],
  ])('%s is no other text of that name: no edit of it', async (_, name, content) => {
    const library = memoryLibrary({ [name]: content });
    expect(await add(library, [file('bulletin.txt', corrected(MILL))])).toEqual(['added bulletin']);
    expect(Buffer.from((await library.read(name))?.bytes ?? []).toString()).toBe(content);
  });

  test('stays where the same words are to have the name without the date', async () => {
    const library = memoryLibrary({ 'bulletin.md': PORT });
    expect(await add(library, [file(`${DATED}.txt`, MILL)])).toEqual([`added ${plain(DATED)}`]);
    const overrides = { id: 'bulletin' };
    expect(await add(library, [file('z.txt', MILL)], { overrides })).toEqual([`duplicate of ${plain(DATED)}`]);
    expect((await library.list()).map(({ name }) => name).toSorted()).toEqual([`${DATED}.md`, 'bulletin.md']);
  });

  test('may have another beside it all the same, which is found again', async () => {
    const library = memoryLibrary({ [`${DATED}.md`]: MILL });
    expect(await add(library, [file(`${DATED}.txt`, PORT)])).toEqual(['added bulletin-#-# beside bulletin-#']);
    expect(await add(library, [file(`${DATED}.txt`, corrected(PORT))])).toEqual(['updated bulletin-#-#']);
    expect(await add(library, [file(`x/${DATED}.txt`, corrected(corrected(PORT)))])).toEqual([
      'unchanged bulletin-#-#',
    ]);
  });
});

describe('an id that is stated', () => {
  test.each([
    ['by the file', file('x.md', `---\nid: d\n---\n${PORT}`), {}],
    ['by whoever adds it', file('x.txt', PORT), { overrides: { id: 'd' } }],
    ['by a record', file('x.jsonl', JSON.stringify({ id: 'd', title: null, text: PORT })), {}],
  ])('%s corrects the article, whatever it says now', async (_, source, options) => {
    const library = memoryLibrary({ 'd.md': MILL });
    expect(await add(library, [source], options)).toEqual(['updated d']);
    expect(await held(library)).toEqual([['d', PORT]]);
  });

  test('is an address, but not that of a whole site', async () => {
    const stories = paragraphs(8);
    const saved = (at: number, canonical: string) => {
      const body = stories.slice(2 * at, 2 * at + 2).map((text) => `<p>${text}</p>`);
      return file(`${at}.html`, page({ head: `<link rel="canonical" href="${canonical}">`, body: body.join('') }));
    };
    const library = memoryLibrary();
    const story = 'https://courier.example/story';
    expect(await add(library, [saved(0, story)])).toEqual(['added courier-example-story-#']);
    expect(await add(library, [saved(1, story)])).toEqual(['updated courier-example-story-#']);
    const site = 'https://courier.example/';
    expect(await add(library, [saved(2, site)])).toEqual(['added courier-example-#']);
    expect((await add(library, [saved(3, site)]))[0]).toMatch(/^added courier-example-#-# beside/u);
  });

  test('by whoever adds it replaces the article that it was told of, and leaves no second copy', async () => {
    const library = memoryLibrary();
    await add(library, [file('a/d.txt', MILL)], { overrides: { publisher: 'The Courier' } });
    await add(library, [file('b/d.txt', PORT)], { overrides: { author: 'Jane Doe' } });
    const overrides = { id: 'd' };
    const dry = await add(library, [file('b/d.txt', PORT)], { overrides, dryRun: true });
    expect(await add(library, [file('b/d.txt', PORT)], { overrides })).toEqual(dry);
    expect(dry).toEqual(['updated d from d-#']);
    const { articles } = await readLibrary(library, null);
    // What was stated of the other article is not said of this one.
    expect(articles).toMatchObject([{ id: 'd', publisher: null, author: 'Jane Doe' }]);
  });

  test('by several texts of one table is none', async () => {
    const library = memoryLibrary();
    const table = (...texts: string[]) =>
      file('t.csv', `id,text\n${texts.map((text) => `politics,"${text}"`).join('\n')}`);
    expect(await add(library, [table(MILL, PORT)])).toEqual(['added politics', 'added politics-#']);
    expect(await add(library, [table(PORT, MILL)])).toEqual(['unchanged politics-#', 'unchanged politics']);
  });
});

describe('rows without an id or an address', () => {
  const table = (rows: readonly (readonly [title: string, text: string])[]) =>
    file('t.csv', `title,text\n${rows.map(([title, text]) => `${title},"${text}"`).join('\n')}`);
  const feed = (rows: readonly (readonly [title: string, text: string])[]) =>
    file('f.xml', rss(rows.map(([title, text]) => ({ title, inner: `<content:encoded>${text}</content:encoded>` }))));

  test.each([
    ['a table', table],
    ['a feed', feed],
  ])('of %s stay what they are below a row that is put on top', async (_, list) => {
    const library = memoryLibrary();
    const rows = [
      ['Mill', MILL],
      ['Port', PORT],
      ['', BRIDGE],
    ] as const;
    expect(await add(library, [list(rows)])).toHaveLength(3);
    const told = await add(library, [list([['Schools', SCHOOLS], ...rows])]);
    expect(told.map((line) => line.split(' ')[0])).toEqual(['added', 'unchanged', 'unchanged', 'unchanged']);
  });

  test('are corrected under their title, and two of one title are two articles', async () => {
    const library = memoryLibrary();
    const rows = [
      ['News', MILL],
      ['News', PORT],
    ] as const;
    expect(await add(library, [table(rows)])).toEqual(['added news-#', 'added news-#-#']);
    expect(await add(library, [table(rows.toReversed())])).toEqual(['unchanged news-#-#', 'unchanged news-#']);
    const edited = [['News', corrected(PORT)] as const, ['News', SCHOOLS] as const, ['News', MILL] as const];
    expect((await add(library, [table(edited)])).map((line) => line.split(' ')[0])).toEqual([
      'updated',
      'added',
      'unchanged',
    ]);
    expect((await held(library)).map(([, text]) => text).toSorted()).toEqual(
      [MILL, SCHOOLS, corrected(PORT)].toSorted(),
    );
  });

  test('much alike do not correct one another', async () => {
    const library = memoryLibrary();
    await add(library, [table([['News', MILL]])]);
    const both = table([
      ['News', corrected(MILL)],
      ['News', MILL],
    ]);
    expect(await add(library, [both])).toEqual(['added news-#-#', 'unchanged news-#']);
  });
});
