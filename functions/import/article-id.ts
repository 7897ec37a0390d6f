import { shortHash, slugOf } from './imported-article.ts';

export interface ArticleId {
  readonly id: string;
  /**
   * Someone stated it, or it is the article's address: whatever comes under it again is that article. Any other id is
   * derived from the name or the title, which two articles may have in common.
   */
  readonly isIdStated: boolean;
}

export interface IdClues {
  readonly stated: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly text: string;
  /** The input's name. */
  readonly file: string;
  /** One of the articles of a table, a feed or the like. */
  readonly isListed: boolean;
}

/** What an article is called, from the best that is known of it. No place in a list: a row above would make it another. */
export function articleId({ stated, url, title, text, file, isListed }: IdClues): ArticleId {
  if (stated !== null) return { id: stated, isIdStated: true };
  if (url !== null) return { id: idOfAddress(url), isIdStated: !isOfSite(url) };
  if (!isListed) return { id: idOfFile(file), isIdStated: false };
  const id =
    title === null ? `${idOfFile(file)}-${shortHash(text)}` : `${slugOf(title) || 'article'}-${shortHash(title)}`;
  return { id, isIdStated: false };
}

/** An id that several texts of one input state means none of them: a column of topics, the address of the whole site. */
export function withoutSharedIds<Found extends ArticleId & Pick<IdClues, 'text'>>(articles: readonly Found[]): Found[] {
  const texts = new Map<string, Set<string>>();
  for (const { id, text } of articles) texts.set(id, (texts.get(id) ?? new Set()).add(text));
  const isShared = (id: string): boolean => (texts.get(id)?.size ?? 0) > 1;
  return articles.map((one) => (one.isIdStated && isShared(one.id) ? { ...one, isIdStated: false } : one));
}

function idOfAddress(url: string): string {
  const { hostname, pathname, search } = new URL(url);
  return `${slugOf(`${hostname.replace(/^www\./u, '')} ${safeDecode(pathname)}`)}-${shortHash(hostname + pathname + search)}`;
}

/** A page that names the site as its own address, and the site's first page, are another article tomorrow. */
function isOfSite(url: string): boolean {
  const { pathname, search } = new URL(url);
  return pathname === '/' && search === '';
}

/** Of a path or a name, without its extension. */
export function idOfFile(file: string): string {
  const base = file.replace(/\.[^./]+$/u, '');
  const slug = slugOf(base);
  // Names in other scripts leave little of themselves.
  const isTelling = slug.length * 2 >= base.length && base.length <= 80;
  return isTelling ? slug : `${slug || 'article'}-${shortHash(base)}`;
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
