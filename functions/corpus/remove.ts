import type { Article } from '../engine/articles/article.ts';
import type { Catalogue } from './catalogue.ts';
import { fileOf, readCorpusFile } from './corpus-file.ts';
import { formatProblem, isRecordsFile, reasonToPass } from './file-names.ts';
import type { Library } from './library.ts';
import { type KnownCorpus, type ReadOptions, readLibrary } from './read-library.ts';

export type Removal =
  | {
      readonly kind: 'removed';
      /** The file, or the line of one, that is gone. */
      readonly file: string;
      /** How many articles there are now. */
      readonly articles: number;
      /** Copies that are in its place now, and must be removed as well if the article is to be gone. */
      readonly reappeared: readonly Article[];
    }
  /** `alike`: ids that are like the one given. */
  | { readonly kind: 'not_found'; readonly alike: readonly string[] }
  /** The file has changed since it was read; nothing was removed. */
  | { readonly kind: 'overtaken'; readonly file: string };

/** {@link Removal} of several at once. */
type Removals =
  | {
      readonly kind: 'removed';
      readonly removed: readonly Removed[];
      readonly articles: number;
      readonly reappeared: readonly Article[];
    }
  /** Some are not there, so nothing was removed. */
  | {
      readonly kind: 'not_found';
      readonly missing: readonly { readonly id: string; readonly alike: readonly string[] }[];
    }
  /** A file has changed since it was read; `removed` were gone by then. `left`: ids that are still there. */
  | {
      readonly kind: 'overtaken';
      readonly file: string;
      readonly removed: readonly Removed[];
      readonly left: readonly string[];
    };

export interface Removed {
  readonly id: string;
  /** The file, or the line of one, that is gone. */
  readonly file: string;
}

export interface RemoveOptions extends ReadOptions {
  readonly known?: KnownCorpus | null;
}

/** Ids that are offered where there is none of the name that was given. */
const MOST_ALIKE = 5;

/**
 * Takes an article out of the library: its file, or its line of a file of records. The name of a file does as well, where
 * nothing of it is in the corpus: a broken one, or a copy. Rejects with the library's own errors only.
 */
export async function removeArticle(id: string, library: Library, options: RemoveOptions = {}): Promise<Removal> {
  const removal = await removeArticles([id], library, options);
  switch (removal.kind) {
    case 'removed': {
      const { removed, articles, reappeared } = removal;
      return { kind: 'removed', file: removed[0]?.file ?? id, articles, reappeared };
    }
    case 'not_found':
      return { kind: 'not_found', alike: removal.missing[0]?.alike ?? [] };
    case 'overtaken':
      return { kind: 'overtaken', file: removal.file };
  }
}

/** {@link removeArticle} for several: all of them where all are there, else none. */
export async function removeArticles(
  ids: readonly string[],
  library: Library,
  options: RemoveOptions = {},
): Promise<Removals> {
  const before = await readLibrary(library, options.known ?? null, options);
  const found = [...new Set(ids)].map((id) => placeOf(id, before));
  const missing = found
    .filter(({ place }) => place === null)
    .map(({ id }) => ({ id, alike: alike(id, before.articles) }));
  if (missing.length > 0) return { kind: 'not_found', missing };
  const removed: Removed[] = [];
  for (const { id, article, place } of found.toSorted(fromTheEnd)) {
    if (place === null) continue;
    const file = fileOf(place);
    const isRecord = article !== undefined && isRecordsFile(file);
    const isDone = isRecord ? await removeRecord(article, file, library) : await library.remove(file);
    if (!isDone) {
      const now = await readLibrary(library, before);
      const left = found.filter((one) => placeOf(one.id, now).place !== null).map((one) => one.id);
      return { kind: 'overtaken', file, removed, left };
    }
    removed.push({ id, file: place });
  }
  const after = await readLibrary(library, before);
  const kept = new Set(before.articles.map((one) => one.id).filter((id) => !ids.includes(id)));
  const outdone = new Set(before.catalogue.files.flatMap((one) => one.outdone.map((skipped) => skipped.file)));
  const reappeared = after.articles.filter((one) => !kept.has(one.id) && outdone.has(one.file));
  const inOrder = removed.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { kind: 'removed', removed: inOrder, articles: after.articles.length, reappeared };
}

interface Found {
  readonly id: string;
  readonly article: Article | undefined;
  readonly place: string | null;
}

function placeOf(id: string, { articles, catalogue }: KnownCorpus): Found {
  const article = articles.find((one) => one.id === id);
  return { id, article, place: article?.file ?? fileWithoutArticle(id, catalogue) };
}

/** A line that is cut out moves those below it. */
function fromTheEnd(a: Found, b: Found): number {
  const line = ({ place }: Found): number => Number(/#(?<line>\d+)$/u.exec(place ?? '')?.groups?.line ?? 0);
  return line(b) - line(a);
}

/** A file that was meant as an article, and of which nothing is in the corpus. */
function fileWithoutArticle(name: string, { files }: Catalogue): string | null {
  const file = files.find((one) => one.name === name);
  const isMeant = file?.articles.length === 0 && reasonToPass(name) === null && formatProblem(name) === null;
  return isMeant ? name : null;
}

const LINE_FEED = 0x0a;

/** Writes the file without one of its lines; removes it if no other line has anything in it. */
async function removeRecord(article: Article, file: string, library: Library): Promise<boolean> {
  const content = await library.read(file);
  if (!content) return false;
  const { articles } = await readCorpusFile(file, content.bytes);
  const isStillThere = articles.some((one) => one.file === article.file && one.id === article.id);
  if (!isStillThere) return false;
  const number = Number(article.file.slice(file.length + 1));
  const { start, end } = lineAt(content.bytes, number);
  const rest = Buffer.concat([content.bytes.subarray(0, start), content.bytes.subarray(end)]);
  if (rest.toString('latin1').trim() !== '') return library.write(file, rest, content.tag);
  // Removing has no condition: this leaves others the time of one call, not that of a whole reading.
  return (await library.read(file))?.tag === content.tag && library.remove(file);
}

/** From its first byte to behind its line feed; `number` is 1-based. */
function lineAt(bytes: Uint8Array, number: number): { start: number; end: number } {
  let start = 0;
  for (let line = 1; line < number; line += 1) start = bytes.indexOf(LINE_FEED, start) + 1;
  const feed = bytes.indexOf(LINE_FEED, start);
  return { start, end: feed < 0 ? bytes.length : feed + 1 };
}

/** Ids that hold what was given, or that make up half of it and more. */
export function alike(id: string, articles: readonly Pick<Article, 'id'>[]): string[] {
  const given = id.toLowerCase();
  if (given === '') return [];
  const isAlike = (other: string): boolean =>
    other.includes(given) || (given.includes(other) && 2 * other.length >= given.length);
  return articles
    .map((article) => article.id)
    .filter((other) => isAlike(other.toLowerCase()))
    .slice(0, MOST_ALIKE);
}
