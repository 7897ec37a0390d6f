import { type Article, type Block, isQuotable } from './articles/article.ts';
import { segmentSentences } from './text/sentences.ts';

/** A quotation where it is. The three joined are one slice of the article's text. */
export interface Context {
  readonly before: string;
  readonly quotation: string;
  readonly after: string;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * UTF-16 code units of text in no block between two blocks that are still shown together: a caption or a share bar is
 * passed over, a list of links or a comment box ends what is shown.
 */
const LONGEST_FURNITURE = 300;

/**
 * The text around `quotation`, at most `around` UTF-16 code units on each side: whole sentences, and headings where prose
 * follows them. Where not even the nearest sentence of its paragraph fits, it is cut
 * at white space. Neither side ends in boilerplate.
 */
export function contextOf(article: Article, quotation: Span, around: number): Context {
  const { text } = article;
  const { start, end } = quotation;
  const near = article.blocks.filter((block) => block.end > start - around && block.start < end + around);
  const from = startBefore(text, near, quotation, start - around);
  const to = endBehind(text, near, quotation, end + around);
  return { before: text.slice(from, start), quotation: text.slice(start, end), after: text.slice(end, to) };
}

function startBefore(text: string, blocks: readonly Block[], { start }: Span, least: number): number {
  let from = start;
  let edge = start;
  for (const block of blocks.toReversed()) {
    if (block.start >= start) continue;
    if (edge - block.end > LONGEST_FURNITURE) break;
    edge = block.start;
    if (!isQuotable(block)) {
      // A title or heading belongs to the prose below it.
      if (block.start >= least) from = block.start;
      continue;
    }
    const starts = segmentSentences(text, block.start, block.end).map((sentence) => sentence.start);
    const whole = starts.find((at) => at >= least && at < start);
    if (whole !== undefined) from = whole;
    else if (from === start && block.end >= start) from = cutBehindSpace(text, Math.max(least, block.start), start);
  }
  return from;
}

function endBehind(text: string, blocks: readonly Block[], { end }: Span, most: number): number {
  let to = end;
  let edge = end;
  for (const block of blocks) {
    if (block.end <= end) continue;
    if (block.start - edge > LONGEST_FURNITURE) break;
    edge = block.end;
    if (!isQuotable(block)) continue; // nothing ends with a heading
    const ends = segmentSentences(text, block.start, block.end).map((sentence) => sentence.end);
    const whole = ends.findLast((at) => at <= most && at > end);
    if (whole !== undefined) to = whole;
    else if (to === end && block.start <= end) to = cutBeforeSpace(text, end, Math.min(most, block.end));
  }
  return to;
}

/** The first word that begins between `from` and `to`; `to` when none does. */
function cutBehindSpace(text: string, from: number, to: number): number {
  const origin = Math.max(0, from - 1);
  const found = /(?<=\s)\S/u.exec(text.slice(origin, to));
  return found ? origin + found.index : to;
}

/** Where the last word ends that ends between `from` and `to`; `from` when none does. */
function cutBeforeSpace(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && !/\s/u.test(text[at] ?? ' ')) at -= 1;
  while (at > from && /\s/u.test(text[at - 1] ?? '')) at -= 1;
  return at;
}
