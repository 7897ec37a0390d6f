/** UTF-16 code units into the article's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A paragraph, heading, list item or stand-alone line: the smallest run of a text that gets one role. Offsets are UTF-16
 * code units into the article's text; a unit neither begins nor ends with white space, and its list mark is outside.
 */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** What a reader sees, for recognising the unit: white space collapsed, markup removed, at most {@link PLAIN_LIMIT}. */
  readonly plain: string;
  /** There is an empty line above it. */
  readonly gap: boolean;
  readonly listItem: boolean;
  /** 1 to 6 for a marked heading, else 0. */
  readonly level: number;
  /** Number of the block quote it is in, else 0. */
  readonly quote: number;
  /** Set where the markup itself says that it is no prose: a picture, a table row, a line of links only. */
  readonly markup: boolean;
  /** Characters within it that are markup, in text order: a slice with one of them in it is no quotation. */
  readonly marks: readonly Range[];
}

/**
 * No site boilerplate is longer than this. The rest of a longer unit is never looked at, which keeps recognition linear on
 * a megabyte without a line end.
 */
const PLAIN_LIMIT = 1000;

/** A line of a text without its end, white space and list mark. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Where the line's first visible character stands: before `start` if there is a list mark. */
  readonly markStart: number;
  readonly indent: number;
  readonly listItem: boolean;
}

const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029\v\f]/gu;

/** White space as people see it: byte order marks and zero-width spaces included. */
const BLANK = /[\s\u200b\u200e\u200f\u2060\ufeff]/u;

/**
 * "- ", "• ", "1. " and their relatives. The long dash is left out: it opens a line of speech in many languages, and the
 * signature of a post.
 */
const LIST_MARK = /^(?:[•●▪◦‣∙·⁃*+–-]|\d{1,3}[.)])[ \t\u00a0]+(?=\S)/u;

/** Every line in order; an empty line has `start === end`. */
export function* linesOf(text: string, from: number): Generator<Line> {
  let at = from;
  // A copy of the expression looks from there on.
  LINE_END.lastIndex = from;
  for (const { index, 0: lineEnd } of text.matchAll(LINE_END)) {
    yield lineAt(text, at, index);
    at = index + lineEnd.length;
  }
  if (at < text.length) yield lineAt(text, at, text.length);
}

function lineAt(text: string, from: number, to: number): Line {
  const { start: markStart, end } = trimmed(text, from, to);
  const mark = LIST_MARK.exec(text.slice(markStart, Math.min(end, markStart + 20)))?.[0];
  // "– Name (@handle)" is a signature with a short dash, not a list item.
  const isList =
    mark !== undefined &&
    !(/^[–-]/u.test(mark) && /\(@\w+\)/u.test(text.slice(markStart, Math.min(end, markStart + 200))));
  const start = isList ? markStart + mark.length : markStart;
  return { start, end, markStart, indent: markStart - from, listItem: isList };
}

/** The range without white space at either end; empty at `from` if there is nothing else in it. */
export function trimmed(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start < end && BLANK.test(text.charAt(start))) start += 1;
  while (end > start && BLANK.test(text.charAt(end - 1))) end -= 1;
  return start === end ? { start: from, end: from } : { start, end };
}

export function plainText(text: string, start: number, end: number): string {
  return plainLine(text.slice(start, Math.min(end, start + PLAIN_LIMIT)));
}

/** What a reader sees of a line without markup. */
export function plainLine(shown: string): string {
  return shown
    .slice(0, PLAIN_LIMIT)
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim();
}
