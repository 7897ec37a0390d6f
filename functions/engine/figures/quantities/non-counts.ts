import type { SentenceWords } from '../words/sentence-words.ts';
import { isDay, isTime, isYear } from './calendar.ts';
import { joinedWord, nounFollows } from './context.ts';
import { isAge } from './is-age.ts';
import { isAddress, isName, isRoad } from './names.ts';
import type { Numeral } from './numeral.ts';

/** A way in which a number counts nothing. Each looks at the words around the number only. */
export interface NonCount {
  readonly name: string;
  /** Its numbers count nothing, for this reason. */
  readonly example: string;
  /** Near to the example, yet its number counts. */
  readonly counterexample: string;
  /** `previousWasYear`: the number before it is a year. */
  readonly test: (words: SentenceWords, numeral: Numeral, previousWasYear: boolean) => boolean;
}

/** In the order in which they are asked, cheap and common ones first. */
export const NON_COUNTS: readonly NonCount[] = [
  {
    name: 'part of a longer sign',
    example: 'They took the 5th tram.',
    counterexample: 'They took 5 trams.',
    test: isTangled,
  },
  { name: 'year', example: 'They met in 2011.', counterexample: 'They met 2,011 people.', test: isYear },
  { name: 'day', example: 'They left on 5 January.', counterexample: 'They left on 5 boats.', test: isDay },
  { name: 'time of day', example: 'They left at 9 pm.', counterexample: 'They left 9 boats.', test: isTime },
  { name: 'age', example: 'A boy aged 12 left.', counterexample: 'A fleet of 12 boats left.', test: isAge },
  {
    name: 'name',
    example: 'Reporters of Khabar 24 saw it.',
    counterexample: 'Reporters saw 24 boats.',
    test: isName,
  },
  {
    name: 'address',
    example: 'They live at 12 Main Street.',
    counterexample: 'They swept 12 main streets.',
    test: isAddress,
  },
  {
    name: 'road',
    example: 'They met near IN 931 at noon.',
    counterexample: 'They met in 931 cafes.',
    test: isRoad,
  },
  {
    name: 'pronoun',
    example: 'One of the boats sank.',
    counterexample: 'One of them sank.',
    test: isPronounOne,
  },
  {
    name: 'set phrase',
    example: 'Please dial 112 for help.',
    counterexample: 'They called 112 people.',
    test: isIdiom,
  },
];

/** Numbers that count nothing: dates, times, ages, ordinals, names, addresses, versions. See {@link NON_COUNTS}. */
export function countsNothing(words: SentenceWords, numeral: Numeral, previousWasYear: boolean): boolean {
  return NON_COUNTS.some(({ test }) => test(words, numeral, previousWasYear));
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
  const chunk = around.slice(0, start - Math.max(0, start - 40)).match(/(?<!\S)\S*$/u)?.[0] ?? '';
  return /:\/\/|www\.|[@=?]/u.test(chunk) || /\d-\d+-$/u.test(chunk);
}

function isZeroIdiom(words: SentenceWords, first: number, last: number): boolean {
  return /^(?:ground|net|near|below|above|absolute)$/u.test(words.word(first - 1)) || !nounFollows(words, last);
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
    // "one day" is a date that is not told; "in one day" is a measure.
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
