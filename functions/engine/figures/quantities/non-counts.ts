import { namesPersons } from '../words/event-nouns.ts';
import { gapAfter, gapBefore, type SentenceWords } from '../words/sentence-words.ts';
import { isPlural } from '../words/word-classes.ts';
import { countedNounFollows, joinedWord, measureFollows, nounFollows } from './context.ts';
import { MONTHS } from './lexicon.ts';
import { isAddress, isName } from './names.ts';
import type { Numeral } from './numeral.ts';

/**
 * Numbers that count nothing: dates, times, ages, ordinals, names, scores, addresses, versions. Each test below looks at
 * the words around the number only.
 */
export function countsNothing(words: SentenceWords, numeral: Numeral, previousWasYear: boolean): boolean {
  return (
    isTangled(words, numeral) ||
    isYear(words, numeral, previousWasYear) ||
    isDay(words, numeral) ||
    isTime(words, numeral) ||
    isAge(words, numeral) ||
    isName(words, numeral) ||
    isAddress(words, numeral) ||
    isPronounOne(words, numeral) ||
    isIdiom(words, numeral)
  );
}

/** Ordinals, decades, versions, times, and digits inside addresses of the web: the token itself is no plain number. */
function isTangled(words: SentenceWords, { first, last, digits, glued, kind }: Numeral): boolean {
  if (!digits) return kind === 'amount' && /^zero$/u.test(words.word(first)) && isZeroIdiom(words, first, last);
  if (/^(?:st|nd|rd|th|s|am|pm|d|x|g|er|ers|v|c|a|h|bc|ad|bce|ce|p|i)$/u.test(glued)) return true;
  const start = words.tokens[first]?.start ?? 0;
  const end = words.tokens[last]?.end ?? 0;
  const before = words.text[start - 1] ?? ' ';
  const after = words.text[end] ?? ' ';
  if (/[@#/_\\=&~*^№]/u.test(before) || /[@/_\\=~^]/u.test(after)) return true;
  if (before === '.' && /[\p{L}\p{N}]/u.test(words.text[start - 2] ?? ' ')) return true;
  if (before === '+') return true;
  // "The economy.:31": the page of a source.
  if (/\S:(?:\d{1,4}[–-])?$/u.test(words.text.slice(Math.max(0, start - 7), start))) return true;
  // "F-16", "COVID-19", "mid-50s", "555-123-4567": a letter or a chain of digits hangs on it.
  if (before === '-' && /\p{L}/u.test(words.text[start - 2] ?? ' ') && words.classes[first - 1] !== 'number')
    return true;
  const around = words.text.slice(Math.max(0, start - 40), end + 40);
  const chunk = around.slice(0, start - Math.max(0, start - 40)).match(/\S*$/u)?.[0] ?? '';
  return /:\/\/|www\.|[@=?]/u.test(chunk) || /\d-\d+-$/u.test(chunk);
}

function isZeroIdiom(words: SentenceWords, first: number, last: number): boolean {
  return /^(?:ground|net|near|below|above|absolute)$/u.test(words.word(first - 1)) || !nounFollows(words, last);
}

const YEAR_LEADS: ReadonlySet<string> = new Set(
  (
    'in since during until till by from of before after around circa ca year years early late mid spring summer autumn fall winter between ' +
    'and to through for fy season class the this its his her their about christmas'
  ).split(' '),
);

/** Whether a four-digit number reads as a year. Non-round ones between 1900 and 2099 nearly always are. */
export function isYear(words: SentenceWords, numeral: Numeral, previousWasYear: boolean): boolean {
  const { first, last, digits, scaled, value, glued } = numeral;
  if (!digits || scaled || glued !== '') return false;
  const next = joinedWord(words, last + 1);
  if (/^(?:bc|bce|ad|ce|bp)$/u.test(next)) return true;
  const before = words.breaks[first] === 'stop' && !gapBefore(words, first).includes('(') ? '' : words.word(first - 1);
  if (/^(?:ad|ce|anno)$/u.test(before) && words.tokens[first - 1]?.capitalised) return true;
  const token = words.tokens[first];
  if (!token || token.end - token.start !== 4 || first !== last || value < 1000 || value > 2100) return false;
  // "in the 1860", "26 September 1687", "September 1687": a month or a day before it.
  if (MONTHS.has(before) && words.tokens[first - 1]?.capitalised) return true;
  if (/^\d{1,2}(?:st|nd|rd|th)?$/u.test(before) && MONTHS.has(words.word(first - 2))) return true;
  if (previousWasYear && (words.breaks[first] !== 'stop' || /[–-]/u.test(gapBefore(words, first)))) return true;
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
function isDay(words: SentenceWords, { first, last, value, kind, scaled }: Numeral): boolean {
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
  // "In January 12 people died" counts people; "the January 6 riots" does not count riots.
  return !(/^(?:in|since|during|by|last|this)$/u.test(words.word(first - 2)) && countedNounFollows(words, last));
}

/** "at 10:30", "9 pm", "6 a.m.", "at 4 o'clock", "0600 GMT". */
function isTime(words: SentenceWords, { first, last, value, scaled }: Numeral): boolean {
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

/** "26-year-old", "aged 12", "12 years old", "ages 5 to 7", "John Smith, 34, said". */
function isAge(words: SentenceWords, { first, last, value, kind, scaled }: Numeral): boolean {
  if (kind !== 'amount' || scaled || value > 130) return false;
  const next = joinedWord(words, last + 1);
  const second = words.breaks[last + 2] === 'none' ? words.word(last + 2) : '';
  if (/^(?:year|month|day|week)s?$/u.test(next) && /^olds?$/u.test(second)) return true;
  if (/^(?:year|month)s?$/u.test(next) && second === 'of' && /^ages?$/u.test(words.word(last + 3))) return true;
  if (words.breaks[first] === 'none') {
    const before = words.word(first - 1);
    if (/^(?:age|aged|ages)$/u.test(before)) return true;
    const beforeThat = words.word(first - 2);
    if (
      /^(?:of|between|over|under|to|and|than|from|above|below|turned)$/u.test(before) &&
      /^(?:age|aged|ages)$/u.test(beforeThat)
    )
      return true;
    if (/^(?:to|and)$/u.test(before) && /^(?:age|aged|ages)$/u.test(words.word(first - 3))) return true;
    if (before === 'to' && words.word(first - 4) === 'aged') return true;
    if (/^and$/u.test(before) && /^(?:ages|aged)$/u.test(words.word(first - 4))) return true;
  }
  if (isAgeBetween(words, first, last)) return true;
  const name = words.tokens[first - 1];
  if (!name?.capitalised || words.breaks[first] !== 'comma' || kind !== 'amount') return false;
  const after = gapAfter(words, last);
  // Two names before it, or a verb behind it: "Smith, 34, said", but not "Tokyo, 12, Osaka".
  const twoNames = words.tokens[first - 2]?.capitalised === true && words.breaks[first - 1] === 'none';
  if (value < 1 || (last + 1 < words.tokens.length && !/^\s*[,.;)]/u.test(after))) return false;
  return twoNames || isAgeOfSubject(words, first, last);
}

/** "Estonians between 15 and 19 speak it": people, who have no other unit. */
function isAgeBetween(words: SentenceWords, first: number, last: number): boolean {
  const between =
    words.word(first - 1) === 'between' ? first - 1 : words.word(first - 3) === 'between' ? first - 3 : -1;
  const people = words.word(between - 1);
  if (between < 1 || !isPlural(people) || !namesPersons(people)) return false;
  const end = between === first - 1 && words.word(last + 1) === 'and' ? last + 3 : last + 1;
  return words.breaks[end] !== 'none' || !/^(?:noun|adverb)$/u.test(words.classes[end] ?? '');
}

/** "Hart, 29, missed", "Brandt, 58, who denied": one name begins the sentence, and what they do goes on behind it. */
function isAgeOfSubject(words: SentenceWords, first: number, last: number): boolean {
  if (first !== words.core + 1 || first !== last || words.breaks[last + 1] !== 'comma') return false;
  return /^(?:verb|be|have|modal|adverb|relative)$/u.test(words.classes[last + 1] ?? '');
}

/** "no one", "one of the", "one another", "the one", "one day": a pronoun or an article, no number. */
function isPronounOne(words: SentenceWords, { first, last, kind }: Numeral): boolean {
  if (first !== last || words.word(first) !== 'one' || kind !== 'amount') return false;
  const token = words.tokens[first];
  if (token && token.end - token.start > 3) return true;
  const before = words.breaks[first] === 'none' ? words.word(first - 1) : '';
  if (
    /^(?:no|any|every|each|some|this|that|which|the|another|such|a|many|by|or|not)$/u.test(before) &&
    !(before === 'the' && nounFollows(words, last))
  ) {
    if (before !== 'by' && before !== 'or' && before !== 'not') return true;
  }
  const next = joinedWord(words, last + 1);
  if (next === 'of') return !/^(?:them|whom|which|those|these)$/u.test(words.word(last + 2));
  if (
    /^(?:another|day|way|time|such|thing|side|hand|step|could|can|must|should|might|may|would|that|which|who|to|in|on|by|at|with|and|side|sided|as|is|has|after|from)$/u.test(
      next,
    )
  ) {
    // "one day" is a date of nobody's; "in one day" is a measure.
    return !(next === 'day' && before === 'in') && !(next === 'and' && words.word(last + 2) === 'a');
  }
  const nextClass = words.classes[last + 1];
  // "killing one", "killed one"
  if (next === '') return words.concept(first - 1) === null || words.breaks[first] !== 'none';
  return !(
    nextClass === 'noun' ||
    nextClass === 'verb' ||
    nextClass === 'predicative' ||
    nextClass === 'adverb' ||
    nextClass === 'gerund'
  );
}

/** Numbers that stand for themselves in set phrases. */
function isIdiom(words: SentenceWords, { first, last, digits, kind }: Numeral): boolean {
  const before = words.breaks[first] === 'none' ? words.word(first - 1) : '';
  const next = joinedWord(words, last + 1);
  if (kind === 'vague') {
    // "few" and "a couple" need something to count.
    if (/^(?:few|couple)$/u.test(words.word(last)) && next === '') return true;
    return false;
  }
  if (kind !== 'amount') return false;
  // "12 deaths per 100,000 inhabitants": what the rate is told for.
  if (before === 'per') return true;
  if (before === 'but' && words.word(first - 2) === 'all') return true;
  if (/^(?:call|dial|phone|telephone|tel|hotline|fax)$/u.test(before)) return true;
  if (!digits && /^(?:square|day|back|catch)$/u.test(before)) return true;
  return false;
}
