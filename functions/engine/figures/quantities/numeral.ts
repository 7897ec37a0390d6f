import type { SentenceWords } from '../words/sentence-words.ts';

/** A number as it is printed, before anybody asks whether it counts something. */
export interface Numeral {
  /** Token indices, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** `amount`: stated; `vague`: at least `value` ("dozens"); `share`: `value` percent ("a third", "four in ten"). */
  readonly kind: 'amount' | 'vague' | 'share';
  readonly value: number;
  readonly digits: boolean;
  /** Printed with a magnitude ("2.5 million", "8k"): no year, date or name looks like that. */
  readonly scaled: boolean;
  /** The magnitude itself, 1 when there is none: "5 to 7 million" shares it. */
  readonly scale: number;
  /** Letters glued to the digits that are no magnitude: "40km", "5th", "10am". Empty when there are none. */
  readonly glued: string;
}

interface NumeralMarks {
  readonly digits?: boolean;
  readonly scale?: number;
  readonly glued?: string;
}

export function amount(first: number, last: number, value: number, marks: NumeralMarks = {}): Numeral {
  const { digits = false, scale = 1, glued = '' } = marks;
  return { first, last, kind: 'amount', value, digits, scaled: scale > 1, scale, glued };
}

export function vague(first: number, last: number, value: number): Numeral {
  return { first, last, kind: 'vague', value, digits: false, scaled: true, scale: 1, glued: '' };
}

export function share(first: number, last: number, value: number): Numeral {
  return { first, last, kind: 'share', value, digits: false, scaled: true, scale: 1, glued: '' };
}

/** Whether token `at` follows the one before it with no comma or stop between them. */
export function joined(words: SentenceWords, at: number): boolean {
  return at < words.tokens.length && words.breaks[at] === 'none';
}
