import { RAISED_DIGITS, withRaisedDigits } from '../raised-digits.ts';
import type { PrintedLine } from './printed-lines.ts';

/** The lines of pages without the notes at their feet, and those notes, a list of lines each. */
export interface PagesAndNotes {
  readonly pages: readonly (readonly PrintedLine[])[];
  readonly notes: readonly (readonly PrintedLine[])[];
}

/** Share of the body's size that a note is smaller than. */
const NOTE_SIZE = 0.95;

/** "¹ Note", "1 Note", "1. Note", "* Note". */
const MARK = /^(?:(?<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?<digits>\d{1,3})[.)]?(?=\s)|(?<sign>[*†‡§]{1,3}))\s*(?=\S)/u;

const SENTENCE_END = /[.!?…]["'”’»)\]]*$/u;

/**
 * Takes the notes from the feet of the pages, or of a page's columns, so that a sentence goes on where it does and not with a note.
 * The mark of the first is above in the page's text, and they are small, or it is raised; `body` is the size of the text in points. A
 * small note that goes on at the foot of the next page stays one.
 */
export function notesApart(pages: readonly (readonly PrintedLine[])[], body: number): PagesAndNotes {
  const notes: PrintedLine[][] = [];
  const isSmall = (line: PrintedLine): boolean => line.height < body * NOTE_SIZE;
  const texts: PrintedLine[][] = [];
  for (const page of pages) {
    const text: PrintedLine[] = [];
    // Where there was no room, a note is at the foot of the page behind.
    const above = texts.at(-1) ?? [];
    for (const column of columnsOf(page)) {
      const small = column.findLastIndex((line) => !isSmall(line)) + 1;
      const open = notes.at(-1)?.at(-1);
      const goesOn = small > 0 && small < column.length && open !== undefined && !SENTENCE_END.test(open.text);
      const marked = column.findIndex(
        (line, at) =>
          (at >= small || startsRaised(line)) && isMarkOf(line, [...above, ...text, ...column.slice(0, at)]),
      );
      const start = goesOn ? small : marked < 0 ? column.length : marked;
      text.push(...column.slice(0, start));
      addNotes(notes, column.slice(start), goesOn);
    }
    texts.push(text);
  }
  return { pages: texts, notes };
}

/** Lines that follow each other down the page. */
function columnsOf(page: readonly PrintedLine[]): PrintedLine[][] {
  const columns: PrintedLine[][] = [];
  for (const [at, line] of page.entries()) {
    const above = page[at - 1];
    if (above && line.baseline < above.baseline) columns.at(-1)?.push(line);
    else columns.push([line]);
  }
  return columns;
}

function startsRaised({ text }: PrintedLine): boolean {
  return MARK.exec(text)?.groups?.raised !== undefined;
}

/** A mark's number or sign as it is in the text, `null` for a line that begins with none. */
function markOf(line: PrintedLine): string | null {
  const { raised, digits, sign } = MARK.exec(line.text)?.groups ?? {};
  return raised ?? sign ?? (digits === undefined ? null : withRaisedDigits(digits));
}

function isMarkOf(note: PrintedLine, text: readonly PrintedLine[]): boolean {
  const mark = markOf(note);
  if (mark === null) return false;
  const isWhole = (line: string, at: number): boolean =>
    at > 0 && !RAISED_DIGITS.includes(line[at - 1] ?? '-') && !RAISED_DIGITS.includes(line[at + mark.length] ?? '-');
  return text.some(({ text: line }) => isWhole(line, line.indexOf(mark)));
}

/** A note begins at each mark that follows the one before; the first line may go on with the last of the page before. */
function addNotes(notes: PrintedLine[][], lines: readonly PrintedLine[], goesOn: boolean): void {
  for (const [at, line] of lines.entries()) {
    const mark = markOf(line);
    const before = markOf(notes.at(-1)?.[0] ?? line);
    const isNext = mark !== null && ((at === 0 && !goesOn) || before === null || follows(mark, before));
    const open = notes.at(-1);
    if (open && !isNext && (at > 0 || goesOn)) open.push(line);
    else notes.push([line]);
  }
}

function follows(mark: string, before: string): boolean {
  const [number, last] = [numberOf(mark), numberOf(before)];
  return Number.isNaN(number) ? mark !== before : number === last + 1 || number === 1;
}

function numberOf(mark: string): number {
  return Number(mark.replace(/./gu, (character) => `${RAISED_DIGITS.indexOf(character)}`));
}
