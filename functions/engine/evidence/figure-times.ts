import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import type { Figure } from '../figures/figures.ts';
import type { Token } from '../text/tokens.ts';
import type { FigureSurroundings } from './figure-surroundings.ts';

/** Stems of months, weekdays, seasons, quarters and parts of the day: when within a year something was. */
const TIMES: ReadonlyMap<string, string> = new Map(
  [
    ...'januari februari march april june juli august septemb octob novemb decemb'.split(' ').map((stem) => [stem, 'month']),
    ...'monday tuesday wednesday thursday friday saturday sunday'.split(' ').map((stem) => [stem, 'day']),
    ...'first second third fourth'.split(' ').map((stem) => [stem, 'ordinal']),
    ...'spring summer autumn winter'.split(' ').map((stem) => [stem, 'season']),
  ] as [string, string][],
);

/** Tokens. A time further away is another figure's. */
const REACH = 12;

/**
 * Whether the time that stands nearest to a figure is one that the question names: 1 it is, -1 the question names one of the
 * kind (a month, a weekday) and another stands there, 0 nothing is said. What stands in the figure's clause goes first, and
 * there what stands behind it.
 */
export function timesOf(ask: QuantityAsk, words: FigureSurroundings, at: number, { end }: Figure): number {
  const asked = ask.terms.filter((stem) => TIMES.has(stem));
  if (asked.length === 0) return 0;
  const kinds = new Set(asked.map((stem) => TIMES.get(stem)));
  let nearest = Number.POSITIVE_INFINITY;
  let result = 0;
  words.tokens.forEach(({ stem, start }, token) => {
    if (!kinds.has(TIMES.get(stem))) return;
    const distance =
      words.distance(at, token) + (words.isInClause(at, token) ? 0 : REACH / 2) + (start >= end ? 0 : REACH / 4);
    if (distance > REACH * 1.5 || distance >= nearest) return;
    nearest = distance;
    result = asked.includes(stem) ? 1 : -1;
  });
  return result;
}

/** The times that stand near a figure: months, weekdays, seasons. */
export function timesNear(tokens: readonly Token[], { start, end }: Figure): ReadonlySet<string> {
  const near = new Set<string>();
  for (const { stem, start: from, end: to } of tokens)
    if (TIMES.has(stem) && to > start - REACH_IN_TEXT && from < end + REACH_IN_TEXT) near.add(stem);
  return near;
}

/** UTF-16 code units. */
const REACH_IN_TEXT = 60;
