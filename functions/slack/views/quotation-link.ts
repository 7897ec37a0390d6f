import type { Quotation } from '../../engine/quotation.ts';
import { webAddress } from '../../import/web-address.ts';
import { MOST_URL } from './limits.ts';

/** Characters. A longer quotation is found by how it begins and how it ends. */
const WHOLE = 200;

/** Words of its beginning, and of its end: enough to be found once in an article. */
const EDGE = 6;

/**
 * The article's address, leading a browser to the quotation itself (https://wicg.github.io/scroll-to-text-fragment/). A
 * summary's words are on no page, so its link leads to the page. `null` where there is no address that readers elsewhere can open.
 */
export function quotationLink({ text, article: { url, kind } }: Pick<Quotation, 'text' | 'article'>): string | null {
  // An article that nobody imported states what it likes: a name that looks like the host, a machine of its own network.
  const page = webAddress(url)?.href;
  if (page === undefined || page.length > MOST_URL) return null;
  const directive = kind === 'article' ? textDirective(text) : null;
  if (directive === null) return page;
  const [address = page] = page.split(':~:');
  const link = `${address}${address.includes('#') ? '' : '#'}:~:text=${directive}`;
  return link.length <= MOST_URL ? link : page;
}

function textDirective(quotation: string): string | null {
  if (!quotation.isWellFormed()) return null;
  // Pages break lines elsewhere; browsers compare with white space collapsed.
  const text = quotation.replace(/\s+/gu, ' ').trim();
  if (text.length <= WHOLE) return encoded(text);
  const words = text.split(' ');
  if (words.length < 2 * EDGE) return null;
  return `${encoded(words.slice(0, EDGE).join(' '))},${encoded(words.slice(-EDGE).join(' '))}`;
}

/** `-`, `,` and `&` have a meaning in a text directive; `encodeURIComponent` leaves the first. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}
