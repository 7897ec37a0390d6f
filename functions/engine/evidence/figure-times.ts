import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { PARTS_OF_YEAR, type Period } from '../figures/clauses/periods.ts';
import type { Figure } from '../figures/figures.ts';
import { stemWord } from '../text/stems.ts';
import type { Token } from '../text/tokens.ts';
import type { FigureSurroundings } from './figure-surroundings.ts';

/** Words for when within a year something was, by kind; of one kind only one can be meant. */
const TIME_WORDS: Readonly<Record<string, string>> = {
  month: 'january february march april may june july august september october november december',
  day: 'monday tuesday wednesday thursday friday saturday sunday',
  ordinal: 'first second third fourth',
  season: 'spring summer autumn winter',
};

/** Their kinds by stem. */
const TIMES: ReadonlyMap<string, string> = new Map(
  Object.entries(TIME_WORDS).flatMap(([kind, words]) =>
    words.split(' ').map((word) => [stemWord(word), kind] as const),
  ),
);

/** Tokens. A time further away is another figure's. */
const REACH = 12;

/** The times that a question names. */
export interface AskedTimes {
  readonly periods: readonly Period[];
  /** Stems of times within a year, and their kinds. */
  readonly stems: readonly string[];
  readonly kinds: ReadonlySet<string | undefined>;
}

export function askedTimes(ask: QuantityAsk): AskedTimes {
  const stems = ask.terms.filter((stem) => TIMES.has(stem));
  return { periods: askedPeriods(ask), stems, kinds: new Set(stems.map((stem) => TIMES.get(stem))) };
}

/**
 * Whether the time nearest to a figure is one that the question names: 1 it is, -1 the question names one of the kind (a month, a
 * weekday) and the sentence another, 0 nothing is said. A time in the figure's clause goes first, and there one behind the figure.
 */
export function timesOf(asked: AskedTimes, words: FigureSurroundings, at: number, { end, periods }: Figure): number {
  const told = comparePeriods(asked.periods, periods);
  if (told !== 0 || asked.stems.length === 0) return told;
  let nearest = Number.POSITIVE_INFINITY;
  let result = 0;
  const span = words.spanOf(at);
  const furthest = Math.min(words.tokens.length, span.last + REACH * 1.5 + 1);
  for (let token = Math.max(0, span.first - REACH * 1.5); token < furthest; token += 1) {
    const { stem = '', start = 0 } = words.tokens[token] ?? {};
    if (!asked.kinds.has(TIMES.get(stem)) || isSince(words.tokens, token)) continue;
    const distance =
      words.distance(at, token) + (words.isInClause(at, token) ? 0 : REACH / 2) + (start >= end ? 0 : REACH / 4);
    if (distance > REACH * 1.5 || distance >= nearest) continue;
    nearest = distance;
    result = asked.stems.includes(stem) ? 1 : -1;
  }
  return result;
}

/** "The lowest since February": a time that what is told is set against. */
function isSince(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.word === 'since';
}

/** The months, quarters and nights that a question names, as a figure's periods are. */
export function askedPeriods({ terms }: QuantityAsk): Period[] {
  return terms.flatMap((stem, at): Period[] => {
    const month = MONTH_STEMS.indexOf(stem);
    if (month >= 0) {
      // "The July-September figures".
      const part = PARTS_OF_YEAR.get(`${MONTH_STEMS.indexOf(terms[at - 1] ?? '') + 1} ${month + 1}`);
      return [`month ${month + 1}`, ...(part === undefined ? [] : [part])];
    }
    const ordinal = ORDINAL_STEMS.indexOf(stem);
    return ordinal >= 0 && COUNTED_SPANS.has(terms[at + 1] ?? '') ? [`${terms[at + 1]} ${ordinal + 1}`] : [];
  });
}

const MONTH_STEMS = (TIME_WORDS.month ?? '').split(' ').map(stemWord);
const ORDINAL_STEMS = (TIME_WORDS.ordinal ?? '').split(' ').map(stemWord);
const COUNTED_SPANS: ReadonlySet<string> = new Set(['quarter', 'half', 'night', 'day', 'week']);

/** Told for a month, a quarter or a shorter time, where the question names a year and nothing within it. */
export function isOfPartOfYear(ask: QuantityAsk, { periods }: Figure): boolean {
  if (
    (ask.years.length === 0 && !ask.terms.includes('year')) ||
    ask.terms.some((stem) => TIMES.has(stem) || COUNTED_SPANS.has(stem))
  )
    return false;
  return periods.some((period) =>
    /^(?:month|quarter|half|night|day|week) \d|^(?:last|this|next|the) (?:month|quarter|week)/u.test(period),
  );
}

/** Told for a whole year, where the question names a month of it and nothing by the year. */
export function isOfWholeYear(ask: QuantityAsk, { periods }: Figure): boolean {
  const isOfMonth = ask.terms.some((stem) => MONTH_STEMS.includes(stem));
  return isOfMonth && periods.includes('the year') && !ask.terms.some((stem) => /^(?:year|annual)/u.test(stem));
}

/** 1 where two lists name one period, -1 where both name one of a kind and no two are the same, 0 otherwise. */
export function comparePeriods(a: readonly Period[], b: readonly Period[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (a.some((period) => b.includes(period))) return 1;
  const kindOf = (period: Period) => /^(?:month|quarter|half|night|day|week)(?= \d)/u.exec(period)?.[0] ?? null;
  return a.some((one) => kindOf(one) !== null && b.some((other) => kindOf(other) === kindOf(one))) ? -1 : 0;
}

/** The times near a figure: months, weekdays, seasons. */
export function timesNear(tokens: readonly Token[], { start, end }: Figure): ReadonlySet<string> {
  const near = new Set<string>();
  tokens.forEach((token, at) => {
    if (token.end <= start - REACH_IN_TEXT || token.start >= end + REACH_IN_TEXT) return;
    if (TIMES.has(token.stem) && !isSince(tokens, at)) near.add(token.stem);
  });
  return near;
}

/** UTF-16 code units. */
const REACH_IN_TEXT = 60;
