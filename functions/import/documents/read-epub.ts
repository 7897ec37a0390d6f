import { posix } from 'node:path';
import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { visibleLine } from '../markdown-text.ts';
import { allNamed, firstNamed, type MarkupElement, markupTree, textWithin } from '../markup-tree.ts';
import { type StyledNames, styledNames } from '../pages/hidden-elements.ts';
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
  const styles = new BookStyles(archive);
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
    const text = markdownFromHtml(html, styles.of(html, file));
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

/** Style sheets of a book, each read once. */
class BookStyles {
  readonly #archive: ZipArchive;
  readonly #read = new Map<string, StyledNames>();

  constructor(archive: ZipArchive) {
    this.#archive = archive;
  }

  /** What the sheets that a chapter links say. */
  of(html: string, file: string): StyledNames | null {
    const head = html.slice(0, Math.min(LINKS_WITHIN, Math.max(0, html.search(/<body\b/iu))));
    const sheets = [...head.matchAll(/<link\b[^<>]{0,500}>/giu)].flatMap(([link]) => {
      const href = /\bhref ?= ?["']([^"'#?]{1,300})/iu.exec(link)?.[1];
      return href === undefined || !href.endsWith('.css') ? [] : [posix.join(posix.dirname(file), decoded(href))];
    });
    const key = sheets.join('\n');
    const known = this.#read.get(key);
    if (sheets.length === 0 || known) return known ?? null;
    const names = styledNames(sheets.map((sheet) => textOf(this.#archive, sheet) ?? ''));
    this.#read.set(key, names);
    return names;
  }
}

/** UTF-16 code units of a chapter in which it links its style sheets. */
const LINKS_WITHIN = 16 * 1024;

/** An address that is not well formed names no file of the book. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
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
  return new Set(allNamed(encryption, 'CipherReference').map(({ attributes }) => decoded(attributes.URI ?? '')));
}

function readingOrder(book: MarkupElement, path: string): string[] {
  const items = new Map(allNamed(book, 'item').map((item) => [item.attributes.id ?? '', item.attributes]));
  return allNamed(book, 'itemref').flatMap(({ attributes }) => {
    const item = items.get(attributes.idref ?? '');
    const isText = /html/u.test(item?.['media-type'] ?? '') && !/\bnav\b/u.test(item?.properties ?? '');
    return isText && item?.href ? [posix.join(posix.dirname(path), decoded(item.href.replace(/#[\s\S]*/u, '')))] : [];
  });
}

/** What programs write where no one has named the book or its author. */
const UNNAMED = /^(?:unknown(?: (?:title|author))?|untitled|unbekannt|inconnu|desconocido)$/iu;

function metadataOf(book: MarkupElement): {
  publisher: string | null;
  author: string | null;
  published: string | null;
} {
  const metadata = firstNamed(book, 'metadata');
  const all = (key: string): string[] => (metadata ? allNamed(metadata, key).map(textWithin).filter(Boolean) : []);
  return {
    publisher: all('publisher')[0] ?? null,
    author:
      all('creator')
        .filter((name) => !UNNAMED.test(name))
        .join(', ') || null,
    published: all('date')[0] ?? null,
  };
}

/** "Book: Chapter", or whichever of the two there is. */
function titleOf(book: MarkupElement, html: string): string | null {
  const title = textWithin(firstNamed(firstNamed(book, 'metadata'), 'title'));
  return [...new Set([title, headingOf(html)])].filter((one) => one !== '' && !UNNAMED.test(one)).join(': ') || null;
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
