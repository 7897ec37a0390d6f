import type { Article } from '../engine/articles/article.ts';
import { proseKey } from '../engine/articles/duplicates.ts';
import type { FoundArticle } from '../import/import-articles.ts';
import { fileNameOf, type ImportedArticle, STATED_KEYS, toFile } from '../import/imported-article.ts';
import type { CorpusDraft } from './corpus-draft.ts';
import { fileOf, readCorpusFile } from './corpus-file.ts';
import { editSimilarity } from './edits.ts';
import { isMarkdownFile, isRecordsFile } from './file-names.ts';
import { idBeside } from './id-beside.ts';
import { identityOf } from './identity.ts';
import type { Library } from './library.ts';
import type { Overrides } from './source.ts';
import { statedKeysOf, withStated } from './stated-keys.ts';

/** What became of one article that was to be added. */
export type Addition =
  | {
      readonly kind: 'added';
      readonly article: Article;
      /** The article of another text that has the id which this one would have had, and keeps it. */
      readonly beside?: Article;
      /** What held this very text until now, beside the article whose id it has now, and is gone. */
      readonly moved?: Article;
    }
  /** `moved` as above. */
  | { readonly kind: 'updated'; readonly article: Article; readonly moved?: Article }
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
 * Puts one article into the library, as a Markdown file, and into the draft: see {@link identityOf}. What only the article that
 * it corrects states stays: a publisher that was given once need not be given again. `company` is the prose of all
 * articles of the source.
 */
export async function addArticle(
  arrival: Arrival,
  company: ReadonlySet<string>,
  draft: CorpusDraft,
  destination: Destination,
): Promise<Addition> {
  return applyDecision(await decisionOn(arrival, company, draft, destination.library), draft, destination);
}

/** What is to become of an arrival. */
type Decision =
  | { readonly kind: 'leave'; readonly addition: Exclude<Addition, Put> }
  | {
      readonly kind: 'put';
      readonly addition: Put;
      readonly bytes: Uint8Array;
      /** What is written over, as {@link Library.write} takes it. */
      readonly expected: string | null | undefined;
      /** Files that have held the article until now. */
      readonly files: readonly string[];
    };

type Put = Extract<Addition, { kind: 'added' | 'updated' }>;

/** Changes nothing. */
async function decisionOn(
  arrival: Arrival,
  company: ReadonlySet<string>,
  draft: CorpusDraft,
  library: Library,
): Promise<Decision> {
  const { imported: came, article: read, name, label, overrides } = arrival;
  const { isIdStated } = came;
  const id = identityOf({ id: came.id, isIdStated, article: read, name, label, company, overrides }, draft);
  const old = draft.withId(id);
  const file = old && isMarkdownFile(old.file) ? old.file : fileNameOf({ id });
  const moved = overrides.id !== undefined ? movedTo(id, read, draft) : null;
  const earlier = moved ?? (old && isKin(old, arrival) ? old : null);
  const beside = old ? idBeside(old) : id === came.id ? null : came.id;
  const noted = { ...withOldMetadata(arrival, earlier, old), id, ...(beside === null ? {} : { beside }) };
  const kept = await asKept(noted, file);
  if (kept.kind === 'refused') return skip(kept.reason);
  const { article, bytes } = kept;
  const twin = draft.withProseOf(article);
  if (twin && twin !== moved && (twin !== old || draft.isTaken(old.id))) return leave({ kind: 'duplicate', of: twin });
  if (old && !moved && isSame(old, article)) return leave({ kind: 'unchanged', article: old });
  if (old && isRecordsFile(fileOf(old.file))) {
    return skip(
      `has the id ${JSON.stringify(old.id)} of ${old.file}, and a line of such a file is not replaced; remove that article first, or give this one another id`,
    );
  }
  if (old?.file !== file && draft.hasFile(file) && !(await holds(file, id, library))) {
    return skip(
      `would be kept as ${file}, and a file of that name is there with something else in it; remove it, or give this article another id`,
    );
  }
  const files = [old, moved].flatMap((one) => (one && one.file !== file ? [one.file] : []));
  const stranger = isIdStated || id === came.id ? null : strangerWith(came.id, company, draft);
  const news = { article, ...(moved ? { moved } : {}) };
  const addition: Put = old
    ? { kind: 'updated', ...news }
    : { kind: 'added', ...news, ...(stranger ? { beside: stranger } : {}) };
  const expected = draft.hasFile(file) ? draft.tagOf(file) : null;
  return { kind: 'put', addition, bytes, expected, files };
}

function leave(addition: Exclude<Addition, Put>): Decision {
  return { kind: 'leave', addition };
}

function skip(reason: string): Decision {
  return leave({ kind: 'skipped', reason });
}

async function applyDecision(
  decision: Decision,
  draft: CorpusDraft,
  { library, dryRun }: Destination,
): Promise<Addition> {
  switch (decision.kind) {
    case 'leave':
      if (decision.addition.kind === 'unchanged') draft.take(decision.addition.article.id);
      return decision.addition;
    case 'put': {
      const { addition, bytes, expected, files } = decision;
      if (!dryRun) {
        if (!(await library.write(addition.article.file, bytes, expected))) return OVERTAKEN;
        for (const file of files) await library.remove(file);
      }
      if (addition.moved) draft.drop(addition.moved);
      draft.put(addition.article);
      return addition;
    }
  }
}

/** The first of them keeps its place; the relation of the others to it is decided again. */
const OVERTAKEN: Addition = {
  kind: 'skipped',
  reason: 'was not added: another command wrote its file at the same moment; add it again',
};

/** The article with an id, unless the source itself, or another of this run, has it: that is not reported. */
function strangerWith(id: string, company: ReadonlySet<string>, draft: CorpusDraft): Article | null {
  const other = draft.withId(id);
  return other && !draft.isTaken(id) && !company.has(proseKey(other)) ? other : null;
}

/**
 * The article beside the one with an id, with the very text that is now to have the id itself: its submitter was told
 * of the other article, and wants it replaced.
 */
function movedTo(id: string, article: Article, draft: CorpusDraft): Article | null {
  const twin = draft.withProseOf(article);
  const isBeside = twin !== undefined && idBeside(twin) === id;
  return isBeside && isMarkdownFile(twin.file) && !draft.isTaken(twin.id) ? twin : null;
}

/** Whether it is another text of that article, not another article that is to take its place. */
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

type Kept =
  | { readonly kind: 'article'; readonly article: Article; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string };

/** The article as it will be read from its file, and what is written there. */
export async function asKept(imported: ImportedArticle, file = fileNameOf(imported)): Promise<Kept> {
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
  // Only what the new text does not state itself either, and what was stated against it.
  for (const key of KEPT_KEYS) if (article[key] === null && earlier?.[key]) kept[key] = earlier[key];
  for (const key of statedBefore) if (overrides[key] === undefined && earlier?.[key]) kept[key] = earlier[key];
  const before = earlier ?? old;
  // Words that were labelled as the operator's own do not become a publisher's by being corrected.
  if (overrides.kind === undefined && before?.kind === 'summary') {
    kept.kind = 'summary';
    if (article.of === null) kept.of = before.of;
  }
  // Nor does a claim under review become the checker's.
  if (article.claims === undefined && earlier?.claims) {
    kept.claims = earlier.claims;
    if (overrides.kind === undefined) kept.kind = earlier.kind;
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
