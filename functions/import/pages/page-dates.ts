import { findDate } from '../../engine/articles/dates.ts';
import { readStatement } from '../../engine/articles/statements.ts';
import { dayInAddress, dayNear, isUtc, publishedDay } from '../published-day.ts';

/** A `<time>`, or another element that the markup calls the time of publication. */
export interface PageTime {
  readonly datetime: string;
  /** The markup says that it is the time of publication. */
  readonly publication: boolean;
  /** It stands where other articles, comments or the site's own notices are listed. */
  readonly aside: boolean;
  /** Which `<article>` of the page it is in, counted from 1; 0 for none. */
  readonly article: number;
}

/** A short line of the page that a reader sees, with a year in it. */
export interface ShownLine {
  readonly text: string;
  readonly aside: boolean;
  readonly article: number;
  /** Paragraphs of prose above it, since the headline where there is one. */
  readonly prose: number;
  /** It is below the headline. */
  readonly below: boolean;
}

export interface StatedDates {
  /** Of JSON-LD, then of the metas that say "published". */
  readonly strong: readonly (string | undefined)[];
  /** Metas that may be the day of creation, of a change or of the database. */
  readonly weak: readonly string[];
  /** Of the last change, as JSON-LD and the metas state it. */
  readonly changed: readonly (string | undefined)[];
  readonly times: readonly PageTime[];
  readonly lines: readonly ShownLine[];
  /** Of the page. */
  readonly addresses: readonly string[];
  /** The `<article>` of the headline; 0 where it is in none, `null` where the page has no headline. */
  readonly headlineArticle: number | null;
}

/** Below so many paragraphs a date is one that the article tells of, unless it is labelled. */
const HEAD_PROSE = 2;
const LABELLED_PROSE = 6;
const LABELLED =
  /^(?:first |originally )?(?:published|posted|veröffentlicht|publié|publicado|pubblicato|опубликовано)\b/iu;

/**
 * The day of publication. A machine's stamp is often UTC, and an evening in Denver is the next day there: the day that the page
 * shows goes before one that is a day from it. Where two stamps differ by more, the one that the page shows goes first; and a day in
 * the address goes before a stamp that nothing confirms, which may be of a change. The only day printed as the article's goes
 * before one that no reader sees, where the page also states it as the day of a change: it is the text of that day.
 */
export function publicationDay(stated: StatedDates): string | null {
  const days = [...stated.strong, ...publicationTimes(stated)].flatMap((stamp) => publishedDay(stamp) ?? []);
  const shown = days.find((one) => shownDays(one, stated).has(one));
  const stamped = shown ?? firstDay(stated.addresses.map(dayInAddress)) ?? reissuedDay(stated) ?? days[0];
  if (stamped !== undefined) return shownDay(stamped, stated);
  const weak = firstDay(stated.weak);
  return printedDay(stated) ?? onlyDay(stated) ?? (weak === null ? null : shownDay(weak, stated));
}

function reissuedDay(stated: StatedDates): string | null {
  const printed = printedDay(stated);
  const stamps = [...stated.changed, ...ownTimes(stated).map(({ datetime }) => datetime)];
  const isStated = printed !== null && stamps.some((stamp) => dayNear(publishedDay(stamp) ?? '', printed) !== null);
  return isStated ? printed : null;
}

/** The only day that is printed between the headline and the text, in a line of its own or beside a name. */
function printedDay(stated: StatedDates): string | null {
  const days = new Set(
    headLines(stated)
      .filter(({ below, prose }) => below && prose === 0)
      .flatMap(({ text }) => {
        const { published, bareDate } = readStatement(text) ?? {};
        return published ?? bareDate ?? leadingDay(text) ?? [];
      }),
  );
  const [only = null] = days;
  return days.size === 1 ? only : null;
}

/** "05.02.2020 - Newsroom: Ida Holm": a line that a date begins and a dash or bar goes on. */
function leadingDay(text: string): string | null {
  const printed = findDate(text);
  const isSetOff = printed?.start === 0 && /^\s*[-–—|·•]/u.test(text.slice(printed.end));
  return isSetOff && text.split(/\s+/u).length <= DATE_LINE_WORDS ? printed.date : null;
}

/** Lines of the article's head; what is above the headline is the day of the visit. */
function headLines({ lines, headlineArticle }: StatedDates): readonly ShownLine[] {
  const isOwn = ({ article, below }: ShownLine): boolean =>
    headlineArticle === null || (below && (article === 0 || article === headlineArticle));
  return lines.filter(
    (line) => !line.aside && isOwn(line) && line.prose < (LABELLED.test(line.text) ? LABELLED_PROSE : HEAD_PROSE),
  );
}

function firstDay(values: readonly (string | undefined)[]): string | null {
  for (const value of values) {
    const day = publishedDay(value);
    if (day !== null) return day;
  }
  return null;
}

/** Of the article's own times; where several articles are on the page, only of the headline's. */
function ownTimes({ times, headlineArticle }: StatedDates): PageTime[] {
  const open = times.filter(({ aside }) => !aside);
  if (headlineArticle !== null) return open.filter(({ article }) => article === 0 || article === headlineArticle);
  const articles = new Set(open.map(({ article }) => article));
  articles.delete(0);
  return articles.size > 1 ? open.filter(({ article }) => article === 0) : open;
}

function publicationTimes(stated: StatedDates): string[] {
  return ownTimes(stated)
    .filter(({ publication }) => publication)
    .map(({ datetime }) => datetime);
}

/** The only day that the article itself shows. */
function onlyDay(stated: StatedDates): string | null {
  const days = new Set(ownTimes(stated).map(({ datetime }) => publishedDay(datetime)));
  const [only = null] = days;
  return days.size === 1 ? only : null;
}

/** The day that the page shows within a day of `day`; `day` itself where it shows that one too, none, or two. */
function shownDay(day: string, stated: StatedDates): string {
  const marked = new Set(ownTimes(stated).flatMap(({ datetime }) => localDay(datetime, day) ?? []));
  const [near] = [
    shownDays(day, stated),
    marked,
    new Set(stated.addresses.flatMap((one) => dayNear(dayInAddress(one) ?? '', day) ?? [])),
  ].filter(({ size }) => size > 0);
  const [only = day] = near ?? [];
  return near?.size === 1 ? only : day;
}

/** The days that are printed in the article's head and are no more than a day from `day`. */
function shownDays(day: string, stated: StatedDates): ReadonlySet<string> {
  return new Set(headLines(stated).flatMap(({ text }) => dayOfLine(text, day) ?? []));
}

/** Words around a date that is no publication's. */
const OTHER_DATE =
  /\b(?:updated?|mis(?:e)? à jour|actualis[ée]e?|modifi[ée]e?|actualizad[oa]|modificad[oa]|atualizad[oa]|aggiornat[oa]|modificat[oa]|aktualisiert|geändert|bijgewerkt|gewijzigd|oppdatert|opdateret|uppdaterad|zaktualizowano|обновлено|изменено|modified|edited|revised|corrected|accessed|retrieved|received|accepted|expires|archived|captured|last)\b[^\d]{0,30}$/iu;

/** A date line, or a byline with a date; a sentence that names a day is neither. */
function dayOfLine(text: string, near: string): string | null {
  const statement = readStatement(text);
  const stated = statement?.published ?? statement?.bareDate;
  if (stated !== undefined) return dayNear(stated, near);
  const printed = findDate(text);
  const before = printed === null ? text : text.slice(0, printed.start);
  if (OTHER_DATE.test(before) || /[.!?]["”’]?$/u.test(text.replace(/[ap]\.m\.$/iu, ''))) return null;
  return text.split(/\s+/u).length > DATE_LINE_WORDS ? null : dayNear(printed?.date ?? text, near);
}

/** "By Jane Doe and Tom Reed, The Courier | November 8, 2023 at 6:09 p.m." */
const DATE_LINE_WORDS = 18;

/** The day of a time that states another offset than UTC, or none: what a reader is shown. */
function localDay(datetime: string, near: string): string | null {
  const saysNoDay = isUtc(datetime) || !/\d:\d/u.test(datetime);
  const day = saysNoDay ? null : publishedDay(datetime);
  return day === null ? null : dayNear(day, near);
}
