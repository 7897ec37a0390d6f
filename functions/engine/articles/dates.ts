/** A date as a text prints it. Offsets are UTF-16 code units into the text that was searched. */
export interface PrintedDate {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

const MONTHS: readonly string[] = [
  'january jan januar janvier enero gennaio janeiro января',
  'february feb februar février febrero febbraio fevereiro февраля',
  'march mar märz mars marzo março марта',
  'april apr avril abril aprile апреля',
  'may mai mayo maggio maio мая',
  'june jun juni juin junio giugno junho июня',
  'july jul juli juillet julio luglio julho июля',
  'august aug août agosto августа',
  'september sept sep septembre septiembre settembre setembro сентября',
  'october oct oktober octobre octubre ottobre outubro октября',
  'november nov novembre noviembre novembro ноября',
  'december dec dezember décembre diciembre dicembre dezembro декабря',
];

const MONTH_NUMBERS = new Map(MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])));
const MONTH = `(?:${[...MONTH_NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`;

/**
 * Full dates with the day, the month and a year of four digits. `01/07/2022` is left out: it is two different days on
 * two sides of an ocean. The dotted order is day first wherever it is in use.
 */
const DATE = new RegExp(
  [
    `(?<![\\p{L}\\p{N}])(?<m1>${MONTH})\\s+(?<d1>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y1>\\d{4})(?!\\p{N})`,
    `(?<![\\p{N}.,])(?<d2>\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?\\s+(?:of\\s+|de\\s+)?(?<m2>${MONTH}),?\\s+(?:de\\s+|del\\s+)?(?<y2>\\d{4})(?!\\p{N})`,
    `(?<![\\p{N}/-])(?<y3>\\d{4})[-/](?<m3>\\d{1,2})[-/](?<d3>\\d{1,2})(?!\\p{N})`,
    `(?<![\\p{N}.])(?<d4>\\d{1,2})\\.(?<m4>\\d{1,2})\\.(?<y4>\\d{4})(?!\\p{N})`,
  ].join('|'),
  'giu',
);

/** The first full calendar date in a line, or `null`. Impossible dates (31 February) are no dates. */
export function findDate(line: string): PrintedDate | null {
  // Nearly no line has a year, and this look is a hundred times cheaper than the next.
  if (!/\d{4}/u.test(line)) return null;
  for (const match of line.matchAll(DATE)) {
    const part = match.groups ?? {};
    const day = part.d1 ?? part.d2 ?? part.d3 ?? part.d4 ?? '';
    const month = part.m1 ?? part.m2 ?? part.m3 ?? part.m4 ?? '';
    const year = part.y1 ?? part.y2 ?? part.y3 ?? part.y4 ?? '';
    const number = MONTH_NUMBERS.get(month.toLowerCase().replace('.', '')) ?? Number(month);
    const date = calendarDate(Number(year), number, Number(day));
    if (date !== null) return { date, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})(?:(?:[Tt]|[ \t]+)([01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:[.,]\d{1,9})?)?[ \t]*(?:[Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/u;

/**
 * The calendar date of `2022-01-07` or of a full ISO timestamp, as it is written there: no change of time zone, because
 * the day a publisher prints is the day it means. `null` for anything else and for impossible dates.
 */
export function isoDate(value: string): string | null {
  const match = TIMESTAMP.exec(value.trim());
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

function calendarDate(year: number, month: number, day: number): string | null {
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1)) return null;
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > daysInMonth) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
