import { ellipticClause } from '../clauses/elliptic-clauses.ts';
import { gapAfter, gapBefore, type SentenceWords } from '../words/sentence-words.ts';
import { isPlural } from '../words/word-classes.ts';
import { countedNounFollows, measureFollows } from './context.ts';
import { MONTHS, WEEKDAYS } from './lexicon.ts';
import type { Numeral } from './numeral.ts';

/** What a number behind it numbers: "Channel 4", "phase 3", "Boeing 737". */
const NUMBERED: ReadonlySet<string> = new Set(
  (
    'article channel flight route highway formula apollo covid windows model type class grade phase chapter section page volume level room gate platform ' +
    'line mark figure table act title rule resolution boeing airbus number no version episode season part step round stage category vol ch sec art ' +
    'issue week day game group pier exit terminal zone district ward unit interstate hall block lot item clause paragraph protocol directive bus train ' +
    'tier layer division appendix annex schedule verse psalm canto sonata symphony opus op bwv k iphone playstation xbox android nissan mazda audi ' +
    'peugeot falcon soyuz vostok proposition prop amendment bill chromosome schedule grid studio radio image photo slide exhibit'
  ).split(' '),
);

/** "Khabar 24", "Boeing 737", "phase 3", "the Big Three". */
export function isName(words: SentenceWords, numeral: Numeral): boolean {
  const { first, last, digits, scaled, kind } = numeral;
  if (kind !== 'amount' || scaled) return false;
  const before = words.word(first - 1);
  const previous = words.tokens[first - 1];
  const adjacent = words.breaks[first] === 'none';
  // "Strikers number 31."
  if (before === 'number' && isPlural(words.word(first - 2))) return false;
  if (
    /^(?:no|nos|number|numbers)$/u.test(before) &&
    /^\.? ?$/u.test(gapBefore(words, first)) &&
    (digits || before === 'number')
  ) {
    // "No 12 people died" is not English; "a number 12 times higher" is rare enough.
    return before !== 'no' || digits;
  }
  // "Image 2 of 9"
  if (before === 'of' && adjacent && NUMBERED.has(words.word(first - 3)) && words.classes[first - 2] === 'number')
    return digits;
  if (adjacent && NUMBERED.has(before) && (!isPlural(before) || before === 'windows')) {
    const counted = countedNounFollows(words, last) && !previous?.capitalised;
    return !counted || /^(?:boeing|airbus|covid|iphone|windows|apollo)$/u.test(before);
  }
  if (!digits) {
    // "the Big Three", "Fantastic Four": a capital in the middle of a sentence, beside another.
    const token = words.tokens[first];
    return (
      token?.capitalised === true &&
      words.breaks[first] === 'none' &&
      previous?.capitalised === true &&
      first - 1 > 0 &&
      !countedNounFollows(words, last) &&
      words.classes[first - 1] === 'noun' &&
      !isCapitalsAround(words, first)
    );
  }
  // "US$199.99" is a price, not a name.
  if (/[$€£¥₹]/u.test(gapBefore(words, first))) return false;
  // "Khabar 24", "Falcon 9 rocket": a name, then digits that no plural noun, unit or verb takes up.
  if (!adjacent || !previous?.capitalised || words.classes[first - 1] !== 'noun') return false;
  if (WEEKDAYS.has(before) || MONTHS.has(before) || measureFollows(words, last)) return false;
  if (words.breaks[first - 1] === 'stop' && words.text[previous.end] === ' ' && isPlural(before)) return false;
  if (countedNounFollows(words, last) || /[%$€£°]/u.test(gapAfter(words, last))) return false;
  const next = words.classes[last + 1];
  if (
    words.breaks[last + 1] === 'none' &&
    (next === 'verb' || next === 'predicative') &&
    words.concept(last + 1) !== null
  )
    return false;
  if (words.concept(first - 1) !== null && words.breaks[first - 1] === 'stop') return false;
  // "Norway won 14 medals and Germany 12."
  return numeral.glued !== '' || ellipticClause(words, first) === null;
}

function isCapitalsAround(words: SentenceWords, at: number): boolean {
  let capitals = 0;
  for (let i = at - 3; i <= at + 3; i += 1) if (words.tokens[i]?.capitalised) capitals += 1;
  return capitals >= 5;
}

/** "12 Main Street", "10 Downing Street". */
export function isAddress(words: SentenceWords, { last, digits, scaled, value }: Numeral): boolean {
  if (!digits || scaled) return false;
  // "The 8400 block of Tavern Lane".
  if (value >= 100 && words.word(last + 1) === 'block' && words.word(last + 2) === 'of') return true;
  for (let at = last + 1; at <= last + 4 && words.breaks[at] === 'none'; at += 1) {
    // "20582 southwest 119 Avenue", "400 E 7th Street": where streets are numbered.
    const isPartOfName =
      words.tokens[at]?.capitalised === true || DIRECTIONS.test(words.word(at)) || isNumber(words, at);
    if (!isPartOfName) return false;
    if (at > last + 1 && STREETS.test(words.word(at))) return true;
    if (at === last + 1 && STREETS.test(words.word(at)) && isNumberedStreet(words, last)) return true;
  }
  return false;
}

const STREETS =
  /^(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|square|place|pl|court|ct|highway|hwy|terrace|parkway|pkwy|circle|way|trail)$/u;
const DIRECTIONS = /^(?:north|south|east|west|northeast|northwest|southeast|southwest|n|s|e|w|ne|nw|se|sw)$/u;

function isNumber(words: SentenceWords, at: number): boolean {
  return words.classes[at] === 'number' || /^\d+(?:st|nd|rd|th)?$/u.test(words.word(at));
}

/** The 119 of "20582 southwest 119 Avenue": the name of the street. */
function isNumberedStreet(words: SentenceWords, at: number): boolean {
  return words.tokens[at + 1]?.capitalised === true && DIRECTIONS.test(words.word(at - 1));
}

/** States of the USA by the letters that their roads are signed with, beside "I" and "US". */
const ROAD_SIGNS: ReadonlySet<string> = new Set(
  (
    'al ak az ar ca co ct de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm nv ny oh ok or pa ri sc sd tn tx ut ' +
    'va vt wa wi wv wy us u.s sr rte rt hwy fm cr interstate route highway freeway motorway'
  ).split(' '),
);

const LEADS_TO_ROAD =
  /^(?:near|on|along|off|of|at|and|onto|the|between|from|to|north|south|east|west|northbound|southbound|eastbound|westbound)$/u;

/** "Near IN 931", "on US 50", "along Hwy 12": a road by its number. */
export function isRoad(words: SentenceWords, { first, last, digits, scaled }: Numeral): boolean {
  if (!digits || scaled || first !== last || words.breaks[first] !== 'none') return false;
  const sign = words.tokens[first - 1];
  if (!sign || !ROAD_SIGNS.has(words.word(first - 1))) return false;
  const printed = words.text.slice(sign.start, sign.end);
  const isSign =
    printed === printed.toUpperCase() ? gapBefore(words, first) === ' ' : printed.length > 2 && sign.capitalised;
  return isSign && LEADS_TO_ROAD.test(words.word(first - 2)) && !countedNounFollows(words, last);
}
