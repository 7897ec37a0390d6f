import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
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
