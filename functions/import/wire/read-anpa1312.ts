import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownFromPlain, visibleLine } from '../markdown-text.ts';
import { decodeWire, messagesOf, type WireMessage, wireEmbargo, wireYear } from './wire-text.ts';

/** A line of the head, or one that a table is set with. */
const HEAD_LINE = /^\s*\^/u;

const AGENCY = /\b(?:press|news|agency|agence|agentur|agencia|wire)\b/iu;

/** What the author is, below the name. */
const JOB = /\b(?:writers?|correspondents?|editors?|reporters?|columnists?)$/iu;

/** `NP-WF-03-16-23 0920GMT`: month, day, year. */
const TRAILER = /(?<month>\d{2})-(?<day>\d{2})-(?<year>\d{2}) \d{4}/u;

/**
 * The messages of an ANPA 1312 file. Lines of the head begin with "^" and end in "<" or, centred, in "="; the first is the
 * slug. Two grave accents and two apostrophes are quotation marks, and a low line by itself is a dash: the code has no others.
 */
export function* readAnpa1312(bytes: Uint8Array, name: string, now: Date): Generator<ImportedDrafts> {
  const messages = messagesOf(decodeWire(bytes));
  for (const [at, message] of messages.entries()) {
    yield readMessage(message, messages.length === 1 ? name : `${name}#${at + 1}`, now);
  }
}

function readMessage({ story, trailer }: WireMessage, name: string, now: Date): ImportedDrafts {
  const lines = story.split('\n');
  const body = lines.findIndex((line) => line.trim() !== '' && !HEAD_LINE.test(line));
  const head = lines.slice(0, body < 0 ? lines.length : body).filter((line) => HEAD_LINE.test(line));
  const [, ...others] = head.map((line) => visibleLine(line.replace(HEAD_LINE, '')));
  const ends = (mark: string): string[] =>
    others.filter((line) => line.endsWith(mark)).map((line) => line.slice(0, -1).trim());
  const notes = ends('<').filter((line) => /^eds?\b/iu.test(line));
  const centred = ends('=');
  const author = centred.find((line) => /^by\s/iu.test(line))?.replace(/^by\s+/iu, '') ?? null;
  const named = centred.filter((line) => !/^by\s/iu.test(line) && !JOB.test(line));
  const headline = ends('<').find((line) => !/^eds?\b/iu.test(line));
  // Tables have their headline centred above the agency.
  const title = headline ?? (named.length > 1 ? named[0] : undefined) ?? null;
  const publisher = named.find((line) => AGENCY.test(line)) ?? (headline === undefined ? null : (named[0] ?? null));
  const text = markdownFromPlain(typeset(lines.filter((line) => !HEAD_LINE.test(line)).join('\n')));
  if (text === '') return skippedWhole(name, 'is a wire message without a text between its marks, or cut short');
  const embargo = wireEmbargo(others.join('\n'), now);
  if (embargo !== null) return skippedWhole(name, embargo);
  return {
    drafts: [
      {
        name,
        title,
        author,
        publisher,
        published: dayOf(trailer),
        text,
        ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
      },
    ],
    skipped: [],
  };
}

/** A line that begins with a tab begins a paragraph. */
function typeset(text: string): string {
  return text
    .replace(/\n[ ]*\t/gu, '\n\n')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll(/(?<=\s)_(?=\s)/gu, '—')
    .replace(/[<=][ \t]*$/gmu, '');
}

function dayOf(trailer: string): string | null {
  const { month, day, year } = TRAILER.exec(trailer)?.groups ?? {};
  return year === undefined ? null : `${wireYear(year)}-${month}-${day}`;
}
