import { InputError, UnreadableTextError } from '../engine/articles/input-errors.ts';
import { type ArticleId, articleId, withoutSharedIds } from './article-id.ts';
import { decodeDeclared } from './declared-encoding.ts';
import { ARTICLE_SIZE_LIMIT, type ImportedArticle } from './imported-article.ts';
import { type Draft, type ImportedDrafts, type ImportSkip, skippedWhole } from './imported-drafts.ts';
import { binaryFormat, type InputFormat, textFormat } from './input-format.ts';
import { leftOutOf } from './left-out.ts';
import { readLenientFrontMatter } from './lenient-front-matter.ts';
import { withTablesAsLists } from './markdown-tables.ts';
import { markdownFromPlain, visibleLine } from './markdown-text.ts';
import { readPlainHead } from './plain-head.ts';
import { publishedDay } from './published-day.ts';
import { quotableWords } from './quotable-words.ts';
import { webAddress } from './web-address.ts';

/** Bytes of any usual format, and what is known about them. */
export interface ImportInput {
  /** Of the file, or the address: for messages, for its extension, and for the id where nothing better is stated. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where it was fetched from. */
  readonly url?: string;
  /** As the server stated it, with its charset. */
  readonly contentType?: string;
  /** What somebody states about the article, above all that it says itself. An id holds for a single article only. */
  readonly overrides?: ImportOverrides;
}

type ImportOverrides = Partial<Omit<ImportedArticle, 'text' | 'stated' | 'beside'>>;

export interface ImportOptions {
  /** Bytes of one input of each format; the usual limit where it is not given. */
  readonly sizeLimits?: Partial<Record<InputFormat, number>>;
}

/** An article, and what there is to say about its import. */
export interface FoundArticle extends ImportedArticle, ArticleId {
  /** Where it was found: see {@link ImportSkip}. */
  readonly name: string;
  /** What was stated about it and left out: clauses that say what and why. */
  readonly notes: readonly string[];
}

export interface ImportResult {
  readonly articles: readonly FoundArticle[];
  /** Everything that is not in `articles`, with its reason. */
  readonly skipped: readonly ImportSkip[];
}

const MEGABYTE = 1024 * 1024;

/**
 * Bytes. The largest pages of news sites have 3 MB, most of it scripts; an article of 5 MB is more than the corpus takes.
 * Lists hold many articles.
 */
const SIZE_LIMITS: Readonly<Record<InputFormat, number>> = {
  page: 10 * MEGABYTE,
  feed: 10 * MEGABYTE,
  pdf: 30 * MEGABYTE,
  docx: 30 * MEGABYTE,
  csv: 50 * MEGABYTE,
  records: 50 * MEGABYTE,
  markdown: ARTICLE_SIZE_LIMIT,
  text: ARTICLE_SIZE_LIMIT,
};

/**
 * The articles in one input. What cannot be imported is reported, not thrown. A hostile input may still take any time and
 * memory, or break a library in a way of its own, so input from outside goes through `importSafely`.
 */
export async function importArticles(input: ImportInput, options: ImportOptions = {}): Promise<ImportResult> {
  const reading = await readInput(input, { ...SIZE_LIMITS, ...options.sizeLimits });
  const articles: FoundArticle[] = [];
  const skipped = [...reading.skipped];
  for (const draft of reading.drafts) {
    const article = settled(draft, input, reading.drafts.length === 1);
    const problem = problemOf(article);
    const { name } = draft;
    if (problem !== null) skipped.push({ name, reason: problem });
    else articles.push({ ...article, name, notes: leftOutOf({ ...draft, ...input.overrides }) });
  }
  return { articles: withoutSharedIds(articles), skipped };
}

type SizeLimits = Readonly<Record<InputFormat, number>>;

async function readInput(input: ImportInput, limits: SizeLimits): Promise<ImportedDrafts> {
  const { name, bytes } = input;
  if (bytes.length === 0) return skippedWhole(name, 'is empty; remove it or put text in it');
  const binary = binaryFormat(bytes);
  switch (binary.kind) {
    case 'other':
      return skippedWhole(name, `is ${binary.what}, not an article; import its text`);
    case 'pdf':
    case 'docx':
      return tooLarge(input, binary.kind, limits) ?? (await readDocument(binary.kind, input));
    case 'text':
      return readTextInput(input, limits);
  }
}

/** Each format's libraries are loaded when they are needed. */
async function readDocument(format: 'pdf' | 'docx', { name, bytes }: ImportInput): Promise<ImportedDrafts> {
  switch (format) {
    case 'pdf':
      return (await import('./documents/read-pdf.ts')).readPdf(bytes, name);
    case 'docx':
      return (await import('./documents/read-docx.ts')).readDocx(bytes, name);
  }
}

/** Bytes in which the format shows. */
const HEAD = 4096;

async function readTextInput(input: ImportInput, limits: SizeLimits): Promise<ImportedDrafts> {
  const { name, bytes, url, contentType } = input;
  const largest = Math.max(...Object.values(limits));
  if (bytes.length > largest) {
    const likely = textFormat(Buffer.from(bytes.subarray(0, HEAD)).toString('latin1'), name, contentType);
    return tooLarge(input, likely, limits) ?? skippedWhole(name, 'is too large');
  }
  const text = await decoded(input);
  if (typeof text !== 'string') return text;
  const format = textFormat(text, name, contentType);
  const refused = tooLarge(input, format, limits);
  if (refused) return refused;
  if (format === 'text' && /^\s*<\?xml\b/iu.test(text)) {
    return skippedWhole(name, 'is XML of a kind that is not read; import the pages that it lists, or its text');
  }
  switch (format) {
    case 'page':
      return (await import('./pages/read-page.ts')).readPage(text, name, url);
    case 'feed':
      return (await import('./lists/read-feed.ts')).readFeed(text, name, url);
    case 'csv':
      return (await import('./lists/read-csv.ts')).readCsv(text, name);
    case 'records':
      return (await import('./lists/read-records.ts')).readRecords(text, name);
    case 'markdown':
      return readMarkdown(text, name, (body) => ({ text: withTablesAsLists(body.replace(/\r\n?/gu, '\n')).trim() }));
    case 'text':
      return readMarkdown(text, name, (plain) => {
        const { stated, body } = readPlainHead(plain);
        return { ...stated, text: markdownFromPlain(body) };
      });
  }
}

function tooLarge({ name, bytes }: ImportInput, format: InputFormat, limits: SizeLimits): ImportedDrafts | null {
  const limit = limits[format];
  if (bytes.length <= limit) return null;
  const size = (length: number): string => `${Math.ceil(length / MEGABYTE)} MB`;
  return skippedWhole(
    name,
    `has ${size(bytes.length)}, the limit for a ${FORMAT_NAMES[format]} is ${size(limit)}; split it or import its text`,
  );
}

const FORMAT_NAMES: Readonly<Record<InputFormat, string>> = {
  page: 'web page',
  feed: 'feed',
  pdf: 'PDF',
  docx: 'Word document',
  csv: 'table',
  records: 'file of JSON lines',
  markdown: 'Markdown file',
  text: 'text file',
};

async function decoded({ name, bytes, contentType }: ImportInput): Promise<string | ImportedDrafts> {
  try {
    return await decodeDeclared(bytes, name, contentType);
  } catch (error) {
    if (error instanceof UnreadableTextError) return skippedWhole(name, error.problem);
    throw error;
  }
}

/** A text with or without front matter. */
function readMarkdown(text: string, name: string, read: (body: string) => Omit<Draft, 'name'>): ImportedDrafts {
  try {
    const { stated, bodyStart } = readLenientFrontMatter(text, name);
    return { drafts: [{ name, ...read(text.slice(bodyStart)), ...stated }], skipped: [] };
  } catch (error) {
    if (error instanceof InputError) return skippedWhole(name, error.problem);
    throw error;
  }
}

/** UTF-16 code units of a title or a name; the front matter of all keys has to stay small. */
const VALUE_LIMIT = 1000;

function settled(draft: Draft, input: ImportInput, single: boolean): ImportedArticle & ArticleId {
  const { id: statedId, ...overrides } = input.overrides ?? {};
  const stated = { ...draft, ...overrides };
  const line = (value: string | null | undefined): string | null =>
    visibleLine(value ?? '')
      .slice(0, VALUE_LIMIT)
      .trim() || null;
  const url = (webAddress(stated.url) ?? webAddress(single ? input.url : null))?.href ?? null;
  const title = line(stated.title);
  const { text } = draft;
  const statedHere = line(single ? (statedId ?? draft.id) : draft.id);
  const isListed = draft.name !== input.name;
  return {
    ...articleId({ stated: statedHere, url, title, text, file: input.name, isListed }),
    title,
    publisher: line(stated.publisher),
    author: line(stated.author),
    published: publishedDay(stated.published),
    url,
    kind: stated.kind ?? 'article',
    of: line(stated.of),
    text,
  };
}

function problemOf({ text }: ImportedArticle): string | null {
  if (text.trim() === '') return 'is empty; remove it or put text in it';
  if (Buffer.byteLength(text) > ARTICLE_SIZE_LIMIT) {
    return `has more than ${ARTICLE_SIZE_LIMIT / MEGABYTE} MB of text, the limit for one article; split it`;
  }
  return quotableWords(text) === 0
    ? 'has no article text: no sentence that could be quoted; import the text itself'
    : null;
}
