import type { Article } from '../engine/articles/article.ts';
import { decodeText } from '../engine/articles/decoding.ts';
import type { Skipped } from '../engine/articles/duplicates.ts';
import { InputError } from '../engine/articles/input-errors.ts';
import { parseRecord, readArticle } from '../engine/articles/parse-article.ts';
import { compare } from '../engine/text/compare.ts';
import { ARTICLE_SIZE_LIMIT } from '../import/imported-article.ts';
import { isMarkdownFile, isRecordsFile } from './file-names.ts';
import { type Chunks, readLines } from './json-lines.ts';

/** What one file of a corpus holds. */
export interface FileReading {
  readonly articles: readonly Article[];
  /** What of it is no article, by line. */
  readonly skipped: readonly Skipped[];
}

const MEGABYTE = 1024 * 1024;

/** Bytes of a `.jsonl` file that has to be held whole: some 50,000 articles. */
const RECORDS_SIZE_LIMIT = 256 * MEGABYTE;

/** A file of the wrong kind can have a million bad lines; so many are listed one by one, the rest is counted. */
const BAD_LINES_LISTED = 100;

/** The articles of a file that was read whole. What is wrong with it is reported, never thrown. */
export async function readCorpusFile(file: string, bytes: Uint8Array): Promise<FileReading> {
  const size = sizeProblem(file, bytes.length);
  if (size) return { articles: [], skipped: [defect(file, size)] };
  return isRecordsFile(file) ? readRecordsFile(file, [bytes]) : readTextFile(file, bytes);
}

/** Why a file of that many bytes need not even be read whole; `null` where it may be. */
export function sizeProblem(file: string, bytes: number): InputError | null {
  const limit = isRecordsFile(file) ? RECORDS_SIZE_LIMIT : ARTICLE_SIZE_LIMIT;
  return bytes > limit ? new OversizedFileError(file, bytes, limit) : null;
}

/** A file is larger than one article, or a file of records, can be. */
class OversizedFileError extends InputError {
  override readonly name = 'OversizedFileError';

  constructor(file: string, size: number, limit: number) {
    const [what, wayOut] = isRecordsFile(file)
      ? ['a file of records', 'split it']
      : ['one article', 'split it into articles, or put them into a .jsonl file, one a line'];
    super(file, `has ${megabytes(size)}, the limit for ${what} is ${megabytes(limit)}; ${wayOut}`);
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / MEGABYTE)} MB`;
}

async function readTextFile(file: string, bytes: Uint8Array): Promise<FileReading> {
  try {
    const text = await decodeText(bytes, file);
    const { article, marked } = readArticle({ text, file, format: isMarkdownFile(file) ? 'markdown' : 'text' });
    return { articles: [article], skipped: marked === 0 ? [] : [markedNote(file, marked)] };
  } catch (error) {
    return { articles: [], skipped: [defect(file, error)] };
  }
}

function markedNote(file: string, marked: number): Skipped {
  const sentences = marked === 1 ? 'a sentence' : `${marked} sentences`;
  const reason = `has ${sentences} with Markdown's marks within, which no quotation could show; add the file to have its words alone`;
  return { file, reason, severity: 'ignored' };
}

/**
 * The articles of JSON lines of any length. An {@link InputError} that `chunks` end with is reported behind what came
 * before.
 */
export async function readRecordsFile(file: string, chunks: Chunks): Promise<FileReading> {
  const articles: Article[] = [];
  const skipped: Skipped[] = [];
  let bad = 0;
  const skip = (record: string, error: unknown): void => {
    bad += 1;
    if (bad <= BAD_LINES_LISTED) skipped.push(defect(record, error));
  };
  try {
    for await (const { number, bytes } of readLines(chunks, ARTICLE_SIZE_LIMIT)) {
      const record = `${file}#${number}`;
      if (bytes === null) {
        skip(record, new OversizedRecordError(record));
        continue;
      }
      if (number === 1 && isUtf16(bytes)) {
        return { articles: [], skipped: [{ file, reason: UTF_16, severity: 'defect' }] };
      }
      if (bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)) continue;
      try {
        articles.push(parseRecord({ json: decodeRecord(bytes, record), file: record }));
      } catch (error) {
        skip(record, error);
      }
    }
  } catch (error) {
    skipped.push(defect(file, error));
  }
  if (bad > BAD_LINES_LISTED) {
    const reason = `has ${bad - BAD_LINES_LISTED} more lines that are no articles; is it a file of another kind?`;
    skipped.push({ file, reason, severity: 'defect' });
  }
  if (articles.length + skipped.length === 0) {
    skipped.push({ file, reason: 'is empty; remove it or put records in it', severity: 'defect' });
  }
  return { articles, skipped };
}

const UTF_16 = 'is UTF-16, but JSON lines are UTF-8; save it again as UTF-8';

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** A line of a `.jsonl` file is longer than one article can be. */
class OversizedRecordError extends InputError {
  override readonly name = 'OversizedRecordError';

  constructor(record: string) {
    super(record, `is longer than ${megabytes(ARTICLE_SIZE_LIMIT)}, the limit for one article; split it`);
  }
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

/** Broken input as something to repair. Any other error is a bug, or none of the file's, and goes on. */
export function defect(file: string, error: unknown): Skipped {
  if (error instanceof InputError) return { file, reason: error.problem, severity: 'defect' };
  throw error;
}

/** The file of an article, or of something skipped: a record's place in it left out. */
export function fileOf(place: string): string {
  const [file = '', line] = place.split(/#(?=\d+$)/u);
  return line !== undefined && isRecordsFile(file) ? file : place;
}

export function byFileAndLine(a: Skipped, b: Skipped): number {
  const [fileA, fileB] = [fileOf(a.file), fileOf(b.file)];
  const line = ({ file }: Skipped, of: string): number => Number(file.slice(of.length + 1));
  return compare(fileA, fileB) || line(a, fileA) - line(b, fileB) || compare(a.reason, b.reason);
}
