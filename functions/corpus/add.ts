import type { Article } from '../engine/articles/article.ts';
import { proseKey } from '../engine/articles/duplicates.ts';
import { compare } from '../engine/text/compare.ts';
import { type Addition, type Arrival, addArticle, asKept } from './add-article.ts';
import { copiesAmong } from './copies.ts';
import { CorpusDraft } from './corpus-draft.ts';
import type { Library } from './library.ts';
import { type KnownCorpus, type LibraryState, readLibrary } from './read-library.ts';
import {
  type Fetch,
  fetchPublic,
  type Importer,
  importInThread,
  labelOf,
  type Overrides,
  open,
  type Source,
} from './source.ts';
import { withdraw } from './withdraw.ts';

/** What became of a source, or of a part of it. */
export type AddEntry = Addition & {
  /** The source as it was given; for a part of it with `#number` behind it, as the importer tells parts apart. */
  readonly source: string;
  /** Of a part only: the source as it was given, which may end in `#number` itself. */
  readonly partOf?: string;
  /** What was stated about it and could not be kept; absent where that is nothing. */
  readonly notes?: readonly string[];
};

export interface AddReport {
  /** In the order of the sources. */
  readonly entries: readonly AddEntry[];
  /** What the corpus holds now, or would hold after a dry run; by id. */
  readonly articles: readonly Article[];
  /** Articles that are in the corpus by themselves now, because the copy that hid them was corrected. */
  readonly reappeared: readonly Article[];
  /** Sources that were not looked at, because of the signal. */
  readonly notReached: number;
}

interface AddProgress {
  readonly done: number;
  /** Sources. */
  readonly total: number;
  /** Of the source that is being read, where it holds many: how many have been read. */
  readonly documents?: number;
}

export interface AddOptions {
  readonly overrides?: Overrides;
  /** Nothing is written; the report says what would be. */
  readonly dryRun?: boolean;
  /** What an earlier reading gave, so that not everything is read again. */
  readonly known?: KnownCorpus | null;
  readonly onProgress?: (progress: AddProgress) => void;
  /** What became of each source, when it is done with: all that is known where the library then fails. */
  readonly onSource?: (entries: readonly AddEntry[]) => void;
  /** Ends the work behind the source that is being added; what was added stays. */
  readonly signal?: AbortSignal;
  readonly fetch?: Fetch;
  /** The importer's script, where a bundler has put it elsewhere. */
  readonly worker?: URL;
  /** Instead of a thread for each source: for sources that this project itself has made. */
  readonly importer?: Importer;
}

/**
 * Adds articles of every format that can be imported, each as a Markdown file of its own. Whatever is wrong with a source is
 * reported and stops no other. Rejects with the library's own errors only.
 */
export async function addArticles(
  sources: readonly Source[],
  library: Library,
  options: AddOptions = {},
): Promise<AddReport> {
  const { dryRun = false, onProgress, signal } = options;
  const before = await readLibrary(library, options.known ?? null);
  const draft = new CorpusDraft(before);
  const entries: AddEntry[] = [];
  let done = 0;
  // One after another: each may take half a gigabyte.
  for (const source of sources) {
    if (signal?.aborted) break;
    onProgress?.({ done, total: sources.length });
    const onDocuments = (documents: number): void => onProgress?.({ done, total: sources.length, documents });
    const added = await addSource(source, draft, library, options, onDocuments);
    for (const entry of added) entries.push(entry);
    options.onSource?.(added);
    done += 1;
  }
  onProgress?.({ done, total: sources.length });
  const articles = dryRun
    ? draft.articles.toSorted((a, b) => compare(a.id, b.id))
    : (await readLibrary(library, before)).articles;
  return {
    entries,
    articles,
    reappeared: reappearedIn(articles, before, draft),
    notReached: sources.length - done,
  };
}

async function addSource(
  source: Source,
  draft: CorpusDraft,
  library: Library,
  {
    overrides = {},
    dryRun = false,
    fetch = fetchPublic,
    worker,
    importer = importInThread(worker),
    signal,
  }: AddOptions,
  onDocuments: (documents: number) => void,
): Promise<AddEntry[]> {
  const label = labelOf(source);
  const opened = await open(source, fetch, signal);
  if (opened.kind === 'closed') return [{ kind: 'skipped', source: label, reason: opened.reason }];
  const { input } = opened;
  const { articles, skipped, withdrawn } = await importer({ ...input, overrides }, signal, onDocuments);
  const sourceOf = ({ name }: { readonly name: string }): Pick<AddEntry, 'source' | 'partOf'> => {
    const part = name.startsWith(input.name) ? name.slice(input.name.length) : '';
    return part === '' ? { source: label } : { source: label + part, partOf: label };
  };
  const entries: AddEntry[] = skipped.map((part) => ({ kind: 'skipped', ...sourceOf(part), reason: part.reason }));
  for (const one of withdrawn) {
    const reason = await withdraw(one, draft, { library, dryRun });
    entries.push({ kind: 'skipped', ...sourceOf(one), reason });
  }
  if (articles.length > 1 && (overrides.id !== undefined || overrides.title !== undefined)) {
    const reason = `holds ${articles.length} articles, and an id or a title is for one; add it without them`;
    return [...entries, { kind: 'skipped', source: label, reason }];
  }
  const arrivals: Arrival[] = [];
  for (const imported of articles) {
    const kept = await asKept(imported);
    if (kept.kind === 'article') arrivals.push({ imported, article: kept.article, name: input.name, label, overrides });
    else entries.push({ kind: 'skipped', ...sourceOf(imported), reason: kept.reason });
  }
  const company = new Set(arrivals.map(({ article }) => proseKey(article)));
  for (const [at, arrival] of arrivals.entries()) {
    if (signal?.aborted) {
      const reason = `was left with ${arrivals.length - at} more articles in it: the import was stopped`;
      return [...entries, { kind: 'skipped', source: label, reason }];
    }
    const { notes } = arrival.imported;
    const addition = await addArticle(arrival, company, draft, { library, dryRun });
    entries.push({ ...sourceOf(arrival.imported), ...addition, ...(notes.length === 0 ? {} : { notes }) });
  }
  return entries;
}

/**
 * Groups of articles that are much alike, as far as one of them was added or updated: ids. All articles are read for it,
 * which takes a second for a thousand.
 */
export function copiesOfNew({ entries, articles }: AddReport): readonly (readonly string[])[] {
  const ids = new Set(
    entries.flatMap((entry) => (entry.kind === 'added' || entry.kind === 'updated' ? [entry.article.id] : [])),
  );
  return ids.size === 0 ? [] : copiesAmong(articles).filter((group) => group.some((id) => ids.has(id)));
}

/** Articles of files that a copy in another file hid until now. */
function reappearedIn(articles: readonly Article[], before: LibraryState, draft: CorpusDraft): Article[] {
  const old = new Set(before.articles.map(({ id }) => id));
  const outdone = new Set(before.catalogue.files.flatMap((file) => file.outdone.map(({ file: place }) => place)));
  return articles.filter(({ id, file }) => !old.has(id) && !draft.isTaken(id) && outdone.has(file));
}
