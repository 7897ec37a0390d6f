import type { Article } from '../engine/articles/article.ts';
import { distinctArticles, type Skipped } from '../engine/articles/duplicates.ts';
import { compare } from '../engine/text/compare.ts';
import type { Catalogue, CatalogueFile } from './catalogue.ts';
import { byFileAndLine, defect, type FileReading, fileOf, readCorpusFile, sizeProblem } from './corpus-file.ts';
import { formatProblem, reasonToPass } from './file-names.ts';
import type { Library, LibraryFile } from './library.ts';

/** What an earlier reading of the same library gave. */
export interface KnownCorpus {
  readonly articles: readonly Article[];
  readonly catalogue: Catalogue;
}

export interface LibraryState extends KnownCorpus {
  /** By id, unique. */
  readonly articles: readonly Article[];
  /** Everything that is not in `articles`, with its reason, by file and line. */
  readonly skipped: readonly Skipped[];
  /** The known one itself where no file has changed. */
  readonly catalogue: Catalogue;
}

interface ReadingProgress {
  readonly done: number;
  /** Files. */
  readonly total: number;
}

export interface ReadOptions {
  readonly onProgress?: (progress: ReadingProgress) => void;
  /** Awaited before each file that is read. One that it gives a reason for is not even opened: it has ended runs before. */
  readonly begin?: (file: LibraryFile) => Promise<string | null>;
  /** Hears what was read of each file, as long as that file is the one that was begun. */
  readonly onRead?: (articles: readonly Article[]) => void;
}

/** A file as it was read, before its articles are compared with those of others. */
interface ReadFile extends FileReading {
  readonly name: string;
  readonly tag: string;
}

/**
 * The articles of a library. Of what is known, only files whose tag has changed are read again, and those of which something
 * was outdone by another file, which may be gone: the result is the same as without knowing anything. A file that vanishes
 * before it is read was never there. Rejects with the library's own errors only.
 */
export async function readLibrary(
  library: Library,
  known: KnownCorpus | null,
  options: ReadOptions = {},
): Promise<LibraryState> {
  const files = [...(await library.list())].sort((a, b) => compare(a.name, b.name));
  const kept = keptFiles(files, known);
  if (known && kept.size === files.length && files.length === known.catalogue.files.length) {
    return { ...known, skipped: skippedOf(known.catalogue) };
  }
  const { onProgress } = options;
  const read: ReadFile[] = [];
  let done = 0;
  for (const file of files) {
    onProgress?.({ done, total: files.length });
    const before = kept.get(file.name);
    const found = before && !before.isOutdone ? before.file : await readFile(file, library, options);
    if (found) read.push(found);
    done += 1;
  }
  onProgress?.({ done, total: files.length });
  const { articles, skipped } = distinctArticles(read.flatMap(({ articles: own }) => own));
  const catalogue = catalogueOf(read, articles, skipped);
  return { articles, skipped: skippedOf(catalogue), catalogue };
}

interface KeptFile {
  readonly file: ReadFile;
  readonly isOutdone: boolean;
}

/** Files that have not changed and whose articles are at hand, by name. */
function keptFiles(files: readonly LibraryFile[], known: KnownCorpus | null): Map<string, KeptFile> {
  const kept = new Map<string, KeptFile>();
  if (!known) return kept;
  const entries = new Map(known.catalogue.files.map((entry) => [entry.name, entry]));
  const articles = new Map(known.articles.map((article) => [article.id, article]));
  for (const { name, tag } of files) {
    const entry = entries.get(name);
    if (entry?.tag !== tag) continue;
    const own = entry.articles.flatMap((id) => articles.get(id) ?? []).filter(({ file }) => fileOf(file) === name);
    if (own.length < entry.articles.length) continue;
    const file = { name, tag, articles: own, skipped: entry.skipped };
    kept.set(name, { file, isOutdone: entry.outdone.length > 0 });
  }
  return kept;
}

async function readFile(file: LibraryFile, library: Library, options: ReadOptions): Promise<ReadFile | null> {
  const { name, tag, size, problem } = file;
  const passed = reasonToPass(name) ?? formatProblem(name);
  if (passed !== null)
    return { name, tag, articles: [], skipped: [{ file: name, reason: passed, severity: 'ignored' }] };
  const none = (skipped: Skipped): ReadFile => ({ name, tag, articles: [], skipped: [skipped] });
  if (problem !== undefined) return none({ file: name, reason: problem, severity: 'defect' });
  const tooLarge = sizeProblem(name, size);
  if (tooLarge) return none(defect(name, tooLarge));
  const ended = (await options.begin?.(file)) ?? null;
  if (ended !== null) return none({ file: name, reason: ended, severity: 'defect' });
  const content = await library.read(name);
  if (!content) return null;
  const reading = await readCorpusFile(name, content.bytes);
  options.onRead?.(reading.articles);
  return { ...reading, name, tag: content.tag };
}

function catalogueOf(files: readonly ReadFile[], articles: readonly Article[], outdone: readonly Skipped[]): Catalogue {
  const entries = new Map<string, CatalogueFile>(
    files.map(({ name, tag, skipped }) => [name, { name, tag, articles: [], skipped: [...skipped], outdone: [] }]),
  );
  for (const { id, file } of articles) entries.get(fileOf(file))?.articles.push(id);
  for (const one of outdone) entries.get(fileOf(one.file))?.outdone.push(one);
  for (const entry of entries.values()) entry.outdone.sort(byFileAndLine);
  return { files: [...entries.values()] };
}

function skippedOf({ files }: Catalogue): Skipped[] {
  return files.flatMap(({ skipped, outdone }) => [...skipped, ...outdone]).sort(byFileAndLine);
}
