import { ABOUT, VAGUE_SPAN } from './compatible-figures.ts';
import { type FigureGroup, unitName } from './figure-groups.ts';

/**
 * How a source's figure relates to a claim's. `same`: equal in value and bound. `within`: whatever it allows, the claim
 * allows too, as 48 does for "at least 40". `compatible`: both can be true, and neither follows, as for "at least 18" and
 * 48. `other`: they cannot both be true.
 */
export type FigureRelation = 'same' | 'within' | 'compatible' | 'other';

/** A figure with its label, which tells "over 40" from "at least 40". */
export type LabelledFigure = Pick<FigureGroup, 'label' | 'value' | 'min' | 'max' | 'bound' | 'unit'>;

export function relationOf(source: LabelledFigure, claimed: LabelledFigure): FigureRelation {
  if (unitName(source.unit) !== unitName(claimed.unit)) return 'other';
  const [stated, allowed] = [spanOf(source), spanOf(claimed)];
  // "Over 40" and "at least 40" are one bound.
  if (source.bound === claimed.bound && isSame(stated, allowed)) return 'same';
  const exact = (figure: LabelledFigure) => figure.bound === 'exact' || figure.bound === 'about';
  if (exact(source) && exact(claimed)) {
    if (source.value === claimed.value || isRounded(source, claimed)) return 'same';
  }
  if (startsIn(stated, allowed) && endsIn(stated, allowed)) return 'within';
  return meet(stated, allowed) ? 'compatible' : 'other';
}

/** Share of the larger by which a rounded number may be off, and the count below which numbers are not rounded. */
const ROUNDED = { off: 0.02, least: 1000 } as const;

/** "31 per cent" for 31.2, "56 million" for 56.3 million: one number rounded to the digits that the other has. */
function isRounded({ value: a, unit }: LabelledFigure, { value: b }: LabelledFigure): boolean {
  if (a === null || b === null || a <= 0 || b <= 0) return false;
  if (unit.kind === 'count' && Math.max(a, b) < ROUNDED.least) return false;
  if (Math.abs(a - b) > ROUNDED.off * Math.max(a, b)) return false;
  const [digitsA, digitsB] = [significantDigits(a), significantDigits(b)];
  if (digitsA === digitsB) return false;
  const [rough, fine] = digitsA < digitsB ? [a, b] : [b, a];
  return Number(fine.toPrecision(Math.min(digitsA, digitsB))) === Number(rough.toPrecision(15));
}

function significantDigits(value: number): number {
  return value
    .toPrecision(12)
    .replace(/e.*$/u, '')
    .replace('.', '')
    .replace(/^0+|0+$/gu, '').length;
}

/** What a figure allows. An open end does not belong to it. */
interface Span {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

const EVERYTHING: Span = {
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  lowOpen: false,
  highOpen: false,
};

function spanOf({ label, value, min, max, bound }: LabelledFigure): Span {
  const low = min ?? EVERYTHING.low;
  const high = max ?? EVERYTHING.high;
  switch (bound) {
    case 'exact':
    case 'range':
      return { ...EVERYTHING, low, high };
    case 'about': {
      const slack = Math.abs(value ?? 0) * ABOUT;
      const below = /^(?:nearly|almost|just under) /u.test(label);
      return { low: low - slack, high: below ? high : high + slack, lowOpen: false, highOpen: below };
    }
    case 'at-least':
      return { ...EVERYTHING, low, lowOpen: label.startsWith('over ') };
    case 'at-most':
      return { ...EVERYTHING, high, highOpen: label.startsWith('under ') };
    case 'vague':
      return { ...EVERYTHING, low, high: low * VAGUE_SPAN, highOpen: true };
  }
}

function isSame(a: Span, b: Span): boolean {
  return a.low === b.low && a.high === b.high;
}

function startsIn(a: Span, b: Span): boolean {
  return a.low > b.low || (a.low === b.low && (a.lowOpen || !b.lowOpen));
}

function endsIn(a: Span, b: Span): boolean {
  return a.high < b.high || (a.high === b.high && (a.highOpen || !b.highOpen));
}

function meet(a: Span, b: Span): boolean {
  const [first, second] = a.low <= b.low ? [a, b] : [b, a];
  return first.high > second.low || (first.high === second.low && !first.highOpen && !second.lowOpen);
}
