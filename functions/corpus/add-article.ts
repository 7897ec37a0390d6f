import type { Article } from '../engine/articles/article.ts';
import { proseKey } from '../engine/articles/duplicates.ts';
import type { FoundArticle } from '../import/import-articles.ts';
import { fileNameOf, type ImportedArticle, STATED_KEYS, toFile } from '../import/imported-article.ts';
import { fileOf, readCorpusFile } from './corpus-file.ts';
import { editSimilarity } from './edits.ts';
import { isMarkdownFile, isRecordsFile } from './file-names.ts';
import { identityOf } from './identity.ts';
import type { Library } from './library.ts';
import { isIdLike, type Shelf } from './shelf.ts';
import type { Overrides } from './source.ts';
import { statedKeysOf, withStated } from './stated-keys.ts';

/** What became of one article that was to be added. */
export type Addition =
  | {
      readonly kind: 'added';
      readonly article: Article;
      /** The article of another text that has the id which this one would have had, and keeps it. */
      readonly beside?: Article;
      /** {@link Moved} */
      readonly moved?: Article;
    }
  | {
      readonly kind: 'updated';
      readonly article: Article;
      /** {@link Moved} */
      readonly moved?: Article;
    }
  | { readonly kind: 'unchanged'; readonly article: Article }
  /** The same prose is here already, under another id or from another source. */
  | { readonly kind: 'duplicate'; readonly of: Article }
  | { readonly kind: 'skipped'; readonly reason: string };

/** An article that reads back. */
export interface Arrival {
  readonly imported: FoundArticle;
  /** As it reads under the id that it came with. */
  readonly article: Article;
  /** Of the source: the same each time it is added. */
  readonly name: string;
  /** Of the source as it was given, which tells two of one name apart. */
  readonly label: string;
  readonly overrides: Overrides;
}

export interface Destination {
  readonly library: Library;
  /** Nothing is written. */
  readonly dryRun: boolean;
}

/**
 * Puts one article into the library, as a Markdown file, and on the shelf: see {@link identityOf}. What only the article that
 * it corrects states stays: the publisher that somebody gave once need not be given again. `company` is the prose of all
 * articles of the source.
 */
export async function addArticle(
  arrival: Arrival,
  company: ReadonlySet<string>,
  shelf: Shelf,
  destination: Destination,
): Promise<Addition> {
  const { imported: came, article: read, name, label, overrides } = arrival;
  const { isIdStated } = came;
  const id = identityOf({ id: came.id, isIdStated, article: read, name, label, company, overrides }, shelf);
  const old = shelf.withId(id);
  const file = old && isMarkdownFile(old.file) ? old.file : fileNameOf({ id });
  const moved = overrides.id !== undefined ? movedTo(id, read, shelf) : null;
  const earlier = moved ?? (old && isKin(old, arrival) ? old : null);
  const made = await readBack({ ...withOldMetadata(arrival, earlier, old), id }, file);
  if (made.kind === 'refused') return { kind: 'skipped', reason: made.reason };
  const { article, bytes } = made;
  const twin = shelf.withProseOf(article);
  if (twin && twin !== moved && (twin !== old || shelf.isClaimed(old.id))) return { kind: 'duplicate', of: twin };
  if (old && !moved && isSame(old, article)) {
    shelf.claim(old.id);
    return { kind: 'unchanged', article: old };
  }
  if (old && isRecordsFile(fileOf(old.file))) {
    const reason = `has the id ${JSON.stringify(old.id)} of ${old.file}, and a line of such a file is not replaced; remove that article first, or give this one another id`;
    return { kind: 'skipped', reason };
  }
  const { library, dryRun } = destination;
  if (old?.file !== file && shelf.hasFile(file) && !(await holds(file, id, library))) {
    const reason = `would be kept as ${file}, and a file of that name is there with something else in it; remove it, or give this article another id`;
    return { kind: 'skipped', reason };
  }
  if (!dryRun) {
    await library.write(file, bytes);
    if (old && old.file !== file) await library.remove(old.file);
    if (moved) await library.remove(moved.file);
  }
  const beside = isIdStated || id === came.id ? null : strangerWith(came.id, company, shelf);
  if (moved) shelf.drop(moved);
  shelf.put(article);
  if (old) return { kind: 'updated', article, ...(moved ? { moved } : {}) };
  return { kind: 'added', article, ...(beside ? { beside } : {}), ...(moved ? { moved } : {}) };
}

/** The article with an id, unless the source itself, or another of this run, has it: that is no news to anybody. */
function strangerWith(id: string, company: ReadonlySet<string>, shelf: Shelf): Article | null {
  const other = shelf.withId(id);
  return other && !shelf.isClaimed(id) && !company.has(proseKey(other)) ? other : null;
}

/**
 * The article that stands beside the one with an id, under that id and a hash, with the very text that is now to have the id
 * itself: somebody was told of the other article, and wants it replaced.
 */
function movedTo(id: string, article: Article, shelf: Shelf): Article | null {
  const twin = shelf.withProseOf(article);
  const isBeside = twin !== undefined && twin.id !== id && isIdLike(twin.id, id);
  return isBeside && isMarkdownFile(twin.file) && !shelf.isClaimed(twin.id) ? twin : null;
}

/** Whether it is another text of that article, not another article that somebody wants in its place. */
function isKin(old: Article, { article, overrides }: Arrival): boolean {
  return overrides.id === undefined || editSimilarity(old, withStated(article, old, overrides)) > 0;
}

/** Whether a file is the article's own, left behind by a run that was killed. */
async function holds(file: string, id: string, library: Library): Promise<boolean> {
  const content = await library.read(file);
  if (!content) return true;
  const { articles } = await readCorpusFile(file, content.bytes);
  return articles.some((article) => article.id === id);
}

type ReadBack =
  | { readonly kind: 'article'; readonly article: Article; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string };

/** The article as it will be read from its file. */
export async function readBack(imported: ImportedArticle, file = fileNameOf(imported)): Promise<ReadBack> {
  const bytes = toFile(imported);
  const { articles, skipped } = await readCorpusFile(file, bytes);
  const [article] = articles;
  if (article) return { kind: 'article', article, bytes };
  return { kind: 'refused', reason: skipped[0]?.reason ?? 'holds no article' };
}

const KEPT_KEYS = ['title', 'publisher', 'author', 'published', 'url', 'of'] as const;

/** `earlier` is an older text of the article, `old` whatever has its id. */
function withOldMetadata(
  { imported, article, overrides }: Arrival,
  earlier: Article | null,
  old: Article | undefined,
): ImportedArticle {
  const kept: { -readonly [Key in keyof ImportedArticle]?: ImportedArticle[Key] } = {};
  const statedBefore = earlier ? statedKeysOf(earlier) : [];
  // Only what the new text does not state itself either, and what somebody stated against it.
  for (const key of KEPT_KEYS) if (article[key] === null && earlier?.[key]) kept[key] = earlier[key];
  for (const key of statedBefore) if (overrides[key] === undefined && earlier?.[key]) kept[key] = earlier[key];
  const before = earlier ?? old;
  // Words that were labelled as the operator's own do not become a publisher's by being corrected.
  if (overrides.kind === undefined && before?.kind === 'summary') {
    kept.kind = 'summary';
    if (article.of === null) kept.of = before.of;
  }
  const stated = STATED_KEYS.filter((key) => overrides[key] !== undefined || statedBefore.includes(key));
  return { ...imported, ...kept, ...(stated.length > 0 ? { stated } : {}) };
}

/** Whether a reader would see no difference: the same metadata, and the same blocks but for white space. */
function isSame(one: Article, other: Article): boolean {
  return shown(one) === shown(other);
}

function shown({ text, blocks, file: _, sha256: __, ...metadata }: Article): string {
  const read = blocks.map(({ start, end, kind, postedBy }) => [
    kind,
    postedBy ?? null,
    text.slice(start, end).replace(/\s+/gu, ' '),
  ]);
  return JSON.stringify([metadata, read]);
}
