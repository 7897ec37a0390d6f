/** One printed word or number of a text. Offsets are UTF-16 code units into the text that was given. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Case, accents and possessive removed; digit groups joined ("69,197" → "69197"). */
  readonly word: string;
  /** Begins with an upper-case letter in the text. */
  readonly capitalised: boolean;
}

/**
 * Dotted abbreviations stay whole ("U.S."), numbers keep their separators and suffixes ("69,197", "1990s", "8k"),
 * everything else is a run of letters, with inner apostrophes. Hyphens separate. Raised digits behind a number, and a number in
 * brackets right behind a word, are a note's: "227¹²" and "227[12]" are 227.
 */
const TOKEN =
  /(?:\p{Lu}\.){2,}(?:['’]s(?![\p{L}\p{M}\p{N}]))?|(?<=\S)\[\p{Nd}{1,3}\]|[⁰¹²³⁴-⁹]+|[\p{N}--[⁰¹²³⁴-⁹]]+(?:[.,:][\p{N}--[⁰¹²³⁴-⁹]]+)*\p{L}*|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gv;

const NOTE = /^(?:\[|[⁰¹²³⁴-⁹])/u;

/** NFKD parts some characters with a space: "ﷺ" is four words, and terms are parted by spaces. */
const MARKS_AND_SPACES = /[\p{M}\s]+/gu;
const POSSESSIVE = /['’]s?$/iu;
const APOSTROPHES = /['’]/gu;
const DIGIT_GROUPS = /(?<=\p{N}),(?=\p{N}{3}(?!\p{N}))/gu;
const PLAIN_LOWER = /^[a-z]+$/u;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    if (NOTE.test(raw) && /[\p{L}\p{N}\]]/u.test(text.charAt(match.index - 1))) continue;
    const word = foldWord(raw);
    if (word === '') continue;
    words.push({ start: match.index, end: match.index + raw.length, word, capitalised: /^\p{Lu}/u.test(raw) });
  }
  return words;
}

/** The form under which a printed word is compared; never with white space in it. `US` keeps apart from the pronoun "us". */
export function foldWord(raw: string): string {
  if (PLAIN_LOWER.test(raw)) return raw;
  const bare = raw.replace(POSSESSIVE, '');
  if (bare === 'US' || bare === 'U.S.') return 'u.s';
  if (/^(?:\p{Lu}\.){2,}$/u.test(bare)) return bare.replaceAll('.', '').toLowerCase();
  return bare
    .normalize('NFKD')
    .replace(MARKS_AND_SPACES, '')
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .replace(DIGIT_GROUPS, '');
}

export function isNumeric(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 48 && first <= 57;
}
