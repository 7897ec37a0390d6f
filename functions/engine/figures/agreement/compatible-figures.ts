import { amountOf } from '../amounts.ts';
import type { Figure } from '../figures.ts';
import { unitName } from './figure-groups.ts';

/** Share of its value by which "about" may be off. */
export const ABOUT = 0.1;

/** What is told as "more than 6,000" is rarely half as much again: a source of 15,000 says something else. */
const ABOVE_BOUND = 1.5;

/** "Dozens" end where hundreds begin, "hundreds" where thousands do: at ten times what they start with. */
export const VAGUE_SPAN = 10;

/** Share by which an exact figure and the round one for it may differ. */
const ROUNDING = 0.02;

type Amount = Pick<Figure, 'value' | 'min' | 'max' | 'bound' | 'unit'>;

/**
 * Whether two figures can be of one thing without either being wrong: equal, rounded ("5.2 million" for 5,216,000), a bound and
 * what it holds ("more than 6,000" and 6,500), "dozens" and 29. Figures in other units never agree.
 */
export function canAgree(a: Amount, b: Amount): boolean {
  if (unitName(a.unit) !== unitName(b.unit)) return false;
  const [one, other] = [spanOf(a), spanOf(b)];
  return (one.low <= other.high && other.low <= one.high) || isRounded(a, b) || isRounded(b, a);
}

function spanOf(figure: Amount): { readonly low: number; readonly high: number } {
  const { min, max, bound } = figure;
  const amount = amountOf(figure);
  switch (bound) {
    case 'exact':
      return { low: amount, high: amount };
    case 'range':
      return { low: min ?? amount, high: max ?? amount };
    case 'about':
      return { low: amount - ABOUT * Math.abs(amount), high: amount + ABOUT * Math.abs(amount) };
    case 'at-least':
      return { low: amount, high: amount * ABOVE_BOUND };
    case 'at-most':
      return { low: amount / ABOVE_BOUND, high: amount };
    case 'vague':
      return { low: amount, high: amount * VAGUE_SPAN };
  }
}

/** Whether the first figure is the second one, rounded to the digits that the first has. */
function isRounded({ value: round }: Amount, { value: exact }: Amount): boolean {
  if (round === null || exact === null || Math.abs(round - exact) > ROUNDING * Math.abs(exact)) return false;
  const digits = /^0*(\d*?)0*$/u.exec(String(Math.abs(round)).replace('.', ''))?.[1]?.length ?? 0;
  return digits > 0 && digits <= 15 && Number(exact.toPrecision(digits)) === round;
}
