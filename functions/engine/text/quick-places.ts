/** Where a word is in a text, in UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

const LETTER = 1;
const DIGIT = 2;
const APOSTROPHE = 3;
const INSIDE_NUMBER = 4;
const PARTING = 5;
const HYPHEN = 6;

/** Marks that are no part of a word and hide nothing, beside those of ASCII. */
const PUNCTUATION = '\u00a0\u00a3\u2013\u2014\u2018\u201c\u201d\u2022\u2026\u20ac';

/** By code unit what it is to a word; 0 of what only the patterns of words know how to read. */
const KINDS = new Uint8Array(0x2100);
for (let unit = 0; unit < 0x80; unit += 1) {
  const character = String.fromCharCode(unit);
  if (/[a-z]/iu.test(character)) KINDS[unit] = LETTER;
  else if (/\d/u.test(character)) KINDS[unit] = DIGIT;
  else if (/[.,:]/u.test(character)) KINDS[unit] = INSIDE_NUMBER;
  else if (!/[&[]/u.test(character)) KINDS[unit] = PARTING;
}
for (const character of PUNCTUATION) KINDS[character.charCodeAt(0)] = PARTING;
for (const character of "'’") KINDS[character.charCodeAt(0)] = APOSTROPHE;
KINDS['-'.charCodeAt(0)] = HYPHEN;

/**
 * The places of a text's words, as the patterns of words find them, of a text in plain English; `null` where it has anything else:
 * another letter, an initialism with dots, a note's number, "P&G", "Su-25". Ten times as fast as the patterns.
 */
export function quickPlaces(text: string): Place[] | null {
  const places: Place[] = [];
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === 0) return null;
    const end = kind === LETTER ? endOfWord(text, at) : kind === DIGIT ? endOfNumber(text, at) : at + 1;
    if (kind === LETTER && isInitialism(text, at)) return null;
    if (kind === HYPHEN && kindAt(text, at - 1) === LETTER && kindAt(text, at + 1) === DIGIT) return null;
    if (kind <= DIGIT) places.push({ start: at, end });
    at = end;
  }
  return places;
}

/** {@link PARTING} beyond both ends. */
function kindAt(text: string, at: number): number {
  return at < 0 || at >= text.length ? PARTING : (KINDS[text.charCodeAt(at)] ?? 0);
}

/** Letters and digits, and letters behind an apostrophe. */
function endOfWord(text: string, start: number): number {
  let end = start;
  while (isEither(kindAt(text, end))) end += 1;
  while (kindAt(text, end) === APOSTROPHE && kindAt(text, end + 1) === LETTER) {
    end += 1;
    while (kindAt(text, end) === LETTER) end += 1;
  }
  return end;
}

/** Digits, with points, commas and colons between them, and letters behind. */
function endOfNumber(text: string, start: number): number {
  let end = start;
  while (kindAt(text, end) === DIGIT) end += 1;
  while (kindAt(text, end) === INSIDE_NUMBER && kindAt(text, end + 1) === DIGIT) {
    end += 1;
    while (kindAt(text, end) === DIGIT) end += 1;
  }
  while (kindAt(text, end) === LETTER) end += 1;
  return end;
}

function isEither(kind: number): boolean {
  return kind === LETTER || kind === DIGIT;
}

/** "U.S." */
function isInitialism(text: string, at: number): boolean {
  return text[at + 1] === '.' && text[at + 3] === '.' && kindAt(text, at + 2) === LETTER;
}
