import type { Article } from '../engine/articles/article.ts';
import { fileNameOf, type ImportedArticle, shortHash, toFile } from '../import/imported-article.ts';
import { isMarkdownFile, isRecordsFile } from './article-names.ts';
import { fileOf, readCorpusFile } from './corpus-file.ts';
import type { Library } from './library.ts';
import type { Shelf } from './shelf.ts';
import type { Overrides } from './source.ts';

/** What became of one article that was to be added. */
export type Addition =
  | { readonly kind: 'added' | 'updated' | 'unchanged'; readonly article: Article }
  /** The same prose is here already, under another id or from another source. */
  | { readonly kind: 'duplicate'; readonly of: Article }
  | { readonly kind: 'skipped'; readonly reason: string };

export interface Arrival {
  readonly imported: ImportedArticle;
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
 * Puts one article into the library, as a Markdown file, and on the shelf. The article that has its id is corrected by it,
 * and what only the old one states stays: the publisher that somebody gave once need not be given again.
 */
export async function addArticle(arrival: Arrival, shelf: Shelf, destination: Destination): Promise<Addition> {
  const imported = { ...arrival.imported, id: freeId(arrival, shelf) };
  const old = shelf.withId(imported.id);
  const file = old && isMarkdownFile(old.file) ? old.file : fileNameOf(imported);
  const made = await parsed(old ? await withOldMetadata(imported, old, file, arrival.overrides) : imported, file);
  if (made.kind === 'refused') return { kind: 'skipped', reason: made.reason };
  const { article, bytes } = made;
  const twin = shelf.withProseOf(article);
  if (twin && (twin !== old || shelf.isClaimed(old.id))) return { kind: 'duplicate', of: twin };
  if (old && isSame(old, article)) {
    shelf.claim(old.id);
    return { kind: 'unchanged', article: old };
  }
  if (old && isRecordsFile(fileOf(old.file))) {
    const reason = `has the id ${JSON.stringify(old.id)} of ${old.file}, and a line of such a file is not replaced; remove that article first, or give this one another id`;
    return { kind: 'skipped', reason };
  }
  const { library, dryRun } = destination;
  if (old?.file !== file && shelf.hasFile(file) && !(await holds(file, imported.id, library))) {
    const reason = `would be kept as ${file}, and a file of that name is there with something else in it; remove it, or give this article another id`;
    return { kind: 'skipped', reason };
  }
  if (!dryRun) {
    await library.write(file, bytes);
    if (old && old.file !== file) await library.remove(old.file);
  }
  shelf.put(article);
  return { kind: old ? 'updated' : 'added', article };
}

/**
 * Two sources of one run with one id ("report.html" and "report.pdf") are no correction of one another: the later one has a
 * part of its name's hash behind its id, and keeps it when it comes again, alone or with the other.
 */
function freeId({ imported: { id }, name, label }: Arrival, shelf: Shelf): string {
  const byName = `${id}-${shortHash(name)}`;
  if (shelf.withId(byName) && !shelf.isClaimed(byName)) return byName;
  const byLabel = `${id}-${shortHash(label)}`;
  return [id, byName].find((free) => !shelf.isClaimed(free)) ?? byLabel;
}

/** Whether a file is the article's own, left behind by a run that was killed. */
async function holds(file: string, id: string, library: Library): Promise<boolean> {
  const content = await library.read(file);
  if (!content) return true;
  const { articles } = await readCorpusFile(file, content.bytes);
  return articles.some((article) => article.id === id);
}

type Parsed =
  | { readonly kind: 'article'; readonly article: Article; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string };

/** The article as it will be read from its file. */
async function parsed(imported: ImportedArticle, file: string): Promise<Parsed> {
  const bytes = toFile(imported);
  const { articles, skipped } = await readCorpusFile(file, bytes);
  const [article] = articles;
  if (article) return { kind: 'article', article, bytes };
  return { kind: 'refused', reason: skipped[0]?.reason ?? 'holds no article' };
}

const KEPT_KEYS = ['title', 'publisher', 'author', 'published', 'url', 'of'] as const;

async function withOldMetadata(
  imported: ImportedArticle,
  old: Article,
  file: string,
  overrides: Overrides,
): Promise<ImportedArticle> {
  const made = await parsed(imported, file);
  if (made.kind === 'refused') return imported;
  const kept: { -readonly [Key in keyof ImportedArticle]?: ImportedArticle[Key] } = {};
  // Only what the new text does not state itself either.
  for (const key of KEPT_KEYS) if (made.article[key] === null && old[key] !== null) kept[key] = old[key];
  // Words that were labelled as the operator's own do not become a publisher's by being corrected.
  if (overrides.kind === undefined && old.kind === 'summary') kept.kind = 'summary';
  return { ...imported, ...kept };
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
