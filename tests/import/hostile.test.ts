import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { createDeflate, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { type ImportInput, type ImportResult, importArticles } from '../../functions/import/import-articles.ts';
import { ImportWorkerError, importSafely, type SafeImportOptions } from '../../functions/import/import-safely.ts';
import { toMarkdown } from '../../functions/import/imported-article.ts';
import { endWarmThread } from '../../functions/import/warm-thread.ts';
import { bundledImportThread } from '../support/bundled-import-thread.ts';
import {
  billionLaughs,
  bytesOf,
  docx,
  page,
  paragraphs,
  pdf,
  pdfLines,
  rss,
  wordParagraph,
  zip,
} from '../support/import-samples.ts';

const MEGABYTE = 1024 * 1024;

/** What this process had at most while the file ran, above what it began with. */
let peak = 0;
let before = 0;
let watch: NodeJS.Timeout;

beforeAll(() => {
  before = process.memoryUsage.rss();
  watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss() - before);
  }, 20);
});

afterAll(() => {
  clearInterval(watch);
  expect(peak).toBeGreaterThan(0);
  expect(peak).toBeLessThan(1024 * MEGABYTE);
});

let worker: URL;

beforeAll(async () => {
  worker = await bundledImportThread();
});

function imported(
  name: string,
  content: string | Uint8Array,
  options: SafeImportOptions = {},
  more: Partial<ImportInput> = {},
): Promise<ImportResult> {
  const input = { name, bytes: typeof content === 'string' ? bytesOf(content) : content, ...more };
  // The limit of time is the test's own matter, where it has one: a busy machine may take longer than users wait.
  return importSafely(input, { worker, ...options, limits: { timeMs: 600_000, ...options.limits } });
}

async function reasonFor(name: string, content: string | Uint8Array, options: SafeImportOptions = {}): Promise<string> {
  const { articles, skipped } = await imported(name, content, options);
  expect(articles).toEqual([]);
  expect(skipped).toHaveLength(1);
  expect(skipped[0]?.name).toBe(name);
  const reason = skipped[0]?.reason ?? '';
  // A reason is for an operator: no stack, no class of error, no path of this machine.
  expect(reason).not.toMatch(/\bat .+:\d+|Error\b|node_modules|\/functions\//u);
  return reason;
}

/** Compressed in pieces: in one, the test itself would take what the import may not. */
async function deflatedBlanks(megabytes: number): Promise<Buffer> {
  const blanks = Buffer.alloc(MEGABYTE, 0x20);
  const deflate = createDeflate({ level: 1 });
  const done = deflate.toArray();
  for (let at = 0; at < megabytes; at += 1) {
    if (!deflate.write(blanks)) await once(deflate, 'drain');
  }
  deflate.end();
  return Buffer.concat(await done);
}

const texts = paragraphs(4);
const body = texts.map((text) => `<p>${text}</p>`).join('');

describe('a page', () => {
  test('of 20,000 nested elements gives its article', async () => {
    const deep = page({ body: `${'<div>'.repeat(20_000)}${body}${'</div>'.repeat(20_000)}` });
    expect((await imported('deep.html', deep)).articles[0]?.text).toBe(texts.join('\n\n'));
    const unclosed = page({ body: `${body}${'<b><i>'.repeat(10_000)}` });
    expect((await imported('unclosed.html', unclosed)).articles[0]?.text).toBe(texts.join('\n\n'));
  });

  test.each([
    ['two hundred thousand nested elements', '<div>'.repeat(200_000), /nests more than/u],
    ['a hundred thousand paragraphs', '<p>x</p>'.repeat(100_000), /has more than 60000 elements/u],
    ['50 MB', 'x'.repeat(50 * MEGABYTE), /^has 50 MB, the limit for a web page is 10 MB/u],
    ['one comment that never ends', `<p>Short.</p><!-- ${'x'.repeat(MEGABYTE)}`, /no article text/u],
    ['a million attributes', `<p ${'a=1 '.repeat(1_000_000)}>Short.</p>`, /no article text/u],
    ['an endless tag', `<${'a'.repeat(2 * MEGABYTE)}`, /no article text/u],
  ])('of %s is reported', async (_, html, reason) => {
    expect(await reasonFor('x.html', html)).toMatch(reason);
  });

  test('that is cut in the middle gives what is there', async () => {
    const whole = page();
    expect(
      (await imported('cut.html', whole.slice(0, whole.indexOf('according', whole.indexOf('Sallow'))))).articles[0]
        ?.text,
    ).toContain(texts[2]);
  });

  test('that is no page is named for what it is', async () => {
    expect(
      await reasonFor('x.html', Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), randomBytes(5000)])),
    ).toBe('is a PNG picture, not an article; import its text');
    expect(await reasonFor('x.html', Buffer.concat([Buffer.from([0x90, 0x00]), randomBytes(50_000)]))).toMatch(
      /binary|damaged|NUL|encoding/u,
    );
    expect(await reasonFor('x.html', Buffer.from('\u007fELF\u0002\u0001', 'latin1'))).toMatch(/^is a program/u);
    expect(await reasonFor('x.html', '')).toMatch(/^is empty/u);
  });

  test('but a mail, or was saved with its pictures, is read with its lines and signs as they were sent', async () => {
    const parts = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>${texts[0]?.slice(0, 60)}=\r\n${texts[0]?.slice(60)}</p></html>\r\n--x--`;
    for (const name of ['saved.mhtml', 'saved.html', 'letter.eml', 'letter.txt']) {
      const { articles } = await imported(name, `From: <Saved by a browser>\r\nSubject: Marlow\r\n${parts}`);
      expect(articles.map(({ text }) => text)).toEqual([texts[0]]);
    }
    const note = `Subject: Marlow\n\nMIME-Version: 1.0 stands in every mail. ${texts[0]}`;
    expect((await imported('note.txt', note)).articles[0]?.text).toContain(texts[0]);
  });

  test('is a PDF where its bytes are one', async () => {
    expect((await imported('x.html', pdf({ pages: [pdfLines(texts)] }))).articles).toHaveLength(1);
  });
});

describe('a feed', () => {
  test('that multiplies entities is reported at once', async () => {
    expect(await reasonFor('laughs.xml', billionLaughs())).toMatch(/^defines entities/u);
  });

  test('of 20,000 nested elements gives its other items', async () => {
    const full = `<content:encoded><![CDATA[${body}]]></content:encoded>`;
    const deep = rss([
      { title: 'Deep', inner: '<x>'.repeat(20_000) + '</x>'.repeat(20_000) },
      { title: 'Good', inner: full },
    ]);
    const { articles, skipped } = await imported('deep.xml', deep);
    expect(articles.map(({ title }) => title)).toEqual(['Good']);
    expect(skipped.map(({ name }) => name)).toEqual(['deep.xml#1']);
  });

  test('never reads a file that an entity names', async () => {
    const outside =
      '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><description>&x;</description></item></channel></rss>';
    expect(await reasonFor('outside.xml', outside)).toMatch(/^defines entities/u);
  });
});

describe('a Word document', () => {
  test('that would unpack to gigabytes is left packed', async () => {
    const zeros = Buffer.alloc(60 * MEGABYTE);
    expect(await reasonFor('bomb.docx', zip([{ name: 'word/document.xml', bytes: zeros }]))).toMatch(
      /^unpacks to more than 200 times its size/u,
    );
    const many = Array.from({ length: 600 }, (_, at) => ({
      name: `word/media/${at}`,
      bytes: Buffer.alloc(1),
      stated: MEGABYTE,
    }));
    expect(await reasonFor('many.docx', docx(wordParagraph(texts[0] ?? ''), many))).toMatch(/would unpack to 601 MB/u);
  });

  test('that lies about its size is unpacked no further than it said', async () => {
    const liar = zip([{ name: 'word/document.xml', bytes: Buffer.alloc(60 * MEGABYTE), stated: 1000 }]);
    expect(await reasonFor('liar.docx', liar)).toMatch(/damaged/u);
  });

  test('of 20,000 nested elements gives its text', async () => {
    const nested = `${'<w:sdt>'.repeat(20_000)}${wordParagraph(texts[0] ?? '')}${'</w:sdt>'.repeat(20_000)}`;
    expect((await imported('deep.docx', docx(nested))).articles[0]?.text).toBe(texts[0]);
  });

  test('that is cut, locked or another archive is reported', async () => {
    const whole = docx(wordParagraph(texts[0] ?? ''));
    expect(await reasonFor('cut.docx', whole.subarray(0, whole.length - 200))).toMatch(/damaged or cut short/u);
    expect(
      await reasonFor('locked.docx', zip([{ name: 'word/document.xml', bytes: bytesOf('x'), encrypted: true }])),
    ).toMatch(/password/u);
    expect(
      await reasonFor(
        'locked.docx',
        Buffer.from('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 EncryptedPackage', 'latin1'),
      ),
    ).toMatch(/password/u);
    expect(await reasonFor('x.zip', zip([{ name: 'a.txt', bytes: bytesOf('x') }]))).toBe(
      'is a ZIP archive; unpack it and import its files',
    );
  });
});

describe('a PDF', () => {
  test('that is locked or cut is reported', async () => {
    const whole = pdf({ pages: [pdfLines(texts)] });
    expect(await reasonFor('locked.pdf', pdf({ pages: [pdfLines(texts)], locked: true }))).toMatch(
      /protected by a password/u,
    );
    expect(await reasonFor('cut.pdf', whole.subarray(0, 60))).toMatch(/damaged or cut/u);
    expect(await reasonFor('noise.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(20_000)]))).toMatch(
      /damaged or cut|no text/u,
    );
  });

  test('whose page unpacks to gigabytes ends as a report', async () => {
    // At its fastest, deflate makes a two-hundredth of a run of blanks; the second filter unpacks what the first one gave.
    const twice = deflateSync(await deflatedBlanks(200), { level: 9 });
    const head =
      '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents [4 0 R 4 0 R 4 0 R] >>\nendobj\n';
    const stream = `4 0 obj\n<< /Length ${twice.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n`;
    const bomb = Buffer.concat([
      Buffer.from(head + stream, 'latin1'),
      twice,
      Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF'),
    ]);
    expect(bomb.length).toBeLessThan(MEGABYTE);
    expect(await reasonFor('bomb.pdf', bomb, { limits: { timeMs: 1500 } })).toMatch(
      /too much memory|took more than|damaged|no text/u,
    );
  });
});

test('a damaged file of any format ends as articles that can be indexed, or as reasons', async () => {
  const full = `<content:encoded><![CDATA[${body}]]></content:encoded>`;
  const whole: [name: string, bytes: Uint8Array][] = [
    ['a.html', bytesOf(page())],
    ['a.xml', bytesOf(rss([{ title: 'One', inner: full }]))],
    ['a.pdf', pdf({ pages: [pdfLines(texts)] })],
    ['a.docx', docx(texts.map((text) => wordParagraph(text)).join(''))],
    ['a.csv', bytesOf(`title,text\nOne,"${texts.join(' ')}"\n`)],
    ['a.jsonl', bytesOf(JSON.stringify({ id: 'a', title: 'One', text: texts.join('\n\n') }))],
    ['a.md', bytesOf(`---\ntitle: One\n---\n${texts.join('\n\n')}`)],
  ];
  const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255)), {
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      damage,
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      async ([name, bytes], changes, kept) => {
        const damaged = Uint8Array.from(bytes.subarray(0, Math.ceil(bytes.length * kept)));
        for (const [place, value] of changes) damaged[Math.floor(place * damaged.length)] = value;
        const { articles, skipped } = await importArticles({ name, bytes: damaged });
        expect(articles.length + skipped.length).toBeGreaterThan(0);
        for (const article of articles) {
          expect(() => parseArticle({ text: toMarkdown(article), file: 'x.md', format: 'markdown' })).not.toThrow();
        }
      },
    ),
    { numRuns: 100 },
  );
});

describe('whatever the input does', () => {
  test('an import that never ends is stopped and reported', async () => {
    const counting = new URL('../support/counting-import.mjs', import.meta.url);
    expect(await reasonFor('hang', 'x', { worker: counting, limits: { timeMs: 300 } })).toBe(
      'took more than 0.3 s; split it or import its text',
    );
  });

  test('the time that a thread takes to start is no time of the input', async () => {
    await endWarmThread();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    try {
      const begun = new Promise<Worker>((resolve) => process.once('worker', resolve));
      const counting = new URL('../support/counting-import.mjs', import.meta.url);
      const limits = { startMs: 10_000, timeMs: 300, containerMs: 1 };
      const reason = reasonFor('hang', 'x', { worker: counting, limits });
      const thread = await begun;
      await vi.advanceTimersByTimeAsync(9_900);
      await once(thread, 'message');
      await vi.advanceTimersByTimeAsync(400);
      expect(await reason).toBe('took more than 0.3 s; split it or import its text');
    } finally {
      vi.useRealTimers();
    }
  });

  test('an import that wants all memory is stopped and reported, inside the heap and outside', async () => {
    const greedy = new URL('../support/greedy-import.ts', import.meta.url);
    expect(await reasonFor('heap', 'x', { worker: greedy, limits: { heapMb: 24 } })).toMatch(/too much memory/u);
    expect(await reasonFor('buffers', 'x', { worker: greedy, limits: { growthMb: 200 } })).toMatch(/too much memory/u);
  });

  test('a worker that cannot be started is no fault of the input', async () => {
    const missing = new URL('../support/no-such-import.ts', import.meta.url);
    await expect(imported('x.md', texts.join('\n\n'), { worker: missing })).rejects.toThrow(ImportWorkerError);
  });

  test('nor is one that is never ready', async () => {
    const unready = new URL('../support/unready-import.ts', import.meta.url);
    await expect(imported('x.md', 'x', { worker: unready, limits: { startMs: 300 } })).rejects.toThrow(
      'The import worker unready-import.ts cannot be started: it was not ready within 0.3 s',
    );
  });

  test('an import that is called off ends at once', async () => {
    const endless = new URL('../support/endless-import.ts', import.meta.url);
    expect(await reasonFor('x', 'x', { worker: endless, signal: AbortSignal.timeout(50) })).toMatch(/stopped/u);
    expect(await reasonFor('x', 'x', { signal: AbortSignal.abort() })).toMatch(/stopped/u);
  });
});
