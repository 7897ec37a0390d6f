import { CsvError, type Info, parse } from 'csv-parse/sync';
import { draftsOfReviews } from '../fact-checks/claim-review-drafts.ts';
import { claimReviewsIn } from '../fact-checks/claim-reviews.ts';
import { type Draft, type ImportedDrafts, type ImportSkip, skippedWhole } from '../imported-drafts.ts';
import { visibleLine } from '../markdown-text.ts';
import { markdownOfEither, NO_ARTICLE_HTML } from '../pages/html-fragment.ts';
import { orderAmong, publishedDay } from '../published-day.ts';
import { type Column, columnsAmong } from './columns.ts';
import { asItsKind, tableKind } from './table-kinds.ts';

/** Rows whose faults are listed one by one; the rest is counted. */
const FAULTS_LISTED = 100;

/** Bytes of one row: what is longer has lost a quotation mark. */
const ROW_LIMIT = 5 * 1024 * 1024;

/** The articles of a table, one a row, whose first row names the columns in any order and case. */
export function readCsv(text: string, name: string): ImportedDrafts {
  const skipped: ImportSkip[] = [];
  const rows = readRows(text, name, skipped);
  if (rows.length === 0) return skippedWhole(name, skipped[0]?.reason ?? 'is empty; remove it or put rows in it');
  const [header, ...body] = rows;
  const claims = header ? readClaims(header, body, name) : null;
  if (claims) return { drafts: claims.drafts, skipped: shortened([...skipped, ...claims.skipped], name) };
  const { drafts, skipped: others } = readTable(rows, name);
  // What broke the table off is no news beside its first row.
  const isOnlyHeader = drafts.length === 0 && rows.length === 1 && skipped.length > 0;
  return { drafts, skipped: shortened(isOnlyHeader ? skipped : [...skipped, ...others], name) };
}

/** A row of a table, unread. */
export interface TableRow {
  readonly record: readonly string[];
  /** In the file, counted from 1: where the row begins. */
  readonly line: number;
}

/** The articles of a table's rows, of which the first names the columns. `dayOfNumber` reads a number as a day. */
export function readTable(
  [header, ...others]: readonly TableRow[],
  name: string,
  dayOfNumber: (value: string) => string | null = () => null,
): ImportedDrafts {
  const names = (header?.record ?? []).map(visibleLine);
  const columns = columnsAmong(names);
  if (!columns.has('text')) {
    const known = names.slice(0, 8).join(', ').slice(0, 120);
    return skippedWhole(name, `has no column "text" in its first row (${known}); name the column of the articles so`);
  }
  const kind = tableKind(names);
  const skipped: ImportSkip[] = [];
  const drafts: Draft[] = [];
  for (const { record, line } of others) {
    const row = `${name}#${line}`;
    const read = readRow(record, columns, row);
    if (typeof read === 'string') skipped.push({ name: row, reason: read });
    else drafts.push(asItsKind(read, kind));
  }
  if (others.length === 0) {
    return skippedWhole(name, 'has a first row and no other; put an article in each row below it');
  }
  const order = orderAmong(drafts.map(({ published }) => published));
  const dated = drafts.map(({ published, ...draft }) => ({
    ...draft,
    published: dayOfNumber(published ?? '') ?? publishedDay(published, order) ?? published ?? null,
  }));
  return { drafts: dated, skipped: shortened(skipped, name) };
}

interface Row extends TableRow {
  readonly lastLine: number;
}

function readRows(text: string, name: string, skipped: ImportSkip[]): Row[] {
  const rows: Row[] = [];
  const told = SEPARATOR.exec(text);
  try {
    parse(told ? text.slice(told[0].length) : text, {
      bom: true,
      delimiter: told?.groups?.mark ?? delimiterOf(text),
      // Of the first line's end alone the library would take that of all: a head of Windows above rows of another program.
      record_delimiter: text.includes('\n') ? ['\r\n', '\n'] : '\r',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: ROW_LIMIT,
      on_record: (record: readonly string[], { lines }: Info) => {
        const within = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/gu)?.length ?? 0), 0);
        const lastLine = told ? lines + 1 : lines;
        rows.push({ record, line: lastLine - within, lastLine });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const wayOut = 'a quotation mark is not closed, or the file is cut short; correct it';
    skipped.push({ name, reason: `cannot be read behind line ${rows.at(-1)?.lastLine ?? 0}: ${wayOut}` });
  }
  return rows;
}

/** The line above the first row with which Excel is told the mark between cells. */
const SEPARATOR = /^\ufeff?sep=(?<mark>[^\r\n])(?:\r\n|\r|\n)/iu;

/** The mark that most often separates names in the first line. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 2000).split(/\r\n|\r|\n/u, 1)[0] ?? '';
  const count = (mark: string): number => head.split(mark).length;
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** The row's article, or the reason why it is none. */
function readRow(record: readonly string[], columns: ReadonlyMap<Column, number>, name: string): Draft | string {
  const cell = (column: Column): string | null => visibleLine(record[columns.get(column) ?? -1] ?? '') || null;
  const text = markdownOfEither(record[columns.get('text') ?? -1] ?? '');
  if (text === null) return `${NO_ARTICLE_HTML}; put its text in the row`;
  if (text === '') return 'has no text; put it in the column "text"';
  const id = cell('id');
  return {
    name,
    text,
    ...(id === null ? {} : { id }),
    title: cell('title'),
    publisher: cell('publisher'),
    author: cell('author'),
    published: cell('published'),
    url: cell('url'),
  };
}

/** The rows of a list of claims under review, which is no list of articles; `null` for any other table. */
function readClaims(header: Row, rows: readonly Row[], name: string): ImportedDrafts | null {
  const names = header.record.map(visibleLine);
  const reviewsOf = ({ record }: Row) => claimReviewsIn(Object.fromEntries(names.map((key, at) => [key, record[at]])));
  if (!rows.some((row) => reviewsOf(row) !== null)) return null;
  const read = rows.map((row) => draftsOfReviews(reviewsOf(row) ?? [], `${name}#${row.line}`));
  return { drafts: read.flatMap(({ drafts }) => drafts), skipped: read.flatMap(({ skipped }) => skipped) };
}

function shortened(skipped: readonly ImportSkip[], name: string): readonly ImportSkip[] {
  if (skipped.length <= FAULTS_LISTED) return skipped;
  const reason = `has ${skipped.length - FAULTS_LISTED} more rows that are no articles; is it a file of another kind?`;
  return [...skipped.slice(0, FAULTS_LISTED), { name, reason }];
}
