import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCatalogue, encodeCatalogue } from '../../functions/corpus/catalogue.ts';
import type { Library } from '../../functions/corpus/library.ts';
import { type CorpusState, refresh } from '../../functions/corpus/refresh.ts';
import { parseRings } from '../../functions/engine/concepts/rings.ts';
import { decodeSnapshot, encodeSnapshot } from '../../functions/engine/indexing/snapshot.ts';
import { readCorpus } from '../../functions/local/corpus/corpus-files.ts';
import { TEST_RINGS } from '../support/articles.ts';
import { memoryLibrary } from '../support/memory-library.ts';
import { runs } from '../support/runs.ts';
import { tempFolder } from '../support/temp-folder.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const say = (what: string): string => `The police said that ${what} on Monday.\n`;
const record = (id: string, what: string): string => JSON.stringify({ id, title: null, text: say(what) });
const refreshed = (library: Library, state: CorpusState | null = null) => refresh(library, state, TEST_RINGS);
const idsOf = (state: CorpusState): string[] => state.index.articles.map(({ id }) => id);

describe('a refresh', () => {
  test('reads only what changed, and says which articles that concerns', async () => {
    const library = memoryLibrary({
      'a.txt': say('a dam broke'),
      'b.md': say('a mast fell'),
      'c.jsonl': `${record('r1', 'a tram stopped')}\n${record('r2', 'a tram left')}`,
    });
    const first = await refreshed(library);
    expect(first.changes).toEqual({ added: ['a', 'b', 'r1', 'r2'], changed: [], removed: [] });
    library.reads.length = 0;
    await library.write('c.jsonl', bytes(`${record('r2', 'a tram left late')}\n${record('r3', 'a tram burned')}`));
    await library.write('d.txt', bytes(say('a bridge fell')));
    await library.remove('a.txt');
    const second = await refreshed(library, first.state);
    expect(library.reads).toEqual(['c.jsonl', 'd.txt']);
    expect(second.changes).toEqual({ added: ['d', 'r3'], changed: ['r2'], removed: ['a', 'r1'] });
    expect(idsOf(second.state)).toEqual(['b', 'd', 'r2', 'r3']);
    expect([first.isChanged, second.isChanged]).toEqual([true, true]);
  });

  test('tells an article that has moved into another file, and none that is as it was in a file that was written again', async () => {
    const library = memoryLibrary({
      'a.jsonl': record('r1', 'a tram stopped'),
      'b.jsonl': record('r2', 'a tram left'),
    });
    const first = await refreshed(library);
    await library.remove('a.jsonl');
    await library.write('b.jsonl', bytes(`${record('r2', 'a tram left')}\n${record('r1', 'a tram stopped')}`));
    const second = await refreshed(library, first.state);
    expect(second.changes).toEqual({ added: [], changed: ['r1'], removed: [] });
    expect(second.state.index.articles.map(({ file }) => file)).toEqual(['b.jsonl#2', 'b.jsonl#1']);
  });

  test('of an unchanged library reads nothing and gives the very same state', async () => {
    const library = memoryLibrary({ 'a.txt': say('a dam broke'), 'copy.txt': say('a dam broke'), 'bad.txt': '' });
    const first = await refreshed(library);
    library.reads.length = 0;
    const second = await refreshed(library, first.state);
    expect(library.reads).toEqual([]);
    expect(second.isChanged).toBe(false);
    expect(second.state.index).toBe(first.state.index);
    expect(second.state.catalogue).toBe(first.state.catalogue);
    expect(second.skipped).toEqual(first.skipped);
    expect(second.skipped.map(({ file }) => file)).toEqual(['bad.txt', 'copy.txt']);
  });

  test('sets a bad file aside with its reason; nothing else waits for it', async () => {
    const library = memoryLibrary({ 'a.txt': say('a dam broke') });
    const first = await refreshed(library);
    await library.write('bad.md', bytes('---\ntitle: [\n---\nNobody was hurt.\n'));
    await library.write('z.txt', bytes(say('a mast fell')));
    const second = await refreshed(library, first.state);
    expect(idsOf(second.state)).toEqual(['a', 'z']);
    expect(second.skipped).toEqual([
      { file: 'bad.md', reason: expect.stringMatching(/not valid YAML in line \d/u), severity: 'defect' },
    ]);
  });

  test('of which only a bad file is new keeps the index and remembers the file', async () => {
    const library = memoryLibrary({ 'a.txt': say('a dam broke') });
    const first = await refreshed(library);
    await library.write('bad.txt', bytes(''));
    const second = await refreshed(library, first.state);
    expect(second.isChanged).toBe(false);
    expect(second.state.index).toBe(first.state.index);
    expect(second.state.catalogue.files.map(({ name }) => name)).toEqual(['a.txt', 'bad.txt']);
    library.reads.length = 0;
    await refreshed(library, second.state);
    expect(library.reads).toEqual([]);
  });

  test('lets a copy take the place of the article that was removed', async () => {
    const library = memoryLibrary({
      'a.md': `---\npublisher: The Courier\n---\n${say('a dam broke')}`,
      'b.txt': say('a dam broke'),
    });
    const first = await refreshed(library);
    expect(idsOf(first.state)).toEqual(['a']);
    await library.remove('a.md');
    expect((await refreshed(library, first.state)).changes).toEqual({ added: ['b'], changed: [], removed: ['a'] });
  });

  test('lets the other file with an id have it when the first is gone', async () => {
    const library = memoryLibrary({ 'a.md': say('a dam broke'), 'a.txt': say('a mast fell') });
    const first = await refreshed(library);
    expect(first.skipped.map(({ file, severity }) => [file, severity])).toEqual([['a.txt', 'defect']]);
    await library.remove('a.md');
    const second = await refreshed(library, first.state);
    expect(second.changes).toEqual({ added: [], changed: ['a'], removed: [] });
    expect(second.skipped).toEqual([]);
  });

  test('takes a file that vanishes before it is read for one that was removed', async () => {
    const library = memoryLibrary({ 'a.txt': say('a dam broke'), 'b.txt': say('a mast fell') }, (name) => {
      if (name === 'a.txt') void library.remove('b.txt');
    });
    const { state, skipped } = await refreshed(library);
    expect([idsOf(state), skipped]).toEqual([['a'], []]);
    expect(state.catalogue.files.map(({ name }) => name)).toEqual(['a.txt']);
  });

  test('of a file that changes between listing and reading keeps what was read', async () => {
    const library = memoryLibrary({ 'a.txt': say('a dam broke') }, () => {
      void library.write('a.txt', bytes(say('a mast fell')));
    });
    const first = await refreshed(library);
    expect(first.state.index.articles[0]?.text).toBe(say('a mast fell'));
    library.reads.length = 0;
    await refreshed(library, first.state);
    expect(library.reads).toEqual([]);
  });

  test('passes files that are no articles, and refuses large ones unread', async () => {
    const library = memoryLibrary({
      '.DS_Store': 'x',
      'README.md': 'About this folder.',
      'deep/.git/config.txt': 'x',
      'photo.jpg': 'x',
      'dump.txt': Buffer.alloc(6 * 1024 * 1024, 'x'),
    });
    const { skipped, state } = await refreshed(library);
    expect([idsOf(state), library.reads]).toEqual([[], []]);
    expect(skipped.map(({ file, severity }) => [file, severity])).toEqual([
      ['.DS_Store', 'ignored'],
      ['README.md', 'ignored'],
      ['deep/.git/config.txt', 'ignored'],
      ['dump.txt', 'defect'],
      ['photo.jpg', 'ignored'],
    ]);
  });

  test('with other rings is another index of the same articles', async () => {
    const library = memoryLibrary({ 'a.txt': say('a dam broke') });
    const first = await refreshed(library);
    const rings = parseRings('rings:\n  dam: [dam, weir]\n', 'rings.yaml');
    const second = await refresh(library, first.state, rings);
    expect(second.isChanged).toBe(true);
    expect(second.state.index.version).toBe((await refresh(library, null, rings)).state.index.version);
    expect(second.state.index.version).not.toBe(first.state.index.version);
  });

  test('reads a file again whose articles the index does not have', async () => {
    const library = memoryLibrary({ 'a.txt': say('a dam broke') });
    const { state } = await refreshed(library);
    const stranger = await refreshed(memoryLibrary({ 'x.txt': say('a mast fell') }));
    const repaired = await refreshed(library, { index: stranger.state.index, catalogue: state.catalogue });
    expect(idsOf(repaired.state)).toEqual(['a']);
  });

  test('gives what reading a folder gives', async () => {
    const files = {
      'a.txt': say('a dam broke'),
      'copies/b.txt': say('a dam broke'),
      'wire.jsonl': `${record('r1', 'a tram stopped')}\nnonsense\n${record('a', 'a mast fell')}`,
      'empty.md': '',
      'photo.jpg': 'x',
    };
    await using folder = await tempFolder(files);
    const { articles, skipped } = await readCorpus(folder.path);
    const found = await refreshed(memoryLibrary(files));
    expect(found.state.index.articles).toEqual(articles);
    expect(found.skipped).toEqual(skipped);
  });
});

type Step = { readonly name: string; readonly content: string | null };

const EVENTS = [
  'a dam broke',
  'the (NHG) National Harbour Guard shot nine officers',
  'the NHG left',
  '12 officers died',
];

const content = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...EVENTS).map(say) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('x', 'y', 'a'), fc.constantFrom('The Courier', ''), fc.constantFrom(...EVENTS))
      .map(([id, publisher, what]) => `---\nid: ${id}\npublisher: ${publisher}\n---\n${say(what)}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('', 'Home\n', '---\ntitle: [\n---\nx', 'nul\0') },
);
const lines = fc
  .array(
    fc.oneof(
      fc.tuple(fc.constantFrom('x', 'r', 'a'), fc.constantFrom(...EVENTS)).map((one) => record(...one)),
      fc.constant('bad'),
    ),
    {
      maxLength: 3,
    },
  )
  .map((list) => list.join('\n'));
const removal = fc.constant(null);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    name: fc.constantFrom('a.txt', 'a.md', 'b.md', 'c/d.txt', 'README.md'),
    content: fc.oneof(content, content, removal),
  }),
  fc.record({ name: fc.constantFrom('w.jsonl', 'v.ndjson'), content: fc.oneof(lines, lines, removal) }),
);

test('after any writes, removals and bad files, a refresh gives what reading everything gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { maxLength: 3 }), { minLength: 1, maxLength: 6 }), async (rounds) => {
      const library = memoryLibrary();
      let state: CorpusState | null = null;
      for (const round of rounds) {
        for (const { name, content: text } of round) {
          if (text === null) await library.remove(name);
          else await library.write(name, bytes(text));
        }
        const before: CorpusState | null = state;
        const found = await refreshed(library, before);
        const whole = await refreshed(library);
        expect(found.skipped).toEqual(whole.skipped);
        expect(found.state.catalogue).toEqual(whole.state.catalogue);
        const snapshot = encodeSnapshot(found.state.index);
        expect(Buffer.compare(snapshot, encodeSnapshot(whole.state.index))).toBe(0);
        expect(found.isChanged).toBe(found.state.index.version !== before?.index.version);
        const catalogue = decodeCatalogue(encodeCatalogue(found.state.catalogue));
        expect(catalogue).toEqual(found.state.catalogue);
        state = catalogue && { index: decodeSnapshot(snapshot), catalogue };
      }
    }),
    { numRuns: runs(150) },
  );
});

describe('a catalogue', () => {
  test.each([
    ['of another format', '{"format":2,"analysis":3,"files":[]}'],
    ['of another analysis', '{"format":1,"analysis":0,"files":[]}'],
    ['that is cut short', '{"format":1,"fil'],
    ['that is none', '[]'],
    ['of nothing', ''],
  ])('%s is not believed', (_, text) => {
    expect(decodeCatalogue(bytes(text))).toBeNull();
  });
});
