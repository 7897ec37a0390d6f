import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importArticles } from '../../functions/import/import-articles.ts';
import { expectLinearFrom } from '../support/growth.ts';
import { docx, epub, odt, wordParagraph, xlsx, xlsxRow } from '../support/import-samples.ts';

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
];

test.each(OWN)('%s with %s is read in time that grows with its length alone', async (file, _what, part) => {
  await expectLinearFrom(LEAST, MOST, repeated(part), (text) => read(file, withText(file, text)));
});
