import type { Rings } from '../../concepts/rings.ts';
import type { Token } from '../../text/tokens.ts';
import { type Figure, inOrder } from '../figures.ts';
import { nameOf, type SentenceWords, sentenceWords } from '../words/sentence-words.ts';
import { joinedWord } from './context.ts';
import { agedPerson } from './is-age.ts';
import { countsNothing } from './non-counts.ts';
import type { Numeral } from './numeral.ts';
import { numeralAt } from './read-numeral.ts';

/** The unit of a figure that is someone's age in years. It keeps apart from a time of as many years. */
export const AGE = 'year of age';

/** A month-old child is a twelfth of a year old. */
const IN_YEARS: ReadonlyMap<string, number> = new Map([
  ['year', 1],
  ['month', 1 / 12],
  ['week', 1 / 52],
  ['day', 1 / 365],
]);

/** Years. What is older is no person. */
const OLDEST = 130;

/** `figures` of a sentence with the ages that it states beside them, all by place; wholes of parts are renumbered. */
export function withAges(
  sentence: string,
  figures: readonly Figure[],
  rings: Rings,
  tokens?: readonly Token[],
): readonly Figure[] {
  if (!MAY_STATE.test(sentence) && !MAY_BE.test(sentence)) return figures;
  const ages = statedAges(sentenceWords(sentence, rings, tokens)).filter(
    ({ start, end }) => !figures.some((other) => other.start < end && start < other.end),
  );
  return ages.length === 0 ? figures : inOrder(figures, ages);
}

const MAY_STATE = /\bage|\b[\p{L}\p{N}]+[- ](?:years?|months?|weeks?|days?)[- ]old|[\s(]\p{N}{1,3}[,.;)]/iu;
const MAY_BE = /\bto be \p{N}/u;

/** "Ada Brandt, 43, said", "aged 43", "43-year-old", "at the age of 43", "is 43 years old". */
function statedAges(words: SentenceWords): Figure[] {
  const found: Figure[] = [];
  for (let at = 0; at < words.tokens.length; at += 1) {
    const numeral = numeralAt(words, at);
    if (!numeral) continue;
    const stated = numeral.kind === 'amount' && !numeral.scaled ? ageAt(words, numeral) : null;
    if (stated) found.push(ageFigure(words, numeral, stated));
    at = Math.max(at, numeral.last);
  }
  return found;
}

interface StatedAge {
  readonly years: number;
  /** Last token of the age. */
  readonly last: number;
  /** Whose age it is. */
  readonly head: number | null;
}

function ageAt(words: SentenceWords, numeral: Numeral): StatedAge | null {
  const { first, last, value } = numeral;
  if (value < 0 || value > OLDEST || !Number.isInteger(value)) return null;
  const unit = IN_YEARS.get(joinedWord(words, last + 1).replace(/s$/u, ''));
  if (unit !== undefined && words.breaks[last + 2] === 'none' && /^olds?$/u.test(words.word(last + 2))) {
    return { years: value * unit, last: last + 2, head: oldNoun(words, last + 2) ?? subjectBeforeAge(words, first) };
  }
  if (unit !== undefined && words.word(last + 2) === 'of' && words.word(last + 3) === 'age')
    return { years: value * unit, last: last + 3, head: subjectBeforeAge(words, first) };
  if (!countsNothing(words, numeral, false)) return null;
  const before = words.breaks[first] === 'none' ? words.word(first - 1) : '';
  const since = words.word(first - 2);
  if (/^(?:ages?|aged)$/u.test(before) || (before === 'of' && since === 'age'))
    return { years: value, last, head: subjectBeforeAge(words, before === 'of' ? first - 2 : first - 1) };
  if (before === 'and' && isSecondAge(words, first))
    return { years: value, last, head: subjectBeforeAge(words, first - 3) };
  const person = agedPerson(words, numeral);
  if (person !== null) return { years: value, last, head: person };
  // An appositive: a name, a comma, the age.
  const name = words.tokens[first - 1];
  if (!name || first === 0 || !/^\s*,\s*$/u.test(words.text.slice(name.end, words.tokens[first]?.start))) return null;
  return name.capitalised && words.classes[first - 1] === 'noun' ? { years: value, last, head: first - 1 } : null;
}

/** "Children, ages 4 and 7", "aged 4 and 7": the second of two. */
function isSecondAge(words: SentenceWords, first: number): boolean {
  return words.classes[first - 2] === 'number' && /^(?:ages|aged)$/u.test(words.word(first - 3));
}

/** The noun of "43-year-old kindergarten teacher"; `null` in "he is 43 years old". */
function oldNoun(words: SentenceWords, old: number): number | null {
  let head: number | null = null;
  for (let at = old + 1; at <= old + 5 && words.breaks[at] === 'none'; at += 1) {
    const wordClass = words.classes[at];
    if (wordClass !== 'noun' && !(head === null && (wordClass === 'verb' || wordClass === 'gerund'))) break;
    if (wordClass === 'noun') {
      // "The 43-year-old driver Ada Brandt": a name behind says who the driver is.
      if (head !== null && words.tokens[at]?.capitalised && !words.tokens[head]?.capitalised) break;
      head = at;
    }
  }
  return head;
}

/** The noun nearest before: "the driver, aged 43", "Brandt died at the age of 43", "Brandt is 43 years old". */
function subjectBeforeAge(words: SentenceWords, from: number): number | null {
  for (let at = from - 1; at >= 0 && at >= from - 8; at -= 1) {
    if (words.breaks[at + 1] === 'stop') return null;
    if (words.classes[at] === 'noun' && (words.classes[at + 1] !== 'noun' || words.breaks[at + 1] !== 'none'))
      return at;
  }
  return null;
}

function ageFigure(words: SentenceWords, { first }: Numeral, { years, last, head }: StatedAge): Figure {
  const value = Math.round(years * 100) / 100;
  const name = head === null ? null : nameOf(words, head);
  const token = head === null ? undefined : words.tokens[head];
  return {
    start: words.tokens[first]?.start ?? 0,
    end: words.tokens[last]?.end ?? 0,
    value,
    min: value,
    max: value,
    bound: 'exact',
    unit: { kind: 'measure', unit: AGE },
    who: name,
    noun: token === undefined ? null : words.text.slice(token.start, token.end),
    modifiers: namesBefore(words, head),
    what: null,
    manner: null,
    doer: false,
    subject: [],
    place: null,
    subsetOf: null,
    equivalentOf: null,
    periods: [],
    part: false,
    prediction: false,
    condition: false,
    denial: false,
    past: false,
    year: null,
  };
}

/** The other names of "Ada Brandt". */
function namesBefore(words: SentenceWords, head: number | null): string[] {
  const found: string[] = [];
  if (head === null) return found;
  for (let at = head - 1; at >= head - 3 && words.breaks[at + 1] === 'none'; at -= 1) {
    if (words.classes[at] !== 'noun') break;
    found.unshift(nameOf(words, at));
  }
  return found;
}
