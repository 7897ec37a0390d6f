import type { PostSignature } from './article.ts';
import { findDate } from './dates.ts';
import type { Unit } from './units.ts';

/**
 * "— Jane Doe (@jane) January 4, 2022" as embedded posts are signed. At the end of the line, because scraping sometimes
 * glues it to the last line of the post.
 */
const SIGNATURE = /(?:—|–|&mdash;|--?)\s*(?<name>[^\n—]{1,80}?)\s*\(@(?<handle>\w{1,30})\)\s*(?<rest>[^\n]{0,60})$/u;

/** Longest line tail that is searched for a signature. */
const SIGNATURE_LIMIT = 220;

export interface Signature {
  readonly postedBy: PostSignature;
  /** Offset into the line at which the signature begins: 0 when the line is nothing else. */
  readonly at: number;
}

export function readSignature(line: string): Signature | null {
  if (line.length > 2 * SIGNATURE_LIMIT && !line.endsWith(')') && findDate(line.slice(-40)) === null) return null;
  const tailStart = Math.max(0, line.length - SIGNATURE_LIMIT);
  const match = SIGNATURE.exec(line.slice(tailStart));
  if (!match?.groups) return null;
  const at = tailStart + match.index;
  const rest = (match.groups.rest ?? '').trim();
  const published = findDate(rest)?.date ?? null;
  // Inside a sentence only a date tells the signature from a person who is mentioned with a handle.
  if (at > 0 && published === null) return null;
  if (published === null && /[.!?]$/u.test(rest)) return null;
  const author = `${(match.groups.name ?? '').trim()} (@${match.groups.handle})`;
  return { postedBy: { author, published }, at };
}

/**
 * UTF-16 code units. A post has 280 characters as its network counts them; flags and family emoji count as two and take
 * up to eleven units. What is longer was not written as one post.
 */
const POST_LIMIT = 400;

const POST_START = /^(?:[•@#\d]|\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Ll})/u;
const POST_LINK = /(?:pic\.(?:twitter|x)\.com\/\w|https?:\/\/t\.co\/\w)\S*$/u;

export interface PostSearch {
  readonly units: readonly Unit[];
  /** Index of the unit that holds the signature. */
  readonly signature: number;
  /** Whether a unit may be part of a post at all. */
  readonly open: (index: number) => boolean;
  /** Whether the text puts an empty line between its paragraphs, so that lines without one belong together. */
  readonly spaced: boolean;
}

/**
 * First unit of the post that ends above a signature line; equal to `signature` when there is none. The line above the
 * signature always belongs to it. Further lines do if they are in the same quotation, or within a post's length and one
 * of the two looks like part of a post: a list mark, number, emoji, tag, mention or lower case at its start.
 */
export function postStart({ units, signature, open, spaced }: PostSearch): number {
  let first = signature;
  let length = 0;
  for (let at = signature - 1; at >= 0 && open(at); at -= 1) {
    const unit = units[at];
    const below = units[at + 1];
    if (!unit || !below) break;
    length += unit.end - unit.start;
    if (first < signature && !(unit.quote > 0 && unit.quote === below.quote)) {
      if (below.gap || length > POST_LIMIT || POST_LINK.test(unit.plain)) break;
      if (!(spaced || looksLikePost(unit) || looksLikePost(below))) break;
    }
    if (first < signature && unit.quote !== below.quote) break;
    first = at;
  }
  return first;
}

export function looksLikePost(unit: Unit): boolean {
  return unit.listItem || POST_START.test(unit.plain);
}

export function endsInPostLink(unit: Unit): boolean {
  return POST_LINK.test(unit.plain);
}
