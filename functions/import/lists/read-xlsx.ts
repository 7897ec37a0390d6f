import { posix } from 'node:path';
import { eachPart } from '../documents/xml-parts.ts';
import { ArchiveError, ZipArchive } from '../documents/zip-archive.ts';
import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { readTable, type TableRow } from './read-csv.ts';

/** Columns of a sheet that are looked at: tables of articles have twenty. */
const COLUMN_LIMIT = 200;

/** Rows of all sheets, and UTF-16 code units of their shared texts, behind which a workbook is no list of articles. */
const ROW_LIMIT = 100_000;

/** The sheets of a workbook, each a table whose first row names its columns. */
export async function* readXlsx(bytes: Uint8Array, name: string): AsyncGenerator<ImportedDrafts> {
  try {
    const archive = new ZipArchive(bytes);
    const sheets = sheetsOf(archive);
    const shared = sharedTexts(archive);
    const dates = new SheetDates(archive);
    for (const { title, file } of sheets) {
      const rows = rowsOf(xmlOf(archive, file), shared, dates);
      const part = sheets.length > 1 ? `${name}#${title}` : name;
      // A number without a format is a day where its column holds days, and the number that it is elsewhere.
      if (rows.length > 0) yield readTable(rows, part, (value) => dates.day(value));
    }
    if (sheets.length === 0) yield skippedWhole(name, 'is a workbook without a sheet in it, or cut short');
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    yield skippedWhole(name, error.problem);
  }
}

function xmlOf(archive: ZipArchive, entry: string): string {
  return new TextDecoder().decode(archive.read(entry) ?? new Uint8Array());
}

function sheetsOf(archive: ZipArchive): { title: string; file: string }[] {
  const targets = new Map<string, string>();
  eachPart(xmlOf(archive, 'xl/_rels/workbook.xml.rels'), {
    open(_, { Id = '', Target = '' }) {
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target));
    },
  });
  const sheets: { title: string; file: string }[] = [];
  eachPart(xmlOf(archive, 'xl/workbook.xml'), {
    open(element, attributes) {
      if (!/(?:^|:)sheet$/u.test(element) || /hidden/iu.test(attributes.state ?? '')) return;
      const file = targets.get(attributes['r:id'] ?? '') ?? '';
      if (file !== '') sheets.push({ title: attributes.name ?? file, file });
    },
  });
  return sheets;
}

/** Texts that cells refer to by number. What is read out of a phonetic guide is no part of them. */
function sharedTexts(archive: ZipArchive): string[] {
  const texts: string[] = [];
  let isText = false;
  let phonetic = 0;
  eachPart(xmlOf(archive, 'xl/sharedStrings.xml'), {
    open(element) {
      if (element === 'si') texts.push('');
      if (element === 'rPh') phonetic += 1;
      isText = element === 't' && phonetic === 0;
    },
    text(text) {
      if (isText && texts.length > 0) texts[texts.length - 1] += text;
    },
    close(element) {
      if (element === 'rPh') phonetic -= 1;
      if (element === 't') isText = false;
    },
  });
  return texts;
}

/** Milliseconds of a day, and the days of 1970 in the two calendars of workbooks. */
const DAY = 86_400_000;
const DAYS_1900 = 25_569;
const DAYS_1904 = 24_107;

/** Numbers of five digits, as those of the years 1954 to 2119 are. */
const SERIALS = { from: 20_000, to: 80_000 };

/** Ids of the formats for dates that every workbook has. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Which cells are days, and which day a number is. A library's own time would be that of this machine's zone. */
class SheetDates {
  readonly #epoch: number;
  /** By the number of a cell's style. */
  readonly #isDate: boolean[] = [];

  constructor(archive: ZipArchive) {
    this.#epoch = /<workbookPr\b[^<>]*\bdate1904="(?:1|true)"/u.test(xmlOf(archive, 'xl/workbook.xml'))
      ? DAYS_1904
      : DAYS_1900;
    const own = new Map<number, string>();
    let inCells = false;
    eachPart(xmlOf(archive, 'xl/styles.xml'), {
      open: (element, attributes) => {
        if (element === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
        if (element === 'cellXfs') inCells = true;
        if (element === 'xf' && inCells) this.#isDate.push(isDateFormat(Number(attributes.numFmtId), own));
      },
      close: (element) => {
        if (element === 'cellXfs') inCells = false;
      },
    });
  }

  isDate(style: string | undefined): boolean {
    return this.#isDate[Number(style)] ?? false;
  }

  /** `YYYY-MM-DD` of a serial number; `null` of what is none of the years 1954 to 2119. */
  day(value: string): string | null {
    const serial = /^\d{5}(?:\.\d+)?$/u.test(value) ? Number(value) : Number.NaN;
    if (!(serial >= SERIALS.from && serial <= SERIALS.to)) return null;
    return new Date(Math.floor(serial - this.#epoch) * DAY).toISOString().slice(0, 10);
  }
}

function isDateFormat(id: number, own: ReadonlyMap<number, string>): boolean {
  const code = own.get(id)?.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, '') ?? '';
  return BUILT_IN.has(id) || (/[dy]/iu.test(code) && !/^general$/iu.test(code));
}

function rowsOf(xml: string, shared: readonly string[], dates: SheetDates): TableRow[] {
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let column = -1;
  let kind = '';
  let style: string | undefined;
  let value = '';
  let isValue = false;
  const put = (): void => {
    if (column >= 0 && column < COLUMN_LIMIT) cells[column] = cellText(kind, value, style, shared, dates);
  };
  eachPart(xml, {
    open(element, attributes) {
      if (element === 'row') {
        cells = [];
        column = -1;
        rows.push({ record: cells, line: Number(attributes.r) || rows.length + 1 });
        if (rows.length > ROW_LIMIT) throw new ArchiveError(`has more than ${ROW_LIMIT} rows; split it`);
      } else if (element === 'c') {
        column = columnOf(attributes.r) ?? column + 1;
        kind = attributes.t ?? 'n';
        style = attributes.s;
        value = '';
      }
      isValue = element === 'v' || (element === 't' && kind === 'inlineStr');
    },
    text(text) {
      if (isValue) value += text;
    },
    close(element) {
      if (element === 'v' || element === 't') isValue = false;
      if (element === 'c') put();
    },
  });
  return rows.map(({ record, line }) => ({ record: Array.from(record, (cell) => cell ?? ''), line }));
}

/** `AB12` is in the 28th column: 27, counted from 0. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(
  kind: string,
  value: string,
  style: string | undefined,
  shared: readonly string[],
  dates: SheetDates,
): string {
  if (kind === 's') return shared[Number(value)] ?? '';
  if (kind !== 'n') return value;
  return (dates.isDate(style) ? dates.day(value) : null) ?? value;
}
