import { isQuotable } from '../../engine/articles/article.ts';
import { decodeText } from '../../engine/articles/decoding.ts';
import { InputError } from '../../engine/articles/input-errors.ts';
import { parseArticle } from '../../engine/articles/parse-article.ts';
import { oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { SharedFile } from '../jobs/shared-file.ts';
import { fetchFile, MOST_FILE_BYTES } from './fetch-file.ts';

/** What the files of a message say, and what of them could not be read. */
export interface WordsInFiles {
  /** A paragraph a line; empty where nothing was read. */
  readonly text: string;
  /** A sentence for each file that was not read: which, and why. */
  readonly unread: readonly string[];
}

/** Milliseconds for all files of a message: with the time to fetch them, a run ends within the worker's 30 s. */
const READING_MS = 12_000;

/** Characters of a file's name, and of a reason. */
const MOST_NAME = 80;
const MOST_REASON = 200;

const MEGABYTE = 1024 * 1024;

type Words = { readonly kind: 'words'; readonly text: string } | { readonly kind: 'unread'; readonly reason: string };

/**
 * Reads the files that came with a message. Whatever is wrong with one is said and stops no other. Throws `FileUnavailableError`
 * where another run may have them.
 */
export async function wordsInFiles(
  files: readonly SharedFile[],
  { slack, readDocument }: Pick<JobContext, 'slack' | 'readDocument'>,
): Promise<WordsInFiles> {
  const fetched = await Promise.all(files.map(async (file) => ({ file, bytes: await bytesOf(file, slack) })));
  const signal = AbortSignal.timeout(READING_MS);
  const texted: string[] = [];
  const unread: string[] = [];
  // One after another: the thread that reads them is one.
  for (const { file, bytes } of fetched) {
    const words = bytes instanceof Uint8Array ? await wordsOf(file, bytes, readDocument, signal) : bytes;
    if (words.kind === 'words') texted.push(words.text);
    else unread.push(texts.fileUnread(shortened(oneLine(file.name), MOST_NAME), words.reason));
  }
  return { text: texted.join('\n'), unread };
}

/** Pictures, sounds and films are not even fetched. */
async function bytesOf(file: SharedFile, slack: JobContext['slack']): Promise<Uint8Array | Words> {
  const [kind] = file.mimetype.split('/', 1);
  if (kind === 'image') return { kind: 'unread', reason: texts.isImage };
  if (kind === 'audio' || kind === 'video') return { kind: 'unread', reason: texts.isRecording };
  const fetched = await fetchFile(slack, file);
  if (fetched.kind === 'bytes') return fetched.bytes;
  const tooLarge = texts.isTooLarge(MOST_FILE_BYTES / MEGABYTE);
  return { kind: 'unread', reason: fetched.why === 'too large' ? tooLarge : texts.isWithheld };
}

/** Plain text is taken as it is: the importer would look for an article in it. */
async function wordsOf(
  { name, mimetype }: SharedFile,
  bytes: Uint8Array,
  readDocument: JobContext['readDocument'],
  signal: AbortSignal,
): Promise<Words> {
  if (/^text\/(?!html|rtf|csv|xml|vtt|calendar)/u.test(mimetype)) return plainWords(name, bytes);
  const { articles, skipped } = await readDocument({ name, bytes, contentType: mimetype }, signal);
  const text = articles.map(({ text: source }) => proseOf(source)).join('\n');
  if (text.trim() !== '') return { kind: 'words', text };
  const reason = skipped[0]?.reason ?? texts.hasNoWords;
  return { kind: 'unread', reason: shortened(oneLine(reason), MOST_REASON) };
}

async function plainWords(name: string, bytes: Uint8Array): Promise<Words> {
  try {
    const text = await decodeText(bytes, name);
    return text.trim() === '' ? { kind: 'unread', reason: texts.hasNoWords } : { kind: 'words', text };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: 'unread', reason: error.problem };
  }
}

/** What an importer's Markdown states, without headings, captions and what else is no prose. */
function proseOf(source: string): string {
  try {
    const { text, blocks } = parseArticle({ text: source, file: 'file.md', format: 'markdown' });
    return blocks
      .filter(isQuotable)
      .map(({ start, end }) => text.slice(start, end))
      .join('\n');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return '';
  }
}
