import { isEvent } from '../words/event-nouns.ts';
import { isHard, nameOf, type SentenceWords } from '../words/sentence-words.ts';
import type { FigureReading, Link } from './readings.ts';

const CHANGE =
  /^(?:rise|rises|risen|rising|rose|fall|fell|drop|increas|grow|grew|declin|decreas|climb|jump|went|gone|going|mov|rais|up|down|cut|chang|surg|soar|plung|plummet|shr|slip|slid|edg|swell|swoll|doubl|tripl|trebl|quadrupl|halv|revis|correct|adjust|widen|narrow|extend|expand|advanc|reduc|lower|lift|boost|push|brought|bring|tumbl|slump|sank|sunk|sink|dwindl|dip|improv|progress|balloon|shoot|shot|leap|leapt|upgrad|downgrad)/u;

/** Whether a governing word's stem only tells that a number changed, and not what became of the counted. */
export function isChange(manner: string | null): boolean {
  return (
    manner !== null &&
    /^(?:rose|risen|rise|increas|fell|fall|fallen|drop|declin|decreas|climb|jump|grew|grow|surg|soar|reach)$/u.test(
      manner,
    )
  );
}

/** Tokens between the word of change and the number: "reduced the speed to 60 kilometres an hour from 90". */
const REACH_OF_CHANGE = 10;

/**
 * Whether the words before token `at` tell of a change: "rose from 12 to 18", "fell to 61 per cent from 63". Another verb in
 * between tells of something else: "carried 31 passengers from 12 countries".
 */
export function changesBefore(words: SentenceWords, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - REACH_OF_CHANGE) && !isHard(words, i + 1); i -= 1) {
    if (CHANGE.test(words.word(i))) return true;
    if (/^(?:verb|gerund|relative|subordinator)$/u.test(words.classes[i] ?? '')) return false;
  }
  return false;
}

/**
 * "Turnout fell from 63 to 61 per cent", "the toll rose to 31 (from 12)": what was before is counted as what is now is, and
 * each lends the other the unit or the noun that it leaves out. "To 31 from 12 villages" tells of no change.
 */
export const formerValue: Link = (words, reading, at, all) => {
  if (reading.quantity.former) {
    const next = all[at + 1];
    if (next && isToValue(words, next) && words.word(next.quantity.first - 2) !== 'and') return withUnit(reading, next);
    const now = all[at - 1];
    if (!now || now.quantity.former) return reading;
    const reversed = isToValue(words, now);
    if (!reversed) return reading;
    if (isOther(words, reading, now)) return { ...reading, quantity: { ...reading.quantity, former: false } };
    const { head, modifiers, trigger, governor } = now;
    const filled = withUnit(reading, now);
    return trigger !== null && filled.trigger === null ? { ...filled, head, modifiers, trigger, governor } : filled;
  }
  const former = all[at - 1];
  return former?.quantity.former && isToValue(words, reading) ? withUnit(reading, former) : reading;
};

function isToValue(words: SentenceWords, { quantity }: FigureReading): boolean {
  return words.word(quantity.first - 1) === 'to';
}

/** Whether it counts something else by name. */
function isOther(words: SentenceWords, { phrase: { head }, quantity }: FigureReading, now: FigureReading): boolean {
  if (head === null || quantity.unit.kind !== 'count' || isEvent(words, head)) return false;
  return now.head === null || nameOf(words, head) !== nameOf(words, now.head);
}

function withUnit(reading: FigureReading, other: FigureReading): FigureReading {
  const { unit } = other.quantity;
  if (reading.quantity.unit.kind !== 'count' || reading.phrase.head !== null || unit.kind === 'count') return reading;
  if (unit.kind === 'money' || (unit.kind === 'percent' && (reading.quantity.max ?? 0) > 100)) return reading;
  return { ...reading, quantity: { ...reading.quantity, unit } };
}
