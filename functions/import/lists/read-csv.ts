import { CsvError, type Info, parse } from 'csv-parse/sync';
import { markdownFromPlain, visibleLine } from '../markdown-text.ts';
import { publishedDay } from '../published-day.ts';
import { type Draft, type ImportSkip, type Reading, skippedWhole } from '../reading.ts';
import { webAddress } from '../web-address.ts';

type Column = 'id' | 'title' | 'text' | 'publisher' | 'author' | 'published' | 'url';

/** What tables call a column: lower case, without blanks and marks. */
const COLUMN_NAMES: Readonly<Record<Column, readonly string[]>> = {
  id: ['id', 'articleid', 'guid', 'uid', 'key'],
  title: ['title', 'headline', 'heading'],
  text: ['text', 'fulltext', 'articletext', 'body', 'articlebody', 'content', 'article', 'story'],
  publisher: ['publisher', 'publication', 'source', 'outlet', 'newspaper', 'site'],
  author: ['author', 'authors', 'byline', 'writer', 'creator', 'by'],
  published: [
    'published',
    'publishedat',
    'publisheddate',
    'publicationdate',
    'datepublished',
    'publishdate',
    'pubdate',
    'date',
  ],
  url: ['url', 'link', 'address', 'permalink', 'weburl', 'articleurl'],
};

/** Rows whose faults are listed one by one; the rest is counted. */
const FAULTS_LISTED = 100;

/** Bytes of one row: what is longer has lost a quotation mark. */
const ROW_LIMIT = 5 * 1024 * 1024;

/** The articles of a table, one a row, whose first row names the columns in any order and case. */
export function readCsv(text: string, name: string): Reading {
  const skipped: ImportSkip[] = [];
  const rows = readRows(text, name, skipped);
  const [header, ...others] = rows;
  if (!header) return skippedWhole(name, skipped[0]?.reason ?? 'is empty; remove it or put rows in it');
  const columns = columnsOf(header.record);
  if (!columns.has('text')) {
    const known = header.record.slice(0, 8).map(visibleLine).join(', ').slice(0, 120);
    return skippedWhole(name, `has no column "text" in its first row (${known}); name the column of the articles so`);
  }
  const drafts: Draft[] = [];
  for (const { record, line } of others) {
    const read = readRow(record, columns, `${name}#${line}`);
    if (read === null) skipped.push({ name: `${name}#${line}`, reason: 'has no text; put it in the column "text"' });
    else drafts.push(read);
  }
  if (drafts.length === 0 && skipped.length === 0) return skippedWhole(name, 'has a first row and no other');
  return { drafts, skipped: shortened(skipped, name) };
}

interface Row {
  readonly record: readonly string[];
  /** In the file, counted from 1: where the row ends. */
  readonly line: number;
}

function readRows(text: string, name: string, skipped: ImportSkip[]): Row[] {
  const rows: Row[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: ROW_LIMIT,
      on_record: (record: readonly string[], { lines }: Info) => {
        rows.push({ record, line: lines });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const wayOut = 'a quotation mark is not closed, or the file is cut short; correct it';
    skipped.push({ name, reason: `cannot be read behind line ${rows.at(-1)?.line ?? 0}: ${wayOut}` });
  }
  return rows;
}

/** The mark that most often separates names in the first line. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 2000).split(/\r\n|\r|\n/u, 1)[0] ?? '';
  const count = (mark: string): number => head.split(mark).length;
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function columnsOf(header: readonly string[]): ReadonlyMap<Column, number> {
  const names = header.map((name) =>
    visibleLine(name)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
  const columns = new Map<Column, number>();
  for (const [column, known] of Object.entries(COLUMN_NAMES)) {
    // The usual name goes before its relatives where a table has both.
    const at = known.map((one) => names.indexOf(one)).find((index) => index >= 0);
    if (at !== undefined && isColumn(column)) columns.set(column, at);
  }
  return columns;
}

function isColumn(name: string): name is Column {
  return name in COLUMN_NAMES;
}

function readRow(record: readonly string[], columns: ReadonlyMap<Column, number>, name: string): Draft | null {
  const cell = (column: Column): string | null => visibleLine(record[columns.get(column) ?? -1] ?? '') || null;
  const text = markdownFromPlain(record[columns.get('text') ?? -1] ?? '');
  if (text === '') return null;
  const id = cell('id');
  return {
    name,
    text,
    ...(id === null ? {} : { id }),
    title: cell('title'),
    publisher: cell('publisher'),
    author: cell('author'),
    published: publishedDay(cell('published')),
    url: webAddress(cell('url'))?.href ?? null,
  };
}

function shortened(skipped: readonly ImportSkip[], name: string): readonly ImportSkip[] {
  if (skipped.length <= FAULTS_LISTED) return skipped;
  const reason = `has ${skipped.length - FAULTS_LISTED} more rows that are no articles; is it a file of another kind?`;
  return [...skipped.slice(0, FAULTS_LISTED), { name, reason }];
}
