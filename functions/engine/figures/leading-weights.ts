import type { LeadingSign } from './leading-figure.ts';

/** Learnt by `npm run train:figures`: do not edit by hand. */
export const LEADING_WEIGHTS: Readonly<Record<LeadingSign, number>> = {
  match: 1.06,
  unit: 2.22,
  sentence: 5.92,
  who: 0.47,
  modifiers: 0.67,
  what: 0.17,
  near: 1.44,
  behind: 1.11,
  own: 1.45,
  clause: 0.62,
  year: 1.51,
  given: -2.62,
  bracketed: -0.9,
  unnamed: 0.49,
  single: -0.67,
  vague: -2.25,
  part: 0.34,
  whole: -1.49,
};
