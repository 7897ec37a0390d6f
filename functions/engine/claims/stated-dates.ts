/** A day, a month or a year that a text names. */
export interface StatedDate {
  /** As printed. Offsets are UTF-16 code units into the text. */
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly day: number | null;
  /** From 1. */
  readonly month: number | null;
  readonly year: number | null;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const MONTH = `(?<month>${MONTHS.join('|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b(?:(?<!${MONTHS.join('|')})\\.)?`;
const DAY = '(?<day>[0-3]?\\d)(?:st|nd|rd|th)?';
const YEAR = '(?<year>1\\d{3}|20\\d{2})(?![\\p{L}\\p{N}-]|[.,]\\d)';
const LEAD = '(?<=\\b(?:in|by|since|until|till|last|this|next|of|during|early|late|mid|from)[\\s-])';

const FORMS = [
  `(?<![\\p{N}.,])${DAY} (?:of )?${MONTH}(?:,? ${YEAR})?`,
  `${MONTH} ${DAY}(?![\\p{N}:]|[.,]\\d)(?:,? ${YEAR})?`,
  `${MONTH},? ${YEAR}`,
  `${LEAD}${MONTH}`,
  `${LEAD}${YEAR}`,
].map((form) => new RegExp(form, 'gu'));

/** The dates that a sentence names, in order; what is longest counts. Days of the week hang on the day of the report, and are none. */
export function datesIn(sentence: string): StatedDate[] {
  const found: StatedDate[] = [];
  for (const form of FORMS) {
    for (const { 0: label, index, groups } of sentence.matchAll(form)) {
      const end = index + label.length;
      if (found.some((other) => index < other.end && other.start < end)) continue;
      const number = (text: string | undefined) => (text === undefined ? null : Number(text));
      const month = groups?.month;
      found.push({
        label,
        start: index,
        end,
        day: number(groups?.day),
        month: month === undefined ? null : MONTHS.findIndex((name) => name.startsWith(month.slice(0, 3))) + 1,
        year: number(groups?.year),
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** `unknown` where the source says less than the claim and nothing else. */
export function compareDates(claimed: StatedDate, stated: StatedDate): 'same' | 'other' | 'unknown' {
  const parts = ['day', 'month', 'year'] as const;
  const both = parts.filter((part) => claimed[part] !== null && stated[part] !== null);
  if (both.some((part) => claimed[part] !== stated[part])) return 'other';
  return both.length === parts.filter((part) => claimed[part] !== null).length ? 'same' : 'unknown';
}
