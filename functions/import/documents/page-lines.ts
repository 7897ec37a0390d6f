import { visibleLine } from '../markdown-text.ts';
import { raisedNumber } from '../raised-digits.ts';
import { withoutLineNumbers } from './line-numbers.ts';
import type { PrintedLine } from './printed-lines.ts';

/** A piece of text as it is drawn on a page, in points; what is drawn in one go may be several pieces. */
export interface PrintedPiece {
  readonly text: string;
  readonly left: number;
  readonly width: number;
  /** Grows upwards. */
  readonly baseline: number;
  /** Of the font; 0 where the piece is a blank between two others. */
  readonly height: number;
  /** The reader of the file says that a line ends here. */
  readonly endsLine: boolean;
}

/** The lines of a page in the order in which they are read. */
export function pageLines(pieces: readonly PrintedPiece[]): PrintedLine[] {
  const rows = rowsOf(segmentsOf(pieces));
  return inColumns(withoutLineNumbers(rows));
}

/** Pieces without a wide gap between them. */
export type Segment = PrintedLine;

/** Segments on one baseline, from left to right. */
export type Row = readonly Segment[];

/** Share of a font's size by which a piece is drawn off the line and is part of it. */
const OFF_LINE = 0.5;
const RAISED_OFF_LINE = 0.65;

/** Gap, as a share of the font's size, that no blank between words has. */
const WIDE_GAP = 1;

function segmentsOf(pieces: readonly PrintedPiece[]): Segment[] {
  const segments: Segment[] = [];
  let open: PrintedPiece[] = [];
  const close = (): void => {
    const segment = segmentOf(open);
    if (segment) segments.push(segment);
    open = [];
  };
  let blank: PrintedPiece | null = null;
  let isEnded = false;
  for (const piece of pieces) {
    if (piece.text.trim() !== '') {
      const before = open.at(-1);
      const height = Math.max(...open.map((one) => one.height), piece.height);
      if (before) {
        const distance = Math.abs(piece.baseline - (open[0]?.baseline ?? 0));
        const gap = piece.left - before.left - before.width;
        // A reader of the file may say that a line ends where a raised number begins.
        const goesOn =
          piece.baseline !== before.baseline && distance <= height * RAISED_OFF_LINE && gap > -1 && gap < height / 2;
        const isNewLine = (isEnded || distance > height * OFF_LINE) && !goesOn;
        if (isNewLine || gap > height * WIDE_GAP) close();
        else if (blank) open.push({ ...blank, height: before.height, baseline: before.baseline });
      }
      isEnded = false;
      blank = null;
      open.push(piece);
    } else if (piece.text !== '') blank = piece;
    isEnded ||= piece.endsLine;
  }
  close();
  return segments;
}

/** A number is raised if it is drawn so much of the line's font size above the line, and smaller, or else still higher. */
const RAISED = 0.15;
const RAISED_AND_LARGE = 0.25;
const SMALLER = 0.9;

function segmentOf(pieces: readonly PrintedPiece[]): Segment | null {
  const main = mainPiece(pieces);
  if (!main) return null;
  const text = pieces.map((piece) => {
    const above = piece.baseline - main.baseline;
    const isRaised =
      above > main.height * (piece.height < main.height * SMALLER ? RAISED : RAISED_AND_LARGE) &&
      /\d/u.test(piece.text);
    if (!isRaised) return piece.text;
    return raisedNumber(piece.text);
  });
  return {
    text: visibleLine(text.join('')),
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ left, width }) => left + width)),
    baseline: main.baseline,
    height: Math.max(...pieces.map(({ height }) => height)),
  };
}

/** The piece whose baseline and size most of the letters share. */
function mainPiece(pieces: readonly PrintedPiece[]): PrintedPiece | undefined {
  const letters = new Map<string, number>();
  const key = ({ baseline, height }: PrintedPiece): string => `${baseline.toFixed(1)} ${height.toFixed(1)}`;
  for (const piece of pieces) letters.set(key(piece), (letters.get(key(piece)) ?? 0) + piece.text.trim().length);
  const most = Math.max(...letters.values());
  return pieces.find((piece) => piece.text.trim() !== '' && letters.get(key(piece)) === most);
}

function rowsOf(segments: readonly Segment[]): Row[] {
  const rows: Segment[][] = [];
  for (const segment of segments) {
    const before = rows.at(-1)?.at(-1);
    const isSame =
      before &&
      Math.abs(segment.baseline - before.baseline) < Math.max(segment.height, before.height) * OFF_LINE &&
      segment.left > before.right;
    if (isSame) rows.at(-1)?.push(segment);
    else rows.push([segment]);
  }
  return rows;
}

/** Rows of two segments, at least, that show that a page is set in columns. */
const COLUMN_ROWS = 3;

/** UTF-16 code units of a column's usual line, and the share of lines that begin within a sentence: a table has neither. */
const COLUMN_LINE = 16;
const RUNNING_SHARE = 0.25;

/**
 * The rows as lines. Where the columns of a page are drawn row by row, each column follows the one to its left; the rows
 * of a table stay whole.
 */
function inColumns(rows: readonly Row[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (let start = 0; start < rows.length; ) {
    const { end, gutters } = sameGutters(rows, start);
    const run = rows.slice(start, end);
    const columns = columnsOf(run, gutters);
    const isProse =
      columns.length > 1 && run.filter((row) => row.length > 1).length >= COLUMN_ROWS && columns.every(isRunningText);
    if (isProse) lines.push(...columns.flat());
    else lines.push(...run.map(joinedRow));
    start = end;
  }
  return lines;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** How far the rows from `start` leave the same gaps between their segments. */
function sameGutters(rows: readonly Row[], start: number): { end: number; gutters: readonly Span[] } {
  let gutters = gapsOf(rows[start] ?? []);
  let end = start + 1;
  for (; end < rows.length && gutters.length > 0; end += 1) {
    const [row, above] = [rows[end] ?? [], rows[end - 1] ?? []];
    const height = row[0]?.height ?? 0;
    if ((row[0]?.baseline ?? 0) >= (above[0]?.baseline ?? 0)) break;
    const left = gutters.flatMap((gutter) => within(gutter, row)).filter(({ from, to }) => to - from >= height / 2);
    if (left.length === 0) break;
    gutters = left;
  }
  return { end, gutters };
}

function gapsOf(row: Row): Span[] {
  return row.slice(1).map((segment, at) => ({ from: row[at]?.right ?? 0, to: segment.left }));
}

/** What of a gutter a row leaves free, if nothing crosses it. */
function within(gutter: Span, row: Row): Span[] {
  let { from, to } = gutter;
  for (const { left, right } of row) {
    const middle = (gutter.from + gutter.to) / 2;
    if (right <= middle) from = Math.max(from, right);
    else if (left >= middle) to = Math.min(to, left);
    else return [];
  }
  return [{ from, to }];
}

function columnsOf(rows: readonly Row[], gutters: readonly Span[]): PrintedLine[][] {
  const columns: PrintedLine[][] = Array.from({ length: gutters.length + 1 }, () => []);
  for (const row of rows) {
    const parts = new Map<number, Segment[]>();
    for (const segment of row) {
      const column = gutters.filter(({ to }) => segment.left >= to - 1).length;
      parts.set(column, [...(parts.get(column) ?? []), segment]);
    }
    for (const [column, segments] of parts) columns[column]?.push(joinedRow(segments));
  }
  return columns;
}

function isRunningText(column: readonly PrintedLine[]): boolean {
  const lengths = column.map(({ text }) => text.length).toSorted((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const running = column.filter(({ text }) => /^\p{Ll}/u.test(text)).length;
  return column.length >= COLUMN_ROWS && usual >= COLUMN_LINE && running >= column.length * RUNNING_SHARE;
}

function joinedRow(row: Row): PrintedLine {
  const { left = 0, baseline = 0 } = row[0] ?? {};
  return {
    text: row.map(({ text }) => text).join(' '),
    left,
    right: Math.max(...row.map(({ right }) => right)),
    baseline,
    height: Math.max(...row.map(({ height }) => height)),
  };
}
