/** What the number words of English are worth. Folded words, as `tokenize` gives them. */

export const CARDINALS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fourty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
);

/** Words that multiply the number before them. */
export const MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    hundred: 100,
    thousand: 1e3,
    lakh: 1e5,
    million: 1e6,
    crore: 1e7,
    billion: 1e9,
    trillion: 1e12,
    dozen: 12,
    score: 20,
    // Printed after money and in headlines: "$3 bn", "2.5 mln".
    mn: 1e6,
    mln: 1e6,
    bn: 1e9,
    bln: 1e9,
    tn: 1e12,
    trn: 1e12,
  }),
);

/** Letters glued to digits: "8k", "$3bn". A lone `m` may also mean metres; the reader of units decides. */
export const GLUED_MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({ k: 1e3, m: 1e6, mn: 1e6, mln: 1e6, b: 1e9, bn: 1e9, bln: 1e9, t: 1e12, tn: 1e12, trn: 1e12 }),
);

/**
 * Amounts that are stated without a number, with the least they can honestly mean: "dozens" is two dozen or more.
 * "Many" and "numerous" are left out: they bound nothing.
 */
export const VAGUE_PLURALS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    tens: 20,
    dozens: 24,
    scores: 40,
    hundreds: 200,
    thousands: 2e3,
    millions: 2e6,
    billions: 2e9,
    trillions: 2e12,
    lakhs: 2e5,
    crores: 2e7,
  }),
);

export const VAGUE_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({ several: 3, few: 3, handful: 3, couple: 2 }),
);

/** Denominators, for "two thirds" and "a quarter". `second` is left out: it is an ordinal or a unit of time. */
export const DENOMINATORS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    half: 2,
    halves: 2,
    third: 3,
    thirds: 3,
    quarter: 4,
    quarters: 4,
    fourth: 4,
    fourths: 4,
    fifth: 5,
    fifths: 5,
    sixth: 6,
    sixths: 6,
    seventh: 7,
    sevenths: 7,
    eighth: 8,
    eighths: 8,
    ninth: 9,
    ninths: 9,
    tenth: 10,
    tenths: 10,
    hundredth: 100,
    hundredths: 100,
  }),
);

export const MONTHS: ReadonlySet<string> = new Set(
  (
    'january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);

export const WEEKDAYS: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun'.split(' '),
);

/** The word before a month whose next number counts: "in March 9 miners died", "on 7 January 12 people died". */
export const BEFORE_COUNTING_MONTH = /^(?:in|since|during|by|last|this|\d{1,2}(?:st|nd|rd|th)?)$/u;

const COUNTING: ReadonlySet<string> = new Set([
  ...CARDINALS.keys(),
  ...MAGNITUDES.keys(),
  ...VAGUE_PLURALS.keys(),
  ...VAGUE_WORDS.keys(),
  ...DENOMINATORS.keys(),
  'both',
  'no',
  'nobody',
  'none',
]);

/** Whether a figure can begin with the folded word or right behind it. Half of all sentences have no such word. */
export function mayCount(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= 48 && first <= 57) || COUNTING.has(word);
}
