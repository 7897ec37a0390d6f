import { expect, test } from 'vitest';
import { addArticles } from '../../functions/corpus/add.ts';
import type { Library } from '../../functions/corpus/library.ts';
import { readLibrary } from '../../functions/corpus/read-library.ts';
import type { Source } from '../../functions/corpus/source.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { bytesOf } from '../support/import-samples.ts';
import { memoryLibrary } from '../support/memory-library.ts';

const FIRST = 'Eight people were hurt when the mill of Quern burned on Monday. The fire was out by noon.';
const SECOND = 'Nine ships left the port of Marlow on Tuesday. A tenth lay at the quay with its grain until night.';

function item(uri: string, text: string, more: object = {}): object {
  return { uri, type: 'text', pubstatus: 'usable', versioncreated: '2023-03-16T09:20:00Z', body_text: text, ...more };
}

function source(...items: object[]): Source {
  return { kind: 'file', name: 'wire.json', label: 'wire.json', read: async () => bytesOf(JSON.stringify(items)) };
}

async function add(library: Library, given: Source, dryRun = false): Promise<string[]> {
  const { entries } = await addArticles([given], library, { importer: (input) => importArticles(input), dryRun });
  return entries.map((entry) => (entry.kind === 'skipped' ? entry.reason : entry.kind));
}

async function held(library: Library): Promise<string[]> {
  const { articles } = await readLibrary(library, null);
  return articles.map(({ id }) => id);
}

const CANCELED = source(item('urn:np:1', FIRST, { pubstatus: 'canceled', version: 2 }));

test('an item that its agency cancels takes the article out that came under its id, and no other', async () => {
  const library = memoryLibrary();
  expect(await add(library, source(item('urn:np:1', FIRST), item('urn:np:2', SECOND)))).toEqual(['added', 'added']);
  expect(await add(library, CANCELED)).toEqual([
    '(urn:np:1) is withdrawn by its agency (status canceled), so it is not quoted; the article that was here under its id is removed',
  ]);
  expect(await held(library)).toEqual(['urn:np:2']);
});

test('a dry run says so and removes nothing', async () => {
  const library = memoryLibrary();
  await add(library, source(item('urn:np:1', FIRST)));
  expect(await add(library, CANCELED, true)).toEqual([expect.stringMatching(/is removed$/u)]);
  expect(await held(library)).toEqual(['urn:np:1']);
});

test('an item that was never here is only not added', async () => {
  const library = memoryLibrary();
  expect(await add(library, CANCELED)).toEqual([expect.stringMatching(/so it is not quoted$/u)]);
});

test('a line of a file of records is left to whoever keeps that file', async () => {
  const library = memoryLibrary({ 'wire.jsonl': JSON.stringify({ id: 'urn:np:1', title: 'Mill', text: FIRST }) });
  expect(await add(library, CANCELED)).toEqual([
    expect.stringMatching(/is a line of wire\.jsonl, which is not changed: remove it$/u),
  ]);
  expect(await held(library)).toEqual(['urn:np:1']);
});

test('the next version of an item replaces the one before', async () => {
  const library = memoryLibrary();
  await add(library, source(item('urn:np:1', FIRST)));
  expect(await add(library, source(item('urn:np:1', FIRST.replace('Eight', 'Nine'), { version: 2 })))).toEqual([
    'updated',
  ]);
  expect(await held(library)).toEqual(['urn:np:1']);
});
