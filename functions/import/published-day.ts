import { findDate, isoDate } from '../engine/articles/dates.ts';

/** Longer values are no dates. */
const LIMIT = 60;

/**
 * The calendar day, `YYYY-MM-DD`, of a stated publication time: an ISO timestamp, `Fri, 07 Jan 2022 23:30:00 +0600`,
 * `January 7, 2022` or `13/07/2022`. It is the day in the offset that is stated, as the publisher prints it. `null` for what
 * may be two days (`01/07/2022`), lacks a part or is no date: nothing is guessed. Where the order of day and month is known
 * from elsewhere, it is given.
 */
export function publishedDay(value: string | null | undefined, order: DayOrder | null = null): string | null {
  const stated = value?.trim() ?? '';
  if (stated === '' || stated.length > LIMIT) return null;
  const day =
    isoDate(stated.replace(COMPACT, '$<year>-$<month>-$<day>')) ??
    findDate(stated)?.date ??
    numberedDay(stated, order) ??
    momentDay(stated);
  return day === null || isClockZero(day) ? null : day;
}

/** `20220107` and `20220107T100000Z`, ISO 8601 without its hyphens. */
const COMPACT =
  /^(?<year>(?:19|20)\d\d)(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?:T\d{4,6}(?:Z|[+-]\d{4})?)?$/u;

/** What a program shows of a time that it does not have: the zero of Unix, of Windows, of .NET and of spreadsheets. */
function isClockZero(day: string): boolean {
  return /^(?:1970-01-01|1969-12-31|1601-01-01|0001-01-01|1899-12-3[01]|1900-01-0[01])$/u.test(day);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Seconds or milliseconds since 1970, of this century. */
const MOMENT = /^(?:[1-3]\d{9}|[1-3]\d{12})$/u;

/** Hours of UTC in which it is the same day from Los Angeles to Tokyo: the moment does not say where it was published. */
const SAME_DAY = { from: 8, to: 15 };

function momentDay(stated: string): string | null {
  if (!MOMENT.test(stated)) return null;
  const moment = new Date(Number(stated) * (stated.length > 10 ? 1 : 1000));
  const hour = moment.getUTCHours();
  // The first millisecond of a day in UTC is how a database keeps a day without a time.
  const isDayAlone = moment.getTime() % DAY_MS === 0;
  return isDayAlone || (hour >= SAME_DAY.from && hour < SAME_DAY.to) ? moment.toISOString().slice(0, 10) : null;
}

/**
 * The day that a text shows, where it is `near` or the day before or after it; else `null`. Near a known day even `01/07/2022`
 * is mostly one day only.
 */
export function dayNear(text: string, near: string): string | null {
  const whole = text.replace(SHORT_YEAR, `$<days>${near.slice(0, 2)}$<year>`);
  const days = new Set([publishedDay(whole), publishedDay(whole, 'day first'), publishedDay(whole, 'month first')]);
  const found = [...days].filter((day) => day !== null && Math.abs(Date.parse(day) - Date.parse(near)) <= DAY_MS);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** "10.12.19", of which a known day tells the century. */
const SHORT_YEAR = /(?<![\d.])(?<days>\d{1,2}\.\d{1,2}\.)(?<year>\d\d)(?![\d.])/u;

export type DayOrder = 'day first' | 'month first';

/** Two numbers and a year: which of the two is the month differs from country to country. */
const NUMBERED = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)/u;
const MONTHS = 12;

function numberedDay(stated: string, order: DayOrder | null): string | null {
  const [, first = '', , second = '', year = ''] = NUMBERED.exec(stated) ?? [];
  const known = order ?? (first === second ? 'day first' : orderShown(stated));
  if (known === null) return null;
  const [day, month] = known === 'day first' ? [first, second] : [second, first];
  return isoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function orderShown(value: string): DayOrder | null {
  const [, first, , second] = NUMBERED.exec(value.trim()) ?? [];
  if (Number(first) > MONTHS && Number(second) <= MONTHS) return 'day first';
  return Number(second) > MONTHS && Number(first) <= MONTHS ? 'month first' : null;
}

/** The order in which all values of one column are written, where some show it and none shows the other. */
export function orderAmong(values: readonly (string | null | undefined)[]): DayOrder | null {
  const shown = new Set(values.map((value) => orderShown(value ?? '')).filter((order) => order !== null));
  const [only = null] = shown;
  return shown.size === 1 ? only : null;
}

/** Why {@link publishedDay} takes a value for no day; goes behind the value. */
export function dayProblem(value: string): string {
  const stated = value.trim();
  if (MOMENT.test(stated)) return 'is a moment at which it is two days on the earth';
  if (isClockZero(isoDate(stated) ?? '')) return 'is the zero of a clock';
  const [, first, , second] = NUMBERED.exec(value.trim()) ?? [];
  return Math.max(Number(first), Number(second)) <= MONTHS ? 'may be two days' : 'cannot be read';
}

const ADDRESS_DAY =
  /\/(?<year>20\d\d)(?<mark>[/-]?)(?<month>0?[1-9]|1[0-2])\k<mark>(?<day>(?:[0-2]\d|3[01])(?=[/_.-]|$)|[1-9](?=\/|$))/u;

/** Papers put the day of publication into the address: `/2023/11/08/`; of `/2023/10/3-questions` the 3 is a word of the title. */
export function dayInAddress(address: string): string | undefined {
  const { year, mark = '', month = '', day = '' } = ADDRESS_DAY.exec(address)?.groups ?? {};
  if (year === undefined || (mark === '' && month.length + day.length < 4)) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Whether a stamp is given in UTC: of an evening in Denver it is the next day. */
export function isUtc(stamp: string): boolean {
  return /(?:[Zz]|[+-]00:?00|GMT|UTC)\s*$/u.test(stamp);
}

/** The day of a stamp; where it is in UTC and the article's address has the day beside it, that one, as the publisher counts. */
export function dayOfStamp(stamp: string | null | undefined, address: string | null): string | null {
  const day = publishedDay(stamp);
  if (day === null || address === null || !isUtc(stamp ?? '')) return day;
  return dayNear(dayInAddress(address) ?? '', day) ?? day;
}
