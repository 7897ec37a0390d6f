import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Article } from '../engine/articles/article.ts';
import { decodeText } from '../engine/articles/decoding.ts';
import { distinctArticles, type Skipped } from '../engine/articles/duplicates.ts';
import { InputError } from '../engine/articles/input-errors.ts';
import { parseArticle, parseRecord } from '../engine/articles/parse-article.ts';
import { compare } from '../engine/text/compare.ts';
import { type CorpusFile, isArticleFile, listCorpus, NO_ARTICLE_FORMAT, systemCode } from './corpus-tree.ts';
import { readLines } from './json-lines.ts';
import { visible } from './visible.ts';

export interface Corpus {
  /** By id; the same folder always gives the same list. */
  readonly articles: readonly Article[];
  /** By file and line. */
  readonly skipped: readonly Skipped[];
}

export interface CorpusProgress {
  readonly files: number;
  readonly totalFiles: number;
  readonly bytes: number;
}

export interface CorpusOptions {
  readonly onProgress?: (progress: CorpusProgress) => void;
}

/** The path given does not exist or cannot be opened. */
export class CorpusNotFoundError extends Error {
  override readonly name = 'CorpusNotFoundError';

  constructor(corpus: string, code: string, options?: ErrorOptions) {
    const problem = code === 'ENOENT' ? 'there is no such file or folder' : `cannot be opened (${code})`;
    super(`${corpus}: ${problem}; name a folder of articles, or one .txt, .md or .jsonl file`, options);
  }
}

/** Nothing at the path given is an article. `skipped` says why for each file. */
export class EmptyCorpusError extends Error {
  override readonly name = 'EmptyCorpusError';
  readonly skipped: readonly Skipped[];

  constructor(corpus: string, skipped: readonly Skipped[]) {
    const defects = skipped.filter(({ severity }) => severity === 'defect');
    const shown = (defects.length > 0 ? defects : skipped).slice(0, REASONS_SHOWN);
    const reasons = shown.map(({ file, reason }) => `\n  ${visible(`${file} ${reason}`)}`).join('');
    const more = skipped.length > shown.length ? `\n  and ${skipped.length - shown.length} more` : '';
    const wayOut = 'put .txt, .md or .jsonl files there, or name another folder';
    super(`${corpus}: no article in it; ${wayOut}${reasons}${more}`);
    this.skipped = skipped;
  }
}

const REASONS_SHOWN = 5;

/**
 * Bytes. The longest news reports have 200 KB; what is larger than this is a dump, an archive or a mistake, and would take
 * seconds and a gigabyte to analyse as one article. It holds for a text file and for each record of a `.jsonl` file.
 */
export const ARTICLE_SIZE_LIMIT = 5 * 1024 * 1024;

/** A file of the wrong kind can have a million bad lines; so many are listed one by one, the rest is counted. */
const BAD_LINES_LISTED = 100;

/**
 * Reads a corpus: one file, or every article file below a folder. What is not in `articles` is in `skipped`, with its
 * reason. Rejects with {@link CorpusNotFoundError} or {@link EmptyCorpusError}.
 */
export async function readCorpus(corpus: string, options: CorpusOptions = {}): Promise<Corpus> {
  const { files, skipped } = await listFiles(corpus);
  const read: Article[] = [];
  let bytes = 0;
  let done = 0;
  const report = (more: number): void => {
    bytes += more;
    options.onProgress?.({ files: done, totalFiles: files.length, bytes });
  };
  for (const file of files) {
    const found = /\.(?:jsonl|ndjson)$/iu.test(file.file)
      ? await readRecords(file, report)
      : await readText(file, report);
    // One by one: a file of a million records would be more arguments than a call can take.
    for (const article of found.articles) read.push(article);
    for (const one of found.skipped) skipped.push(one);
    done += 1;
    report(0);
  }
  const distinct = distinctArticles(read);
  skipped.push(...distinct.skipped);
  skipped.sort(byFileAndLine);
  if (distinct.articles.length === 0) throw new EmptyCorpusError(corpus, skipped);
  return { articles: distinct.articles, skipped };
}

async function listFiles(corpus: string): Promise<{ files: CorpusFile[]; skipped: Skipped[] }> {
  try {
    const target = await stat(corpus);
    if (target.isDirectory()) return await listCorpus(corpus);
    if (!target.isFile()) throw Object.assign(new Error('no regular file'), { code: 'ENOTFILE' });
    // A file that is named outright is an article even if it is called README.md.
    const file = path.basename(corpus);
    return isArticleFile(file)
      ? { files: [{ location: corpus, file }], skipped: [] }
      : { files: [], skipped: [{ file, reason: NO_ARTICLE_FORMAT, severity: 'ignored' }] };
  } catch (error) {
    throw new CorpusNotFoundError(corpus, systemCode(error), { cause: error });
  }
}

interface Found {
  readonly articles: Article[];
  readonly skipped: Skipped[];
}

async function readText({ location, file }: CorpusFile, onBytes: (bytes: number) => void): Promise<Found> {
  try {
    const bytes = await readWhole(location, file);
    onBytes(bytes.length);
    const format = /\.(?:md|markdown)$/iu.test(file) ? 'markdown' : 'text';
    const text = await decodeText(bytes, file);
    return { articles: [parseArticle({ text, file, format })], skipped: [] };
  } catch (error) {
    return { articles: [], skipped: [defect(file, error)] };
  }
}

/** A file may grow, vanish or be replaced between two looks at it, so its size is asked of the open file. */
async function readWhole(location: string, file: string): Promise<Uint8Array> {
  const handle = await open(location);
  try {
    const { size } = await handle.stat();
    if (size > ARTICLE_SIZE_LIMIT) throw new OversizedFileError(file, size);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** A text file is larger than one article can be. */
class OversizedFileError extends InputError {
  override readonly name = 'OversizedFileError';

  constructor(file: string, size: number) {
    const wayOut = 'split it into articles, or put them into a .jsonl file, one a line';
    super(file, `has ${megabytes(size)}, the limit for one article is ${megabytes(ARTICLE_SIZE_LIMIT)}; ${wayOut}`);
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`;
}

async function readRecords({ location, file }: CorpusFile, onBytes: (bytes: number) => void): Promise<Found> {
  const found: Found = { articles: [], skipped: [] };
  let bad = 0;
  const skip = (skipped: Skipped): void => {
    bad += 1;
    if (bad <= BAD_LINES_LISTED) found.skipped.push(skipped);
  };
  try {
    for await (const { number, bytes } of readLines(location, ARTICLE_SIZE_LIMIT, onBytes)) {
      const record = `${file}#${number}`;
      if (bytes === null) {
        const reason = `is longer than ${megabytes(ARTICLE_SIZE_LIMIT)}, the limit for one article; split it`;
        skip({ file: record, reason, severity: 'defect' });
        continue;
      }
      const [first, second] = bytes;
      if (number === 1 && ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))) {
        const reason = 'is UTF-16, but JSON lines are UTF-8; save it again as UTF-8';
        return { articles: [], skipped: [{ file, reason, severity: 'defect' }] };
      }
      if (bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)) continue;
      try {
        found.articles.push(parseRecord({ json: decodeRecord(bytes, record), file: record }));
      } catch (error) {
        skip(defect(record, error));
      }
    }
  } catch (error) {
    found.skipped.push(defect(file, error));
  }
  if (bad > BAD_LINES_LISTED) {
    const reason = `has ${bad - BAD_LINES_LISTED} more lines that are no articles; is it a file of another kind?`;
    found.skipped.push({ file, reason, severity: 'defect' });
  }
  if (bad === 0 && found.articles.length === 0 && found.skipped.length === 0) {
    found.skipped.push({ file, reason: 'is empty; remove it or put records in it', severity: 'defect' });
  }
  return found;
}

function decodeRecord(bytes: Uint8Array, record: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new RecordEncodingError(record, { cause });
  }
}

/** A line of a `.jsonl` file is not valid UTF-8. */
class RecordEncodingError extends InputError {
  override readonly name = 'RecordEncodingError';

  constructor(record: string, options?: ErrorOptions) {
    super(record, 'is not valid UTF-8; save the file again as UTF-8', options);
  }
}

function defect(file: string, error: unknown): Skipped {
  if (error instanceof InputError) return { file, reason: error.problem, severity: 'defect' };
  const reason = `cannot be read (${systemCode(error)}); give read permission or remove it`;
  return { file, reason, severity: 'defect' };
}

function byFileAndLine(a: Skipped, b: Skipped): number {
  const [fileA = '', lineA = '0'] = a.file.split(/#(?=\d+$)/u);
  const [fileB = '', lineB = '0'] = b.file.split(/#(?=\d+$)/u);
  return compare(fileA, fileB) || Number(lineA) - Number(lineB) || compare(a.reason, b.reason);
}
