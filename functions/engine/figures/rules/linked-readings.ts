import { ellipsis, sameElsewhere } from '../clauses/elliptic-clauses.ts';
import { isEvent, namesPersons, TALLIES } from '../words/event-nouns.ts';
import { gradeOfAdverb } from '../words/grades.ts';
import { isBreak, isSaying, type SentenceWords } from '../words/sentence-words.ts';
import { isPlural } from '../words/word-classes.ts';
import { formerValue } from './changes.ts';
import { otherUnit } from './equivalents.ts';
import type { FigureReading, Link } from './readings.ts';

/**
 * What a number takes from another once all of a sentence are read: the whole it is a part of, the noun or the verb that
 * only the other one prints. Each link looks at the neighbours alone, so that long lists cost no more than short ones.
 */
export function linkReadings(words: SentenceWords, readings: readonly FigureReading[]): FigureReading[] {
  let linked = [...readings];
  for (const link of LINKS) {
    const before = linked;
    linked = before.map((reading, at) => link(words, reading, at, before));
  }
  return linked;
}

/** "7 of the 40 patients died": the 40 are named as the whole, and what is said is said of the 7. */
const partOfNumber: Link = (words, reading, at, all) => {
  const whole = all[at + 1];
  if (reading.phrase.part === 'number' && whole && whole.quantity.first - reading.phrase.last <= 4)
    return { ...reading, subsetOf: at + 1, part: true };
  const part = all[at - 1];
  const opens = opensClause(words, reading);
  const isWhole =
    opens ||
    (part?.phrase.part === 'number' && reading.quantity.first - part.phrase.last <= 4) ||
    PARTITIVES.test(words.word(ofBefore(words, reading) - 1));
  return isWhole && !hasOwnFate(words, reading, opens) ? { ...reading, governor: null, trigger: null } : reading;
};

const PARTITIVES = /^(?:some|most|many|several|few|part|any|each|one|majority|half)$/u;

/** Token of the "of" that the number stands behind, as in "some of the 50 passengers"; -1 without. */
function ofBefore(words: SentenceWords, { quantity: { first } }: FigureReading): number {
  const of = words.classes[first - 1] === 'determiner' ? first - 2 : first - 1;
  return words.word(of) === 'of' && !isBreak(words, first) ? of : -1;
}

/** "Of 212 passengers, 190 survived." */
function opensClause(words: SentenceWords, reading: FigureReading): boolean {
  return words.breaks[ofBefore(words, reading)] === 'stop';
}

/** "Of the 300 detained, …", "three of the 44 people killed were …": a participle that only narrows the whole. */
function hasOwnFate(words: SentenceWords, { phrase, trigger }: FigureReading, opens: boolean): boolean {
  if (trigger === null || trigger <= phrase.last) return trigger !== null;
  for (let at = phrase.last + 1; at <= trigger; at += 1)
    if (isBreak(words, at) || (at < trigger && words.classes[at] !== 'adverb')) return false;
  if (words.classes[trigger] === 'predicative' && phrase.head === null) return true;
  const next = words.classes[trigger + 1];
  return opens ? words.breaks[trigger + 1] === 'comma' : next === 'be' || next === 'have' || next === 'modal';
}

/** "13 officers were among the 44 dead", "Among the 44 dead were 13 officers". */
const amongWhole: Link = (words, reading, at, all) => {
  const be = reading.phrase.last + 1;
  const among = words.classes[be + 1] === 'adverb' ? be + 2 : be + 1;
  if (words.classes[be] === 'be' && words.word(among) === 'among' && !isBreak(words, be)) {
    const whole = all[at + 1];
    const isNumber = whole !== undefined && whole.quantity.first <= among + 2;
    const event = isNumber ? whole.trigger : conceptWithin(words, among + 1, 3);
    if (event === null) return reading;
    return { ...reading, governor: null, trigger: event, subsetOf: isNumber ? at + 1 : null, part: true };
  }
  const whole = all[at - 1];
  if (!reading.part || reading.subsetOf !== null || words.classes[reading.quantity.first - 1] !== 'be') return reading;
  if (!whole || whole.quantity.first < reading.quantity.first - 6) return reading;
  return { ...reading, trigger: whole.trigger ?? reading.trigger, subsetOf: at - 1 };
};

function conceptWithin(words: SentenceWords, from: number, count: number): number | null {
  for (let at = from; at < from + count && !isBreak(words, at); at += 1) if (words.concept(at) !== null) return at;
  return null;
}

/** "Lightning struck 7 hikers, killing two": the two are of those the clause before names. */
const killedOfThem: Link = (words, reading, at, all) => {
  const whole = all[at - 1];
  const verb = reading.quantity.first - 1;
  if (!whole || whole.head === null || reading.head !== null || reading.part) return reading;
  if (words.classes[verb] !== 'gerund' || words.concept(verb) === null || words.breaks[verb] !== 'comma')
    return reading;
  if (whole.phrase.last !== verb - 1 || !namesPersons(words.word(whole.head))) return reading;
  const most = whole.quantity.max ?? Number.POSITIVE_INFINITY;
  if ((reading.quantity.min ?? reading.quantity.max ?? 0) > most) return reading;
  return { ...reading, head: whole.head, modifiers: whole.modifiers, subsetOf: at - 1, part: true };
};

/** "18 people died; the opposition says 25", "put the toll at 18, the opposition at 25": the rest is left unsaid. */
const elsewhereSaid: Link = (words, reading, at, all) => {
  const told = all[at - 1];
  const lead = reading.quantity.first - 1;
  if (!told || reading.phrase.head !== null || reading.part) return reading;
  if (told.quantity.unit.kind !== reading.quantity.unit.kind) return reading;
  const end = reading.quantity.last + 1;
  if (end < words.tokens.length && !isBreak(words, end) && !/^(?:and|but|while)$/u.test(words.word(end)))
    return reading;
  const says = reading.head === null && isSaying(words, lead) && breakBetween(words, told.phrase.last + 1, lead);
  // The toll that one puts at 18 the other puts at 25; a party at 31 percent and its rival at 28 are two things.
  const atToo =
    words.word(lead) === 'at' &&
    words.word(told.quantity.first - 1) === 'at' &&
    told.trigger !== null &&
    (words.concept(told.trigger) !== null || TALLIES.test(words.word(told.trigger))) &&
    verbless(words, told.phrase.last, lead);
  if (!says && !atToo) return reading;
  return { ...reading, head: told.head, modifiers: told.modifiers, governor: told.governor, trigger: told.trigger };
};

function breakBetween(words: SentenceWords, from: number, to: number): boolean {
  if (to - from > 8) return false;
  for (let at = from; at < to; at += 1)
    if (isBreak(words, at) || /^(?:and|but|while|whereas)$/u.test(words.word(at))) return true;
  return false;
}

function verbless(words: SentenceWords, last: number, to: number): boolean {
  if (to - last > 8) return false;
  for (let at = last + 1; at < to; at += 1)
    if (!/^(?:noun|determiner|conjunction|subordinator|adverb)$/u.test(words.classes[at] ?? '')) return false;
  return true;
}

/** "sold 12 and bought 3 horses", "18 and possibly 20 people": only the second number prints the noun of both. */
const nounBehind: Link = (words, reading, at, all) => {
  const next = all[at + 1];
  if (!next || next.head === null || reading.head !== null || reading.part) return reading;
  if (reading.quantity.unit.kind !== 'count' || next.quantity.unit.kind !== 'count') return reading;
  const from = reading.quantity.last + 1;
  const to = next.quantity.first;
  if (to - from > 3 || !/^(?:and|or)$/u.test(words.word(from)) || next.phrase.head === null) return reading;
  for (let i = from; i <= to; i += 1) if (isBreak(words, i)) return reading;
  const verb = words.classes[to - 1];
  const twoVerbs = verb === 'verb' && words.classes[reading.quantity.first - 1] === 'verb';
  const fate = reading.trigger !== null && words.concept(reading.trigger) !== null;
  const shares = twoVerbs
    ? !fate || namesPersons(words.word(next.phrase.head))
    : (verb === 'conjunction' || verb === 'adverb') && reading.trigger === next.trigger;
  return shares ? { ...reading, head: next.head, modifiers: next.modifiers } : reading;
};

/** "Seven of the dead were police", "230 people, of whom 19 are children": what they are stands behind the verb. */
const predicateNoun: Link = (words, reading, index, all) => {
  const { phrase, quantity, trigger } = reading;
  if ((phrase.head !== null && phrase.part !== 'number') || quantity.unit.kind !== 'count') return reading;
  const whole = phrase.part === 'number' ? all[index + 1]?.phrase.last : undefined;
  let at = Math.max(phrase.last, whole ?? 0) + 1;
  if (reading.part && trigger === at) at += 1;
  if (words.classes[at] !== 'be' || isBreak(words, at)) return reading;
  at += 1;
  while (!isBreak(words, at) && /^(?:adverb|determiner)$/u.test(words.classes[at] ?? '')) at += 1;
  const modifiers: number[] = [];
  for (; words.classes[at] === 'noun' && !isBreak(words, at); at += 1) {
    const next = words.classes[at + 1];
    if (isPlural(words.word(at)) && (next !== 'noun' || isBreak(words, at + 1)))
      return isEvent(words, at) ? reading : { ...reading, head: at, modifiers };
    modifiers.push(at);
  }
  return reading;
};

/** "Two officers died and five others were killed": further ones, which are no total. */
const furtherOnes: Link = (words, reading, at, all) => {
  const { quantity, phrase } = reading;
  const other = quantity.last + 1;
  if (!/^others?$/u.test(words.word(other)) || other > phrase.last || isBreak(words, other)) return reading;
  const told = all[at - 1];
  const more = told
    ? told.trigger !== null &&
      reading.trigger !== null &&
      words.concept(told.trigger) === words.concept(reading.trigger)
    : /^(?:with|and|plus|besides|alongside)$/u.test(words.word(quantity.first - 1));
  return more ? { ...reading, modifiers: [...reading.modifiers, other] } : reading;
};

/** "Ten years ago, 58 people died": a time that nothing became of. */
const timeAway: Link = (words, reading) =>
  reading.quantity.unit.kind === 'measure' && /^(?:ago|earlier|later)$/u.test(words.word(reading.quantity.last + 1))
    ? { ...reading, governor: null, trigger: null }
    : reading;

/** "Among the dead were 9 children and two nurses", "9 of whom were children and two nurses": a list of parts. */
const partOfList: Link = (words, reading, at, all) => {
  const told = all[at - 1];
  const and = reading.quantity.first - 1;
  if (!told?.part || reading.part || reading.phrase.head === null || words.word(and) !== 'and') return reading;
  if (words.classes[told.quantity.first - 1] !== 'be' && !told.apposed && told.phrase.part !== 'pronoun')
    return reading;
  if (and !== Math.max(told.phrase.last, told.head ?? 0) + 1 || isBreak(words, and + 1)) return reading;
  const end = reading.phrase.last + 1;
  if (end < words.tokens.length && !isBreak(words, end)) return reading;
  const { subsetOf, part, apposed } = told;
  return { ...reading, subsetOf, part, apposed, trigger: reading.trigger ?? told.trigger };
};

/** "353 officers were hurt, 12 fatally", "three were shot, one of them fatally": how badly the part of them was, right behind the number. */
const gradedPart: Link = (words, reading, at, all) => {
  const { quantity, phrase } = reading;
  const told = all[at - 1];
  const adverb = Math.max(quantity.last, phrase.last) + 1;
  if (words.classes[adverb] !== 'adverb' || isBreak(words, adverb)) return reading;
  if (adverb + 1 < words.tokens.length && !isBreak(words, adverb + 1)) return reading;
  const isFatal = words.concept(adverb) !== null;
  if (reading.part) return isFatal ? { ...reading, trigger: adverb } : reading;
  if (!told || phrase.head !== null || words.breaks[quantity.first] !== 'comma') return reading;
  if (!isFatal && gradeOfAdverb(words.word(adverb)) === null) return reading;
  if (told.quantity.unit.kind !== 'count' || quantity.unit.kind !== 'count') return reading;
  const { head, modifiers, governor, trigger } = told;
  const fate = isFatal ? adverb : trigger;
  return { ...reading, head, modifiers, governor, trigger: fate, subsetOf: told.subsetOf ?? at - 1, part: true };
};

const LINKS: readonly Link[] = [
  partOfNumber,
  amongWhole,
  killedOfThem,
  elsewhereSaid,
  nounBehind,
  predicateNoun,
  furtherOnes,
  timeAway,
  partOfList,
  ellipsis,
  sameElsewhere,
  formerValue,
  otherUnit,
  gradedPart,
];
