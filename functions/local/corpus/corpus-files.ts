import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  byFileAndLine,
  defect,
  type FileReading,
  readCorpusFile,
  readRecordsFile,
  sizeProblem,
} from '../../corpus/corpus-file.ts';
import { formatProblem, isRecordsFile } from '../../corpus/file-names.ts';
import type { Article } from '../../engine/articles/article.ts';
import { distinctArticles, type Skipped } from '../../engine/articles/duplicates.ts';
import { InputError } from '../../engine/articles/input-errors.ts';
import { visible } from '../terminal/visible.ts';
import { type CorpusFile, listCorpus, systemCode } from './corpus-tree.ts';

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
    const found = isRecordsFile(file.file)
      ? await readRecordsFile(file.file, chunksOf(file, report))
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
    if (target.isDirectory()) return await listCorpus(corpus, formatProblem);
    if (!target.isFile()) throw Object.assign(new Error('no regular file'), { code: 'ENOTFILE' });
    // A file that is named outright is an article even if it is called README.md.
    const file = path.basename(corpus);
    const reason = formatProblem(file);
    return reason === null
      ? { files: [{ location: corpus, file }], skipped: [] }
      : { files: [], skipped: [{ file, reason, severity: 'ignored' }] };
  } catch (error) {
    throw new CorpusNotFoundError(corpus, systemCode(error), { cause: error });
  }
}

async function readText(source: CorpusFile, onBytes: (bytes: number) => void): Promise<FileReading> {
  try {
    const bytes = await readWhole(source);
    onBytes(bytes.length);
    return await readCorpusFile(source.file, bytes);
  } catch (error) {
    return { articles: [], skipped: [defect(source.file, error)] };
  }
}

/** A file may grow, vanish or be replaced between two looks at it, so its size is asked of the open file. */
async function readWhole({ location, file }: CorpusFile): Promise<Uint8Array> {
  try {
    const handle = await open(location);
    try {
      const problem = sizeProblem(file, (await handle.stat()).size);
      if (problem) throw problem;
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof InputError ? error : new UnreadableFileError(file, error);
  }
}

/** Bytes of one look into a stream. */
const CHUNK = 256 * 1024;

async function* chunksOf({ location, file }: CorpusFile, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(location, { highWaterMark: CHUNK })) {
      if (!Buffer.isBuffer(chunk)) continue;
      onBytes(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw new UnreadableFileError(file, error);
  }
}

/** The file system does not give the file out. */
class UnreadableFileError extends InputError {
  override readonly name = 'UnreadableFileError';

  constructor(file: string, cause: unknown) {
    super(file, `cannot be read (${systemCode(cause)}); give read permission or remove it`, { cause });
  }
}
