import { type CountedPhrase, countedPhrase } from '../clauses/counted-phrases.ts';
import { peopleBehind } from '../clauses/event-people.ts';
import { governorOf } from '../clauses/governors.ts';
import type { Governor } from '../clauses/predicates.ts';
import { ownerBefore, statedSubject, verbOfNumber } from '../clauses/stated-subjects.ts';
import type { Quantity } from '../quantities/quantities.ts';
import { isEvent } from '../words/event-nouns.ts';
import { isBreak, type SentenceWords } from '../words/sentence-words.ts';
import { wholeOf } from './parts.ts';
import { nounBefore, nounOfMeasure, tallyBefore } from './tallies.ts';

/** How a quantity is read in its sentence, as tokens; `figures.ts` names them. */
export interface FigureReading {
  readonly quantity: Quantity;
  readonly phrase: CountedPhrase;
  readonly governor: Governor | null;
  /** Token that names what is counted, and the other words of the phrase. */
  readonly head: number | null;
  readonly modifiers: readonly number[];
  /** Token that says what became of them. */
  readonly trigger: number | null;
  readonly subsetOf: number | null;
  readonly part: boolean;
  /** The part is put beside its whole without a verb of its own: "31 people, including 9 children". */
  readonly apposed: boolean;
  /** Nouns of the subject that has the number or does it, head last: "[Norway] won 14 medals". */
  readonly subject: readonly number[];
  /** Index of the reading that it only gives again: see {@link import('../figures.ts').Figure.equivalentOf}. */
  readonly equivalentOf: number | null;
}

/** One way in which a number's reading depends on its neighbours'; gives the reading back where it does not apply. */
type Link = (words: SentenceWords, reading: FigureReading, at: number, all: readonly FigureReading[]) => FigureReading;

/** A {@link Link} with what shows it: the tests read both sentences with the rule and without. */
export interface LinkRule {
  readonly name: string;
  /** Read otherwise without the rule. */
  readonly example: string;
  /** Near to the example, yet none of the rule's business. */
  readonly counterexample: string;
  readonly link: Link;
}

/** `before` holds the readings of the quantities to the left: lists and parts take over what they leave out. */
export function readingOf(words: SentenceWords, quantity: Quantity, before: readonly FigureReading[]): FigureReading {
  const phrase = countedPhrase(words, quantity);
  const previous = before.at(-1);
  const whole = wholeOf(words, quantity, phrase, before);
  const subject = statedSubject(words, quantity.number);
  const base = {
    quantity,
    phrase,
    head: phrase.head,
    modifiers: phrase.modifiers,
    subject,
    equivalentOf: null,
    ...whole,
  };
  const event = phrase.head !== null && isEvent(words, phrase.head) ? phrase.head : null;
  if (event !== null) {
    const people = peopleOfEvent(words, phrase, event);
    return { ...base, governor: null, head: people.head, modifiers: people.modifiers, trigger: event };
  }

  const stay = phrase.head === null ? null : stayOf(words, phrase.head);
  if (stay !== null) return { ...base, governor: null, head: null, modifiers: [], trigger: stay };

  let governor = governorOf(words, { quantity, phrase });
  let head = phrase.head ?? nounOfMeasure(words, quantity) ?? nounBefore(words, quantity);
  let modifiers = phrase.modifiers;
  let trigger = governor?.at ?? null;
  // "52 votes to 48" compares; "from 12 to 18" tells a change of the subject.
  const compared =
    previous !== undefined &&
    !previous.quantity.former &&
    words.word(quantity.first - 1) === 'to' &&
    previous.phrase.last === quantity.first - 2 &&
    previous.phrase.head !== null;
  if (head === null && phrase.part !== 'pronoun' && !compared) {
    const tally = tallyBefore(words, quantity);
    // "Police casualties stood at 14 dead": what is behind the number says more than what it is the value of.
    if (tally && governor !== null && governor.at > quantity.last && words.concept(governor.at) !== null)
      head = tally.head;
    else if (
      tally &&
      (/^(?:from|to|of)$/u.test(words.word(quantity.first - 1)) ||
        quantity.unit.kind !== 'count' ||
        trigger === null ||
        words.concept(trigger) === null ||
        tally.trigger !== null)
    ) {
      head = tally.head;
      trigger = tally.trigger ?? trigger;
      modifiers = tally.modifiers;
      if (tally.trigger !== null) governor = { at: tally.trigger, doer: false, near: false };
    }
  }
  // "Berg has 52 per cent", "Holm's 45".
  if (head === null && quantity.unit.kind === 'percent' && phrase.part === null && isHeld(words, quantity.number)) {
    head = subject.at(-1) ?? null;
    modifiers = subject.slice(0, -1);
  }
  const listed = previous !== undefined && (compared || isListed(words, previous, quantity));
  const included = base.subsetOf !== null || (base.part && phrase.part === 'pronoun');
  const wholeReading = base.subsetOf === null ? undefined : before[base.subsetOf];
  // An elliptic list keeps its noun: "8 people died and 30 were wounded"; and a part keeps the noun of its whole.
  const leads = previous?.apposed && !base.part && previous.subsetOf !== null ? before[previous.subsetOf] : previous;
  const source = wholeReading ?? (listed ? leads : undefined);
  if (
    head === null &&
    source &&
    quantity.unit.kind === source.quantity.unit.kind &&
    !(trigger !== null && isObject(words, quantity, trigger))
  ) {
    head = source.head;
    modifiers = source.modifiers;
  }
  // What is said of the whole is said of a part beside it, unless a word right behind says more: "including two killed".
  const fateBehind =
    trigger !== null &&
    trigger > phrase.last &&
    trigger <= phrase.last + 2 &&
    !isBreak(words, phrase.last + 1) &&
    !isBreak(words, trigger);
  if (base.apposed && wholeReading !== undefined && wholeReading.trigger !== null && !fateBehind) {
    trigger = wholeReading.trigger;
    governor = wholeReading.governor;
  }
  // And its verb: "killed 26 rioters and 12 officers". A verb "to be" behind it begins a clause of its own.
  const own = words.classes[phrase.last + 1] === 'be' && !included;
  const includes = included && trigger !== null && words.tokens[trigger]?.stem === 'includ';
  if (includes && source?.trigger != null) trigger = source.trigger;
  else if (
    source &&
    source.trigger !== null &&
    !own &&
    (trigger === null || (listed && governor?.near === false) || (included && governor?.near === false))
  ) {
    if (trigger === null || words.concept(trigger) === null) trigger = source.trigger;
    if (governor === null || governor.near === false) governor = source.governor;
  }
  if (base.part && base.subsetOf === null && words.classes[quantity.first - 1] === 'be') {
    // "Among the dead were 5 firefighters": the event is before the verb.
    for (let at = quantity.first - 2; at >= Math.max(0, quantity.first - 5); at -= 1) {
      if (words.concept(at) !== null && trigger === null) trigger = at;
    }
  }
  const sharer = base.apposed ? wholeReading : listed && trigger === previous?.trigger ? previous : undefined;
  return {
    ...base,
    governor,
    head,
    modifiers,
    trigger,
    subject: subject.length > 0 ? subject : (sharer?.subject ?? []),
  };
}

/** Whether the number's subject only has it: "has 52 per cent", "Berg's 52". */
function isHeld(words: SentenceWords, number: number): boolean {
  if (ownerBefore(words, number).length > 0) return true;
  const verb = verbOfNumber(words, number);
  return verb !== null && words.classes[verb] !== 'verb';
}

/** "400 admissions to hospital" counts people, and what became of them is behind the noun. */
function stayOf(words: SentenceWords, head: number): number | null {
  if (!/^admissions?$/u.test(words.word(head)) || words.word(head + 1) !== 'to') return null;
  const at = words.classes[head + 2] === 'determiner' ? head + 3 : head + 2;
  return words.concept(at) === null || words.breaks[at] !== 'none' ? null : at;
}

function isObject(words: SentenceWords, quantity: Quantity, trigger: number): boolean {
  return trigger < quantity.first && words.concept(trigger) !== null && trigger >= quantity.first - 3;
}

/** "police deaths", "deaths among civilians", "the death of 18 officers": who the event happened to. */
function peopleOfEvent(
  words: SentenceWords,
  phrase: CountedPhrase,
  event: number,
): { head: number | null; modifiers: readonly number[] } {
  const behind = peopleBehind(words, event);
  if (behind) return { head: behind.head, modifiers: phrase.modifiers.filter((token) => token !== behind.head) };
  const named = phrase.modifiers.findLast((token) => token < event && words.concept(token) !== null);
  return { head: named ?? null, modifiers: phrase.modifiers.filter((token) => token !== named) };
}

/** Whether the number continues the previous one's list: only a comma, "and", "or" and the like lie between. */
function isListed(words: SentenceWords, previous: FigureReading, quantity: Quantity): boolean {
  const from = previous.phrase.last + 1;
  if (quantity.first - from > 14) return false;
  for (let at = from; at < quantity.first; at += 1) if (words.breaks[at] === 'stop') return false;
  const lead = words.word(quantity.first - 1);
  return (
    words.breaks[quantity.first] === 'comma' ||
    /^(?:and|or|plus|with|while|but)$/u.test(lead) ||
    words.classes[quantity.first - 1] === 'gerund' ||
    words.classes[quantity.first - 1] === 'verb'
  );
}
