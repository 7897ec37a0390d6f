import type { Row, Segment } from './page-lines.ts';

/** Numbered lines, at least, that make a page a transcript, and their share of its rows. */
const NUMBERED_ROWS = 4;
const NUMBERED_SHARE = 0.75;

/** Points by which numbers of one and of three digits at a margin are out of line. */
const MARGIN = 16;

type Margin = 'left' | 'right';

/** A page without the numbers of its lines: 1, 2, 3 … at one margin of nearly all of them, or in a column by itself. */
export function withoutLineNumbers(rows: readonly Row[]): Row[] {
  return withoutNumbersAt('right', withoutNumbersAt('left', rows));
}

function withoutNumbersAt(margin: Margin, rows: readonly Row[]): Row[] {
  const numbers = rows.map((row) => numberAt(margin, row));
  const isNumbered = rows.map(() => false);
  for (let start = 0; start < rows.length; ) {
    let end = start + 1;
    while (end < rows.length && isNext(margin, rows, numbers, end)) end += 1;
    if (end - start >= NUMBERED_ROWS) isNumbered.fill(true, start, end);
    start = end;
  }
  const numbered = rows.filter((_, at) => isNumbered[at]);
  const alone = numbered.filter((row) => row.length === 1 && isNumber(row[0])).length;
  const others = rows.length - alone;
  const isTranscript =
    numbered.length >= others * NUMBERED_SHARE &&
    numbered.filter((row) => isTabular(margin, row)).length * 2 < numbered.length;
  if (!isTranscript || (margin === 'right' && !isRunning(numbered))) return [...rows];
  return rows.map((row, at) => (isNumbered[at] ? withoutNumber(margin, row) : row)).filter((row) => row.length > 0);
}

/** Share of lines that begin within a sentence: ranks at the right of a table stand behind names. */
const RUNNING_SHARE = 0.25;

function isRunning(rows: readonly Row[]): boolean {
  return rows.filter(([first]) => /^\p{Ll}/u.test(first?.text ?? '')).length >= rows.length * RUNNING_SHARE;
}

function isNumber(segment: Segment | undefined): boolean {
  return /^\d{1,3}$/u.test(segment?.text ?? '');
}

/** At the left the number may be the first word of the line; at the right a line may well end in one, so a gap has to be there. */
function numberAt(margin: Margin, row: Row): number {
  if (margin === 'left') return Number(/^(?<number>\d{1,3})(?=\s|$)/u.exec(row[0]?.text ?? '')?.groups?.number);
  return row.length > 1 && isNumber(row.at(-1)) ? Number(row.at(-1)?.text) : Number.NaN;
}

function isNext(margin: Margin, rows: readonly Row[], numbers: readonly number[], at: number): boolean {
  const [before, line] = [rows[at - 1], rows[at]].map((row) => row?.at(margin === 'left' ? 0 : -1));
  if (!before || !line || line.baseline >= before.baseline) return false;
  const isInLine = margin === 'left' ? line.left - before.left : line.right - before.right;
  return (numbers[at] ?? 0) === (numbers[at - 1] ?? 0) + 1 && Math.abs(isInLine) < MARGIN;
}

/** A number, and beside it more than one segment. */
function isTabular(margin: Margin, row: Row): boolean {
  return row.length > (isNumber(row.at(margin === 'left' ? 0 : -1)) ? 2 : 1);
}

function withoutNumber(margin: Margin, row: Row): Row {
  if (margin === 'right') return row.slice(0, -1);
  const [first, ...others] = row;
  if (!first) return row;
  const text = first.text.replace(/^\d+\s*/u, '');
  return text === '' ? others : [{ ...first, text }, ...others];
}
