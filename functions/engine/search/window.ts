import type { Article } from '../articles/article.ts';

/** Which articles may be quoted; all of them where nothing is said. */
export interface Window {
  /** Only articles published on this day (`YYYY-MM-DD`) or later; articles that state no date are left out. */
  readonly after?: string | undefined;
  /** Only articles published on this day or earlier; likewise. */
  readonly before?: string | undefined;
  /** Only these, by their ids. */
  readonly articles?: readonly string[] | undefined;
}

/** Whether it lets in all articles. */
export function isOpen({ after, before, articles }: Window): boolean {
  return after === undefined && before === undefined && articles === undefined;
}

/** Which articles a window lets in; `null` where it lets in all. */
export function filterOf(window: Window): ((article: Pick<Article, 'id' | 'published'>) => boolean) | null {
  if (isOpen(window)) return null;
  const { after, before, articles } = window;
  const asked = articles && new Set(articles);
  return ({ id, published }) => isWithin(published, after, before) && (asked?.has(id) ?? true);
}

/**
 * Whether a publication date is in the window, both ends included; one that is not stated only in an open window. ISO
 * dates compare as text.
 */
export function isWithin(published: string | null, after: string | undefined, before: string | undefined): boolean {
  if (after === undefined && before === undefined) return true;
  if (published === null) return false;
  return (after === undefined || published >= after) && (before === undefined || published <= before);
}
