import { findDate } from '../../engine/articles/dates.ts';
import { unwrapped, wordsOfLines } from '../broken-lines.ts';
import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownFromPlain, visibleLine } from '../markdown-text.ts';
import { decodeWire, messagesOf, type WireMessage, wireEmbargo, wireYear } from './wire-text.ts';

/** `npa062 4 i 61 cccc   npa 061`: service and number, priority, category, words. */
const HEADER = /^(?<service>[\p{L}]{2,5})\d{2,5}\s/u;

/** The agency in the dateline: `Oslund (npa) - `. The header's service is often one of several of an agency. */
const AGENCY = /^[^()\n]{2,60}\((?<agency>[\p{L}/]{2,12})\)\s+[-–—]/u;

/** `160920 GMT Mar 23`: day, hour and minute, zone, month, year of two digits. */
const TRAILER = /(?<day>\d{2})\d{4}\s+\p{Lu}{1,5}\s+(?<month>\p{L}{3,9})\.?\s+(?<year>\d{2}|\d{4})(?!\d)/u;

/** Behind this line nothing is the story's: a notebook for editors, contacts, what is not for publication. */
const BACKSTAGE =
  /^[ \t]*(?:#+[ \t]|[*•-]*[ \t]*(?:the following information is not|not) for publication\b|[*•-]*[ \t]*die folgenden informationen sind nicht zur veröffentlichung|(?:notes? to editors|eds)\s*:?[ \t]*$).*/imu;

/** The messages of an IPTC 7901 file: from the start mark (SOH) the header, then headline and text, then the trailer. */
export function* readIptc7901(bytes: Uint8Array, name: string, now: Date): Generator<ImportedDrafts> {
  const messages = messagesOf(decodeWire(bytes));
  for (const [at, message] of messages.entries()) {
    yield readMessage(message, messages.length === 1 ? name : `${name}#${at + 1}`, now);
  }
}

function readMessage({ header, story, trailer }: WireMessage, name: string, now: Date): ImportedDrafts {
  const backstage = BACKSTAGE.exec(story);
  const told = backstage === null ? story : story.slice(0, backstage.index);
  const service = HEADER.exec(header)?.groups?.service ?? null;
  const { title, body } = headed(told);
  const text = markdownFromPlain(inParagraphs(withoutDesk(body, service)));
  if (text === '') return skippedWhole(name, 'is a wire message without a text between its marks, or cut short');
  const embargo = wireEmbargo(
    `${header}\n${story.slice(0, 600)}\n${backstage === null ? '' : story.slice(backstage.index)}`,
    now,
  );
  if (embargo !== null) return skippedWhole(name, embargo);
  const publisher = AGENCY.exec(body.trimStart())?.groups?.agency ?? service;
  const note = backstage === null ? '' : visibleLine(story.slice(backstage.index));
  return {
    drafts: [{ name, title, publisher, published: dayOf(trailer), text, ...(note === '' ? {} : { note }) }],
    skipped: [],
  };
}

/** A headline ends in "=", over one line or several. */
function headed(story: string): { title: string | null; body: string } {
  const found = /^\s*(?<title>[^=]{3,400}?)\s=[ \t]*(?:\n|$)/u.exec(story);
  const title = found?.groups?.title;
  return title === undefined || found === null
    ? { title: null, body: story }
    : { title: visibleLine(title), body: story.slice(found[0].length) };
}

/** UTF-16 code units of a line that goes on below; those of a table are mostly shorter. */
const FULL_LINE = 50;

/** The paragraphs of a text that indents their first lines, each in one line. */
function inParagraphs(body: string): string {
  const lines = body.split('\n');
  if (lines.filter((line) => /^ {2,}\S/u.test(line)).length < 2) return body;
  const words = wordsOfLines(lines);
  const paragraphs: string[][] = [];
  let above = '';
  for (const line of lines) {
    const goesOn = /^\S/u.test(line) && above.length >= FULL_LINE;
    if (goesOn) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
    above = line;
  }
  return paragraphs.map((paragraph) => unwrapped(paragraph.join('\n'), words)).join('\n');
}

/** Without the line of initials at the end: "npa ml vo", "ih/ml". */
function withoutDesk(body: string, service: string | null): string {
  const lines = body.trimEnd().split('\n');
  const last = lines.at(-1)?.trim() ?? '';
  const isDesk =
    (service !== null && last.startsWith(`${service} `) && last.length < 40 && !/[.!?]$/u.test(last)) ||
    /^\p{Ll}{2,4}(?:\/\p{Ll}{2,4}){1,3}$/u.test(last);
  return (isDesk ? lines.slice(0, -1) : lines).join('\n');
}

function dayOf(trailer: string): string | null {
  const { day, month, year } = TRAILER.exec(trailer)?.groups ?? {};
  if (day === undefined || month === undefined || year === undefined) return null;
  return findDate(`${Number(day)} ${month} ${wireYear(year)}`)?.date ?? null;
}
