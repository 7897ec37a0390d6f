import { beforeAll, expect, test } from 'vitest';
import { feedFileName } from '../../functions/corpus/feed-file.ts';
import { takeInbox } from '../../functions/corpus/inbox.ts';
import { outcomeOf } from '../../functions/corpus/inbox-outcome.ts';
import type { Library } from '../../functions/corpus/library.ts';
import { refresh } from '../../functions/corpus/refresh.ts';
import { encodeSubmission, type Submission } from '../../functions/corpus/submission.ts';
import { TEST_RINGS } from '../support/articles.ts';
import { bundledImportThread } from '../support/bundled-import-thread.ts';
import { memoryLibrary } from '../support/memory-library.ts';

const MILL =
  'Eight people were hurt when the mill of Quern burned on Monday. The fire was out by noon. Nobody slept inside.';
const PORT =
  'Nine ships left the port of Marlow on Tuesday. A tenth lay at the quay with its grain until late at night.';

let submissions = 0;
let worker: URL;

beforeAll(async () => {
  worker = await bundledImportThread();
});

function textOf(text: string, title: string | null): Extract<Submission, { kind: 'text' }> {
  submissions += 1;
  const by = { team: 'T1', user: 'U1' };
  return {
    kind: 'text',
    id: `S${submissions}`,
    by,
    at: 1,
    title,
    publisher: null,
    author: null,
    published: null,
    text,
  };
}

/** What becomes of one submission, as whoever handed it in is told. */
async function handIn(submission: Submission, library: Library) {
  const before = await refresh(library, null, TEST_RINGS);
  const inbox = memoryLibrary({ 'one.json': encodeSubmission(submission) });
  const { items } = await takeInbox(inbox, library, { known: null, begin: async () => null, goOn: () => true, worker });
  const [item] = items;
  if (!item) throw new Error('nothing was taken');
  return outcomeOf(item, await refresh(library, before.state, TEST_RINGS), before.state.index.articles);
}

test('a text from Slack corrects the one of its title where it is an edit of it, and stands beside it where it is not', async () => {
  const articles = memoryLibrary();
  const first = await handIn(textOf(MILL, 'Update'), articles);
  expect(first).toMatchObject({ outcome: 'added', reason: null });
  expect(await handIn(textOf(MILL, 'Update'), articles)).toMatchObject({ outcome: 'unchanged' });
  expect(await handIn(textOf(MILL.replace('Eight', 'Nine'), 'Update'), articles)).toMatchObject({
    outcome: 'updated',
    article: { id: first.article?.id },
  });
  expect(await handIn(textOf(PORT, 'Update'), articles)).toMatchObject({
    outcome: 'added',
    reason: `${first.article?.id} has the same name and another text, and stays beside it; withdraw it if it is to be replaced`,
  });
  expect(await handIn(textOf(PORT.replace('Nine', 'Ten'), 'Update'), articles)).toMatchObject({ outcome: 'updated' });
  expect(await handIn(textOf(MILL.replace('Eight', 'Nine'), 'Update'), articles)).toMatchObject({
    outcome: 'unchanged',
  });
  expect(await articles.list()).toHaveLength(2);
});

test('a text from Slack that is much like one of another name is added, and said to be', async () => {
  const articles = memoryLibrary();
  await handIn(textOf(PORT, 'Update'), articles);
  expect(await handIn(textOf(PORT.replace('Nine', 'Six'), null), articles)).toMatchObject({
    outcome: 'added',
    reason: 'much like “Update”: both are quoted, as one origin; withdraw the older text if this one corrects it',
  });
  expect(await articles.list()).toHaveLength(2);
});

test('a text from Slack that nobody gave a title is known by its first line, and corrected under it', async () => {
  const mine = memoryLibrary();
  const pasted = (deaths: string, publisher: string | null = null) => ({
    ...textOf(
      `Bridge of Oslip falls\n\n${deaths} people died when the bridge fell, the guard said. It was built in 1911.`,
      null,
    ),
    publisher,
  });
  const first = await handIn(pasted('Four'), mine);
  expect(first).toMatchObject({ outcome: 'added', article: { title: 'Bridge of Oslip falls' } });
  expect(await handIn(pasted('Five'), mine)).toMatchObject({ outcome: 'updated', article: { id: first.article?.id } });
  const elsewhere = await handIn(pasted('Six', 'The Courier'), mine);
  expect(elsewhere).toMatchObject({ outcome: 'added', reason: expect.stringContaining('withdraw the older text') });
  expect(await mine.list()).toHaveLength(2);
});

test('who hands in an article is told what of it was left out, and it is taken all the same', async () => {
  const dated = textOf(`Published: 32 Foo 2024\n\n${PORT}`, 'Dated');
  expect(await handIn(dated, memoryLibrary())).toMatchObject({
    outcome: 'added',
    reason: expect.stringContaining('"32 Foo 2024" cannot be read'),
    problems: [],
  });
});

test('a correction takes the place of the article that it names, whatever it says now, and keeps what it does not state', async () => {
  const file = '---\nid: mill\ntitle: Fire at the mill\npublisher: Courier\n---\n\n';
  const articles = memoryLibrary({ 'mill.md': new TextEncoder().encode(`${file}## Quern\n\n${MILL}\n`) });
  const corrects = { id: 'mill', isMarkdown: true };
  const now = `## Quern\n\n${MILL.replace('Eight', 'Eleven')}`;
  expect(await handIn({ ...textOf(now, 'Fire at the mill'), corrects }, articles)).toMatchObject({
    outcome: 'updated',
    article: { id: 'mill', title: 'Fire at the mill' },
  });
  const kept = new TextDecoder().decode((await articles.read('mill.md'))?.bytes);
  expect(kept).toContain('publisher: "Courier"');
  expect(kept).toContain('## Quern\n\nEleven people');
  expect(await handIn({ ...textOf(now, 'Fire at the mill'), corrects }, articles)).toMatchObject({
    outcome: 'unchanged',
  });
  expect(await handIn({ ...textOf(PORT, null), corrects }, articles)).toMatchObject({ outcome: 'updated' });
  expect(await articles.list()).toHaveLength(1);
});

test('what a feed has brought of an article is not taken with its withdrawal, and what it has of others is', async () => {
  const file = (id: string, text: string) => `---\nid: ${id}\ntitle: Update ${id}\n---\n\n${text}\n`;
  const articles = memoryLibrary({ 'mill.md': file('mill', MILL) });
  const by = { team: 'T1', user: 'U1' };
  const withdrawal: Submission = { kind: 'withdrawal', id: 'W1', by, at: 1, article: 'mill' };
  const inbox = memoryLibrary({
    [feedFileName({ id: 'mill' })]: file('mill', MILL.replace('Eight', 'Nine')),
    [feedFileName({ id: 'port' })]: file('port', PORT),
    'w.json': encodeSubmission(withdrawal),
  });
  const { items } = await takeInbox(inbox, articles, {
    known: null,
    begin: async () => null,
    goOn: () => true,
    worker,
  });
  expect(items).toMatchObject([
    { kind: 'withdrawal', removal: { kind: 'removed' } },
    { name: 'feed_mill.md', entries: [{ kind: 'skipped', reason: expect.stringContaining('was withdrawn') }] },
    { name: 'feed_port.md', entries: [{ kind: 'added' }] },
  ]);
  const { state } = await refresh(articles, null, TEST_RINGS);
  expect(state.index.articles.map(({ id }) => id)).toEqual(['port']);
});
