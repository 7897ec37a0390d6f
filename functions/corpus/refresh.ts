import type { Article } from '../engine/articles/article.ts';
import type { Skipped } from '../engine/articles/duplicates.ts';
import { withoutAcronyms } from '../engine/concepts/acronyms.ts';
import type { Rings } from '../engine/concepts/rings.ts';
import { buildIndex } from '../engine/indexing/build-index.ts';
import { updateIndex } from '../engine/indexing/index-update.ts';
import type { CorpusIndex } from '../engine/search/corpus-index.ts';
import type { Catalogue } from './catalogue.ts';
import type { Library } from './library.ts';
import { type KnownCorpus, type ReadOptions, readLibrary } from './read-library.ts';

/** What the next refresh goes on from. */
export interface CorpusState {
  readonly index: CorpusIndex;
  readonly catalogue: Catalogue;
}

/** Ids of articles, each list sorted. */
export interface CorpusChanges {
  readonly added: readonly string[];
  /** Other words, other metadata or another file under the same id. */
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export interface Refreshed {
  readonly state: CorpusState;
  readonly changes: CorpusChanges;
  /** Everything that is in the library and not in the index, with its reason. */
  readonly skipped: readonly Skipped[];
  /**
   * Whether there is another index than before. Where it is `false`, the index is the very same object, and so is the
   * catalogue if no file has changed at all.
   */
  readonly isChanged: boolean;
}

export interface RefreshOptions extends ReadOptions {
  /** What has been read of the library since `before`, where it has been read. */
  readonly known?: KnownCorpus;
}

/** What a state says of the files that it was made from. */
export function knownOf(state: CorpusState | null): KnownCorpus | null {
  return state && { articles: state.index.articles, catalogue: state.catalogue };
}

/**
 * Brings an index up to what its library holds now, reading only what has changed since `before`; the result is the same as
 * from `null`, where everything is read. `rings` are the operator's. Rejects with the library's own errors only: what is
 * wrong with a file is in `skipped`.
 */
export async function refresh(
  library: Library,
  before: CorpusState | null,
  rings: Rings,
  options: RefreshOptions = {},
): Promise<Refreshed> {
  const known = options.known ?? knownOf(before);
  const { articles, catalogue, skipped } = await readLibrary(library, known, options);
  const changes = changesBetween(before?.index.articles ?? [], articles);
  if (!before) {
    return { state: { index: buildIndex(articles, rings), catalogue }, changes, skipped, isChanged: true };
  }
  if (!hasChanges(changes) && isSameRings(withoutAcronyms(before.index.rings), rings)) {
    return { state: { index: before.index, catalogue }, changes, skipped, isChanged: false };
  }
  const put = new Set([...changes.added, ...changes.changed]);
  const change = { put: articles.filter(({ id }) => put.has(id)), remove: changes.removed };
  return { state: { index: updateIndex(before.index, change, rings), catalogue }, changes, skipped, isChanged: true };
}

function hasChanges({ added, changed, removed }: CorpusChanges): boolean {
  return added.length + changed.length + removed.length > 0;
}

function changesBetween(before: readonly Article[], after: readonly Article[]): CorpusChanges {
  const old = new Map(before.map((article) => [article.id, article]));
  const ids = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    changed: after.filter((article) => isOther(article, old.get(article.id))).map(({ id }) => id),
    removed: before.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
  };
}

function isOther(article: Article, old: Article | undefined): boolean {
  if (!old || old === article) return false;
  return JSON.stringify(old) !== JSON.stringify(article);
}

function isSameRings(one: Rings, other: Rings): boolean {
  const written = ({ names, byWord, byRoot }: Rings): string => JSON.stringify([names, [...byWord], [...byRoot]]);
  return one === other || written(one) === written(other);
}
