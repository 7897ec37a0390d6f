import type { Rings } from '../concepts/rings.ts';
import { placeIn, seenText } from '../text/seen-text.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { clauseStart, modalityOf } from './clauses/modality.ts';
import { type Period, periodsOf } from './clauses/periods.ts';
import { placeOf } from './clauses/places.ts';
import type { Bound } from './quantities/hedges.ts';
import { mayCount } from './quantities/lexicon.ts';
import { isTime, type Unit } from './quantities/measures.ts';
import { type Quantity, quantitiesOf } from './quantities/quantities.ts';
import { statedZeros } from './quantities/zeros.ts';
import { changesBefore } from './rules/changes.ts';
import { asidesOf, withAsides } from './rules/equivalents.ts';
import { linkReadings } from './rules/linked-readings.ts';
import { type FigureReading, readingOf } from './rules/readings.ts';
import { gradeOfAdverb, gradeOfWord } from './words/grades.ts';
import { isHard, nameOf, type SentenceWords, sentenceWords } from './words/sentence-words.ts';

/**
 * An amount that a sentence states, with what it counts and what became of it. Read by position and voice from a shallow
 * analysis: it groups and ranks, it never replaces the quotation beside which it is shown.
 */
export interface Figure {
  /** UTF-16 offsets into the sentence: hedge, number, sign and unit. */
  readonly start: number;
  readonly end: number;
  /** `null` for ranges and vague amounts. Percent run from 0 to 100, money is in whole units of its currency. */
  readonly value: number | null;
  /** The least and the most that is stated, both equal to `value` when it is exact; `null` is open. */
  readonly min: number | null;
  readonly max: number | null;
  readonly bound: Bound;
  readonly unit: Unit;
  /** What is counted: the ring of the phrase's head noun, else its stem; `null` when the text does not say. */
  readonly who: string | null;
  /** The counted noun phrase as printed, at most 60 characters: "law enforcement officers". */
  readonly noun: string | null;
  /** Rings and stems of the other words of the counted phrase: "security", "armed", "Russian". */
  readonly modifiers: readonly string[];
  /** What became of the counted or what they do: the ring of the governing word, else its stem. */
  readonly what: string | null;
  /** Stem of that word: "behead" is a narrower death than "kill". */
  readonly manner: string | null;
  /** The counted ones do it to others: "12 officers killed 26 rioters". */
  readonly doer: boolean;
  /**
   * Rings and stems of the subject that has the amount or does it, head last, where the clause names them: "Norway" of the 14 in
   * "Norway won 14 medals and Germany 12". Empty where it names no one.
   */
  readonly subject: readonly string[];
  /**
   * Where the clause says it is: the stems of a capitalised name behind "in", "at", "near" and the like, joined by spaces
   * ("almati", "new york"), `capit` for "in the capital" without a name, `nationwide` for "nationally" or "across the
   * country". `null` says nothing about the place: the sentence before may name it, or the article's title.
   */
  readonly place: string | null;
  /** Part of something larger: index of its figure in the same sentence, or `null` where only words name the whole. */
  readonly subsetOf: number | null;
  readonly part: boolean;
  readonly prediction: boolean;
  readonly condition: boolean;
  readonly denial: boolean;
  readonly past: boolean;
  /** The calendar year the sentence gives for it, `null` when it names none. */
  readonly year: number | null;
  /** When else it holds, as the sentence says: `month 12`, `night 2`, `last year`, `earlier`: see {@link Period}. */
  readonly periods: readonly Period[];
  /**
   * Index of the figure of the same sentence that it only gives again in another unit or in digits: the £14.5bn of "$27.5bn
   * (£14.5bn)", the 12 of "Twelve (12)".
   */
  readonly equivalentOf: number | null;
}

/** The modifier that marks a rate. */
export const RATE = 'per';

/** The modifier that marks a step, which is no value of what changed: "rose by 12". */
export const STEP = 'by';

/**
 * The figures of one sentence, in order, never overlapping. `tokens` are those of the sentence, where they are known
 * already. Never throws; linear in the length of the sentence.
 */
export function figuresOf(sentence: string, rings: Rings, tokens?: readonly Token[]): Figure[] {
  const seen = seenText(sentence);
  if (seen === null) return plainFiguresOf(sentence, rings, tokens);
  const figures = plainFiguresOf(seen.text, rings);
  return figures.map((figure) => ({ ...figure, ...placeIn(seen, figure.start, figure.end) }));
}

function plainFiguresOf(sentence: string, rings: Rings, tokens?: readonly Token[]): Figure[] {
  const known = tokens ?? tokenize(sentence);
  if (!known.some(({ word }) => mayCount(word))) return [];
  const words = sentenceWords(sentence, rings, known);
  const quantities = quantitiesOf(words);
  const asides = asidesOf(words, quantities);
  if (asides.length === 0) return figuresAmong(words, quantities);
  const isAside = (at: number): boolean => asides.some(({ first, last }) => first <= at && at <= last);
  const without = sentenceWords(
    sentence,
    rings,
    words.tokens.filter((_, at) => !isAside(at)),
  );
  return withAsides(figuresAmong(without, quantitiesOf(without)), asides);
}

function figuresAmong(words: SentenceWords, quantities: readonly Quantity[]): Figure[] {
  const found: FigureReading[] = [];
  for (const quantity of quantities) found.push(readingOf(words, quantity, found));
  const stated = linkReadings(words, found).map((reading, at, all) =>
    figureOf(words, reading, all[at - 1], all[at + 1]),
  );
  const zeros = statedZeros(words).filter(
    ({ start, end }) => !stated.some((other) => other.start < end && start < other.end),
  );
  return zeros.length === 0 ? stated : inOrder(stated, zeros);
}

/** Both lists as one, by place; the figures that others name are renumbered. */
export function inOrder(stated: readonly Figure[], zeros: readonly Figure[]): Figure[] {
  const all = [...stated, ...zeros].sort((a, b) => a.start - b.start);
  const placeOfStated = (at: number | null): number | null => {
    const named = at === null ? undefined : stated[at];
    return named === undefined ? null : all.indexOf(named);
  };
  return all.map((figure) => ({
    ...figure,
    subsetOf: placeOfStated(figure.subsetOf),
    equivalentOf: placeOfStated(figure.equivalentOf),
  }));
}

function figureOf(
  words: SentenceWords,
  reading: FigureReading,
  before?: FigureReading,
  behind?: FigureReading,
): Figure {
  const { quantity, governor, head, trigger } = reading;
  // "From 40 in 1990 to 65": the year is the former value's.
  const since = before?.quantity.former && words.word(quantity.first - 1) === 'to' ? quantity.first : 0;
  const modality = modalityOf(words, quantity.first, quantity.last, trigger, since);
  const periods = periodsOf(words, quantity, Math.max(clauseStart(words, quantity.first), since));
  const isEarlier = !isTime(quantity.unit) && periods.some((period) => period.startsWith('earlier '));
  const { start, end, value, min, max, bound, unit } = quantity;
  return {
    start,
    end,
    value,
    min,
    max,
    bound,
    unit,
    who: head === null ? null : nameOf(words, head),
    noun: head === null ? null : printedNoun(words, head, reading.modifiers),
    modifiers: [
      ...modifiersOf(words, head, reading.modifiers),
      ...rateOf(words, reading),
      ...stepOf(words, reading),
      ...gradeOf(words, reading),
    ],
    what: trigger === null ? null : whatOf(words, trigger),
    manner: trigger === null ? null : (words.tokens[trigger]?.stem ?? null),
    doer: unit.kind === 'count' && (governor?.doer ?? false),
    subject: [...new Set(reading.subject.map((at) => nameOf(words, at)))],
    place: placeOf(words, reading, before, behind),
    subsetOf: reading.subsetOf,
    part: reading.part,
    equivalentOf: reading.equivalentOf,
    periods,
    ...modality,
    // "Rose from 12 to 31 in 2023": then it was 31, and nothing says that it has changed since.
    past: (modality.past && since === 0) || quantity.former || isEarlier,
  };
}

function printedNoun(words: SentenceWords, head: number, modifiers: readonly number[]): string {
  let first = head;
  while (modifiers.includes(first - 1) && words.breaks[first] === 'none') first -= 1;
  const { text, tokens } = words;
  return text.slice(tokens[first]?.start ?? 0, tokens[head]?.end ?? 0).slice(0, 60);
}

/** A word that shares the head's ring is kept as its stem: "security officers" stay apart from "traffic officers". */
function modifiersOf(words: SentenceWords, head: number | null, modifiers: readonly number[]): string[] {
  const concept = head === null ? null : words.concept(head);
  const names = modifiers.map((at) =>
    concept !== null && words.concept(at) === concept ? (words.tokens[at]?.stem ?? '') : nameOf(words, at),
  );
  return [...new Set(names)].filter((name) => name !== '');
}

/** "12 deaths per 100,000 inhabitants", "31 people per square mile" count no one in particular: see {@link RATE}. */
function rateOf(words: SentenceWords, { quantity, phrase }: FigureReading): readonly string[] {
  const at = Math.max(quantity.last, phrase.last) + 1;
  if (words.breaks[at] !== 'none') return [];
  // "An error of 1 day in 128 years".
  if (isTime(quantity.unit)) return words.word(at) === 'in' && words.classes[at + 1] === 'number' ? [RATE] : [];
  if (quantity.unit.kind !== 'count') return [];
  return words.word(at) === 'per' || (words.word(at) === 'for' && words.word(at + 1) === 'every') ? [RATE] : [];
}

/** "The toll rose by 12 to 31", "up by another 200 crowns": see {@link STEP}. */
function stepOf(words: SentenceWords, { quantity: { number, first } }: FigureReading): readonly string[] {
  let at = Math.min(number, first) - 1;
  while (at >= 0 && words.breaks[at + 1] === 'none' && LED_BY.test(words.word(at))) at -= 1;
  return words.word(at) === 'by' && changesBefore(words, at) ? [STEP] : [];
}

const LED_BY =
  /^(?:a|an|the|another|further|some|about|around|almost|nearly|over|more|than|at|least|up|to|only|just)$/u;

/** "critically injured", "14 of them seriously", "four were badly hurt and nine slightly". */
function gradeOf(words: SentenceWords, { trigger, phrase, quantity }: FigureReading): readonly string[] {
  const behind = Math.max(phrase.last, quantity.last) + 1;
  const said = (at: number, read: (word: string) => string | null) => (isHard(words, at) ? null : read(words.word(at)));
  const grade =
    said(behind, gradeOfAdverb) ??
    (trigger === null || trigger < quantity.first
      ? null
      : (said(trigger - 1, gradeOfWord) ?? said(trigger + 1, gradeOfAdverb)));
  return grade === null ? [] : [grade];
}

/** "killed or injured" is neither of the two: both names, joined, so that it answers for neither alone. */
function whatOf(words: SentenceWords, at: number): string {
  // Toll of what? Of deaths, in the news.
  const what =
    (/^tolls?$/u.test(words.word(at)) ? (words.concept(at) ?? words.conceptOf('death')) : null) ?? nameOf(words, at);
  const next =
    words.breaks[at + 1] === 'none' && /^(?:and|or)$/u.test(words.word(at + 1)) && words.breaks[at + 2] === 'none'
      ? words.concept(at + 2)
      : null;
  const form = words.classes[at + 2];
  if (
    next === null ||
    next === what ||
    words.concept(at) === null ||
    words.classes[at] === 'noun' ||
    (form !== 'verb' && form !== 'gerund')
  )
    return what;
  return words.classes[at + 3] === 'number' ? what : `${what}/${next}`;
}
