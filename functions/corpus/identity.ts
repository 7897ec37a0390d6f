import type { Article } from '../engine/articles/article.ts';
import { proseKey } from '../engine/articles/duplicates.ts';
import { compare } from '../engine/text/compare.ts';
import { type ArticleId, idOfFile } from '../import/article-id.ts';
import { shortHash } from '../import/imported-article.ts';
import type { CorpusDraft } from './corpus-draft.ts';
import { editSimilarity } from './edits.ts';
import { idBeside } from './id-beside.ts';
import type { Overrides } from './source.ts';
import { withStated } from './stated-keys.ts';

/** An article that comes, before it is known which one of the library it is. */
interface Newcomer extends ArticleId {
  /** As it reads. */
  readonly article: Article;
  /** An id that the person who adds the article gave is for this article alone. */
  readonly overrides: Overrides;
  /** Of the source: the same each time it is added. */
  readonly name: string;
  /** Of the source as it was given, which tells two of one name apart. */
  readonly label: string;
  /** Prose ({@link proseKey}) of all articles of its source. */
  readonly company: ReadonlySet<string>;
}

/**
 * The id under which an article is kept. One that is stated names the article, whatever it says now; a derived one only where
 * the text is an edit of what is there, for two articles may have one name. Otherwise the article has the first id that is
 * free: its own, or one with a hash behind it, under which it is found again by its text. Articles that a source of
 * this run has put here, or found here, are no longer corrected by another one of it.
 */
export function identityOf(newcomer: Newcomer, draft: CorpusDraft): string {
  const { id, overrides, isIdStated, article } = newcomer;
  if (overrides.id !== undefined) return id;
  const ids = ownIds(newcomer);
  const names = [id, ...idsByFolders(newcomer)];
  const isOwn = (one: Article): boolean =>
    isIdStated ? ids.includes(one.id) : names.includes(one.id) || names.includes(idBeside(one) ?? one.id);
  const twin = draft.withProseOf(article);
  if (twin && isOwn(twin) && !draft.isTaken(twin.id)) return twin.id;
  const own = isIdStated
    ? ids.flatMap((one) => draft.withId(one) ?? [])
    : names.flatMap((name) => draft.withIdOrBeside(name));
  const edited = mostAlike(
    own.filter((one) => !draft.isTaken(one.id)),
    newcomer,
  );
  if (edited) return edited.id;
  const isFree = (one: string): boolean => !draft.isTaken(one) && (isIdStated || !draft.withId(one));
  return ids.find(isFree) ?? freeIdByText(newcomer, isFree);
}

function ownIds({ id, name, label }: Newcomer): string[] {
  return [id, `${id}-${shortHash(name)}`, `${id}-${shortHash(label)}`];
}

/** A file that is named alone now may have come with its folders before, and have the names of those in its id. */
function idsByFolders({ id, isIdStated, name, label }: Newcomer): string[] {
  if (isIdStated || id !== idOfFile(name) || !label.endsWith(`/${name}`)) return [];
  const folders = label.slice(0, -name.length - 1).split('/');
  return folders.map((_, at) => idOfFile([...folders.slice(at), name].join('/')));
}

function freeIdByText({ id, article }: Newcomer, isFree: (id: string) => boolean): string {
  for (let text = proseKey(article); ; text += '+') {
    const one = `${id}-${shortHash(text)}`;
    if (isFree(one)) return one;
  }
}

/** What another article of the same source reads like already is no older text of this one. */
function mostAlike(there: readonly Article[], { article, company, overrides }: Newcomer): Article | null {
  let most: Article | null = null;
  let similarity = 0;
  for (const older of there) {
    if (company.has(proseKey(older))) continue;
    const its = editSimilarity(older, withStated(article, older, overrides));
    const isMore = its > similarity || (its === similarity && most !== null && compare(older.id, most.id) < 0);
    if (isMore) [most, similarity] = [older, its];
  }
  return most;
}
