import { isEvent, namesPersons, TALLIES } from '../words/event-nouns.ts';
import { isBreak, isSaying, type SentenceWords } from '../words/sentence-words.ts';
import { isPlural } from '../words/word-classes.ts';
import type { LinkRule } from './readings.ts';

/** "18 people died; the opposition says 25", "put the toll at 18, the opposition at 25": the rest is left unsaid. */
export const elsewhereSaid: LinkRule = {
  name: 'another source says',
  example: '18 people died; the opposition says 25.',
  counterexample: '18 people died; the opposition says 25 were hurt.',
  link: (words, reading, at, all) => {
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
  },
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
export const nounBehind: LinkRule = {
  name: 'the noun of the second number',
  example: 'The fair sold 12 and bought 3 horses.',
  counterexample: 'The fair sold 12 cows and bought 3 horses.',
  link: (words, reading, at, all) => {
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
  },
};

const ADJECTIVE =
  /(?:al|ary|ory|ic|ive|ous|ish|ese|ern|male|adult|senior|junior|major|minor|new|old|big|small|young)$/u;

/** "571 primary and 94 secondary schools", "two Labour and three Tory MPs": the noun of both stands behind the second adjective. */
export const nounBehindBoth: LinkRule = {
  name: 'the noun behind two adjectives',
  example: 'The county has 571 primary and 94 secondary schools.',
  counterexample: 'The county has 571 sheep and 94 secondary schools.',
  link: (words, reading, at, all) => {
    const next = all[at + 1];
    const { head, quantity } = reading;
    if (!next || head === null || next.phrase.head === null || next.quantity.unit.kind !== 'count') return reading;
    if (head !== quantity.last + 1 || quantity.unit.kind !== 'count' || words.concept(head) !== null) return reading;
    const word = words.word(head);
    const isAlone = words.word(head + 1) === 'and' && next.quantity.first === head + 2 && !isBreak(words, head + 1);
    const isAdjective = ADJECTIVE.test(word) || words.tokens[head]?.capitalised === true;
    if (!isAlone || !isAdjective || isPlural(word) || namesPersons(word)) return reading;
    const isShared = isPlural(words.word(next.phrase.head)) && next.phrase.head > next.quantity.last + 1;
    return isShared ? { ...reading, head: next.phrase.head, modifiers: [...reading.modifiers, head] } : reading;
  },
};

/** "Seven of the dead were police", "230 people, of whom 19 are children": what they are is behind the verb. */
export const predicateNoun: LinkRule = {
  name: 'what they were',
  example: 'Seven of the dead were police officers.',
  counterexample: 'Seven of the dead were found.',
  link: (words, reading, index, all) => {
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
  },
};

/** "Two officers died and five others were killed": further ones, which are no total. */
export const furtherOnes: LinkRule = {
  name: 'others to whom the same happened',
  example: 'Two officers died and five others were killed.',
  counterexample: 'Two officers died and five others were hurt.',
  link: (words, reading, at, all) => {
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
  },
};

/** "Ten years ago, 58 people died": a time that nothing became of. */
export const timeAway: LinkRule = {
  name: 'a time ago',
  example: 'Three cars were sold ten years later.',
  counterexample: 'Three cars were sold in ten years.',
  link: (words, reading) =>
    reading.quantity.unit.kind === 'measure' && /^(?:ago|earlier|later)$/u.test(words.word(reading.quantity.last + 1))
      ? { ...reading, governor: null, trigger: null }
      : reading,
};
