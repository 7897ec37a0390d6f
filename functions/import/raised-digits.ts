/** Digits as they are raised, each at the place of its value. */
export const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A text with its digits raised: `10` as `¹⁰`. */
export function withRaisedDigits(text: string): string {
  return text.replace(/\d/gu, (digit) => RAISED_DIGITS.charAt(Number(digit)));
}

/** A raised number with its minus: `-2` as `⁻²`. As plain digits behind a figure, a note's number or an exponent would change the figure. */
export function raisedNumber(text: string): string {
  return withRaisedDigits(text.replace(/^[-−](?=\d)/u, '⁻'));
}
