import { markdownFromPlain, markdownOf } from '../markdown-text.ts';
import type { StyledNames } from './hidden-elements.ts';
import { fragmentBlocks } from './read-page.ts';
import { PageStructureError } from './written-body.ts';

/** A clause for HTML that {@link markdownFromHtml} refuses. */
export const NO_ARTICLE_HTML = 'holds HTML that no article has';

/** HTML that is an article from end to end, as Markdown; `null` where its structure is none that can be read. `linked` is what its style sheets say. */
export function markdownFromHtml(html: string, linked: StyledNames | null = null): string | null {
  try {
    return markdownOf(fragmentBlocks(html, linked));
  } catch (error) {
    if (error instanceof PageStructureError) return null;
    throw error;
  }
}

/** What only HTML has, and no text that mentions an element by its name. */
const BLOCKS = /<\/(?:p|div|li|ul|ol|h[1-6]|article|section|blockquote)>|<br ?\/?>/iu;

/** A text of a table or a record, where no one says whether it is HTML. */
export function markdownOfEither(text: string): string | null {
  return BLOCKS.test(text) ? markdownFromHtml(text) : markdownFromPlain(text);
}
