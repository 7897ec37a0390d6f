import { MONTHS, WEEKDAYS } from '../quantities/lexicon.ts';
import type { Quantity } from '../quantities/quantities.ts';
import { isBreak, isHard, type SentenceWords } from '../words/sentence-words.ts';

/**
 * When a figure holds, as far as its clause says beside the calendar year. Each entry is a kind, and what tells two of a
 * kind apart:
 *
 * - `month 12`, `quarter 2`, `half 1`: of the calendar, 1 being the first.
 * - `night 2`, `day 3`, `week 1`: counted from where the event began, "on the second night".
 * - `last month`, `this year`, `next week`: counted from when the sentence was written.
 * - `the month`, `the year`: "sales rose 8% for the year", "during the month".
 * - `earlier`, `earlier year`, `earlier month`: told to compare with: "compared with 9", "a year earlier", "the previous month".
 * - `until`: the total up to then, "by 2010", "as of March".
 */
export type Period = string;

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').map((name, at) => [name, at + 1]),
);

const ORDINALS: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .flatMap((word, at): [string, number][] => [
      [word, at + 1],
      [`${at + 1}${['st', 'nd', 'rd'][at] ?? 'th'}`, at + 1],
    ]),
);

/** Spans of time, by their printed forms. */
const SPANS: ReadonlyMap<string, string> = new Map(
  'day week month quarter half year decade season night weekend summer winter spring autumn century'
    .split(' ')
    .flatMap((span): [string, string][] => [
      [span, span],
      [`${span}s`, span],
    ]),
);

/** Prepositions that lead to a time. Without one, or a word that points ("last", "this"), a month is a name. */
const LEADS =
  /^(?:in|on|during|for|of|since|until|till|through|throughout|by|early|late|mid|from|to|over|at|end|around)$/u;

/** What the figure only is compared with: "up 5% on a year earlier", "more than the previous month". */
const BASES = /^(?:from|than|on|over|against|versus|to|with)$/u;

/** Tokens. A time further away is another clause's. */
const REACH_OF_PERIOD = 14;

/**
 * The periods of a quantity: those behind it up to the end of its clause or the next
 * number, else the nearest before it from token `opening` on, else those that open the sentence. What is told to compare
 * with ("up from 12") is `earlier` and takes no other time from before it.
 */
export function periodsOf(
  words: SentenceWords,
  { first, last, former }: Pick<Quantity, 'first' | 'last' | 'former'>,
  opening: number,
): readonly Period[] {
  const behind = periodsBehind(words, last);
  const earlier = former || isCompared(words, first) ? ['earlier'] : [];
  if (behind.length > 0) return [...new Set([...earlier, ...behind])];
  if (earlier.length > 0) return earlier;
  const before = periodsBefore(words, first, opening);
  return before.length > 0 ? before : periodsOpening(words, first);
}

/** "Compared with 9", "up from 12", "against 40 the year before": what the number is told to compare with. */
function isCompared(words: SentenceWords, first: number): boolean {
  if (isBreak(words, first)) return false;
  let lead = first - 1;
  while (words.classes[lead] === 'determiner' && !isBreak(words, lead)) lead -= 1;
  const word = words.word(lead);
  if (word === 'from') return /^(?:up|down)$/u.test(words.word(lead - 1));
  // "Compared with a profit of $3m": the noun is between.
  for (let at = lead; at >= Math.max(1, first - 6); at -= 1) {
    if (/^(?:with|to)$/u.test(words.word(at)) && words.word(at - 1) === 'compared') return true;
    if (isBreak(words, at) || !/^(?:noun|determiner|preposition|adverb)$/u.test(words.classes[at] ?? '')) return false;
  }
  return false;
}

function periodsBehind(words: SentenceWords, last: number): Period[] {
  const found: Period[] = [];
  const end = Math.min(words.tokens.length, last + REACH_OF_PERIOD);
  for (let at = last + 1; at < end; at += 1) {
    // "Nine people, on the second night": a comma ends what goes with the number, but for a time right behind it.
    if (isBreak(words, at) && (found.length > 0 || words.breaks[at] === 'stop' || !opensTime(words, at))) break;
    if (
      /^(?:and|or|but|while|whereas)$/u.test(words.word(at)) ||
      /^(?:relative|subordinator)$/u.test(words.classes[at] ?? '')
    )
      break;
    // "To 5.4% from 5.1% in November": the other number's. A day or a year is no other number.
    if (words.classes[at] === 'number' && !isDate(words, at)) break;
    if (/^(?:from|against|versus|compared)$/u.test(words.word(at)) && !readsPeriod(words, at + 1)) break;
    const period = periodAt(words, at);
    if (period !== null) found.push(period);
  }
  return found;
}

function opensTime(words: SentenceWords, at: number): boolean {
  return /^(?:in|on|during|last|this|the|a)$/u.test(words.word(at)) && readsPeriod(words, at);
}

/** Whether a period is read within the phrase that begins at token `at`. */
function readsPeriod(words: SentenceWords, at: number): boolean {
  for (let i = at; i <= at + 3 && (i === at || !isBreak(words, i)); i += 1)
    if (periodAt(words, i) !== null) return true;
  return false;
}

/** Whether a number is part of a time: a day, a year, "2nd", "two years ago". */
function isDate(words: SentenceWords, at: number): boolean {
  const word = words.word(at);
  if (ORDINALS.has(word)) return true;
  if (words.word(at + 1) === 'months' && monthsOfYearAt(words, at + 1) !== null) return true;
  if (SPANS.has(words.word(at + 1))) return /^(?:ago|earlier|before)$/u.test(words.word(at + 2));
  if (/^(?:1[5-9]|20)\d\d$/u.test(word)) return true;
  return /^\d{1,2}$/u.test(word) && (MONTHS.has(words.word(at - 1)) || MONTHS.has(words.word(at + 1)));
}

function periodsBefore(words: SentenceWords, first: number, opening: number): Period[] {
  const found: Period[] = [];
  let ownClause: number | null = null;
  for (let at = first - 1; at >= Math.max(opening, first - REACH_OF_PERIOD); at -= 1) {
    if (isHard(words, at + 1)) break;
    if (isBreak(words, at + 1)) ownClause ??= found.length;
    // "Compared with 9 last year, 14 bridges closed": past the comma the time is the other number's.
    if (words.classes[at] === 'number' && !isDate(words, at))
      return found.slice(0, ownClause ?? found.length).reverse();
    const period = periodAt(words, at);
    if (period !== null) found.push(period);
  }
  return found.reverse();
}

/** "In December, prices rose 5% and wages 2%": the time that opens a sentence holds for all of it. */
function periodsOpening(words: SentenceWords, first: number): Period[] {
  const found: Period[] = [];
  for (let at = 0; at < Math.min(first, REACH_OF_PERIOD); at += 1) {
    if (at > 0 && isBreak(words, at)) return found;
    if (words.classes[at] === 'number' && !isDate(words, at)) return [];
    const period = periodAt(words, at);
    if (period !== null) found.push(period);
  }
  return [];
}

/** The period whose last word is token `at`. */
function periodAt(words: SentenceWords, at: number): Period | null {
  const word = words.word(at);
  const before = words.word(at - 1);
  if (word === 'ago') return isSpanOf(words, at) ? `earlier ${SPANS.get(before) ?? ''}` : null;
  if (/^(?:earlier|before|previously)$/u.test(word)) return spanBefore(words, at);
  const month = monthRangeAt(words, at) ?? monthAt(words, at);
  if (month !== null) return month;
  const span = SPANS.get(word);
  if (span === undefined || isBreak(words, at)) return untilAt(words, at);
  const ordinal = ORDINALS.get(before);
  if (ordinal !== undefined) return /^(?:day|night|week|quarter|half)$/u.test(span) ? `${span} ${ordinal}` : null;
  if (span === 'month') {
    const part = monthsOfYearAt(words, at);
    if (part !== null) return part;
  }
  // Nothing follows the final quarter of a year.
  if (before === 'final' && (span === 'quarter' || span === 'half')) return span === 'quarter' ? 'quarter 4' : 'half 2';
  if (/^(?:last|this|next)$/u.test(before)) return isBase(words, at - 1) ? null : `${before} ${span}`;
  if (before === 'previous' || before === 'preceding') return isBase(words, at - 1) ? null : `earlier ${span}`;
  // "In the previous financial year".
  if (/^(?:financial|fiscal|calendar|trading)$/u.test(before) && /^(?:previous|preceding)$/u.test(words.word(at - 2)))
    return isBase(words, at - 2) ? null : `earlier ${span}`;
  if (before === 'the' && /^(?:month|quarter|year)$/u.test(span) && /^(?:for|during)$/u.test(words.word(at - 2)))
    return endsPhrase(words, at) || words.classes[at + 1] !== 'noun' ? `the ${span}` : null;
  return null;
}

/** "A year earlier", "the month before": the span right before the word, where the number is not only compared with it. */
export function spanBefore(words: SentenceWords, at: number): Period | null {
  const span = isBreak(words, at) ? undefined : SPANS.get(words.word(at - 1));
  if (span === undefined) return null;
  let from = at - 1;
  if (/^(?:determiner|number)$/u.test(words.classes[from - 1] ?? '') && !isBreak(words, from)) from -= 1;
  // "Before" needs its article: "the year before", not "two years before the war".
  if (words.word(at) === 'before' && (words.word(from) !== 'the' || !endsPhrase(words, at))) return null;
  return isBase(words, from) ? null : `earlier ${span}`;
}

function endsPhrase(words: SentenceWords, at: number): boolean {
  return at + 1 >= words.tokens.length || isBreak(words, at + 1);
}

function isSpanOf(words: SentenceWords, at: number): boolean {
  return !isBreak(words, at) && SPANS.has(words.word(at - 1)) && !isBase(words, at - 2);
}

/** Whether the phrase at token `from` is what another number is measured from: "5% more than a year earlier". */
function isBase(words: SentenceWords, from: number): boolean {
  const lead = words.classes[from - 1] === 'determiner' ? from - 2 : from - 1;
  return (
    BASES.test(words.word(lead)) &&
    !isBreak(words, lead + 1) &&
    // "On the previous night", "over the last year" are times themselves.
    !(
      /^(?:on|over)$/u.test(words.word(lead)) &&
      words.classes[from - 1] === 'determiner' &&
      words.word(from - 1) === 'the'
    )
  );
}

function monthAt(words: SentenceWords, at: number): Period | null {
  const word = words.word(at);
  if (!MONTHS.has(word) || words.tokens[at]?.capitalised !== true) return null;
  const number = MONTH_NUMBERS.get(word.slice(0, 3));
  if (number === undefined) return null;
  const lead = words.word(at - 1);
  const dated = /^\d{1,2}$/u.test(lead) || /^\d{1,2}$/u.test(words.word(at + 1));
  if (word === 'may' && !dated && OF_PERSONS.test(lead) && words.tokens.some((_, other) => isPerson(words, other)))
    return null;
  const pointed = /^(?:last|this|next|that)$/u.test(lead);
  return dated || pointed || (LEADS.test(lead) && !isBreak(words, at)) ? `month ${number}` : null;
}

/** What the months from one to another make of a year, by their numbers. */
export const PARTS_OF_YEAR: ReadonlyMap<string, Period> = new Map([
  ['1 3', 'quarter 1'],
  ['4 6', 'quarter 2'],
  ['7 9', 'quarter 3'],
  ['10 12', 'quarter 4'],
  ['1 6', 'half 1'],
  ['7 12', 'half 2'],
]);

/** "July to September", "July-September": a quarter or a half of the year. */
function monthRangeAt(words: SentenceWords, at: number): Period | null {
  const numberOf = (token: number) =>
    MONTHS.has(words.word(token)) && words.tokens[token]?.capitalised === true
      ? MONTH_NUMBERS.get(words.word(token).slice(0, 3))
      : undefined;
  const last = numberOf(at);
  if (last === undefined) return null;
  const isJoined = words.text.slice(words.tokens[at - 1]?.end, words.tokens[at]?.start).trim() === '-';
  const first = isJoined ? at - 1 : /^(?:to|through)$/u.test(words.word(at - 1)) ? at - 2 : -1;
  return PARTS_OF_YEAR.get(`${numberOf(first)} ${last}`) ?? null;
}

/** "The last three months of 2004", "the first six months of the year". */
function monthsOfYearAt(words: SentenceWords, at: number): Period | null {
  if (words.word(at + 1) !== 'of' || isBreak(words, at)) return null;
  const months = words.word(at - 1) === 'three' ? 3 : words.word(at - 1) === 'six' ? 6 : 0;
  const which = words.word(at - 2);
  if (months === 0 || !/^(?:first|last|final)$/u.test(which)) return null;
  return PARTS_OF_YEAR.get(which === 'first' ? `1 ${months}` : `${13 - months} 12`) ?? null;
}

/** Behind these a name may stand as well as a month. */
const OF_PERSONS = /^(?:by|from|to|over|for|of)$/u;

/** "Mrs May", "Ada May said": a sentence that names her so says "by May" of her as well. */
function isPerson(words: SentenceWords, at: number): boolean {
  if (words.word(at) !== 'may' || words.tokens[at]?.capitalised !== true || isBreak(words, at)) return false;
  const before = words.tokens[at - 1];
  const isGiven = before?.capitalised === true && words.classes[at - 1] === 'noun' && !MONTHS.has(before.word);
  return isGiven && !/^\d/u.test(words.word(at + 1)) && !WEEKDAYS.has(before.word);
}

/** "By 2010", "as of 2010", "by the end of 2010". */
function untilAt(words: SentenceWords, at: number): Period | null {
  if (!/^(?:1[5-9]|20)\d\d$/u.test(words.word(at)) || isBreak(words, at)) return null;
  let lead = at - 1;
  while (/^(?:end|of|the|late|early|mid)$/u.test(words.word(lead)) || MONTHS.has(words.word(lead))) {
    if (isBreak(words, lead)) return null;
    if (words.word(lead) === 'of' && words.word(lead - 1) === 'as') return 'until';
    lead -= 1;
  }
  return words.word(lead) === 'by' || words.word(lead) === 'until' ? 'until' : null;
}
