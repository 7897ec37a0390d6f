import { gapAfter, gapBefore, type SentenceWords } from '../words/sentence-words.ts';
import { countedNounFollows, joinedWord, measureFollows } from './context.ts';
import { BEFORE_COUNTING_MONTH, MONTHS } from './lexicon.ts';
import type { Numeral } from './numeral.ts';

const YEAR_LEADS: ReadonlySet<string> = new Set(
  (
    'in since during until till by from of before after around circa ca year years early late mid spring summer autumn fall winter between ' +
    'and to through for fy season class the this its his her their about christmas'
  ).split(' '),
);

const ABOUT = /^(?:about|around|approximately|roughly)$/u;
const LEADS_YEAR = /^(?:in|since|until|till|circa)$/u;

/** The years of one life or reign, or less. */
const MOST_YEARS = 120;

/** "1299–1326" in brackets, or without anything behind it that is counted. */
function opensYears(words: SentenceWords, { last, value }: Numeral): boolean {
  const other = words.tokens[last + 1];
  if (!other || !/^[-–—]$/u.test(gapBefore(words, last + 1)) || !/^[12]\d{3}$/u.test(other.word)) return false;
  const years = Number(other.word) - value;
  const behind = words.text.slice(other.end, other.end + 1);
  return years > 0 && years <= MOST_YEARS && /^[),;.]?$/u.test(behind) && !countedNounFollows(words, last + 1);
}

/** Whether a four-digit number reads as a year. Non-round ones between 1900 and 2099 nearly always are. */
export function isYear(words: SentenceWords, numeral: Numeral, previousWasYear: boolean): boolean {
  const { first, last, digits, scaled, value, glued } = numeral;
  if (!digits || scaled || glued !== '') return false;
  const next = joinedWord(words, last + 1);
  if (/^(?:bc|bce|ad|ce|bp)$/u.test(next)) return true;
  const lead = words.breaks[first] === 'stop' && !gapBefore(words, first).includes('(') ? '' : words.word(first - 1);
  // "Since about 1990": the hedge is the year's.
  const isHedged = ABOUT.test(lead) && LEADS_YEAR.test(words.word(first - 2)) && words.breaks[first - 1] === 'none';
  const before = isHedged ? words.word(first - 2) : lead;
  if (/^(?:ad|ce|anno)$/u.test(before) && words.tokens[first - 1]?.capitalised) return true;
  const token = words.tokens[first];
  if (!token || token.end - token.start !== 4 || first !== last || value < 1000 || value > 2100) return false;
  // "in the 1860", "26 September 1687", "September 1687": a month or a day before it.
  if (MONTHS.has(before) && words.tokens[first - 1]?.capitalised) return true;
  if (/^\d{1,2}(?:st|nd|rd|th)?$/u.test(before) && MONTHS.has(words.word(first - 2))) return true;
  if (previousWasYear && (words.breaks[first] !== 'stop' || /[–-]/u.test(gapBefore(words, first)))) return true;
  if (opensYears(words, numeral)) return true;
  const counted = countedNounFollows(words, last);
  const round = value % 100 === 0;
  const recent = value >= 1900 && value < 2100;
  if (/^(?:in|since|during|circa|ca|early|late|mid|year)$/u.test(before))
    return !(counted && round) || before === 'since';
  if (recent && !round) return !(counted && !YEAR_LEADS.has(before) && before !== '' && !/^(?:the|a)$/u.test(before));
  if (YEAR_LEADS.has(before) && before !== 'about' && before !== 'around')
    return !counted && !measureFollows(words, last);
  if (/\($/u.test(gapBefore(words, first).trimEnd()) && !counted) return true;
  return false;
}

/** "5 January", "Jan. 5", "April 3", "the 5th of May". */
export function isDay(words: SentenceWords, { first, last, value, kind, scaled }: Numeral): boolean {
  if (kind !== 'amount' || scaled || value < 1 || value > 31 || !Number.isInteger(value)) return false;
  const isMonth = (at: number): boolean => MONTHS.has(words.word(at)) && words.tokens[at]?.capitalised === true;
  if (words.breaks[last + 1] === 'none') {
    if (isMonth(last + 1)) return true;
    if (words.word(last + 1) === 'of' && isMonth(last + 2)) return true;
  }
  if (words.breaks[first] !== 'none') return false;
  // "from January 5 to 7", "January 5 and 6", "January 5–7".
  if (/^(?:to|and|or|through)$/u.test(words.word(first - 1)) || /[–-]/u.test(gapBefore(words, first))) {
    const back = /[–-]/u.test(gapBefore(words, first)) ? first - 1 : first - 2;
    if (/^\d{1,2}$/u.test(words.word(back)) && isMonth(back - 1) && !countedNounFollows(words, last)) return true;
  }
  if (
    /^(?:to|and|or|through)$/u.test(joinedWord(words, last + 1)) &&
    isMonth(last + 3) &&
    /^\d{1,2}$/u.test(words.word(last + 2))
  )
    return true;
  if (gapAfter(words, last) !== ' ' && /^[–-]$/u.test(gapAfter(words, last)) && isMonth(last + 2)) return true;
  if (!isMonth(first - 1)) return false;
  // "In January 12 people died" and "on 7 January 12 people died" count people; "the January 6 riots" does not count riots.
  return !(BEFORE_COUNTING_MONTH.test(words.word(first - 2)) && countedNounFollows(words, last));
}

/** "at 10:30", "9 pm", "6 a.m.", "at 4 o'clock", "0600 GMT". */
export function isTime(words: SentenceWords, { first, last, value, scaled }: Numeral): boolean {
  if (/[:]/u.test(words.word(first))) return true;
  if (scaled || value > 2400) return false;
  const end = words.tokens[last]?.end ?? 0;
  if (/^\s?(?:[ap]\.?\s?m\b|o['’]clock|GMT|UTC|EST|PST|CET|BST)/iu.test(words.text.slice(end, end + 8))) return true;
  const next = words.breaks[last + 1];
  const after = words.word(last + 1);
  return (
    words.word(first - 1) === 'at' &&
    words.breaks[first] === 'none' &&
    value <= 24 &&
    Number.isInteger(value) &&
    (next !== 'none' || after === '' || /^(?:on|in|this|yesterday|today|and)$/u.test(after)) &&
    !/^(?:stood|stands|stand|remained|remains|remain|stayed|peaked|put|estimated|toll|number|set)$/u.test(
      words.word(first - 2),
    )
  );
}
