import { catalogueNames } from '../exports/names-line.ts';
import type { Draft } from '../imported-drafts.ts';

/** Programs whose tables mean something of their own by a usual column. */
type TableKind = 'Zotero' | 'CrowdTangle' | 'any';

export function tableKind(names: readonly string[]): TableKind {
  const has = (...wanted: string[]): boolean => wanted.every((name) => names.includes(name));
  if (has('Item Type', 'Publication Title', 'Abstract Note')) return 'Zotero';
  return has('Message', 'Likes', 'Shares') ? 'CrowdTangle' : 'any';
}

/** Networks whose own posts a link may lead to. */
const NETWORKS = /^https?:\/\/(?:[\w-]+\.)*(?:facebook|instagram|reddit|twitter|x)\.com\//iu;

/**
 * A row as its program means it: Zotero writes surnames first and holds the abstract of an article, and a post of
 * CrowdTangle links to something else than itself.
 */
export function asItsKind(draft: Draft, kind: TableKind): Draft {
  switch (kind) {
    case 'Zotero': {
      const author = draft.author?.includes(',') ? catalogueNames(draft.author) : (draft.author ?? null);
      return { ...draft, author, notes: ['its text is the abstract that Zotero keeps, not the whole article'] };
    }
    case 'CrowdTangle': {
      const { url = null, ...others } = draft;
      return { ...others, url: url !== null && NETWORKS.test(url) ? url : null };
    }
    case 'any':
      return draft;
  }
}
