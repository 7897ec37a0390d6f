import { unwrapped, wordsOfLines } from '../broken-lines.ts';
import { wordBlocks } from '../documents/word-package.ts';
import { ZipArchive } from '../documents/zip-archive.ts';
import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { elementsBelow, markupTree, textWithin } from '../markup-tree.ts';
import { isNexisEnd, NEXIS_NUMBERED, nexisDocument } from './nexis-document.ts';

/** Where each document of the older HTML export ends. */
const END_OF_HTML = /<\/DOCFULL>/giu;

/** A Word file of Nexis Uni or Nexis+: the documents behind a cover that lists them. */
export async function* readNexisDocx(file: Uint8Array, name: string): AsyncGenerator<ImportedDrafts> {
  const blocks = wordBlocks(new ZipArchive(file)) ?? [];
  yield* documentsOf(
    blocks.map(({ text }) => text.replace(/\s+/gu, ' ').trim()),
    name,
  );
}

/** Paragraphs in which each document ends with a line that says so, as in Word and RTF files. */
export function* documentsOf(lines: readonly string[], name: string): Generator<ImportedDrafts> {
  let number = 0;
  for (let start = 0; start < lines.length; ) {
    const found = lines.findIndex((line, at) => at >= start && isNexisEnd(line));
    const end = found < 0 ? lines.length : found;
    const part = lines.slice(start, end);
    start = end + 1;
    // The last document is followed by blanks only.
    if (found < 0 && number > 0 && part.every((line) => line === '')) return;
    number += 1;
    yield asDrafts(part, `${name}#${number}`);
  }
}

/** The text export, wrapped at 78 characters. A single document has no number above it. */
export async function* readNexisText(text: string, name: string): AsyncGenerator<ImportedDrafts> {
  const plain = text.replace(/\r\n?/gu, '\n');
  const starts = [...plain.matchAll(NEXIS_NUMBERED)].map(({ index }) => index);
  const parts = starts.length === 0 ? [plain] : starts.map((at, index) => plain.slice(at, starts[index + 1]));
  for (const [at, part] of parts.entries()) {
    const words = wordsOfLines(part.split('\n'));
    const paragraphs = part
      .replace(NEXIS_NUMBERED, '')
      .split(/\n[ \t]*\n/u)
      .map((paragraph) => unwrapped(paragraph, words).replace(/\s+/gu, ' ').trim());
    yield asDrafts(paragraphs, `${name}#${at + 1}`);
  }
}

/** The older HTML export: each field is a paragraph, cut into spans at any place. */
export async function* readNexisHtml(html: string, name: string): AsyncGenerator<ImportedDrafts> {
  const parts = html.split(END_OF_HTML);
  for (const [at, part] of parts.entries()) {
    const from = part.search(/<DOCFULL>/iu);
    if (from < 0) continue;
    const paragraphs = [...elementsBelow(markupTree(part.slice(from), 'html'))].filter((one) => one.name === 'p');
    const lines = paragraphs.map(textWithin).filter((line) => line.match(NEXIS_NUMBERED) === null);
    yield asDrafts(lines, `${name}#${at + 1}`);
  }
}

function asDrafts(lines: readonly string[], name: string): ImportedDrafts {
  const draft = nexisDocument(lines, name);
  return draft === null
    ? skippedWhole(
        name,
        'has no date, length or “Body” above its text, so that no headline can be told; import its text',
      )
    : { drafts: [draft], skipped: [] };
}
