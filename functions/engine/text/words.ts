import { type Place, quickPlaces } from './quick-places.ts';
import { placeIn, seenText } from './seen-text.ts';

/** One printed word or number of a text. Offsets are UTF-16 code units into the text that was given. */
export interface Word extends Place {
  /** Case, accents and possessive removed; digit groups joined ("69,197" → "69197"). */
  readonly word: string;
  /** Begins with an upper-case letter in the text. */
  readonly capitalised: boolean;
}

/**
 * Dotted abbreviations stay whole ("U.S."), as do "P&G" and designations ("Su-25", which is also printed "Su25"); numbers keep their separators and suffixes ("69,197", "1990s", "8k"),
 * everything else is a run of letters, with inner apostrophes. Hyphens separate. Raised digits behind a number, and a number in
 * brackets right behind a word, are a note's: "227¹²" and "227[12]" are 227.
 */
const TOKEN =
  /(?:\p{Lu}\.){2,}(?:['’]s(?![\p{L}\p{M}\p{N}]))?|(?<=\S)\[\p{Nd}{1,3}\]|[⁰¹²³⁴-⁹]+|[\p{N}--[⁰¹²³⁴-⁹]]+(?:[.,:][\p{N}--[⁰¹²³⁴-⁹]]+)*\p{L}*|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gv;

/** The same with "P&G" and "Su-25": half as slow again, and few sentences need it. */
const JOINED_TOKEN = new RegExp(
  String.raw`\p{Lu}{1,3}&\p{Lu}{1,3}(?![\p{L}\p{M}\p{N}])|(?<![\p{L}\p{M}\p{N}\-])\p{Lu}\p{L}{0,2}-\p{Nd}{1,3}(?![\p{N}.,:\-]*\p{N}|\p{L}{2})\p{L}?|` +
    TOKEN.source,
  'gv',
);

const NOTE = /^(?:\[|[⁰¹²³⁴-⁹])/u;

/** NFKD parts some characters with a space: "ﷺ" is four words, and terms are parted by spaces. */
const MARKS_AND_SPACES = /[\p{M}\s]+/gu;
const POSSESSIVE = /['’]s?$/iu;
const APOSTROPHES = /['’]/gu;
const DIGIT_GROUPS = /(?<=\p{N}),(?=\p{N}{3}(?!\p{N}))/gu;
const DESIGNATION = /^\p{Lu}\p{L}{0,2}-\p{N}{1,3}\p{L}?$/u;

/** Letters that Unicode does not part into a plain one and a mark. */
const PLAIN_OF: ReadonlyMap<string, string> = new Map(
  Object.entries({ đ: 'd', ð: 'd', ø: 'o', ł: 'l', ı: 'i', ħ: 'h', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe' }),
);
const UNPARTED = /[đðøłıħþßæœ]/gu;
const PLAIN_LOWER = /^[a-z]+$/u;

export function wordsOf(text: string): Word[] {
  const quick = quickPlaces(text);
  if (quick !== null) return wordsAt(quick, text);
  const seen = seenText(text);
  if (seen === null) return wordsAt(plainPlaces(text), text);
  return wordsAt(plainPlaces(seen.text), seen.text).map((word) => ({
    ...word,
    ...placeIn(seen, word.start, word.end),
  }));
}

/** Where the words of {@link wordsOf} are, without reading what they say. */
export function wordPlaces(text: string): readonly Place[] {
  return quickPlaces(text) ?? wordsOf(text);
}

function wordsAt(places: readonly Place[], text: string): Word[] {
  const words: Word[] = [];
  for (const { start, end } of places) {
    const raw = text.slice(start, end);
    const word = foldWord(raw);
    if (word === '') continue;
    words.push({ start, end, word, capitalised: /^\p{Lu}/u.test(raw) });
  }
  return words;
}

function plainPlaces(text: string): Place[] {
  const places: Place[] = [];
  const joins = text.includes('&') || (text.includes('-') && /\p{L}-\p{N}/u.test(text));
  for (const { 0: raw, index } of text.matchAll(joins ? JOINED_TOKEN : TOKEN)) {
    if (NOTE.test(raw) && /[\p{L}\p{N}\]]/u.test(text.charAt(index - 1))) continue;
    places.push({ start: index, end: index + raw.length });
  }
  return places;
}

/** The form under which a printed word is compared; never with white space in it. `US` keeps apart from the pronoun "us". */
export function foldWord(raw: string): string {
  if (PLAIN_LOWER.test(raw)) return raw;
  const bare = raw.replace(POSSESSIVE, '');
  if (bare === 'US' || bare === 'U.S.') return 'u.s';
  if (/^(?:\p{Lu}\.){2,}$/u.test(bare)) return bare.replaceAll('.', '').toLowerCase();
  if (DESIGNATION.test(bare)) return bare.replace('-', '').toLowerCase();
  return bare
    .normalize('NFKD')
    .replace(MARKS_AND_SPACES, '')
    .toLowerCase()
    .replace(UNPARTED, (letter) => PLAIN_OF.get(letter) ?? letter)
    .replace(APOSTROPHES, '')
    .replace(DIGIT_GROUPS, '');
}

export function isNumeric(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 48 && first <= 57;
}
