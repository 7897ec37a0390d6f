import { namesPersons } from '../words/event-nouns.ts';
import { gradeOfAdverb } from '../words/grades.ts';
import { isBreak, type SentenceWords } from '../words/sentence-words.ts';
import { ofBefore } from './parts.ts';
import type { FigureReading, LinkRule } from './readings.ts';

/** "7 of the 40 patients died": the 40 are named as the whole, and what is said is said of the 7. */
export const partOfNumber: LinkRule = {
  name: 'a part of a number',
  example: '7 of the 40 patients died.',
  counterexample: '7 patients died and 40 left.',
  link: (words, reading, at, all) => {
    const whole = all[at + 1];
    if (reading.phrase.part === 'number' && whole && whole.quantity.first - reading.phrase.last <= 4)
      return { ...reading, subsetOf: at + 1, part: true };
    const part = all[at - 1];
    const opens = opensClause(words, reading);
    const isWhole =
      opens ||
      (part?.phrase.part === 'number' && reading.quantity.first - part.phrase.last <= 4) ||
      PARTITIVES.test(words.word(ofBefore(words, reading.quantity.first) - 1));
    return isWhole && !hasOwnFate(words, reading, opens) ? { ...reading, governor: null, trigger: null } : reading;
  },
};

const PARTITIVES = /^(?:some|most|many|several|few|part|any|each|one|majority|half)$/u;

/** "Of 212 passengers, 190 survived." */
function opensClause(words: SentenceWords, reading: FigureReading): boolean {
  return words.breaks[ofBefore(words, reading.quantity.first)] === 'stop';
}

/** "Of the 300 detained, …", "three of the 44 people killed were …": a participle that only narrows the whole. */
function hasOwnFate(words: SentenceWords, { phrase, trigger, quantity }: FigureReading, opens: boolean): boolean {
  if (trigger === null || trigger <= phrase.last) return trigger !== null;
  for (let at = phrase.last + 1; at <= trigger; at += 1)
    if (isBreak(words, at) || (at < trigger && words.classes[at] !== 'adverb')) return false;
  if (words.classes[trigger] === 'predicative' && phrase.head === null) return true;
  // "He was one of five people injured": the clause has its verb before.
  if (words.classes[ofBefore(words, quantity.first) - 2] === 'be') return true;
  const next = words.classes[trigger + 1];
  return opens ? words.breaks[trigger + 1] === 'comma' : next === 'be' || next === 'have' || next === 'modal';
}

/** "13 officers were among the 44 dead", "Among the 44 dead were 13 officers". */
export const amongWhole: LinkRule = {
  name: 'among a number',
  example: '13 officers were among the 44 dead.',
  counterexample: '13 officers were hurt.',
  link: (words, reading, at, all) => {
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
    if (!reading.part || reading.subsetOf !== null || words.classes[reading.quantity.first - 1] !== 'be')
      return reading;
    if (!whole || whole.quantity.first < reading.quantity.first - 6) return reading;
    return { ...reading, trigger: whole.trigger ?? reading.trigger, subsetOf: at - 1 };
  },
};

function conceptWithin(words: SentenceWords, from: number, count: number): number | null {
  for (let at = from; at < from + count && !isBreak(words, at); at += 1) if (words.concept(at) !== null) return at;
  return null;
}

/** "Lightning struck 7 hikers, killing two": the two are of those the clause before names. */
export const killedOfThem: LinkRule = {
  name: 'killing some of them',
  example: 'Lightning struck 7 hikers, killing two.',
  counterexample: 'Lightning struck 7 trees, killing two hikers.',
  link: (words, reading, at, all) => {
    const whole = all[at - 1];
    const verb = reading.quantity.first - 1;
    if (!whole || whole.head === null || reading.head !== null || reading.part) return reading;
    if (words.classes[verb] !== 'gerund' || words.concept(verb) === null || words.breaks[verb] !== 'comma')
      return reading;
    if (whole.phrase.last !== verb - 1 || !namesPersons(words.word(whole.head))) return reading;
    const most = whole.quantity.max ?? Number.POSITIVE_INFINITY;
    if ((reading.quantity.min ?? reading.quantity.max ?? 0) > most) return reading;
    return { ...reading, head: whole.head, modifiers: whole.modifiers, subsetOf: at - 1, part: true };
  },
};

/** "Among the dead were 9 children and two nurses", "9 of whom were children and two nurses": a list of parts. */
export const partOfList: LinkRule = {
  name: 'a list of parts',
  example: 'Among the dead were 9 children and two nurses.',
  counterexample: 'They buried 9 children and two nurses.',
  link: (words, reading, at, all) => {
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
  },
};

/** "353 officers were hurt, 12 fatally", "three were shot, one of them fatally": how badly the part of them was, right behind the number. */
export const gradedPart: LinkRule = {
  name: 'how badly a part was hurt',
  example: '353 officers were hurt, 12 fatally.',
  counterexample: '353 officers were hurt, 12 of them in Oran.',
  link: (words, reading, at, all) => {
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
  },
};
