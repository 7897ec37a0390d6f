import type { Figure } from '../figures.ts';
import type { Quantity } from '../quantities/quantities.ts';
import { gapAfter, gapBefore, type SentenceWords } from '../words/sentence-words.ts';
import type { LinkRule } from './readings.ts';

/** A bracket that only gives the amount before it again: "$27.5bn [(£14.5bn)] tax bill", "Twelve [(12)] officers". */
export interface Aside {
  /** Tokens inside the brackets, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** The amount before the bracket. */
  readonly host: Quantity;
  /** What is in the bracket, one or more amounts. */
  readonly quantities: readonly Quantity[];
}

/** The asides of a sentence. The sentence reads on as if they were not there, so that the noun behind one is found. */
export function asidesOf(words: SentenceWords, quantities: readonly Quantity[]): Aside[] {
  const found: Aside[] = [];
  for (let at = 1; at < quantities.length; at += 1) {
    const host = quantities[at - 1];
    const opening = quantities[at];
    if (!host || !opening) continue;
    const first = host.last + 1;
    const isCalledEqual = /^(?:equivalent|equal|worth)$/u.test(words.word(first));
    const from = isCalledEqual ? first + (words.word(first + 1) === 'to' ? 2 : 1) : first;
    if (from !== opening.first || !opens(words, first)) continue;
    const inside = insideBracket(words, quantities, at);
    const isEqual = (one: Quantity): boolean => isSameAmount(host, one) || (isCalledEqual && isSameKind(host, one));
    if (inside === null || !inside.every(isEqual)) continue;
    found.push({ first, last: inside.at(-1)?.last ?? opening.last, host, quantities: inside });
    at += inside.length - 1;
  }
  return found;
}

function opens(words: SentenceWords, at: number): boolean {
  return /^\s?\(\s?[^\s()]{0,3}$/u.test(gapBefore(words, at));
}

function isSameKind(host: Quantity, other: Quantity): boolean {
  return host.unit.kind === other.unit.kind && host.unit.kind !== 'count';
}

/** UTF-16 code units. */
const LONGEST_DATE = 30;

/** A year to which prices are counted: "(equivalent to $475 in 2016)". */
const DATED = /^ (?:in|as of) (?:1[5-9]|20)\d\d(?: dollars| prices)?\)| today\)/u;

/** The amounts from index `from` to the closing bracket, where nothing else is between. */
function insideBracket(
  words: SentenceWords,
  quantities: readonly Quantity[],
  from: number,
): readonly Quantity[] | null {
  for (let at = from; at < quantities.length; at += 1) {
    const one = quantities[at];
    if (!one || (at > from && quantities[at - 1]?.last !== one.first - 1)) return null;
    const gap = gapAfter(words, one.last);
    const rest = words.text.slice(one.end, one.end + LONGEST_DATE);
    if (gap.includes(')') || DATED.test(rest)) return quantities.slice(from, at + 1);
    if (!/^\s?[;:,/]\s?[^\s()]{0,3}$/u.test(gap)) return null;
  }
  return null;
}

/** Whether `other` can be the same amount in another unit, or the same number in digits. */
function isSameAmount(host: Quantity, other: Quantity): boolean {
  const { unit } = host;
  if (unit.kind === 'money') return other.unit.kind === 'money' && other.unit.currency !== unit.currency;
  if (unit.kind === 'measure' && other.unit.kind === 'measure') {
    const dimension = dimensionOf(unit.unit);
    if (dimension === null || dimension !== dimensionOf(other.unit.unit)) return false;
    return unit.unit !== other.unit.unit || dimension === 'temperature';
  }
  return unit.kind === 'count' && other.unit.kind === 'count' && host.value !== null && host.value === other.value;
}

const DIMENSIONS: readonly (readonly [string, RegExp])[] = [
  ['area', /^(?:square |acre|hectare)/u],
  ['volume', /^(?:cubic |(?:milli)?litre|gallon|barrel)/u],
  ['speed', /^(?:mph|km\/h|knot|.* per second)$/u],
  ['length', /(?:metre|mile|foot|inch|yard|fathom|league|furlong)$/u],
  ['mass', /(?:gram|tonne|ton|pound|ounce)$/u],
  ['temperature', /^degree$/u],
];

function dimensionOf(unit: string): string | null {
  return DIMENSIONS.find(([, names]) => names.test(unit))?.[0] ?? null;
}

/** "5 feet, or 1.5 metres", "£14bn, or $27bn": the same amount in another unit; "5 or 6 feet" is a range. */
export const otherUnit: LinkRule = {
  name: 'the same in another unit',
  example: 'The wall is 5 feet, or 1.5 metres, high.',
  counterexample: 'The wall is 5 or 6 feet high.',
  link: (words, reading, at, all) => {
    const told = all[at - 1];
    const or = reading.quantity.first - 1;
    if (!told || words.word(or) !== 'or' || words.breaks[or] !== 'comma' || told.quantity.last !== or - 1)
      return reading;
    if (reading.quantity.unit.kind === 'count' || !isSameAmount(told.quantity, reading.quantity)) return reading;
    const { head, modifiers, governor, trigger, subject, subsetOf, part } = told;
    return { ...reading, head, modifiers, governor, trigger, subject, subsetOf, part, equivalentOf: at - 1 };
  },
};

/** `figures` with those of the asides put in behind the figure that each gives again; what others name is renumbered. */
export function withAsides(figures: readonly Figure[], asides: readonly Aside[]): Figure[] {
  const all: Figure[] = [];
  const place = new Map<number, number>();
  figures.forEach((figure, at) => {
    place.set(at, all.length);
    all.push(figure);
    const aside = asides.find(({ host }) => host.start < figure.end && figure.start < host.end);
    for (const { start, end, value, min, max, bound, unit } of aside?.quantities ?? [])
      all.push({ ...figure, start, end, value, min, max, bound, unit, equivalentOf: at });
  });
  const renumbered = (at: number | null): number | null => (at === null ? null : (place.get(at) ?? null));
  return all.map((figure) => ({
    ...figure,
    subsetOf: renumbered(figure.subsetOf),
    equivalentOf: renumbered(figure.equivalentOf),
  }));
}
