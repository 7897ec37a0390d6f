import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BucketLibrary } from '../../../functions/aws/bucket/bucket-library.ts';
import { BucketSubmissionInbox } from '../../../functions/aws/bucket/bucket-submission-inbox.ts';
import { reindex } from '../../../functions/aws/indexing/reindex.ts';
import type { Submission } from '../../../functions/corpus/submission.ts';
import { answer } from '../../../functions/engine/answer.ts';
import type { Store } from '../../../functions/slack/store/store.ts';
import { type IndexingServices, startIndexingServices, TestIndexing } from '../../support/indexing.ts';

let services: IndexingServices;
beforeAll(async () => {
  services = await startIndexingServices();
});
afterAll(() => services[Symbol.asyncDispose]());

const start = (files: Record<string, string | Uint8Array> = {}) => TestIndexing.start(services, files);

const MILL = '---\ntitle: Fire in the mill\n---\nEight people were hurt when the mill of Quern burned on Monday.\n';
const PORT = '---\ntitle: The port opens\n---\nNine ships left the port of Marlow on Tuesday morning.\n';
const QUARRY = '---\ntitle: The quarry floods\n---\nRain filled the quarry of Tarn for three days in a row.\n';
const MILL_CORRECTED = MILL.replace('Eight', 'Nine');

const PAGE = `<!doctype html><html><head><title>Bread</title></head><body><article><h1>Bread prices</h1>
${'<p>A loaf costs a third more than it did in spring, and bakers blame the harvest of the north.</p>'.repeat(4)}
<p>The minister promised to lower the tax on flour in October.</p></article></body></html>`;

/** A run's own view of the store: `act` comes in between when it moves the pointer. */
function movingBy(
  { store }: TestIndexing,
  act: (move: () => Promise<boolean>) => Promise<boolean>,
): Pick<Store, 'currentIndex' | 'moveIndex'> {
  return {
    currentIndex: () => store.currentIndex(),
    moveIndex: (next, expected) => act(() => store.moveIndex(next, expected)),
  };
}

describe('a run', () => {
  test('makes an index of the articles, and the next one sees what was added, corrected and removed', async () => {
    const bucket = await start({ 'articles/mill.md': MILL });
    expect(await bucket.run()).toMatchObject({ kind: 'done', isNew: true, hasMore: false });
    expect(await bucket.articles()).toEqual(['mill']);
    await bucket.put({ 'articles/wire/port.md': PORT, 'articles/mill.md': MILL_CORRECTED });
    await bucket.run();
    expect(await bucket.articles()).toEqual(['mill', 'wire/port']);
    const index = await bucket.index();
    if (!index) throw new Error('no index');
    expect(JSON.stringify(answer('How many ships left the port?', index, { limit: 3 }))).toContain('Nine ships left');
    expect(JSON.stringify(answer('How many were hurt in the mill?', index, { limit: 3 }))).toContain('Nine people');
    await bucket.remove('articles/wire/port.md');
    await bucket.run();
    expect(await bucket.articles()).toEqual(['mill']);
  });

  test('gives the same index from memory as from nothing', async () => {
    const bucket = await start({ 'articles/mill.md': MILL });
    const warm = bucket.indexer();
    await bucket.run(warm);
    await bucket.put({ 'articles/port.md': PORT });
    await bucket.run(warm);
    const other = await start({ 'articles/mill.md': MILL, 'articles/port.md': PORT });
    await other.run();
    expect((await bucket.index())?.version).toBe((await other.index())?.version);
  });

  test('without a change publishes nothing', async () => {
    const bucket = await start({ 'articles/mill.md': MILL });
    const warm = bucket.indexer();
    await bucket.run(warm);
    const before = await bucket.store.currentIndex();
    bucket.clock += 1000;
    expect(await bucket.run(warm)).toMatchObject({ isNew: false });
    expect(await bucket.run()).toMatchObject({ isNew: false });
    expect(await bucket.store.currentIndex()).toEqual(before);
  });

  test('with the last article gone publishes an index that holds none', async () => {
    const bucket = await start({ 'articles/mill.md': MILL });
    await bucket.run();
    await bucket.remove('articles/mill.md');
    await bucket.run();
    expect(await bucket.store.currentIndex()).toMatchObject({ articles: 0 });
    expect(await bucket.articles()).toEqual([]);
  });

  test('before there ever was an article publishes nothing', async () => {
    const bucket = await start();
    expect(await bucket.run()).toMatchObject({ kind: 'done', pointer: null });
    expect(await bucket.store.currentIndex()).toBeNull();
  });

  test('notes what is wrong with an article beside it, indexes the others, and takes the note away with the repair', async () => {
    const bucket = await start({
      'articles/mill.md': MILL,
      'articles/bad.md': '---\ntitle: [\n---\n',
      'articles/a.pdf': '%PDF',
    });
    await bucket.run();
    expect(await bucket.articles()).toEqual(['mill']);
    expect(await bucket.names('setAside')).toEqual(['articles/a.pdf.reason.txt', 'articles/bad.md.reason.txt']);
    expect(await bucket.text('set-aside/articles/a.pdf.reason.txt')).toContain('put it into inbox/');
    expect(bucket.metrics).toContainEqual(['ArticlesSetAside', 2]);
    await bucket.put({ 'articles/bad.md': PORT });
    await bucket.run();
    expect(await bucket.articles()).toEqual(['bad', 'mill']);
    expect(await bucket.names('setAside')).toEqual(['articles/a.pdf.reason.txt']);
  });

  test('builds everything anew where the current index cannot be read, and has every reply looked at', async () => {
    const bucket = await start({ 'articles/mill.md': MILL });
    await bucket.run();
    const { object = '', version = '' } = (await bucket.store.currentIndex()) ?? {};
    await bucket.put({ [object]: 'no index' });
    await bucket.run();
    expect(await bucket.articles()).toEqual(['mill']);
    expect(bucket.jobs).toMatchObject([{ type: 'changed', articles: ['mill'], index: version }]);
  });
});

describe('rings', () => {
  const RINGS = 'rings:\n  hurt: [hurt, injured, wounded]\n';

  test('in the bucket are those of the index, and an edit of them is indexed', async () => {
    const bucket = await start({ 'articles/mill.md': MILL });
    await bucket.run();
    await bucket.put({ 'rings.yaml': RINGS });
    expect(await bucket.run()).toMatchObject({ isNew: true });
    expect((await bucket.index())?.rings.names).toEqual(['hurt']);
    expect(await bucket.run()).toMatchObject({ isNew: false });
  });

  test('that cannot be read leave those of the index in force, and articles are indexed all the same', async () => {
    const bucket = await start({ 'articles/mill.md': MILL, 'rings.yaml': RINGS });
    await bucket.run();
    await bucket.put({ 'rings.yaml': 'rings: 7', 'articles/port.md': PORT });
    await bucket.run();
    const index = await bucket.index();
    expect(index?.rings.names).toEqual(['hurt']);
    expect(index?.articles).toHaveLength(2);
    expect(await bucket.names('setAside')).toEqual(['rings.yaml.reason.txt']);
  });
});

describe('the inbox', () => {
  const by = { team: 'T0AAAAAAA', user: 'U0AAAAAAA' };
  const stated = { title: null, publisher: null, author: null, published: null };
  const textOf = (id: string, text: string, title: string): Submission => {
    return { kind: 'text', id, by, at: 1, ...stated, title, publisher: 'The Gazette', text };
  };
  const FLOOD = 'The river Quern flooded seven villages on Sunday night, and forty families lost their homes.';

  const submissionInbox = (bucket: TestIndexing) =>
    new BucketSubmissionInbox(new BucketLibrary(services.s3, bucket.bucket, 'inbox/'));

  test('a file of any format becomes an article, and leaves', async () => {
    const bucket = await start({ 'inbox/bread.html': PAGE });
    await bucket.run();
    expect(await bucket.articles()).toEqual(['bread']);
    expect(await bucket.names('articles')).toEqual(['bread.md']);
    expect(await bucket.names('inbox')).toEqual([]);
    expect(await bucket.names('outbox')).toEqual([]);
    expect(bucket.jobs).toEqual([]);
  });

  test('a text from Slack becomes an article with what was stated, and whoever handed it in is told when it is indexed', async () => {
    const bucket = await start();
    await submissionInbox(bucket).submit(textOf('S1', FLOOD, 'Flood'));
    await bucket.run();
    const [article] = (await bucket.index())?.articles ?? [];
    expect(article).toMatchObject({ title: 'Flood', publisher: 'The Gazette' });
    expect(bucket.jobs).toMatchObject([
      { type: 'report', ...by, submission: 'S1', outcome: 'added', article: { id: article?.id, title: 'Flood' } },
    ]);
  });

  test('an address from Slack is fetched, and what was stated goes before what the page says', async () => {
    const url = 'https://courier.example/bread';
    const bucket = await start();
    await submissionInbox(bucket).submit({
      kind: 'url',
      id: 'S1',
      by,
      at: 1,
      ...stated,
      publisher: 'The Courier',
      url,
    });
    const fetch = async () => ({ kind: 'page' as const, url, bytes: Buffer.from(PAGE), contentType: 'text/html' });
    await bucket.run({ ...bucket.indexer(), fetch });
    const [article] = (await bucket.index())?.articles ?? [];
    expect(article).toMatchObject({ publisher: 'The Courier', title: expect.stringContaining('Bread'), url });
    expect(bucket.jobs).toMatchObject([{ outcome: 'added', submission: 'S1' }]);
  });

  test('the same text again is unchanged; another text under the same title, publisher and date corrects it', async () => {
    const bucket = await start();
    for (const text of [FLOOD, FLOOD, FLOOD.replace('forty', 'fifty')]) {
      await submissionInbox(bucket).submit(textOf(`S${bucket.jobs.length}`, text, 'Flood'));
      await bucket.run();
    }
    const [article] = await bucket.articles();
    expect(await bucket.articles()).toHaveLength(1);
    expect(bucket.jobs).toMatchObject([
      { outcome: 'added' },
      { outcome: 'unchanged' },
      { type: 'report', outcome: 'updated' },
      { type: 'changed', articles: [article] },
      { type: 'edition', articles: [article] },
    ]);
  });

  test('the same text under another title is a duplicate', async () => {
    const bucket = await start();
    await submissionInbox(bucket).submit(textOf('S1', FLOOD, 'Flood'));
    await submissionInbox(bucket).submit(textOf('S2', FLOOD, 'High water'));
    await bucket.run();
    expect(bucket.jobs).toMatchObject([{ outcome: 'added' }, { outcome: 'duplicate', reason: expect.any(String) }]);
    expect(await bucket.articles()).toHaveLength(1);
  });

  test('a withdrawal removes the article and is reported; one of nothing is unknown', async () => {
    const bucket = await start({ 'articles/mill.md': MILL, 'articles/port.md': PORT });
    await bucket.run();
    await submissionInbox(bucket).submit({ kind: 'withdrawal', id: 'S1', by, at: 1, article: 'mill' });
    await submissionInbox(bucket).submit({ kind: 'withdrawal', id: 'S2', by, at: 2, article: 'mills' });
    await bucket.run();
    expect(await bucket.articles()).toEqual(['port']);
    expect(bucket.jobs).toMatchObject([
      { outcome: 'withdrawn', article: { id: 'mill', title: 'Fire in the mill' } },
      { outcome: 'unknown', article: { id: 'mills' } },
      { type: 'changed', articles: ['mill'] },
    ]);
  });

  test('what cannot be taken is set aside with its reason and reported, and holds up nothing', async () => {
    const url = 'http://169.254.169.254/latest/meta-data';
    const bucket = await start({
      'inbox/a picture.png': Buffer.from('\u0089PNG\r\n', 'latin1'),
      'inbox/broken.json': '{"kind": "url"',
      'inbox/bread.html': PAGE,
    });
    await submissionInbox(bucket).submit({ kind: 'url', id: 'S1', by, at: 1, ...stated, url });
    const { fetch: _, ...indexer } = bucket.indexer();
    await bucket.run(indexer);
    expect(await bucket.articles()).toEqual(['bread']);
    expect(await bucket.names('inbox')).toEqual([]);
    const [picture, reason, ...others] = await bucket.names('setAside');
    expect([picture, reason]).toEqual(['inbox/a picture.png', 'inbox/a picture.png.reason.txt']);
    expect(others).toHaveLength(4);
    expect(await bucket.text(`set-aside/${reason}`)).toMatch(/^a picture\.png is a PNG picture, .+\n$/u);
    expect(bucket.jobs).toMatchObject([
      { outcome: 'skipped', submission: 'S1', reason: expect.stringContaining('private network') },
    ]);
    expect(bucket.metrics).toContainEqual(['ArticlesSetAside', 3]);
  });

  test('an item that ended two runs is set aside unread, and those behind it are taken', async () => {
    const bucket = await start({ 'inbox/a.html': PAGE, 'inbox/b.md': PORT });
    for (const _ of ['first', 'second']) {
      // The process is gone while it is at the first item: nobody lets go of the lease.
      const { lease, ...indexer } = bucket.indexer();
      const taken = await lease.take();
      const times = taken.kind === 'held' ? (taken.died?.times ?? 0) + 1 : 0;
      await lease.renew({ at: 'a.html', times });
      expect(await bucket.run({ ...indexer, lease })).toEqual({ kind: 'busy' });
      bucket.clock += 200_000;
    }
    await bucket.run();
    expect(await bucket.articles()).toEqual(['b']);
    expect(await bucket.text('set-aside/inbox/a.html.reason.txt')).toContain('ended the import');
  });

  describe('a file of the corpus at which two runs end', () => {
    /** The process is gone at the file, or behind the last: nobody lets go of the lease. */
    async function die(bucket: TestIndexing, at: string): Promise<void> {
      const { lease, ...indexer } = bucket.indexer();
      const { promise: isThere, resolve } = Promise.withResolvers<void>();
      const renew = lease.renew.bind(lease);
      lease.renew = async (attempt) => {
        await renew(attempt);
        if (!attempt?.at.startsWith(at)) return;
        resolve();
        await new Promise(() => {});
      };
      void reindex({ ...indexer, lease });
      await isThere;
      bucket.clock += 200_000;
    }

    test('is set aside, and what comes behind it is indexed', async () => {
      const bucket = await start({ 'articles/mill.md': MILL });
      await bucket.run();
      await bucket.put({ 'articles/a.md': QUARRY, 'articles/port.md': PORT, 'inbox/c.html': PAGE });
      for (const _ of ['first', 'second']) await die(bucket, 'articles/a.md');
      await bucket.run();
      expect(await bucket.articles()).toEqual(['c', 'mill', 'port']);
      expect(await bucket.text('set-aside/articles/a.md.reason.txt')).toContain('ended each run');
      // It stays out as long as it is the same, and is read again once it is repaired.
      await bucket.run();
      expect(await bucket.articles()).toEqual(['c', 'mill', 'port']);
      await bucket.put({ 'articles/a.md': `${QUARRY}Nobody was hurt.\n` });
      await bucket.run();
      expect(await bucket.articles()).toContain('a');
    });

    test('is found where it ended a run while the index was built', async () => {
      const bucket = await start({ 'articles/a.md': PORT, 'articles/mill.md': MILL });
      await die(bucket, 'articles/ ');
      for (const _ of ['first', 'second']) await die(bucket, 'articles/a.md');
      await bucket.run();
      expect(await bucket.articles()).toEqual(['mill']);
    });

    test('is not the item of the inbox that came with it', async () => {
      const bucket = await start({ 'articles/a.md': PORT, 'inbox/b.html': PAGE });
      for (const _ of ['first', 'second']) await die(bucket, 'articles/a.md');
      await bucket.run();
      expect(await bucket.articles()).toEqual(['b']);
      expect(await bucket.names('inbox')).toEqual([]);
    });
  });

  test('what is left for want of time is said, and the next run takes it', async () => {
    const bucket = await start({ 'inbox/a.md': MILL, 'inbox/b.md': PORT });
    let looks = 0;
    const hurried = { ...bucket.indexer(), goOn: () => ++looks === 1 };
    expect(await bucket.run(hurried)).toMatchObject({ isNew: true, hasMore: true });
    expect(await bucket.articles()).toEqual(['a']);
    expect(await bucket.run()).toMatchObject({ hasMore: false });
    expect(await bucket.articles()).toEqual(['a', 'b']);
  });
});

describe('two runs', () => {
  test('at once: the second leaves, and the first looks again for what the second came for', async () => {
    const bucket = await start({ 'articles/mill.md': MILL });
    const indexer = bucket.indexer();
    let came = 0;
    const store = movingBy(bucket, async (move) => {
      // The listing of the first run is over by now.
      if (came++ === 0) {
        await bucket.put({ 'articles/port.md': PORT });
        expect(await bucket.run()).toEqual({ kind: 'busy' });
      }
      return move();
    });
    await bucket.run({ ...indexer, store });
    expect(came).toBe(2);
    expect(await bucket.articles()).toEqual(['mill', 'port']);
  });

  test('of which one was taken for dead: the slower one begins again and loses nothing', async () => {
    const bucket = await start({ 'articles/mill.md': MILL });
    await bucket.run();
    await bucket.put({ 'articles/mill.md': MILL_CORRECTED });
    const slow = bucket.indexer();
    let moves = 0;
    const store = movingBy(bucket, async (move) => {
      if (moves++ === 0) {
        bucket.clock += 200_000;
        await bucket.put({ 'articles/port.md': PORT });
        await bucket.run();
      }
      return move();
    });
    await bucket.run({ ...slow, store });
    expect(moves).toBe(1);
    expect(await bucket.articles()).toEqual(['mill', 'port']);
    expect(bucket.jobs.filter(({ type }) => type === 'changed').length).toBeGreaterThan(0);
  });

  test('a run that fails lets the next one begin at once', async () => {
    const bucket = await start({ 'articles/mill.md': MILL });
    const broken = { currentIndex: () => Promise.reject(new Error('down')), moveIndex: async () => false };
    await expect(bucket.run({ ...bucket.indexer(), store: broken })).rejects.toThrow('down');
    expect(await bucket.run()).toMatchObject({ isNew: true });
  });
});

describe('news of changes', () => {
  test('is told once per hundred articles, of what was corrected and removed and not of what was added', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 105 }, (_, at) => [
        `articles/${String(at).padStart(3, '0')}.md`,
        `Ship number ${at} left the port of Marlow.`,
      ]),
    );
    const bucket = await start({ ...files, 'articles/mill.md': MILL });
    await bucket.run();
    expect(bucket.jobs).toEqual([]);
    await bucket.remove(...Object.keys(files));
    await bucket.put({ 'articles/port.md': PORT, 'articles/mill.md': MILL_CORRECTED });
    await bucket.run();
    const changed = bucket.jobs.flatMap((job) => (job.type === 'changed' ? [job.articles] : []));
    expect(changed.map(({ length }) => length)).toEqual([100, 6]);
    expect(changed.flat()).not.toContain('port');
    // A followed question is asked again of what is new: what was removed answers none.
    const news = bucket.jobs.filter(({ type }) => type !== 'changed');
    expect(news).toMatchObject([{ type: 'edition', articles: ['port', 'mill'] }]);
  });

  test('is not lost when the run ends between the pointer and the queue: the next one tells it', async () => {
    const bucket = await start({ 'articles/mill.md': MILL });
    await bucket.run();
    await bucket.put({ 'articles/mill.md': MILL_CORRECTED });
    const indexer = bucket.indexer();
    const store = movingBy(bucket, async (move) => {
      await move();
      throw new Error('killed');
    });
    await expect(bucket.run({ ...indexer, store })).rejects.toThrow('killed');
    expect(bucket.jobs).toEqual([]);
    await bucket.run();
    expect(bucket.jobs).toMatchObject([
      { type: 'changed', articles: ['mill'] },
      { type: 'edition', articles: ['mill'] },
    ]);
    await bucket.run();
    expect(bucket.jobs).toHaveLength(2);
  });
});
