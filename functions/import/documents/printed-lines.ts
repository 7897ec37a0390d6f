import { literalOf } from '../../engine/text/literal-expression.ts';
import { wordsOfLines } from '../broken-lines.ts';
import type { TextBlock } from '../markdown-text.ts';
import { joinedLines } from './line-joins.ts';
import { notesApart } from './page-notes.ts';

/** A line as it is on a page. Lengths in points; `baseline` grows upwards. */
export interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly height: number;
}

/** How much larger than the body a heading is printed. */
const HEADING_SIZE = 1.15;
const HEADING_LENGTH = 150;

/**
 * Paragraphs of the pages' lines. Page numbers and lines that are on most pages are left out; the notes at the pages' feet follow the
 * text, a paragraph each.
 */
export function printedBlocks(pages: readonly (readonly PrintedLine[])[]): TextBlock[] {
  const body = bodySize(pages.flat());
  const { pages: texts, notes } = notesApart(withoutRunningLines(pages, body), body);
  const lines = texts.flat();
  const gap = median(lines.flatMap((line, at) => gapAbove(line, lines[at - 1])));
  const right = percentile(
    lines.map((line) => line.right),
    0.9,
  );
  const words = wordsOfLines([...lines, ...notes.flat()].map(({ text }) => text));
  const joined = (parts: readonly PrintedLine[]): string =>
    joinedLines(
      parts.map(({ text }) => text),
      words,
    );

  const paragraphs: { lines: PrintedLine[]; large: boolean }[] = [];
  for (const line of lines) {
    const large = line.height > body * HEADING_SIZE && line.text.length <= HEADING_LENGTH;
    const open = paragraphs.at(-1);
    const above = open?.lines.at(-1);
    if (open && above && open.large === large && !begins(line, above, { gap, right })) open.lines.push(line);
    else paragraphs.push({ lines: [line], large });
  }
  const blocks = paragraphs.map((paragraph): TextBlock => {
    const text = joined(paragraph.lines);
    return paragraph.large && text.length <= HEADING_LENGTH ? { kind: 'heading', text, level: 2 } : block(text);
  });
  for (const note of notes) blocks.push({ kind: 'prose', text: joined(note) });
  // A bar over all of a paragraph stands for nothing.
  return blocks.filter(({ text }) => !/^[█\s]+$/u.test(text));
}

function bodySize(lines: readonly PrintedLine[]): number {
  const long = lines.flatMap(({ height, text }) => (text.length > LONG_LINE ? [height] : []));
  return median(long) || median(lines.map(({ height }) => height));
}

/** UTF-16 code units; headings and captions are mostly shorter. */
const LONG_LINE = 40;

const BULLET = /^(?:[•●▪◦‣∙·⁃–]|\d{1,2}[.)])\s+/u;

function block(text: string): TextBlock {
  return BULLET.test(text) ? { kind: 'item', text: text.replace(/^[•●▪◦‣∙·⁃–]\s+/u, '') } : { kind: 'prose', text };
}

const SENTENCE_END = /[.!?…:;。]["'”’»)\]]*$/u;

/** Points by which a first line is indented, and share of the usual gap that a wider one exceeds. */
const INDENT = 6;
const WIDE_GAP = 1.3;

/** Share of the column that a line fills when the next word went to the next line only because it did not fit. */
const FULL_LINE = 0.85;

interface Layout {
  readonly gap: number;
  readonly right: number;
}

/** Whether a paragraph begins with `line`. */
function begins(line: PrintedLine, above: PrintedLine, { gap, right }: Layout): boolean {
  if (BULLET.test(line.text)) return true;
  const ended = SENTENCE_END.test(above.text);
  const [distance] = gapAbove(line, above);
  // The next page or column: only a finished sentence can end a paragraph.
  if (distance === undefined) return ended && !/^\p{Ll}/u.test(line.text);
  if (distance > gap * WIDE_GAP) return true;
  return ended && (line.left > above.left + INDENT || above.right < right * FULL_LINE);
}

/** Distance of two baselines, if the second is below the first at all. */
function gapAbove(line: PrintedLine, above: PrintedLine | undefined): number[] {
  const distance = above ? above.baseline - line.baseline : 0;
  return distance > 0 ? [distance] : [];
}

/** Lines at either end of a page that may be its number, or its header or footer. */
const EDGE_LINES = 2;

/** Pages on which a line must stand to be one of the layout; of a document of two pages both. */
const RUNNING_PAGES = 3;
const LEAST_RUNNING_PAGES = 2;

function withoutRunningLines(pages: readonly (readonly PrintedLine[])[], body: number): PrintedLine[][] {
  const needed = Math.max(LEAST_RUNNING_PAGES, Math.min(RUNNING_PAGES, pages.length));
  const seen = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.filter((_, at) => isEdge(page, at)).map(runningKey)))
      seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return pages.map((page, number) => {
    const isRunning = (line: PrintedLine): boolean =>
      PAGE_NUMBER.test(line.text) ||
      (seen.get(runningKey(line)) ?? 0) >= needed ||
      isOfBrowser(line, body, `${number + 1}`, `${pages.length}`);
    return page.filter((line, at) => !(isEdge(page, at) && isRunning(line)));
  });
}

const PAGE_NUMBER = /^(?:page |p\. ?)?[–-]? ?\d{1,4} ?[–-]?(?: ?(?:\/|of) ?\d{1,4})?$/iu;

/** Share of the body's size that what a browser prints above and below a page does not reach. */
const MARGIN_SIZE = 0.85;

const PRINTED_AT = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?`;
const TIME_AT_AN_END = new RegExp(`^${PRINTED_AT}(?: |$)|(?:^| )${PRINTED_AT}$`, 'iu');
const ADDRESS_AT_AN_END = /^(?:https?|file|data):\S+(?: |$)|(?:^| )(?:https?|file|data):\S+$/iu;

/** "11/22/26, 12:15 PM   Title" and "https://…   1/3": in small print, so that a page printed once shows it, too. */
function isOfBrowser({ text, height }: PrintedLine, body: number, page: string, pages: string): boolean {
  if (height >= body * MARGIN_SIZE) return false;
  const pageOfPages = new RegExp(`(?:^|\\s)${literalOf(page)} ?(?:/|of) ?${literalOf(pages)}(?:\\s|$)`, 'iu');
  return TIME_AT_AN_END.test(text) || ADDRESS_AT_AN_END.test(text) || pageOfPages.test(text);
}

function isEdge(page: readonly PrintedLine[], at: number): boolean {
  return at < EDGE_LINES || at >= page.length - EDGE_LINES;
}

/** The same words at the same height, but for the number of the page at either end. */
function runningKey({ text, baseline }: PrintedLine): string {
  return `${Math.round(baseline / 4)} ${text.replace(/^\d+(?: ?(?:\/|of) ?\d+)?\s|\s\d+(?: ?(?:\/|of) ?\d+)?$/giu, '')}`;
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
}
