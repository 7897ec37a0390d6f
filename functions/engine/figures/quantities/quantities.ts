import { changesBefore } from '../rules/changes.ts';
import { gapBefore, isBreak, type SentenceWords } from '../words/sentence-words.ts';
import { isPlural } from '../words/word-classes.ts';
import { isYear } from './calendar.ts';
import { type Bound, type Hedge, hedgeAfter, hedgeBefore } from './hedges.ts';
import { type Unit, unitAround } from './measures.ts';
import { countsNothing } from './non-counts.ts';
import type { Numeral } from './numeral.ts';
import { numeralAt } from './read-numeral.ts';

/** An amount that a sentence states, with its hedge and its unit; what it counts is for `figures.ts` to find. */
export interface Quantity {
  /** UTF-16 offsets into the sentence, hedge, number, sign and unit together. */
  readonly start: number;
  readonly end: number;
  /** Tokens, inclusive: from the hedge before it to the unit behind it. */
  readonly first: number;
  readonly last: number;
  /** The token at which the number itself begins, with its "US" before a sign. */
  readonly number: number;
  /** `null` for a range or a vague amount. Percent are 0 to 100, not 0 to 1. */
  readonly value: number | null;
  /** The least and the most that it states; `null` is open. */
  readonly min: number | null;
  readonly max: number | null;
  readonly bound: Bound;
  readonly unit: Unit;
  /** "from 12 to 18": this is the 12, what it was before. */
  readonly former: boolean;
}

interface Span {
  readonly first: Numeral;
  /** The second number of a range. */
  readonly second: Numeral | null;
  readonly former: boolean;
}

/** All amounts of a sentence, in order, never overlapping. */
export function quantitiesOf(words: SentenceWords): Quantity[] {
  const found: Quantity[] = [];
  let free = 0;
  let previousWasYear = false;
  for (let at = 0; at < words.tokens.length; at += 1) {
    const numeral = numeralAt(words, at) ?? nextOne(words, at, found.at(-1));
    if (!numeral) {
      if (!/^(?:and|or|to|through|until|bc|ad)$/u.test(words.word(at))) previousWasYear = false;
      continue;
    }
    const span = spanFrom(words, numeral, previousWasYear);
    previousWasYear = isYear(words, numeral, previousWasYear);
    if (!span || span === 'score') {
      // What a hyphen hangs on a number that counts nothing counts nothing either: "555-1234".
      // "From 40 in 1990 to 65": the year ends nothing.
      const dated = previousWasYear && /^(?:in|of)$/u.test(words.word(numeral.first - 1));
      const chained = (span === 'score' && !dated) || gapBefore(words, numeral.last + 1) === '-';
      const other = chained ? secondNumber(words, numeral) : null;
      at = other?.last ?? numeral.last;
      continue;
    }
    const quantity = quantityOf(words, span, free);
    if (span.second && isYear(words, span.second, false)) previousWasYear = true;
    at = Math.max(quantity.last, numeral.last);
    free = quantity.end;
    found.push(quantity);
  }
  return found;
}

const ORDINALS: readonly string[] = ['third', 'fourth', 'fifth', 'sixth', 'seventh'];

/** "Two officers were killed and a third was wounded": one more, where the count before it makes it the next. */
function nextOne(words: SentenceWords, at: number, counted: Quantity | undefined): Numeral | null {
  if (words.word(at) !== 'a' || isBreak(words, at + 1)) return null;
  const ordinal = ORDINALS.indexOf(words.word(at + 1));
  if (ordinal < 0 || isBreak(words, at + 2) || counted?.unit.kind !== 'count') return null;
  const next = words.classes[at + 2];
  if (counted.value !== ordinal + 2 || (next !== 'be' && next !== 'verb' && next !== 'have')) return null;
  return { first: at, last: at + 1, kind: 'amount', value: 1, digits: false, scaled: false, scale: 1, glued: '' };
}

/** The number with the second end of its range, `null` when it counts nothing. */
function spanFrom(words: SentenceWords, first: Numeral, previousWasYear: boolean): Span | 'score' | null {
  const second = secondEnd(words, first);
  if (second === 'score') return 'score';
  if (countsNothing(words, first, previousWasYear)) return null;
  const from = (hedgeBefore(words, first.first)?.edge ?? first.first) - 1;
  const former = words.word(from) === 'from' && changesBefore(words, from);
  if (!second || former) return { first, second: null, former };
  if (first.kind === 'vague' || second.kind === 'vague') return { first, second, former };
  // "5 to 7 million": the magnitude belongs to both.
  const shared = first.scaled || first.digits !== second.digits ? 1 : second.scale;
  const low = { ...first, value: first.value * shared };
  if (low.value >= second.value) return { first, second: null, former };
  return { first: low, second, former };
}

/** The number that closes a range; `score` when the two are a result of a match or a ratio. */
function secondEnd(words: SentenceWords, first: Numeral): Numeral | 'score' | null {
  const next = first.last + 1;
  const gap = gapBefore(words, next);
  // "€81–€94 million" has its sign twice.
  const sign = /^\s?[-–—]\s?(\p{Sc})$/u.exec(gap)?.[1];
  const isSigned = sign !== undefined && gapBefore(words, first.first).endsWith(sign);
  if ((isSigned || /^\s?[-–—]\s?$/u.test(gap)) && words.tokens[next]) {
    const second = numeralAt(words, next);
    if (!second) return null;
    if (gap === '-' && !first.digits) return null;
    if (isSigned) return second;
    const isResult =
      first.value >= second.value ||
      isMatchNear(words, first, second) ||
      /^[:-]\d/u.test(words.text.slice(words.tokens[second.last]?.end ?? 0));
    return isResult && !second.scaled && unitless(words, second) ? 'score' : second;
  }
  if (words.breaks[next] === 'comma' && words.word(next) === 'if' && words.word(next + 1) === 'not')
    return numeralAt(words, next + 2);
  if (words.breaks[next] !== 'none') return null;
  const link = words.word(next);
  const between = /^(?:between|from)$/u.test(words.word(first.first - 1));
  if (link === 'to' || (link === 'and' && words.word(first.first - 1) === 'between') || link === 'or') {
    const skip = words.breaks[next + 1] === 'none' ? numeralAt(words, next + 1) : null;
    if (!skip || (/^(?:one)$/u.test(words.word(next + 1)) && link === 'or')) return null;
    if (skip.kind !== first.kind && skip.kind !== 'vague') return null;
    if (link === 'to' && !between && first.value >= skip.value && first.kind === 'amount')
      return unitless(words, skip) ? 'score' : null;
    if (link === 'to' && isMatchNear(words, first, skip)) return 'score';
    // "Oil rose $1.20 to $79.60", "the toll rose by 19 to 31": by how much, and to what.
    const difference = !unitless(words, first) || words.word(first.first - 1) === 'by';
    if (link === 'to' && !between && difference && changesBefore(words, first.first)) return null;
    if (link === 'or' && first.kind === 'amount' && skip.value > first.value * 3) return null;
    return skip;
  }
  return null;
}

/** The number right behind a hyphen, a dash or "to". */
function secondNumber(words: SentenceWords, first: Numeral): Numeral | null {
  const next = first.last + 1;
  return numeralAt(words, words.word(next) === 'to' ? next + 1 : next);
}

function unitless(words: SentenceWords, numeral: Numeral): boolean {
  return unitAround(words, numeral).unit.kind === 'count';
}

const MATCH =
  /^(?:won|win|wins|beat|beats|lost|lose|loss|draw|drew|tie|tied|defeat|defeated|defeats|victory|score|scored|lead|led|leading|trailed|scoreline|thrashed|aggregate|vote|voted|ruled|penalties|set|sets|match|final|title)$/u;

/** What a result of a match may be followed by: "won 3-1 sets". */
const OF_MATCHES =
  /^(?:sets|games|goals|points|frames|penalties|wins|victories|votes|winners|hours|minutes|seconds|days|weeks)$/u;

function isMatchNear(words: SentenceWords, first: Numeral, second: Numeral): boolean {
  if (first.value > 200 || second.value > 200) return false;
  // "Won 50-60 seats": so many of what follows, and no result.
  const behind = second.last + 1;
  const counted = words.classes[behind] === 'noun' && words.breaks[behind] === 'none' ? words.word(behind) : '';
  if (
    first.value < second.value &&
    isPlural(counted) &&
    !words.tokens[behind]?.capitalised &&
    !OF_MATCHES.test(counted)
  )
    return false;
  for (let at = first.first - 1; at >= first.first - 4 && words.breaks[at + 1] !== 'stop'; at -= 1) {
    if (MATCH.test(words.word(at))) return true;
  }
  for (let at = second.last + 1; at <= second.last + 2 && words.breaks[at] !== 'stop'; at += 1) {
    if (MATCH.test(words.word(at))) return true;
  }
  return false;
}

function quantityOf(words: SentenceWords, span: Span, free: number): Quantity {
  const closing = span.second ?? span.first;
  const opening = unitAround(words, span.first);
  let unit = span.second ? unitAround(words, span.second) : opening;
  // "$2-3 million": the sign is before the first number only.
  if (span.second && unit.unit.kind === 'count' && opening.unit.kind === 'money')
    unit = { ...unit, unit: opening.unit };
  let value = closing.value;
  if (closing.glued === 'm' || closing.glued === 't' || closing.glued === 'b') {
    const plain = unit.unit.kind === 'count' && closing.glued !== 'b' && !isCounted(words, closing.last);
    if (plain) {
      value /= closing.glued === 'm' ? 1e6 : 1e12;
      unit = { ...unit, unit: { kind: 'measure', unit: closing.glued === 'm' ? 'metre' : 'tonne' } };
    }
  }
  if (closing.kind === 'share' && unit.unit.kind === 'count') unit = { ...unit, unit: { kind: 'percent' } };

  const isRange = span.second !== null;
  const number = prefixed(words, span.first.first, opening.start);
  const before = hedgeFor(words, span, number);
  const after = before ? null : hedgeAfter(words, unit.last);
  const hedge: Pick<Hedge, 'bound' | 'edge'> | null = before ?? after;
  const start = before ? (words.tokens[before.edge]?.start ?? opening.start) : opening.start;
  let end = after ? (words.tokens[after.edge]?.end ?? unit.end) : unit.end;
  const plus = words.text[end] === '+';
  if (plus) end += 1;
  const bound: Bound =
    closing.kind === 'vague' || span.first.kind === 'vague'
      ? 'vague'
      : isRange
        ? 'range'
        : (hedge?.bound ?? (plus ? 'at-least' : 'exact'));
  const low = isRange ? span.first.value : value;
  // "-12 degrees"
  const sign = before === null && isMinus(words.text, opening.start) && unit.unit.kind !== 'count' ? -1 : 1;
  return {
    start: Math.max(sign < 0 ? start - 1 : start, free),
    end,
    first: before ? before.edge : number,
    last: Math.max(unit.last, after ? after.edge : unit.last),
    number,
    value: bound === 'vague' || bound === 'range' ? null : sign * value,
    min: bound === 'at-most' ? null : sign * low,
    max: bound === 'at-least' || bound === 'vague' ? null : sign * value,
    bound,
    unit: unit.unit,
    former: span.former,
  };
}

/** "US$12": the country is a word of its own before the number. */
function prefixed(words: SentenceWords, at: number, start: number): number {
  return (words.tokens[at - 1]?.end ?? 0) > start ? at - 1 : at;
}

function isMinus(text: string, start: number): boolean {
  return /[-−–]/u.test(text[start - 1] ?? '') && /[\s(]/u.test(text[start - 2] ?? ' ');
}

function hedgeFor(words: SentenceWords, { second }: Span, at: number): Hedge | null {
  if (second && words.word(at - 1) === 'between') return { bound: 'about', edge: at - 1 };
  if (second && words.word(at - 1) === 'from') return { bound: 'about', edge: at - 1 };
  return hedgeBefore(words, at);
}

/** "2.5m people", "2.5m voted": a count of millions. "A 5m wall", "the 100m sprint": metres. */
function isCounted(words: SentenceWords, last: number): boolean {
  for (let at = last + 1; at <= last + 3 && words.breaks[at] === 'none'; at += 1) {
    if (words.classes[at] === 'verb') return true;
    if (words.classes[at] !== 'noun') return false;
    if (isPlural(words.word(at))) return true;
  }
  return false;
}
