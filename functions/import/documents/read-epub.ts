import { posix } from 'node:path';
import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { visibleLine } from '../markdown-text.ts';
import { allNamed, firstNamed, type MarkupElement, markupTree, textWithin } from '../markup-tree.ts';
import { markdownFromHtml } from '../pages/html-fragment.ts';
import { quotableWords } from '../quotable-words.ts';
import { ArchiveError, ZipArchive } from './zip-archive.ts';

/** The chapters of a book in its reading order, an article each, under the book's publisher, author and date. */
export async function* readEpub(bytes: Uint8Array, name: string): AsyncGenerator<ImportedDrafts> {
  try {
    yield* chaptersOf(new ZipArchive(bytes), name);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    yield skippedWhole(name, error.problem);
  }
}

function* chaptersOf(archive: ZipArchive, name: string): Generator<ImportedDrafts> {
  const container = markupTree(textOf(archive, 'META-INF/container.xml') ?? '', 'xml');
  const path = firstNamed(container, 'rootfile')?.attributes['full-path'] ?? '';
  const opf = textOf(archive, path);
  if (opf === null) {
    yield skippedWhole(name, 'is a book without a list of its parts, or cut short; get it again from where it came');
    return;
  }
  const book = markupTree(opf, 'xml');
  const locked = lockedFiles(archive);
  let wordless = 0;
  let number = 0;
  for (const file of readingOrder(book, path)) {
    number += 1;
    const part = `${name}#${number}`;
    if (locked.has(file)) {
      yield skippedWhole(part, 'is locked by the rights management of its shop, and is not opened');
      continue;
    }
    const html = textOf(archive, file);
    if (html === null) {
      yield skippedWhole(part, `is listed as ${JSON.stringify(file.slice(0, 80))} and is not in the book`);
      continue;
    }
    const text = markdownFromHtml(html);
    if (text === null || quotableWords(text) === 0) {
      wordless += 1;
      continue;
    }
    yield {
      drafts: [{ name: part, ...metadataOf(book), title: titleOf(book, html), text: withoutTitle(text, html) }],
      skipped: [],
    };
  }
  if (wordless > 0 || number === 0) {
    yield skippedWhole(name, `has ${wordless} parts without a sentence (cover, contents), which are left out`);
  }
}

/** A UTF-16 file says so by its first bytes. */
function textOf(archive: ZipArchive, entry: string): string | null {
  const bytes = archive.read(entry);
  if (bytes === null) return null;
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
}

function lockedFiles(archive: ZipArchive): ReadonlySet<string> {
  const encryption = markupTree(textOf(archive, 'META-INF/encryption.xml') ?? '', 'xml');
  return new Set(allNamed(encryption, 'CipherReference').map(({ attributes }) => decodeURI(attributes.URI ?? '')));
}

function readingOrder(book: MarkupElement, path: string): string[] {
  const items = new Map(allNamed(book, 'item').map((item) => [item.attributes.id ?? '', item.attributes]));
  return allNamed(book, 'itemref').flatMap(({ attributes }) => {
    const item = items.get(attributes.idref ?? '');
    const isText = /html/u.test(item?.['media-type'] ?? '') && !/\bnav\b/u.test(item?.properties ?? '');
    return isText && item?.href ? [posix.join(posix.dirname(path), decodeURI(item.href.replace(/#[\s\S]*/u, '')))] : [];
  });
}

function metadataOf(book: MarkupElement): {
  publisher: string | null;
  author: string | null;
  published: string | null;
} {
  const metadata = firstNamed(book, 'metadata');
  const all = (key: string): string[] => (metadata ? allNamed(metadata, key).map(textWithin).filter(Boolean) : []);
  return {
    publisher: all('publisher')[0] ?? null,
    author: all('creator').join(', ') || null,
    published: all('date')[0] ?? null,
  };
}

/** "Book: Chapter", or whichever of the two there is. */
function titleOf(book: MarkupElement, html: string): string | null {
  const title = textWithin(firstNamed(firstNamed(book, 'metadata'), 'title'));
  return [...new Set([title, headingOf(html)])].filter(Boolean).join(': ') || null;
}

function headingOf(html: string): string {
  const body = firstNamed(markupTree(html, 'html'), 'body');
  return visibleLine(textWithin(firstNamed(body, 'h1') ?? firstNamed(body, 'h2')));
}

/** The heading is in the title; above the text it would be repeated. */
function withoutTitle(text: string, html: string): string {
  const heading = headingOf(html);
  const [first = '', ...others] = text.split('\n\n');
  return heading !== '' && first.replace(/^#+ /u, '') === heading ? others.join('\n\n') : text;
}
