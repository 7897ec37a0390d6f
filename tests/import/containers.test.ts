import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../functions/engine/answer.ts';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { NO_RINGS } from '../../functions/engine/concepts/rings.ts';
import { buildIndex } from '../../functions/engine/indexing/build-index.ts';
import { type ImportResult, importArticles } from '../../functions/import/import-articles.ts';
import { importSafely } from '../../functions/import/import-safely.ts';
import { toMarkdown } from '../../functions/import/imported-article.ts';
import { bundledImportThread } from '../support/bundled-import-thread.ts';
import { bytesOf, docx, page, paragraphs, wordParagraph, zip } from '../support/import-samples.ts';
import { warcRecord } from '../support/warc-record.ts';
import { expectReasonsOnly, TINY_RECORDS } from './tiny-records.ts';

const DESK = path.join(import.meta.dirname, 'desk');
const [first = '', second = '', third = ''] = paragraphs(3);

let worker: URL;

beforeAll(async () => {
  worker = await bundledImportThread();
});

function imported(name: string, content: string | Uint8Array, now?: Date): Promise<ImportResult> {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  return importArticles({ name, bytes }, now ? { now } : {});
}

function reasons({ skipped }: ImportResult): string[] {
  return skipped.map(({ reason }) => reason);
}

const article = (text: string): string => page({ body: `<p>${text}</p><p>${third}</p>` });

describe('a container that is cut in the middle', () => {
  const ONE = warcRecord({ url: 'https://courier.example/a', body: article(first) });
  const TWO = warcRecord({ url: 'https://courier.example/b', body: article(second) });

  test('gives its whole documents, and says that there were more', async () => {
    const cut = Buffer.concat([ONE, TWO.subarray(0, TWO.length - 400)]);
    for (const [name, bytes] of [
      ['crawl.warc', cut],
      ['crawl.warc.gz', Buffer.concat([gzipSync(ONE), gzipSync(TWO).subarray(0, -200)])],
    ] as const) {
      const result = await imported(name, bytes);
      expect(result.articles.map(({ url }) => url)).toEqual(['https://courier.example/a']);
      expect(reasons(result)).toEqual([expect.stringMatching(/^is damaged or cut off behind record \d/u)]);
    }
  });

  test('of JSON lines gives its whole records, and names the line that is cut', async () => {
    const line = (title: string, text: string): string => JSON.stringify({ id: title, title, text });
    const whole = `${line('One', first)}\n${line('Two', second)}\n`;
    const result = await imported('records.jsonl', whole.slice(0, -40));
    expect(result.articles.map(({ title }) => title)).toEqual(['One']);
    expect(result.skipped.map(({ name }) => name)).toEqual(['records.jsonl#2']);
  });

  test('of mails gives its whole mails, and names the one that is cut', async () => {
    const mail = (title: string, text: string): string =>
      `From a@b.example Thu Mar 16 09:20:00 2023\nSubject: ${title}\n\n${text}\n\n`;
    const whole = mail('One', first) + mail('Two', second);
    expect((await imported('press.mbox', whole)).articles.map(({ title }) => title)).toEqual(['One', 'Two']);
    const result = await imported('press.mbox', whole.slice(0, -40));
    expect(result.articles.map(({ title }) => title)).toEqual(['One']);
    expect(result.skipped).toEqual([
      { name: 'press.mbox#2', reason: expect.stringContaining('is cut off in the middle') },
    ]);
  });

  test.each([
    ['with quotes', 'boundary="=_b;1"', '=_b;1'],
    ['behind another parameter', 'type="text/plain"; boundary=b1', 'b1'],
  ])('of the parts of a mail is refused: boundary %s', async (_, parameter, boundary) => {
    const head = `From: a@b.example\nTo: c@d.example\nDate: Thu, 16 Mar 2023 09:20:00 +0000\nSubject: One\nContent-Type: multipart/mixed; ${parameter}\n\n`;
    const whole = `${head}--${boundary}\nContent-Type: text/plain\n\n${first}\n--${boundary}--`;
    expect((await imported('one.eml', whole)).articles.map(({ title }) => title)).toEqual(['One']);
    expect(reasons(await imported('one.eml', whole.slice(0, -2)))).toEqual([
      expect.stringContaining('is cut off in the middle'),
    ]);
  });

  test.each(['factiva-3.xml', 'europresse-3.html', 'newsml-g2-message.xml', 'enwiki-page.xml'])(
    '%s says so of the document that it ends in',
    async (name) => {
      const whole = readFileSync(path.join(DESK, name));
      const { articles } = await imported(name, whole);
      const result = await imported(name, whole.subarray(0, whole.length * 0.6));
      expect(result.articles.length).toBeLessThanOrEqual(articles.length);
      expect(reasons(result)).toContainEqual(expect.stringContaining('is cut off in the middle'));
    },
  );

  test.each(['report.odt', 'book.epub', 'articles.xlsx', 'nexis-uni-3.docx'])('%s is refused', async (name) => {
    const whole = readFileSync(path.join(DESK, name));
    expect(reasons(await imported(name, whole.subarray(0, whole.length / 2)))).toEqual([
      expect.stringContaining('damaged or cut short'),
    ]);
  });
});

test('a damaged file of any desk format ends as articles that can be indexed, or as reasons', async () => {
  const files = readdirSync(DESK).map((name) => [name, readFileSync(path.join(DESK, name))] as const);
  const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255)), {
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      damage,
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      async ([name, bytes], changes, kept) => {
        const damaged = Uint8Array.from(bytes.subarray(0, Math.ceil(bytes.length * kept)));
        for (const [place, value] of changes) damaged[Math.floor(place * damaged.length)] = value;
        const { articles, skipped, withdrawn } = await imported(name, damaged);
        expect(articles.length + skipped.length + withdrawn.length).toBeGreaterThan(0);
        for (const one of articles) {
          expect(() => parseArticle({ text: toMarkdown(one), file: 'x.md', format: 'markdown' })).not.toThrow();
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('a web archive that is cut off within a record that is no page is told of', async () => {
  const request = 'GET / HTTP/1.1\r\nHost: courier.example\r\n\r\n';
  const head = [
    'WARC/1.0',
    'WARC-Type: request',
    'WARC-Target-URI: https://courier.example/',
    'Content-Type: application/http; msgtype=request',
    'Content-Length: 90000',
  ];
  const result = await imported('crawl.warc', Buffer.from(`${head.join('\r\n')}\r\n\r\n${request}\r\n\r\n`));
  expect(result.articles).toEqual([]);
  expect(reasons(result)[0]).toMatch(/^is damaged or cut off behind record 1/u);
});

/** `npm run test:faults` reads a hundred thousand of each. */
describe('ten thousand tiny records', () => {
  test.each(TINY_RECORDS)('in %s end within the limits, as a list of reasons of readable length', (name) =>
    expectReasonsOnly(name, 10_000, worker),
  );
});

test('a container whose parts never end is stopped as a whole, and says where', async () => {
  const pages = Array.from({ length: 2000 }, (_, at) => warcRecord({ url: `https://a.example/${at}`, body: 'x' }));
  const { articles, skipped } = await importSafely(
    { name: 'endless.warc', bytes: Buffer.concat(pages) },
    { worker, limits: { timeMs: 50, containerMs: 1 } },
  );
  expect(articles).toEqual([]);
  expect(skipped.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(
      /^took (?:too long behind document \d+; split it|more than 0\.05 s; split it or import its text)$/u,
    ),
  ]);
});

describe('what is packed in something that is packed', () => {
  test('is refused by its name, and never unpacked twice', async () => {
    const inner = zip([{ name: 'a.txt', bytes: bytesOf(first) }]);
    expect(reasons(await imported('a.zip', zip([{ name: 'b.zip', bytes: inner }])))).toEqual([
      'is a ZIP archive; unpack it and import its files',
    ]);
    const twice = gzipSync(gzipSync(warcRecord({ url: 'https://a.example/a', body: article(first) })));
    expect(reasons(await imported('crawl.warc.gz', twice))).toEqual([
      'is a gzip archive, not an article; import its text',
    ]);
    const warc = warcRecord({ url: 'https://a.example/b.warc', contentType: 'application/warc', body: twice });
    expect(reasons(await imported('crawl.warc', warc))).toEqual([
      'is a web archive without a page in it: 1 other records (styles, pictures, requests)',
    ]);
  });

  test('is a document of its own where mails are forwarded, to a depth that people go', async () => {
    const mail = (subject: string, body: string, type = 'text/plain'): string =>
      `From: ${subject} <a@b.example>\r\nTo: c@d.example\r\nSubject: ${subject}\r\nDate: Thu, 16 Mar 2023 23:30:00 -0600\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n${body}`;
    const forwarded = (subject: string, text: string, inner: string): string =>
      mail(
        subject,
        `--x\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--x--\r\n`,
        'multipart/mixed; boundary="x"',
      );
    const { articles } = await imported('a.eml', forwarded('Outer', first, mail('Inner', second)));
    expect(articles.map(({ publisher, text }) => [publisher, text])).toEqual([
      ['Outer', first],
      ['Inner', second],
    ]);
    // The day is the sender's, not that of Greenwich.
    expect(articles[0]?.published).toBe('2023-03-16');
    let deep = mail('Innermost', second);
    for (let depth = 0; depth < 6; depth += 1) deep = forwarded('Outer', first, deep).replaceAll('"x"', '"x"');
    const { articles: some } = await imported('deep.eml', deep);
    expect(some.length).toBeLessThanOrEqual(4);
  });
});

describe('a page of a web archive', () => {
  test('is read however its server packed it', async () => {
    const body = article(first);
    const chunk = Buffer.from(body);
    const chunked = Buffer.concat([
      Buffer.from(`${chunk.length.toString(16)}\r\n`),
      chunk,
      Buffer.from('\r\n0\r\n\r\n'),
    ]);
    const records = [
      warcRecord({ url: 'https://a.example/gzip', head: 'Content-Encoding: gzip\r\n', body: gzipSync(body) }),
      warcRecord({ url: 'https://a.example/br', head: 'Content-Encoding: br\r\n', body: brotliCompressSync(body) }),
      warcRecord({ url: 'https://a.example/chunked', head: 'Transfer-Encoding: chunked\r\n', body: chunked }),
    ];
    const { articles } = await imported('crawl.warc', Buffer.concat(records));
    expect(articles.map(({ url }) => url)).toEqual(['gzip', 'br', 'chunked'].map((end) => `https://a.example/${end}`));
    for (const { text } of articles) expect(text).toContain(first);
  });
});

test('a document of a web archive that is no page is told of', async () => {
  const records = [
    warcRecord({ url: 'https://a.example/1', body: article(first) }),
    warcRecord({ url: 'https://a.example/toll.pdf', contentType: 'application/pdf', body: '%PDF-1.4' }),
  ];
  const { articles, skipped } = await imported('crawl.warc', Buffer.concat(records));
  expect(articles).toHaveLength(1);
  expect(skipped).toEqual([
    {
      name: 'crawl.warc',
      reason:
        'holds other documents than pages (1, the first https://a.example/toll.pdf), which are not read from it; save them and add the files',
    },
  ]);
});

describe('an item of an agency', () => {
  test('keeps fractions, quotation marks and powers, and a note’s mark apart from them', async () => {
    const fraction = (over: number, under: number): string =>
      `<frac><frac-num>${over}</frac-num><frac-sep/><frac-den>${under}</frac-den></frac>`;
    const body = `<p>${first}</p><p>It burnt 4${fraction(1, 2)} hours and 3${fraction(5, 16)} tons; <q>We counted 12,</q> said Brandt of 10<sup>6</sup> and 227<a href="#fn1">1</a> people.</p>`;
    const nitfOf = `<?xml version="1.0"?><nitf><head/><body><body.content><block>${body}</block></body.content></body></nitf>`;
    expect((await imported('a.xml', nitfOf)).articles[0]?.text).toBe(
      `${first}\n\nIt burnt 4½ hours and 3 5/16 tons; “We counted 12,” said Brandt of 10⁶ and 227 people.`,
    );
  });

  test('on a wire of text has its indented paragraphs whole, without the initials at the end', async () => {
    const text =
      '   Oslund (NPA) - Divers found more bodies in the wreck of the Aurelia on\r\nWednesday, and 19 passengers are now known dead, the father of a 19-\r\nyear-old among them.\r\n   “We counted 12,” the harbour master told NPA.\r\nih/ml\r\n';
    const wire = `\u0001npa063 4 i 61 cccc\r\n\u0002Toll rises =\r\n${text}\u0003160920 GMT Mar 23\r\n\u0004`;
    const [only] = (await imported('a.txt', wire)).articles;
    expect(only?.text.split(/\s*\n+/u)).toEqual([
      'Oslund (NPA) - Divers found more bodies in the wreck of the Aurelia on Wednesday, and 19 passengers are now known dead, the father of a 19-year-old among them.',
      '“We counted 12,” the harbour master told NPA.',
    ]);
  });

  test('is found in the answer of a content service', async () => {
    const item = { uri: 'urn:np:1', pubstatus: 'usable', versioncreated: '2023-03-14T10:00:00Z', body_text: first };
    const { articles } = await imported('a.json', JSON.stringify({ _items: [item] }));
    expect(articles).toMatchObject([{ id: 'urn:np:1', published: '2023-03-14', text: first }]);
  });

  const nitf = (status: string, release: string): string =>
    `<?xml version="1.0"?><nitf><head><docdata management-status="${status}"><doc-id id-string="np.1"/><date.issue norm="20230316T092000-0000"/>${release}</docdata></head><body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head><body.content><p>${first}</p></body.content></body></nitf>`;
  const RELEASE = '<date.release norm="20300101T000000-0000"/>';

  test('under embargo is left out until its time, and an article behind it', async () => {
    const before = await imported('a.xml', nitf('usable', RELEASE), new Date('2029-12-31T23:59:59Z'));
    expect(before.articles).toEqual([]);
    expect(reasons(before)).toEqual(['(np.1) is under embargo until 2030-01-01T00:00Z; add it again then']);
    const behind = await imported('a.xml', nitf('usable', RELEASE), new Date('2030-01-01T00:00:00Z'));
    expect(behind.articles).toHaveLength(1);
    const endless = await imported('a.xml', nitf('embargoed', ''));
    expect(reasons(endless)).toEqual(['(np.1) is under embargo until further notice; add it again then']);
  });

  test('on a wire of text is held back by a note to editors, and not by news of an embargo', async () => {
    const message = (note: string, text: string): string =>
      `\u0001npa062 4 i 61 cccc   npa 061\r\n\u0002Ferry sinks =\r\n\r\n${note}   Oslund (npa) - ${text}\r\n\u0003160920 GMT Mar 23\r\n\u0004`;
    const now = new Date('2023-03-16T12:00:00Z');
    const held = await imported('a.txt', message('Embargoed until 20 March 2023\r\n\r\n', first), now);
    expect(reasons(held)).toEqual(['is under embargo until 2023-03-20; add it again behind that day']);
    const unread = await imported('a.txt', message('Sperrfrist: Montag\r\n\r\n', first), now);
    expect(reasons(unread)).toEqual([expect.stringContaining('states an embargo whose day cannot be read')]);
    const news = await imported('a.txt', message('', `The embargo on oil was lifted. ${first}`), now);
    expect(news.articles).toHaveLength(1);
  });

  test.each(['canceled', 'withheld'])('that is %s is no article', async (status) => {
    const { articles, withdrawn } = await imported('a.xml', nitf(status, ''));
    expect(articles).toEqual([]);
    expect(withdrawn).toEqual([{ name: 'a.xml', id: 'np.1', reason: expect.stringContaining(status) }]);
  });

  test('of which a file holds two versions is read as the later says', async () => {
    const item = (version: number, headline: string, text: string): object => ({
      uri: 'http://np.example/1',
      type: 'text',
      version,
      versioncreated: '2023-03-16T09:20:00Z',
      headline,
      body_text: text,
    });
    const result = await imported('a.json', JSON.stringify([item(2, 'Second', second), item(1, 'First', first)]));
    expect(result.articles.map(({ title }) => title)).toEqual(['Second']);
    expect(reasons(result)).toEqual([
      '(http://np.example/1) is version 1 of an item of which this file holds version 2',
    ]);
  });
});

test('two documents of one id are two articles, and neither id is taken for the article’s own', async () => {
  const item = (headline: string, text: string): object => ({
    uri: 'http://np.example/1',
    pubstatus: 'usable',
    headline,
    body_text: text,
  });
  const { articles } = await imported('a.json', JSON.stringify([item('One', first), item('Two', second)]));
  expect(articles.map(({ title, isIdStated }) => [title, isIdStated])).toEqual([
    ['One', false],
    ['Two', false],
  ]);
});

/** A Word file of Nexis as its archive writes it: a cover, then each document behind a bookmark. */
function nexis(
  documents: readonly { title: string; paper: string; day: string; paragraphs: readonly string[] }[],
): Uint8Array {
  const bookmark = (name: string): string => `<w:p><w:bookmarkStart w:id="1" w:name="${name}"/></w:p>`;
  const body = documents.map(({ title, paper, day, paragraphs: lines }, at) =>
    [
      bookmark(`Bookmark_${at + 1}`),
      ...[
        title,
        paper,
        day,
        `Copyright 2023 ${paper} All Rights Reserved`,
        'Section: NEWS',
        'Length: 90 words',
        'Body',
      ].map((line) => wordParagraph(line)),
      ...lines.map((line) => wordParagraph(line)),
      wordParagraph('Load-Date: January 2, 2024'),
      wordParagraph('End of Document'),
    ].join(''),
  );
  return docx(`${wordParagraph('Job Number: 1')}${wordParagraph(`Documents (${documents.length})`)}${body.join('')}`);
}

test('a Nexis export of 500 documents is 500 articles, each with its own paper and day', async () => {
  const lines = paragraphs(1000);
  const documents = Array.from({ length: 500 }, (_, at) => ({
    title: `Report ${at} on the harbours`,
    paper: at % 2 === 0 ? 'The Veldmark Courier' : 'Northern Post',
    day: `March ${(at % 28) + 1}, 2023 Tuesday`,
    paragraphs: lines.slice(2 * at, 2 * at + 2),
  }));
  let told = 0;
  const { articles, skipped } = await importSafely(
    { name: 'export.docx', bytes: nexis(documents) },
    { worker, onProgress: (documentsRead) => (told = documentsRead) },
  );
  expect(skipped).toEqual([]);
  expect(told).toBeLessThanOrEqual(500);
  expect(articles.map(({ title, publisher, published, text }) => ({ title, publisher, published, text }))).toEqual(
    documents.map(({ title, paper, day, paragraphs: own }) => ({
      title,
      publisher: paper,
      published: `2023-03-${/\d+/u.exec(day)?.[0].padStart(2, '0')}`,
      text: own.join('\n\n'),
    })),
  );
});

test('what is asked of such an export is answered with the paper and the day of its document', async () => {
  const towns = Array.from(
    { length: 500 },
    (_, at) =>
      `${['Al', 'Bar', 'Cor', 'Dun', 'Er'][at % 5]}${['mouth', 'stead', 'wick', 'ham', 'ford'][Math.floor(at / 5) % 5]} ${'IVXLC'.charAt(Math.floor(at / 25) % 5)}${Math.floor(at / 125)}`,
  );
  const documents = towns.map((town, at) => ({
    title: `Fire in ${town}`,
    paper: at % 2 === 0 ? 'The Veldmark Courier' : 'Northern Post',
    day: `March ${(at % 28) + 1}, 2023 Tuesday`,
    paragraphs: [
      `The mill of ${town} burned down on Monday. In ${town} ${at + 3} people were taken to hospital, the fire brigade said.`,
    ],
  }));
  const { articles } = await importArticles({ name: 'export.docx', bytes: nexis(documents) });
  const index = buildIndex(
    articles.map((one) => parseArticle({ text: toMarkdown(one), file: `${one.id}.md`, format: 'markdown' })),
    NO_RINGS,
  );
  for (const at of [0, 123, 250, 499]) {
    const { quotes } = answer(`How many people were taken to hospital in ${towns[at]}?`, index, { limit: 1 });
    expect(quotes[0]?.text).toContain(`${at + 3} people`);
    expect(quotes[0]?.article).toMatchObject({
      publisher: documents[at]?.paper,
      published: `2023-03-${String((at % 28) + 1).padStart(2, '0')}`,
    });
  }
});
