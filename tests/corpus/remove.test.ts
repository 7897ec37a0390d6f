import { describe, expect, test } from 'vitest';
import { checkCorpus } from '../../functions/corpus/check.ts';
import { readLibrary } from '../../functions/corpus/read-library.ts';
import { removeArticle, removeArticles } from '../../functions/corpus/remove.ts';
import { paragraphs } from '../support/import-samples.ts';
import { memoryLibrary } from '../support/memory-library.ts';

const say = (what: string): string => `The police said that ${what} on Monday.\n`;
const record = (id: string, what: string): string => JSON.stringify({ id, title: null, text: say(what) });

describe('an article that is removed', () => {
  test('takes its file along', async () => {
    const library = memoryLibrary({ 'a.md': `---\nid: dam\n---\n${say('a dam broke')}`, 'b.txt': say('a mast fell') });
    expect(await removeArticle('dam', library)).toEqual({ kind: 'removed', file: 'a.md', articles: 1, reappeared: [] });
    expect((await library.list()).map(({ name }) => name)).toEqual(['b.txt']);
  });

  test('from a file of many takes its line along and no other byte', async () => {
    const lines = [
      record('r1', 'a tram stopped'),
      '',
      'nonsense',
      record('r2', 'a tram left'),
      record('r3', 'a tram burned'),
    ];
    for (const [id, left] of [
      ['r1', lines.slice(1)],
      ['r2', lines.toSpliced(3, 1)],
      ['r3', lines.slice(0, 4)],
    ] as const) {
      const library = memoryLibrary({ 'w.jsonl': lines.join('\n') });
      expect(await removeArticle(id, library)).toMatchObject({ kind: 'removed', articles: 2 });
      const text = Buffer.from((await library.read('w.jsonl'))?.bytes ?? []).toString();
      expect(text.trimEnd()).toBe(left.join('\n'));
    }
  });

  test('takes the file along when its line was the last', async () => {
    const library = memoryLibrary({ 'w.jsonl': `\n${record('r1', 'a tram stopped')}\n\n` });
    expect(await removeArticle('r1', library)).toMatchObject({ kind: 'removed', file: 'w.jsonl#2', articles: 0 });
    expect(await library.list()).toEqual([]);
  });

  test.each([
    ['before it is read again', 'before'],
    ['as soon as it was read again', 'behind'],
  ] as const)('does not touch a file of many that somebody changes %s', async (_, moment) => {
    const changed = Buffer.from(`${record('r0', 'a tram came')}\n${record('r1', 'a tram stopped')}`);
    const held = memoryLibrary({ 'w.jsonl': `${record('r1', 'a tram stopped')}\n${record('r2', 'x')}` });
    const known = await readLibrary(held, null);
    const read = async (name: string) => {
      if (moment === 'before') await held.write(name, changed);
      const content = await held.read(name);
      await held.write(name, changed);
      return content;
    };
    expect(await removeArticle('r1', { ...held, read }, { known })).toEqual({ kind: 'overtaken', file: 'w.jsonl' });
    expect((await held.read('w.jsonl'))?.bytes).toEqual(Uint8Array.from(changed));
  });

  test('tells of the copy that stands in its place then', async () => {
    const library = memoryLibrary({
      'a.md': `---\npublisher: P\n---\n${say('a dam broke')}`,
      'b.txt': say('a dam broke'),
      'a.txt': say('a mast fell'),
    });
    const removal = await removeArticle('a', library);
    expect(removal).toMatchObject({
      kind: 'removed',
      file: 'a.md',
      reappeared: [{ file: 'a.txt' }, { file: 'b.txt' }],
    });
  });

  test('may be a broken file or a copy, by the name of the file, but nothing else', async () => {
    const library = memoryLibrary({
      'a.txt': say('a dam broke'),
      'b.txt': say('a dam broke'),
      'c.md': '',
      'd.jpg': 'x',
    });
    expect(await removeArticle('c.md', library)).toMatchObject({ kind: 'removed', file: 'c.md' });
    expect(await removeArticle('b.txt', library)).toMatchObject({ kind: 'removed', file: 'b.txt' });
    for (const name of ['a.txt', 'd.jpg', '']) expect((await removeArticle(name, library)).kind).toBe('not_found');
    expect(await library.list()).toHaveLength(2);
  });

  test('and is not there is told, with the ids that are like it', async () => {
    const library = memoryLibrary({ 'dam-breaks.txt': say('a dam broke'), 'b.txt': say('a mast fell') });
    expect(await removeArticle('Dam', library)).toEqual({ kind: 'not_found', alike: ['dam-breaks'] });
    expect(await removeArticle('dam-breaks.txt', library)).toEqual({ kind: 'not_found', alike: ['dam-breaks'] });
    expect(await removeArticle('../../b/passwd', library)).toEqual({ kind: 'not_found', alike: [] });
    expect(await library.list()).toHaveLength(2);
  });

  test('and is not there is told with five ids that hold what was given, or make up half of it', async () => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    const library = memoryLibrary(Object.fromEntries(days.map((day) => [`dam-${day}.txt`, say(`${day} a dam broke`)])));
    const alikeOf = async (id: string) => {
      const removal = await removeArticle(id, library);
      return removal.kind === 'not_found' ? removal.alike : null;
    };
    expect(await alikeOf('dam')).toEqual(['dam-fri', 'dam-mon', 'dam-sat', 'dam-sun', 'dam-thu']);
    expect(await alikeOf('old-dam-fri-01')).toEqual(['dam-fri']);
    expect(await alikeOf('old-dam-fri-015')).toEqual([]);
    expect(await alikeOf('')).toEqual([]);
  });
});

describe('several that are removed at once', () => {
  const lines = [record('r1', 'a tram stopped'), record('r2', 'a tram left'), record('r3', 'a tram burned')].join('\n');

  test('are all gone, lines of one file too, and are told in the order in which they were named', async () => {
    const library = memoryLibrary({ 'a.txt': say('a dam broke'), 'b.txt': say('a mast fell'), 'w.jsonl': lines });
    expect(await removeArticles(['r1', 'a', 'r3', 'a'], library)).toEqual({
      kind: 'removed',
      removed: [
        { id: 'r1', file: 'w.jsonl#1' },
        { id: 'a', file: 'a.txt' },
        { id: 'r3', file: 'w.jsonl#3' },
      ],
      articles: 2,
      reappeared: [],
    });
    expect((await readLibrary(library, null)).articles.map(({ id }) => id)).toEqual(['b', 'r2']);
  });

  test('all stay where one of them is not there', async () => {
    const library = memoryLibrary({ 'a.txt': say('a dam broke'), 'w.jsonl': lines });
    const before = await library.list();
    expect(await removeArticles(['a', 'r2', 'nobody', 'nothing'], library)).toEqual({
      kind: 'not_found',
      missing: [
        { id: 'nobody', alike: [] },
        { id: 'nothing', alike: [] },
      ],
    });
    expect(await library.list()).toEqual(before);
  });

  test('are told as far as they were gone when somebody changed the next, with those that are left', async () => {
    const held = memoryLibrary({
      'a.txt': say('a dam broke'),
      'v.jsonl': `\n\n${record('v3', 'a bus left')}`,
      'w.jsonl': lines,
    });
    const library = {
      ...held,
      async remove(name: string) {
        if (name === 'v.jsonl')
          await held.write('w.jsonl', Buffer.from(`${record('r2', 'a tram left')}\n${record('r0', 'x')}`));
        return held.remove(name);
      },
    };
    expect(await removeArticles(['a', 'r2', 'v3', 'r1'], library)).toEqual({
      kind: 'overtaken',
      file: 'w.jsonl',
      removed: [{ id: 'v3', file: 'v.jsonl#3' }],
      left: ['a', 'r2'],
    });
    expect(await removeArticles(['a', 'r2'], library)).toMatchObject({ kind: 'removed' });
  });
});

test('a check tells what is left out, what nobody states and what is much alike', async () => {
  const text = paragraphs(4).join('\n\n');
  const library = memoryLibrary({
    'full.md': `---\ntitle: T\npublisher: P\npublished: 2022-01-06\n---\n${text}`,
    'copy.txt': text.replace('Marlow', 'Morlow'),
    'same.txt': text,
    'bad.txt': '',
    'z.md': `---\nid: full\n---\n${say('a dam broke')}`,
  });
  const found = checkCorpus(await readLibrary(library, null));
  expect(found.articles).toBe(2);
  expect(found.skipped.map(({ file, severity }) => [file, severity])).toEqual([
    ['bad.txt', 'defect'],
    ['same.txt', 'duplicate'],
    ['z.md', 'defect'],
  ]);
  expect(found.unstated).toEqual([{ id: 'copy', file: 'copy.txt', keys: ['title', 'publisher', 'published'] }]);
  expect(found.copies).toEqual([['copy', 'full']]);
});
