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
    'peugeot falcon soyuz vostok proposition prop amendment bill chromosome schedule grid studio radio'
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
export function isAddress(words: SentenceWords, { last, digits, scaled }: Numeral): boolean {
  if (!digits || scaled) return false;
  for (let at = last + 1; at <= last + 4 && words.breaks[at] === 'none'; at += 1) {
    if (words.tokens[at]?.capitalised !== true) return false;
    if (
      at > last + 1 &&
      /^(?:street|st|avenue|ave|road|rd|lane|drive|boulevard|blvd|square|place|court|highway|terrace)$/u.test(
        words.word(at),
      )
    )
      return true;
  }
  return false;
}
