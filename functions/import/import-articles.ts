import { InputError } from '../engine/articles/input-errors.ts';
import { type ArticleId, articleId, withoutSharedIds } from './article-id.ts';
import { decodeDeclared } from './declared-encoding.ts';
import { ArchiveError } from './documents/zip-archive.ts';
import type { Format, Read } from './format.ts';
import { ARTICLE_SIZE_LIMIT, type ImportedArticle } from './imported-article.ts';
import {
  type Draft,
  type FeedEntry,
  type ImportedDrafts,
  type ImportSkip,
  skippedWhole,
  type Withdrawal,
} from './imported-drafts.ts';
import { InputSample } from './input-sample.ts';
import { leftOutOf } from './left-out.ts';
import { visibleLine } from './markdown-text.ts';
import { dayOfStamp, publishedDay } from './published-day.ts';
import { quotableWords } from './quotable-words.ts';
import { binaryFormat, LARGEST_INPUT, textFormat, textSample } from './recognition.ts';
import { unreadBytes, unreadText } from './unread-kinds.ts';
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
  /** What someone states about the article, above all that it says itself. An id holds for a single article only. */
  readonly overrides?: ImportOverrides;
}

type ImportOverrides = Partial<Omit<ImportedArticle, 'text' | 'stated' | 'beside' | 'note'>>;

export interface ImportOptions {
  /** The time by which embargoes are judged; the clock's where it is not given. */
  readonly now?: Date;
  /** Hears, after each part of a container, how many documents have been read. */
  readonly onProgress?: (documents: number) => void;
}

/** An article, and what there is to say about its import. */
export interface FoundArticle extends ImportedArticle, ArticleId {
  /** Where it was found: see {@link ImportSkip}. */
  readonly name: string;
  /** What was stated about it and left out: clauses that say what and why. */
  readonly notes: readonly string[];
  /** Of an item of a feed. */
  readonly entry?: FeedEntry;
}

export interface ImportResult {
  readonly articles: readonly FoundArticle[];
  /** Everything that is not in `articles`, with its reason. */
  readonly skipped: readonly ImportSkip[];
  /** Documents that their senders have taken back. */
  readonly withdrawn: readonly Withdrawal[];
}

const MEGABYTE = 1024 * 1024;

/**
 * The articles in one input. What cannot be imported is reported, not thrown. A hostile input may still take any time and
 * memory, or break a library in a way of its own, so input from outside goes through `importSafely`.
 */
export async function importArticles(input: ImportInput, options: ImportOptions = {}): Promise<ImportResult> {
  const read: { readonly draft: Draft; readonly problem: string | null }[] = [];
  const skipped: ImportSkip[] = [];
  const withdrawn: Withdrawal[] = [];
  for await (const part of partsOf(await readInput(input, options.now ?? new Date()))) {
    for (const draft of part.drafts) read.push({ draft, problem: problemOf(draft) });
    for (const skip of part.skipped) skipped.push(skip);
    for (const one of part.withdrawn ?? []) withdrawn.push(one);
    options.onProgress?.(read.length + skipped.length + withdrawn.length);
  }
  const articles: FoundArticle[] = [];
  for (const { draft, problem } of read) {
    const { name, entry } = draft;
    const its = entry ? { entry } : {};
    if (problem !== null) skipped.push({ name, reason: problem, ...its });
    else {
      const notes = [...(draft.notes ?? []), ...leftOutOf({ ...draft, ...input.overrides })];
      articles.push({ ...settled(draft, input, read.length === 1), name, notes, ...its });
    }
  }
  return { articles: withoutSharedIds(articles), skipped: shortened(skipped, input.name), withdrawn };
}

/** Parts of one input whose reasons are listed one by one; the rest is counted. */
const REASONS_LISTED = 1000;

function shortened(skipped: readonly ImportSkip[], name: string): readonly ImportSkip[] {
  if (skipped.length <= REASONS_LISTED) return skipped;
  const more = skipped.length - REASONS_LISTED;
  return [
    ...skipped.slice(0, REASONS_LISTED),
    { name, reason: `has ${more} more parts that are no articles; is it a file of another kind?` },
  ];
}

async function* partsOf(read: Read): AsyncGenerator<ImportedDrafts> {
  if (Symbol.asyncIterator in read || Symbol.iterator in read) yield* read;
  else yield read;
}

async function readInput(input: ImportInput, now: Date): Promise<Read> {
  const { name, bytes } = input;
  if (bytes.length === 0) return skippedWhole(name, 'is empty; remove it or put text in it');
  try {
    const sample = new InputSample(input, now);
    const format = binaryFormat(sample);
    if (format) return tooLarge(input, format) ?? (await format.read(sample));
    const unread = unreadBytes(sample);
    return unread === null ? await readTextInput(input, now) : refused(name, unread);
  } catch (error) {
    if (error instanceof ArchiveError || error instanceof InputError) return skippedWhole(name, error.problem);
    throw error;
  }
}

async function readTextInput(input: ImportInput, now: Date): Promise<Read> {
  const { name, bytes } = input;
  if (bytes.length > LARGEST_INPUT) {
    const head = textSample(new InputSample(input, now).head, input, now);
    return tooLarge(input, textFormat(head)) ?? skippedWhole(name, 'is too large');
  }
  const sample = textSample(await decodeDeclared(bytes, name, input.contentType), input, now);
  const unread = unreadText(sample);
  const format = textFormat(sample);
  if (unread !== null && (format === null || format.id === 'page' || format.id === 'text'))
    return refused(name, unread);
  return format === null ? refused(name, 'of no known kind') : (tooLarge(input, format) ?? (await format.read(sample)));
}

/** `what` goes behind "is", and may bring its own way out. */
function refused(name: string, what: string): ImportedDrafts {
  return skippedWhole(name, what.includes('; ') ? `is ${what}` : `is ${what}, not an article; import its text`);
}

function tooLarge(
  { name, bytes }: ImportInput,
  format: Pick<Format, 'name' | 'sizeLimit'> | null,
): ImportedDrafts | null {
  if (format === null || bytes.length <= format.sizeLimit) return null;
  const size = (length: number): string => `${Math.ceil(length / MEGABYTE)} MB`;
  return skippedWhole(
    name,
    `has ${size(bytes.length)}, the limit for ${format.name} is ${size(format.sizeLimit)}; split it or import its text`,
  );
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
  const note = line(draft.note);
  const statedHere = line(single ? (statedId ?? draft.id) : draft.id);
  const isListed = draft.name !== input.name;
  return {
    ...articleId({ stated: statedHere, url, title, text, file: input.name, isListed }),
    title,
    publisher: line(stated.publisher),
    author: line(stated.author),
    published: overrides.published === undefined ? dayOfStamp(draft.published, url) : publishedDay(stated.published),
    url,
    kind: stated.kind ?? (draft.claims ? 'fact-check' : 'article'),
    of: line(stated.of),
    ...claimsOf(draft.claims, line),
    text,
    ...(note === null ? {} : { note }),
  };
}

function claimsOf(
  claims: Draft['claims'],
  line: (value: string | null) => string | null,
): Pick<ImportedArticle, 'claims'> {
  const kept = (claims ?? []).flatMap(({ claim, claimant, claimed, verdict }) => {
    const words = line(claim);
    if (words === null) return [];
    return [{ claim: words, claimant: line(claimant), claimed: publishedDay(claimed), verdict: line(verdict) }];
  });
  return kept.length > 0 ? { claims: kept } : {};
}

function problemOf({ text, claims }: Draft): string | null {
  if (text.trim() === '') return 'is empty; remove it or put text in it';
  if (Buffer.byteLength(text) > ARTICLE_SIZE_LIMIT) {
    return `has more than ${ARTICLE_SIZE_LIMIT / MEGABYTE} MB of text, the limit for one article; split it`;
  }
  return quotableWords(text, claims) === 0
    ? 'has no article text: no sentence that could be quoted; import the text itself'
    : null;
}
