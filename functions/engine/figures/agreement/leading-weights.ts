import type { LeadingSign } from './leading-figure.ts';

/** Learnt by `npm run train:figures`: do not edit by hand. */
export const LEADING_WEIGHTS: Readonly<Record<LeadingSign, number>> = {
  match: 1.15,
  unit: 2.21,
  sentence: 5.88,
  who: 0.44,
  modifiers: 0.66,
  what: 0.15,
  near: 1.45,
  behind: 1.09,
  own: 1.42,
  clause: 0.63,
  year: 1.5,
  given: -2.53,
  bracketed: -0.88,
  unnamed: 0.46,
  single: -0.75,
  vague: -2.26,
  part: 0.46,
  whole: -1.45,
  subject: 0.48,
};
