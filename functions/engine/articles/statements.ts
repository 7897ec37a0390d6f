import { findDate } from './dates.ts';

/** What a line above the article says about it. */
export interface Statement {
  readonly author?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly title?: string;
  readonly url?: string;
  /** The date stands by itself: below the title it is the article's, above it may be the day of the visit. */
  readonly bareDate?: string;
}

/** Longer lines are prose. */
const STATEMENT_LIMIT = 200;

const BYLINE =
  /^(?:(?:written|story|words|text|posted|published|reported|report|article|created|updated|author)\s*)?(?:by\b:?|von\b|par\b|por\b)\s*(?<rest>.+)$/iu;
const AUTHOR_LABEL =
  /^(?:authors?|autor(?:es|in)?|auteurs?|autore|автор|written by|byline|reporter)\s*[:|]\s*(?<rest>.+)$/iu;
const PUBLISHED_LABEL =
  /^(?:first |originally )?(?:published (?:time|date)|publication (?:time|date)|date published|published|posted|date|issued|released|created|veröffentlicht|publié|publicado|pubblicato|опубликовано|дата публикации|дата|stand)(?![\p{L}\p{N}])(?:\s+(?:on|at|am|le|el|il|em))?\s*[:|]?\s*(?<rest>.+)$/iu;
const HEADER =
  /^(?<label>title|headline|subject|url source|publisher|publication|newspaper|site|website|source|url|permalink)\s*:\s+(?<value>\S.*)$/iu;

/**
 * One piece of a line that is nothing but a date: a time, a zone, a day, a month, a word that is often beside them, or
 * what separates these. A run of digits is one piece, and of the words the longest is tried first, so that a line has one
 * reading as pieces and no other is looked for.
 */
const DATE_PIECE =
  /[\s,.;:|•·–—()/-]|\+\d{2}:?\d{2}|\d+(?: comments?| min(?:utes?|s)?(?: read)?|st|nd|rd|th|h)?|[ap]\.?m\.?|monday|mon|tuesday|tues|tue|wednesday|wed|thursday|thurs|thur|thu|friday|fri|saturday|sat|sunday|sun|alle|a las|at|on|gmt|utc|cest|cet|bst|ist|msk|e[sd]?t|p[sd]?t|uhr|às|à|um|kl|updated?|last|modified|published|edited|(?:jan|feb|mar|apr|aug|sep|oct|nov|dec)\w*\.?|may|june?\.?|july?\.?|[tzвг]/iuy;

/** Whether only {@link DATE_PIECE}s are around a date; linear in the length of the text. */
function isDateCompany(text: string): boolean {
  DATE_PIECE.lastIndex = 0;
  while (DATE_PIECE.lastIndex < text.length) if (!DATE_PIECE.test(text)) return false;
  return true;
}

const TERMINAL = /[.!?…]["”’»]?$/u;

/**
 * Reads a line such as "By Jane Doe, 7 January 2022", "Published 6 January 2022", "Date: 2022-01-06" or a date by
 * itself. `null` when the line is none of these. An "Updated …" date is no publication date.
 */
export function readStatement(line: string): Statement | null {
  if (line.length > STATEMENT_LIMIT) return null;
  return (
    readHeader(line) ??
    readByline(line) ??
    readPublished(line) ??
    readBareDate(line) ??
    readRow(line) ??
    readSourceLine(line)
  );
}

/** "The Harbour Post, by Ilse Corran, 3 March 2024": whose it is, by whom and of when, all in one line. */
function readSourceLine(line: string): Statement | null {
  const by = /,\s+(?=by\s+\p{Lu})/iu.exec(line);
  const publisher = line.slice(0, by?.index ?? 0).trim();
  if (!by || !isName(publisher.replace(/^The /u, ''), ENTRY_WORDS)) return null;
  const byline = readByline(line.slice(by.index + by[0].length));
  return byline?.author !== undefined && byline.published !== undefined ? { ...byline, publisher } : null;
}

/** Words of one entry in a row such as "The Post · 12 May 2023 · 6 min read". */
const ENTRY_WORDS = 6;

function readRow(line: string): Statement | null {
  const entries = line.split(/\s*[|•·]\s*/u).filter((entry) => entry !== '');
  if (entries.length < 2 || entries.some((entry) => entry.split(' ').length > ENTRY_WORDS)) return null;
  const read = entries.map((entry) => readByline(entry) ?? readPublished(entry) ?? readBareDate(entry));
  if (read.every((statement) => statement === null)) return null;
  const { bareDate, ...stated }: Statement = Object.assign({}, ...read.reverse());
  return { ...(bareDate ? { published: bareDate } : {}), ...stated };
}

/** "First published on 6 January 2022" holds wherever it is, at the end of a page as well. */
export function readOriginalDate(line: string): Statement | null {
  if (line.length > STATEMENT_LIMIT) return null;
  if (
    !/^\W{0,2}(?:(?:this (?:article|story|post|piece) (?:was|has been) )?(?:first|originally) published)\b/iu.test(line)
  )
    return null;
  const date = findDate(line)?.date;
  return date === undefined ? null : { published: date };
}

function readHeader(line: string): Statement | null {
  const header = HEADER.exec(line)?.groups;
  const label = header?.label?.toLowerCase();
  const value = header?.value?.trim();
  if (!label || !value) return null;
  if (label === 'url' || label === 'permalink' || label === 'url source')
    return /^https?:\/\/\S+$/iu.test(value) && URL.canParse(value) ? { url: value } : null;
  if (label === 'title' || label === 'headline' || label === 'subject') return { title: value };
  if (label === 'source' && !isName(value, 5)) return null;
  return /^https?:/iu.test(value) ? null : { publisher: value };
}

function readByline(line: string): Statement | null {
  const label = AUTHOR_LABEL.exec(line)?.groups?.rest;
  const rest = label ?? BYLINE.exec(line)?.groups?.rest;
  if (!rest || (TERMINAL.test(rest) && !/\b(?:\p{Lu}|Jr|Sr|[ap]\.m)\.$/u.test(rest))) return null;
  const date = findDate(rest);
  const cut = BYLINE_END.exec(rest)?.index ?? rest.length;
  const names = rest
    .slice(0, Math.min(cut, date?.start ?? rest.length))
    .replace(/[\s,;|•·–—-]+$/u, '')
    .trim();
  if (!label && /^(?:von|par|por)\b/iu.test(line) && !/^\p{Lu}/u.test(names)) return null;
  const dated = date && !isUpdate(rest, date.start) ? { published: date.date } : {};
  if (
    /^(?:admin(?:istrator)?|staff(?: writers?| reporters?)?|editor|editors|editorial staff|news ?(?:desk|room)|web ?desk|guest|anonymous)$/iu.test(
      names,
    )
  ) {
    return dated;
  }
  const author = authorsOf(names);
  if (author === null) return null;
  const house =
    /^(?<house>.+?) (?:Staff|Newsroom|Editorial Board|Web Desk|News Desk)(?: (?:Writers?|Reporters?))?$/u.exec(author)
      ?.groups?.house;
  const publisher =
    house && !/^(?:News|Our|Web|Editorial|Digital|Online|Sports?|The)$/iu.test(house) ? { publisher: house } : {};
  return { author, ...publisher, ...dated };
}

/** What ends the names of a byline: other separators, places, roles, dates. */
const BYLINE_END =
  /(?<!\s)\s*(?:[|•·–—;(\t]|\s-\s|\/\/|,?\s+(?:in|for|at|on|published|posted|updated|last updated|first published|is|Published|Updated)\s|,\s+(?:\p{Ll}|\d|(?:The |Associated |Staff|Senior|Chief|Special|Correspondent|Reporter|Writer|Editor|Associate|Deputy|Political|Foreign|Contributing|Contributor|Reuters|AP|AFP|Bloomberg|BBC|CNN)))|(?<!\s)\s+(?=(?:PUBLISHED|UPDATED|POSTED)\b)/u;

const PARTICLE =
  /^(?:and|&|und|et|y|e|i|и|de|da|di|del|della|der|den|du|dos|la|le|van|von|bin|ibn|al|el|ter|ten|zu|zur|av|af|with)$/u;
const NO_NAME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|then|now|far|the|a|an|this|that|these|those|contrast|law|comparison|midnight|noon|night|day|way|all|most|some|any|no|his|her|their|its|our|my|your|one|two|three|late|early|mid|some)$/iu;

function authorsOf(names: string): string | null {
  return isName(names, 12) ? names : null;
}

function isName(value: string, mostWords: number): boolean {
  const words = value.split(/[\s,]+/u).filter((word) => word !== '');
  if (words.length === 0 || words.length > mostWords || NO_NAME.test(words[0] ?? '')) return false;
  if (!/^[\p{Lu}\p{Lo}]/u.test(value)) return false;
  return words.every((word) => PARTICLE.test(word) || /^[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N}.'’&-]*$/u.test(word));
}

function readPublished(line: string): Statement | null {
  const rest = PUBLISHED_LABEL.exec(line)?.groups?.rest;
  if (!rest || (/[.!?]$/u.test(rest) && !/[ap]\.m\.$/iu.test(rest))) return null;
  const date = findDate(rest);
  if (!date) return /^(?:\d|an? )\w*.{0,20} ago$/iu.test(rest) ? {} : null;
  const before = rest.slice(0, date.start);
  if (!isDateCompany(before)) return null;
  const after = rest.slice(date.end);
  if (isDateCompany(after)) return isUpdate(rest, date.start) ? {} : { published: date.date };
  // "Published 6 January 2022 by Jane Doe"
  const byline = readByline(after.replace(/^[\s,;|•·–—-]+/u, ''));
  return byline ? { published: date.date, ...byline } : null;
}

function readBareDate(line: string): Statement | null {
  const date = findDate(line);
  if (!date || !isDateCompany(line.slice(0, date.start)) || !isDateCompany(line.slice(date.end))) return null;
  return isUpdate(line, date.start) ? {} : { bareDate: date.date };
}

function isUpdate(line: string, at: number): boolean {
  return /\b(?:updated?|modified|edited|revised)\b[^\d]*$/iu.test(line.slice(0, at));
}

/** A dateline at the start of a paragraph: "ALMATY, Kazakhstan (Reuters) — ", "(Site.com)- ", "MOSCOW, January 6. /TASS/. ". */
export interface Dateline {
  /** UTF-16 code units at the start of the paragraph that are not part of its first sentence. */
  readonly length: number;
  readonly publisher: string | null;
  readonly published: string | null;
}

const DASH = '\\s*(?:[-–—]{1,3}|&mdash;|:)\\s*';
const PLACE = "\\p{Lu}[\\p{L}.'’ -]{1,40}(?:[,/] ?[\\p{L}\\p{N}.'’ -]{2,40}){0,3}";
const CAPITAL_PLACE = "\\p{Lu}[\\p{Lu}.'’-]+(?: [\\p{Lu}.'’-]+){0,3}(?:[,/] ?[\\p{L}\\p{N}.'’ ]{2,30}){0,3}";

const SITE_IN_BRACKETS = new RegExp(`^\\((?<who>[\\p{L}\\p{N}][^()\\n]{1,40})\\)(?:${DASH})`, 'u');
const PLACE_AND_AGENCY = new RegExp(`^(?<place>${PLACE}) ?\\((?<who>[\\p{L}\\p{N}][^()\\n]{1,40})\\)${DASH}`, 'u');
const SLASHED_AGENCY = new RegExp(
  `^(?<place>${PLACE})\\.? /(?<who>[\\p{L}][\\p{L} ]{1,30})/\\.?\\s*(?:[-–—]\\s*)?`,
  'u',
);
const PLACE_ONLY = new RegExp(`^(?<place>${CAPITAL_PLACE}) ?(?:--|[–—]|&mdash;|- )\\s*`, 'u');

/** `first`: the paragraph is the article's first; only there a place alone, or a name alone in brackets, is a dateline. */
export function readDateline(paragraph: string, first: boolean): Dateline | null {
  const head = paragraph.slice(0, 200);
  const match =
    (first ? SITE_IN_BRACKETS.exec(head) : null) ??
    PLACE_AND_AGENCY.exec(head) ??
    SLASHED_AGENCY.exec(head) ??
    (first ? PLACE_ONLY.exec(head) : null);
  if (!match || !/^["“”„«'‘([]?[\p{Lu}\p{Lo}\p{N}]/u.test(paragraph.slice(match[0].length, match[0].length + 2)))
    return null;
  const who = match.groups?.who?.trim() ?? null;
  const words = who?.split(' ') ?? [];
  if (words.length > 4 || (who !== null && !/\p{Lu}|\.\p{L}{2,}$|^dpa$/u.test(who))) return null;
  const published = findDate(match.groups?.place ?? '')?.date ?? null;
  return { length: match[0].length, publisher: who, published };
}
