import { findDate } from '../../engine/articles/dates.ts';

/** Text of a wire, which states no encoding: UTF-8 where it is valid in it, else Western European. */
export function decodeWire(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
}

/** Control characters of both codes: start of the head, of the text and its end; and one that only keeps the line busy. */
const START = '\u0001';
const TEXT = '\u0002';
const END = '\u0003';
const IDLE = '\u0016';

export interface WireMessage {
  readonly header: string;
  readonly story: string;
  /** Empty where the message is cut off before it. */
  readonly trailer: string;
}

/** The messages of a transmission, lines ending in `\n`. */
export function messagesOf(text: string): WireMessage[] {
  return text
    .replaceAll('\r', '')
    .split(START)
    .slice(1)
    .flatMap((message) => {
      const story = message.indexOf(TEXT);
      if (story < 0) return [];
      const end = message.indexOf(END, story);
      return [
        {
          header: message.slice(0, story).trimStart(),
          story: message.slice(story + 1, end < 0 ? message.length : end),
          trailer: end < 0 ? '' : message.slice(end + 1),
        },
      ];
    });
}

/** The first year that two digits give to the last century: no wire kept its messages before. */
const LAST_CENTURY = 70;

/** A year as wires print it, of two digits or four. */
export function wireYear(printed: string): string {
  return printed.length === 4 ? printed : `${Number(printed) < LAST_CENTURY ? 20 : 19}${printed}`;
}

/** UTF-16 code units of a message's head at the most. */
const HEADER_LIMIT = 400;

/** Which of the two codes bytes are in, by the marks at their beginning. */
export function wireCode(head: string): 'iptc-7901' | 'anpa-1312' | null {
  const start = head.replaceAll(IDLE, '').trimStart();
  if (!start.startsWith(START)) return null;
  const text = start.indexOf(TEXT);
  if (text < 0 || text > HEADER_LIMIT) return null;
  return start[text + 1] === '^' ? 'anpa-1312' : 'iptc-7901';
}

/** What only a note to editors says: news of an embargo on oil is none. */
const EMBARGO =
  /(?:\bembargo(?:ed)? (?:until|till|bis|jusqu)|^[\s*([]*(?:embargo(?:ed)?|sperrfrist)\s*[:!]|\bsperrfrist\b|\bhold for release\b|\bnot for release (?:before|until)\b)[^\n]{0,120}/imu;

/** Why a message may not be used yet, `null` where it says nothing of that or the day is past. */
export function wireEmbargo(text: string, now: Date): string | null {
  const line = EMBARGO.exec(text)?.[0];
  if (line === undefined) return null;
  const day = findDate(line)?.date;
  if (day === undefined)
    return 'states an embargo whose day cannot be read; add it again when that is over, without the line';
  return day < now.toISOString().slice(0, 10) ? null : `is under embargo until ${day}; add it again behind that day`;
}
