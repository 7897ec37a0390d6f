import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { importSafely, type SafeImportOptions } from '../../functions/import/import-safely.ts';
import { endWarmThread, IDLE_MS, MOST_INPUTS } from '../../functions/import/warm-thread.ts';
import { bundledImportThread } from '../support/bundled-import-thread.ts';
import { bytesOf, docx, page, paragraphs, pdf, pdfLines, rss, wordParagraph } from '../support/import-samples.ts';

const worker = new URL('../support/counting-import.ts', import.meta.url);
const MEGABYTE = 1024 * 1024;

/** Threads of this process: how many there are, and how many there were at once since that was last set back. */
const threads = { running: 0, most: 0 };

beforeAll(() => process.on('worker', count));
afterAll(() => process.off('worker', count));

function count(worker: Worker): void {
  threads.running += 1;
  threads.most = Math.max(threads.most, threads.running);
  worker.once('exit', () => {
    threads.running -= 1;
  });
}

/** Which thread answered, and which of its inputs this was; or why there is none. */
async function served(name: string, options: SafeImportOptions = {}, bytes: Uint8Array = new Uint8Array([1])) {
  const { articles, skipped } = await importSafely({ name, bytes }, { worker, ...options });
  const [article] = articles;
  return article
    ? { thread: article.id, turn: Number(article.title) }
    : { thread: null, reason: skipped[0]?.reason ?? '' };
}

/** A thread that no other test has used. */
async function freshThread(options: SafeImportOptions = {}) {
  await endWarmThread();
  expect(threads.running).toBe(0);
  threads.most = 0;
  return await served('a', options);
}

describe('the thread that imports', () => {
  test('is used again for the next small input', async () => {
    const first = await freshThread();
    expect(first).toMatchObject({ turn: 1 });
    expect(await served('b')).toEqual({ ...first, turn: 2 });
    expect(await served('c')).toEqual({ ...first, turn: 3 });
    expect(threads).toEqual({ running: 1, most: 1 });
  });

  test('reads a small Word document like any other small input', async () => {
    const first = await freshThread();
    expect(await served('b', {}, docx(''))).toEqual({ ...first, turn: 2 });
  });

  test('takes one input at a time, in the order they came', async () => {
    const { thread } = await freshThread();
    const all = await Promise.all(['b', 'c', 'd'].map((name) => served(name)));
    expect(all).toEqual([2, 3, 4].map((turn) => ({ thread, turn })));
    expect(threads.most).toBe(1);
  });

  test.each([
    ['is large', new Uint8Array(MEGABYTE + 1)],
    ['is a PDF', pdf({ pages: [] })],
  ])('is ended before an input that %s, which is its own thread’s only one', async (_, bytes) => {
    const { thread } = await freshThread();
    const heavy = await served('b', {}, bytes);
    expect(heavy).toMatchObject({ turn: 1 });
    expect(heavy.thread).not.toBe(thread);
    expect(threads.running).toBe(0);
    const next = await served('c');
    expect(next).toMatchObject({ turn: 1 });
    expect(next.thread).not.toBe(heavy.thread);
    expect(threads.most).toBe(1);
  });

  test.each([
    ['breaks', 'break', {}, /^cannot be read/u],
    ['answers what nobody can read', 'nonsense', {}, /^cannot be read/u],
    ['takes too long', 'hang', { limits: { timeMs: 200 } }, /took more than 0\.2 s/u],
    ['wants all memory', 'heap', {}, /too much memory/u],
    ['is called off', 'hang', { signal: () => AbortSignal.timeout(100) }, /stopped/u],
  ])(
    'is ended by an input that %s, which is not tried again',
    async (_, name, { signal, ...options }: { signal?: () => AbortSignal; limits?: object }, reason) => {
      const limits = { heapMb: 24 };
      const { thread } = await freshThread({ limits });
      const failing = { limits: { ...limits, ...options.limits }, ...(signal ? { signal: signal() } : {}) };
      expect((await served(name, failing)).reason).toMatch(reason);
      expect(threads.running).toBe(0);
      const next = await served('b', { limits });
      expect(next).toMatchObject({ turn: 1 });
      // Ids of threads are given one after another: none was begun between the two.
      expect(Number(next.thread)).toBe(Number(thread) + 1);
    },
  );

  test('is ended once it keeps much memory', async () => {
    const { thread } = await freshThread();
    expect(await served('grow')).toMatchObject({ thread, turn: 2 });
    expect(threads.running).toBe(0);
  });

  test('gives way to a new one where the process has grown meanwhile, which is no fault of the next input', async () => {
    const limits = { growthMb: 150 };
    const { thread } = await freshThread({ limits });
    const grown = Buffer.alloc(200 * MEGABYTE, 1);
    const next = await served('b', { limits });
    expect(next).toMatchObject({ turn: 1 });
    expect(next.thread).not.toBe(thread);
    expect(threads).toEqual({ running: 1, most: 1 });
    expect(grown.at(-1)).toBe(1);
  });

  test(`is ended after ${MOST_INPUTS} inputs`, async () => {
    const { thread } = await freshThread();
    for (let at = 2; at < MOST_INPUTS; at += 1) await served('b');
    expect(await served('b')).toEqual({ thread, turn: MOST_INPUTS });
    expect(threads.running).toBe(0);
  });

  test('ends by itself when nothing comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await freshThread();
      await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
      expect(threads.running).toBe(1);
      await vi.advanceTimersByTimeAsync(1);
    } finally {
      vi.useRealTimers();
    }
    await expect.poll(() => threads.running).toBe(0);
  });

  test('lets go of who is called off while waiting, and of nobody else', async () => {
    await freshThread();
    const holding = new AbortController();
    let isHanging = true;
    const hanging = served('hang', { signal: holding.signal }).finally(() => {
      isHanging = false;
    });
    expect((await served('b', { signal: AbortSignal.timeout(50) })).reason).toMatch(/stopped/u);
    expect(isHanging).toBe(true);
    holding.abort();
    expect((await hanging).reason).toMatch(/stopped/u);
    expect(await served('c')).toMatchObject({ turn: 1 });
  });

  test('does not keep the process from ending', async () => {
    const module = new URL('../../functions/import/import-safely.ts', import.meta.url).href;
    const script = `import(${JSON.stringify(module)}).then(async ({ importSafely }) => {
      const bytes = Buffer.from('# The port\\n\\nThe harbour of Marlow was closed on Monday, the mayor said.');
      let isWaiting = true;
      process.on('worker', (worker) => worker.once('exit', () => { isWaiting = false; }));
      const { articles } = await importSafely({ name: 'a.md', bytes });
      process.on('exit', () => console.log(articles.length, isWaiting));
    });`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script]);
    expect(stdout.trim()).toBe('1 true');
  });
});

const [text = ''] = paragraphs(1);
const long = paragraphs(4);
const body = long.map((one) => `<p>${one}</p>`).join('');

/** Of each format, whole and damaged. */
const INPUTS: Readonly<Record<string, Uint8Array>> = {
  'page.html': bytesOf(page()),
  'cut.html': bytesOf(page().slice(0, 900)),
  'deep.html': bytesOf(page({ body: `${'<div>'.repeat(5000)}${body}` })),
  'menu.html': bytesOf('<html><body><nav><a href="/">Home</a></nav></body></html>'),
  'feed.xml': bytesOf(rss([{ title: 'One', inner: `<content:encoded><![CDATA[${body}]]></content:encoded>` }])),
  'cut.xml': bytesOf('<rss><channel><item><title>x'),
  'entities.xml': bytesOf('<!DOCTYPE rss [<!ENTITY x "y">]><rss><channel><item>&x;</item></channel></rss>'),
  'table.csv': bytesOf(`title,text,published\nOne,"${text}",2022-01-07\n`),
  'quote.csv': bytesOf(`title;text\nOne;"${text}`),
  'records.jsonl': bytesOf(`{"id":"r","title":"One","text":${JSON.stringify(text)}}\n{`),
  'note.md': bytesOf(`---\ntitle: One\npublished: 32 Foo 2024\n---\n${text}`),
  'alias.md': bytesOf(`---\ntitle: &a [x]\npublisher: *a\n---\n${text}`),
  'note.txt': bytesOf(`The port\n\n${text}`),
  'latin.txt': Buffer.from(`${text} Élodie Gruß café`, 'latin1'),
  'noise.txt': new Uint8Array(5000).fill(1),
  'picture.png': Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
  'report.pdf': pdf({ pages: [pdfLines([text])] }),
  'report.docx': docx(wordParagraph(text)),
};

test('an input gives the same, whatever was imported before it', async () => {
  const deployed = await bundledImportThread();
  const imported = async (name: string) =>
    importSafely({ name, bytes: INPUTS[name] ?? new Uint8Array() }, { worker: deployed });
  const names = Object.keys(INPUTS);
  const alone = new Map<string, unknown>();
  for (const name of names) {
    await endWarmThread();
    alone.set(name, await imported(name));
  }
  await endWarmThread();
  // Behind each other one, before and after it, and behind itself.
  for (const order of [names.flatMap((name) => [name, name]), names.toReversed()]) {
    for (const name of order) expect(await imported(name), name).toEqual(alone.get(name));
  }
});
