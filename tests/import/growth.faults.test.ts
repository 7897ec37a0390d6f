import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ZipArchive } from '../../functions/import/documents/zip-archive.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { expectLinearFrom } from '../support/growth.ts';
import {
  docx,
  epub,
  odt,
  page,
  paragraphs,
  pdf,
  pdfLines,
  wordParagraph,
  xlsx,
  xlsxRow,
  zip,
} from '../support/import-samples.ts';
import { warcRecord } from '../support/warc-record.ts';

const DESK = path.join(import.meta.dirname, 'desk');

/** UTF-16 code units of hostile text. */
const LEAST = 64 * 1024;
const MOST = 1024 * 1024;

const HOSTILE = {
  digits: '1',
  dates: '6 January 2022 ',
  quotes: '"',
  brackets: '[(',
  spaces: ' ',
  'one word': 'a',
} as const;

const asIs = (text: string): string => text;
const inMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const inQuotes = (text: string): string => text.replaceAll('"', '""');
const inRtf = (text: string): string => text.replaceAll(/[\\{}]/gu, String.raw`\$&`);

/** A place in the body of an article of each file, behind which the text is put. */
const PLACES =
  /declined to comment\.|early on Tuesday morning\.|fire doors were open|died on the|neighbours did not come home\.|dead passengers|killed 21 passengers\.|sagte die K.stenwache\.|Full text:|Abstract:/u;

type Written = readonly [file: string, written: (text: string) => string];

/** A file of each of these formats, and how it writes a text. */
const FILES: readonly Written[] = [
  ['anpa1312.tst', asIs],
  ['iptc7901.txt', asIs],
  ['old-mail.eml', asIs],
  ['press.mbox', asIs],
  ['page.mhtml', (text) => inMarkup(text).replaceAll('=', '=3D')],
  ['report.rtf', inRtf],
];

function withText(file: string, text: string): Uint8Array {
  const sample = readFileSync(path.join(DESK, file), 'latin1');
  const found = PLACES.exec(sample);
  if (!found) throw new Error(`no place for a text in ${file}`);
  const at = found.index + found[0].length;
  return Buffer.from(`${sample.slice(0, at)} ${text}${sample.slice(at)}`, 'latin1');
}

const SENTENCE = 'The harbour of Marlow was closed for three days after dockers walked out over wages.';
/** Archives, which are made anew around the text. */
const MADE: Readonly<Record<string, (text: string) => readonly [name: string, bytes: Uint8Array]>> = {
  'a Word document': (text) => ['a.docx', docx(wordParagraph(SENTENCE) + wordParagraph(inMarkup(text)))],
  'an OpenDocument text': (text) => ['a.odt', odt(`<text:p>${SENTENCE}</text:p><text:p>${inMarkup(text)}</text:p>`)],
  'an EPUB book': (text) => ['a.epub', epub(`<h1>Marlow</h1><p>${SENTENCE}</p><p>${inMarkup(text)}</p>`)],
  'an Excel workbook': (text) => [
    'a.xlsx',
    xlsx(xlsxRow('title', 'text') + xlsxRow('Marlow', `${SENTENCE} ${inMarkup(text)}`)),
  ],
};

async function read(name: string, bytes: Uint8Array): Promise<void> {
  const { articles, skipped } = await importArticles({ name, bytes });
  expect(articles.length + skipped.length).toBeGreaterThan(0);
}

const repeated = (part: string) => (size: number) => part.repeat(Math.ceil(size / part.length));

describe.each(FILES)('%s', (file, written) => {
  test.each(Object.entries(HOSTILE))('with %s is read in time that grows with its length alone', async (_, part) => {
    await expectLinearFrom(LEAST, MOST, repeated(written(part)), (text) => read(file, withText(file, text)));
  });
});

describe.each(Object.entries(MADE))('%s', (_, made) => {
  test.each(Object.entries(HOSTILE))(
    'with %s is read in time that grows with its length alone',
    async (_kind, part) => {
      await expectLinearFrom(LEAST, MOST, repeated(part), (text) => read(...made(text)));
    },
  );
});

/** The other formats, each with everything that is hostile at once: what one of them does to time shows in the sum. */
const OTHER_FILES: readonly Written[] = [
  ['nitf.xml', inMarkup],
  ['newsml-g2.xml', inMarkup],
  ['newsml-g2-message.xml', inMarkup],
  ['enwiki-page.xml', inMarkup],
  ['factiva-3.xml', inMarkup],
  ['factiva-article-3.html', inMarkup],
  ['factiva-indexed-3.html', inMarkup],
  ['europresse-3.html', inMarkup],
  ['lexisnexis-3.html', inMarkup],
  ['proquest-3.html', inMarkup],
  ['ninjs-1.3.json', inJson],
  ['ninjs-3.1.json', inJson],
  ['ninjs-superdesk.json', inJson],
  ['telegram-result.json', inJson],
  ['guardian-api.json', inJson],
  ['jsonfeed.json', inJson],
  ['newsapi.json', inJson],
  ['speech.srt', asIs],
  ['speech.vtt', asIs],
  ['lexisnexis-3.txt', asIs],
  ['proquest-3.txt', asIs],
  ['whatsapp-ios.txt', asIs],
  ['newsletter.eml', asIs],
  ['crowdtangle.csv', inQuotes],
  ['zotero.csv', inQuotes],
];

const ALL_AT_ONCE: readonly string[] = [
  ...Object.values(HOSTILE),
  '6 January 2022 1534 1200 3345 4456 5567 6678 7789 8890 9901 1012 total ',
  '<ref>',
  '{{',
  '\n',
  'a@b.',
  'By Ida Holm\n',
];

/** Each an equal share of `size` UTF-16 code units. */
function allAtOnce(size: number): string {
  return ALL_AT_ONCE.map((part) => part.repeat(Math.ceil(size / ALL_AT_ONCE.length / part.length))).join('\n');
}

test.each(OTHER_FILES)(
  '%s with hostile text is read in time that grows with its length alone',
  async (file, written) => {
    await expectLinearFrom(
      LEAST,
      MOST,
      (size) => written(allAtOnce(size)),
      (text) => read(file, withText(file, text)),
    );
  },
);

/** Lines of a PDF's page, and UTF-16 code units of each. */
const LINES = 50;
const LINE = 80;

const OTHER_MADE: Readonly<Record<string, (text: string) => readonly [name: string, bytes: Uint8Array]>> = {
  'a Word file of Nexis': (text) => ['nexis-uni-3.docx', withTextPacked('nexis-uni-3.docx', inMarkup(text))],
  'a web archive': (text) => [
    'a.warc',
    warcRecord({ url: 'https://a.example/', body: page({ body: `<p>${SENTENCE}</p><p>${inMarkup(text)}</p>` }) }),
  ],
  'a table with tabs': (text) => [
    'a.tsv',
    Buffer.from(`title\ttext\nMarlow\t${SENTENCE} ${text.replace(/\s/gu, ' ')}\n`),
  ],
  'the pages of a PDF': (text) => {
    const lines = text.match(new RegExp(`[^]{1,${LINE}}`, 'gu')) ?? [];
    const pages = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, at) =>
      lines
        .slice(at * LINES, (at + 1) * LINES)
        .map((line, row) => ({ text: line.replaceAll('\n', ' '), y: 720 - 14 * row })),
    );
    return ['a.pdf', pdf({ pages: [pdfLines(paragraphs(3)), ...pages] })];
  },
  'a line of a PDF': (text) => [
    'a.pdf',
    pdf({ pages: [pdfLines(paragraphs(3)), [{ text: text.replaceAll('\n', ' '), y: 720 }]] }),
  ],
  'a headline of an agency': (text) => [
    'a.json',
    Buffer.from(
      JSON.stringify({
        uri: 'urn:a',
        type: 'text',
        headline: text,
        byline: text,
        body_text: paragraphs(3).join('\n\n'),
      }),
    ),
  ],
};

/** The first part of an archive that has a place for a text, with it. */
function withTextPacked(file: string, text: string): Uint8Array {
  const archive = new ZipArchive(readFileSync(path.join(DESK, file)));
  let isPut = false;
  const entries = archive.names.map((name) => {
    const part = Buffer.from(archive.read(name) ?? []).toString('utf8');
    const found = isPut ? null : PLACES.exec(part);
    if (!found) return { name, bytes: Buffer.from(part) };
    isPut = true;
    const at = found.index + found[0].length;
    return { name, bytes: Buffer.from(`${part.slice(0, at)} ${text}${part.slice(at)}`) };
  });
  expect(isPut).toBe(true);
  return zip(entries);
}

test.each(Object.entries(OTHER_MADE))(
  '%s with hostile text is read in time that grows with its length alone',
  async (_, made) => {
    await expectLinearFrom(LEAST, MOST, allAtOnce, (text) => read(...made(text)));
  },
);

/** What a format has of its own to be nested in, or to be repeated without end. */
const OWN: readonly (readonly [file: string, what: string, part: string])[] = [
  ['report.rtf', 'groups that are not closed', '{\\b '],
  ['report.rtf', 'characters by their number', "\\'e9\\u233?"],
  ['report.rtf', 'ends of groups', '}'],
  ['page.mhtml', 'soft ends of lines', '=\r\n'],
  ['page.mhtml', 'beginnings of parts', '\r\n--x\r\nContent-Type: text/html\r\n\r\n'],
  ['press.mbox', 'messages of nothing', '\n\nFrom a@b.example Thu Mar 16 09:20:00 2023\n\n'],
  ['press.mbox', 'quoted messages', '> '],
  ['old-mail.eml', 'encoded words', '=?utf-8?q?a?= '],
  ['old-mail.eml', 'addresses', '<a@b.example>, '],
  ['old-mail.eml', 'quoted lines', '\n> On Tuesday Ida wrote:'],
  ['anpa1312.tst', 'control characters', '\u0002'],
  ['iptc7901.txt', 'ends of lines', '\r\n'],
  ['nitf.xml', 'elements that are not closed', '<em>'],
  ['nitf.xml', 'ends of elements that are not open', '<em></q>'],
  ['nitf.xml', 'empty paragraphs', '</p><p>'],
  ['nitf.xml', 'paragraphs', '</p><p>Six died in Marlow.'],
  ['newsml-g2-message.xml', 'items', '</p></body></html></inlineXML></contentSet></newsItem><newsItem guid="a">'],
  ['enwiki-page.xml', 'templates that are not closed', '{{a|'],
  ['enwiki-page.xml', 'templates', '{{a|b}}'],
  ['enwiki-page.xml', 'links that are not closed', '[[a|'],
  ['enwiki-page.xml', 'tables that are not closed', '{|\n|-\n|'],
  ['enwiki-page.xml', 'references that are not closed', '&lt;ref&gt;'],
  ['enwiki-page.xml', 'comments that are not closed', '&lt;!--'],
  ['enwiki-page.xml', 'headings', '\n== a ==\n'],
  ['europresse-3.html', 'articles', '</div></article><article><div>Six died in Marlow.'],
  ['factiva-article-3.html', 'elements that are not closed', '<b>'],
  ['factiva-article-3.html', 'ends of paragraphs that are not open', '<b></p></q>'],
  ['lexisnexis-3.html', 'comments that are not closed', '<!-- '],
  ['lexisnexis-3.txt', 'beginnings of documents', '\n\n1 of 3 DOCUMENTS\n\n'],
  ['lexisnexis-3.txt', 'ends of documents', '\nLOAD-DATE: March 17, 2023\n'],
  ['proquest-3.txt', 'beginnings of documents', `\n${'_'.repeat(60)}\n\nDocument 1 of 3\n\n`],
  ['proquest-3.txt', 'names of fields', '\nFull text: '],
  ['speech.vtt', 'cues', '\n\n00:00:01.000 --> 00:00:02.000\na'],
  ['speech.vtt', 'voices', '<v Ida>'],
  ['speech.srt', 'cues', '\n\n7\n00:00:01,000 --> 00:00:02,000\na'],
  ['whatsapp-ios.txt', 'messages', '\n[14.03.23, 06:31:10] Ida Holm: a'],
  ['crowdtangle.csv', 'rows', '"\n"a","b'],
  ['crowdtangle.csv', 'columns', '","'],
  ['crowdtangle.csv', 'quotes', '""'],
];

test.each(OWN)('%s with %s is read in time that grows with its length alone', async (file, _what, part) => {
  await expectLinearFrom(LEAST, MOST, repeated(part), (text) => read(file, withText(file, text)));
});
