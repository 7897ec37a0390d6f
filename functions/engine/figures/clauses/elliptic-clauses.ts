import { hedgeBefore } from '../quantities/hedges.ts';
import { MONTHS, WEEKDAYS } from '../quantities/lexicon.ts';
import type { Quantity } from '../quantities/quantities.ts';
import type { FigureReading, LinkRule } from '../rules/readings.ts';
import { isBreak, isPossessive, isSaying, REACH, type SentenceWords } from '../words/sentence-words.ts';
import { placeOf } from './places.ts';
import { isClauseVerb, subjectBeforeVerb, verbOfNumber } from './stated-subjects.ts';
import { groupStart } from './verb-groups.ts';

/** The subject of a clause that leaves its verb to the clause before: "… and [the Liberals] 8". */
interface EllipticClause {
  /** Nouns of the subject, its head last. */
  readonly subject: readonly number[];
  /** The verb that it leaves out. */
  readonly verb: number;
}

/** Nouns of a subject; longer runs are lists or noise. */
const LONGEST_SUBJECT = 6;

/**
 * "Norway won 14 medals and Germany 12", "Holm took 45 per cent to Berg's 52": the number that begins at token `number` has
 * a subject of its own right before it, and a verb only in the clause before. By form alone, for it decides already whether
 * "Germany 12" is a name.
 */
export function ellipticClause(words: SentenceWords, number: number): EllipticClause | null {
  const edge = hedgeBefore(words, number)?.edge ?? number;
  const subject: number[] = [];
  let at = edge - 1;
  for (; at >= 0 && subject.length < LONGEST_SUBJECT && !isBreak(words, at + 1); at -= 1) {
    if (words.classes[at] === 'adverb' && subject.length === 0) continue;
    if (words.classes[at] !== 'noun') break;
    subject.unshift(at);
  }
  const head = subject.at(-1);
  if (head === undefined || isCalendar(words, head) || isBehindVerb(words, number)) return null;
  while (words.classes[at] === 'determiner' && !isBreak(words, at + 1)) at -= 1;
  if (!opensClause(words, at + 1, isPossessive(words, head))) return null;
  const verb = verbOfClauseBefore(words, at);
  return verb === null ? null : { subject, verb };
}

function isCalendar(words: SentenceWords, at: number): boolean {
  return MONTHS.has(words.word(at)) || WEEKDAYS.has(words.word(at));
}

/** A clause begins behind a comma, "and" or "while"; what is someone's also behind "to" and "against". */
function opensClause(words: SentenceWords, at: number, possessive: boolean): boolean {
  if (at <= 1) return false;
  if (words.breaks[at] === 'comma') return true;
  if (words.breaks[at] === 'stop')
    return words.text.slice(words.tokens[at - 1]?.end, words.tokens[at]?.start).includes(';');
  const link = possessive
    ? /^(?:and|but|while|whilst|whereas|to|against|versus)$/u
    : /^(?:and|but|while|whilst|whereas)$/u;
  return link.test(words.word(at - 1));
}

/** The last verb before, where it is right before a number and has a subject. */
function verbOfClauseBefore(words: SentenceWords, from: number): number | null {
  for (let at = from; at > Math.max(0, from - REACH); at -= 1) {
    if (/^(?:relative|pronoun)$/u.test(words.classes[at] ?? '')) return null;
    // ", officials said,"
    if (isSaying(words, at) && isBreak(words, at + 1)) continue;
    if (!isClauseVerb(words, at)) continue;
    if (isInRelativeClause(words, at)) return null;
    const number = numberBehind(words, at);
    return number !== null && number <= from && subjectBeforeVerb(words, at).length > 0 ? at : null;
  }
  return null;
}

/** "The dam, which cost $3bn, supplies 4 million homes": the clause behind goes on with the subject before. */
function isInRelativeClause(words: SentenceWords, verb: number): boolean {
  return words.classes[groupStart(words, verb) - 1] === 'relative';
}

function numberBehind(words: SentenceWords, verb: number): number | null {
  for (let at = verb + 1; at <= verb + 5; at += 1) {
    if (words.classes[at] === 'number') return verbOfNumber(words, at) === verb ? at : null;
    if (isBreak(words, at)) return null;
  }
  return null;
}

/** "… and on Monday 12 people came": the number has a verb of its own behind it. */
function isBehindVerb(words: SentenceWords, number: number): boolean {
  let at = number + 1;
  while (at < number + 8 && !isBreak(words, at) && /^(?:noun|number|adverb)$/u.test(words.classes[at] ?? '')) at += 1;
  if (at >= words.tokens.length || isBreak(words, at)) return false;
  return /^(?:verb|be|have|modal)$/u.test(words.classes[at] ?? '');
}

/** Tokens between a share and the same of another place. */
const REACH_OF_PLACES = 10;

/** Readings further back than this are not looked through for the clause that prints the verb. */
const MOST_CLAUSES = 8;

/** What an elliptic clause takes from the clause that prints its verb, and its unit from whichever prints one. */
export const ellipsis: LinkRule = {
  name: 'a clause without its verb',
  example: 'Norway won 14 medals and Germany 12.',
  counterexample: 'Norway won 14 medals and Germany won 12 races.',
  link: (words, reading, at, all) => {
    const own = ellipticClause(words, reading.quantity.number);
    const last = unitOfLast(words, reading, at, all);
    if (own === null) {
      if (last === null) return reading;
      const quantity = { ...reading.quantity, unit: last.unit };
      return { ...reading, quantity, ...ofSubject(subjectBeforeVerb(words, last.verb)) };
    }
    const told = toldBehind(own.verb, at, all);
    if (told === undefined) return reading;
    const quantity = last
      ? { ...reading.quantity, unit: last.unit }
      : sharedUnit(reading.quantity, told.quantity, reading.phrase.head);
    if (quantity.unit.kind !== told.quantity.unit.kind && reading.phrase.head === null) {
      // "The Greens took 12 and the Liberals 8 per cent": the last prints what all are counted in.
      const { governor, trigger } = told;
      return { ...reading, quantity, ...ofSubject(own.subject), subject: own.subject, governor, trigger };
    }
    const fate = reading.trigger !== null && reading.governor?.near === true && words.concept(reading.trigger) !== null;
    const verb = fate && reading.quantity.last < (reading.trigger ?? 0) ? reading : told;
    const { governor, trigger } = verb;
    const base = { ...reading, quantity, governor, trigger, subject: own.subject };
    if (reading.phrase.head !== null) return base;
    // "Berg got 52 per cent": what is measured is the subject; "won 14 medals", "counted 14 dead": what is counted is not.
    const counts = quantity.unit.kind === 'count' || (told.head !== null && told.head > told.quantity.last);
    return counts ? { ...base, head: told.head, modifiers: told.modifiers } : { ...base, ...ofSubject(own.subject) };
  },
};

function ofSubject(subject: readonly number[]): Pick<FigureReading, 'head' | 'modifiers'> {
  return { head: subject.at(-1) ?? null, modifiers: subject.slice(0, -1) };
}

/** The first reading behind the verb. */
function toldBehind(verb: number, at: number, all: readonly FigureReading[]): FigureReading | undefined {
  let told: FigureReading | undefined;
  for (let i = at - 1; i >= Math.max(0, at - MOST_CLAUSES); i -= 1) {
    const reading = all[i];
    if (reading === undefined || reading.quantity.first <= verb) break;
    told = reading;
  }
  return told;
}

/** "… 52 per cent and Holm 45.1": a bare number is counted in what the other is. Money may differ by its millions. */
function sharedUnit(quantity: Quantity, told: Quantity, head: number | null): Quantity {
  if (quantity.unit.kind !== 'count' || head !== null) return quantity;
  const { unit } = told;
  if (unit.kind === 'count' || unit.kind === 'money') return quantity;
  return unit.kind === 'percent' && (quantity.max ?? 0) > 100 ? quantity : { ...quantity, unit };
}

/** "The Greens took 12, the Left 4 and the Liberals 8 per cent": the share that all are counted in is behind the last. */
function unitOfLast(
  words: SentenceWords,
  { quantity, phrase }: FigureReading,
  at: number,
  all: readonly FigureReading[],
): LastUnit | null {
  if (quantity.unit.kind !== 'count' || phrase.head !== null || (quantity.max ?? 0) > 100) return null;
  let last: LastUnit | null = null;
  for (let i = at + 1; i < Math.min(all.length, at + MOST_CLAUSES); i += 1) {
    const listed = all[i];
    const verb = listed === undefined ? undefined : ellipticClause(words, listed.quantity.number)?.verb;
    if (listed === undefined || verb === undefined || verb > quantity.first || (last !== null && verb !== last.verb))
      break;
    last = { unit: listed.quantity.unit, verb };
  }
  return last?.unit.kind === 'percent' ? last : null;
}

/** The unit of the last clause of a list, and the verb that all its clauses share. */
interface LastUnit {
  readonly unit: Quantity['unit'];
  readonly verb: number;
}

/**
 * "Turnout was 61 per cent in the north and 48 in the south", "63 per cent, nationally 61": the same of another place, of
 * which only the number is printed.
 */
export const sameElsewhere: LinkRule = {
  name: 'the same of another place',
  example: 'Turnout was 61 per cent in the north and 48 in the south.',
  counterexample: 'Turnout was 61 per cent and 48 people came.',
  link: (words, reading, at, all) => {
    const told = all[at - 1];
    const { quantity, phrase } = reading;
    if (!told || phrase.head !== null || quantity.unit.kind !== 'count' || told.quantity.unit.kind !== 'percent')
      return reading;
    if ((quantity.max ?? 0) > 100 || quantity.first - told.quantity.last > REACH_OF_PLACES) return reading;
    for (let i = told.quantity.last + 1; i < quantity.first; i += 1)
      if (words.breaks[i] === 'stop' || /^(?:verb|be|have|relative)$/u.test(words.classes[i] ?? '')) return reading;
    if (placeOf(words, reading, told, all[at + 1]) === null && !/^(?:in|at)$/u.test(words.word(quantity.last + 1)))
      return reading;
    const { head, governor, trigger, subject } = told;
    return {
      ...reading,
      quantity: { ...quantity, unit: told.quantity.unit },
      head,
      // The words of the other place are among what narrows the other.
      modifiers: [],
      governor,
      trigger,
      subject,
    };
  },
};
