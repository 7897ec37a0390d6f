import type { Quantity } from '../quantities/quantities.ts';
import { isEvent as isEventNoun } from '../words/event-nouns.ts';
import { isBreak, REACH, type SentenceWords } from '../words/sentence-words.ts';
import { isPlural, REPORTING } from '../words/word-classes.ts';
import type { CountedPhrase } from './counted-phrases.ts';
import { type Governor, objectFollows, verbGovernor } from './predicates.ts';
import { finiteVerb } from './subject-verbs.ts';
import { verbGroupFrom } from './verb-groups.ts';

export interface Counted {
  readonly quantity: Quantity;
  readonly phrase: CountedPhrase;
}

/** Finds the governor by position and voice; `null` where the clause has none. */
export function governorOf(words: SentenceWords, { quantity, phrase }: Counted): Governor | null {
  const behind = participleBehind(words, phrase.last);
  const outer = outerPhrase(words, quantity.first);
  // "The lives of 12 officers", "the deaths of 12 officers": the noun tells what became of them, whatever its verb is.
  if (outer !== null && isEventNoun(words, outer.head)) return { at: outer.head, doer: false, near: true };
  const left = verbBefore(words, outer?.first ?? quantity.first);
  const isEvent = (governor: Governor | null): governor is Governor =>
    governor !== null && words.concept(governor.at) !== null;
  if (isEvent(left) && !(isEvent(behind) && isResultative(words, left.at))) {
    return REPORTING.has(words.tokens[left.at]?.stem ?? '') ? (behind ?? finiteVerb(words, phrase.last) ?? left) : left;
  }
  if (left !== null && isResultative(words, left.at)) {
    const result = isEvent(behind) ? behind : finiteVerb(words, phrase.last);
    if (isEvent(result)) return result;
  }
  // "The force that was deployed numbered 2,500 troops": what became of them is in the subject.
  const told = left !== null && LINKING.test(words.tokens[left.at]?.stem ?? '') ? fateBefore(words, left.at) : null;
  if (told) return told;
  const saying = left !== null && REPORTING.has(words.tokens[left.at]?.stem ?? '');
  if (left !== null && !saying) return behind && phrase.head === null ? behind : left;
  if (isEvent(behind)) return behind;
  const bare = bareVerb(words, phrase);
  if (bare) return bare;
  const subject = isInPrepositionalPhrase(words, quantity.first) ? null : finiteVerb(words, phrase.last);
  if (subject) return subject;
  return behind ?? viaPreposition(words, quantity.first) ?? (saying ? null : left);
}

/** Verbs that only say how many their subject is. */
const LINKING = /^(?:number|total|amount|includ|compris)$/u;

function fateBefore(words: SentenceWords, verb: number): Governor | null {
  for (let at = verb - 1; at >= Math.max(0, verb - REACH) && !isBreak(words, at + 1); at -= 1) {
    if (words.concept(at) === null) continue;
    // "The force that was deployed numbered …", "The dead include …"
    if (words.classes[at] === 'verb' || words.classes[at] === 'predicative' || isEventNoun(words, at))
      return { at, doer: false, near: true };
  }
  return null;
}

/** "a group of 12 hikers", "the lives of 12 officers": the phrase whose "of" the number is behind. */
function outerPhrase(words: SentenceWords, number: number): { head: number; first: number } | null {
  const head = number - 2;
  if (words.word(number - 1) !== 'of' || isBreak(words, number) || isBreak(words, number - 1)) return null;
  if (words.classes[head] !== 'noun') return null;
  let first = head;
  while (first > 0 && !isBreak(words, first) && /^(?:noun|determiner)$/u.test(words.classes[first - 1] ?? ''))
    first -= 1;
  return { head, first };
}

/** A word right behind a plural noun that goes on with no compound is its verb, whatever its form: "if 5,000 people sign". */
function bareVerb(words: SentenceWords, { head, last }: CountedPhrase): Governor | null {
  const at = last + 1;
  if (head === null || head !== last || !isPlural(words.word(head)) || isBreak(words, at)) return null;
  const next = words.tokens[at];
  if (words.classes[at] !== 'noun' || !next || next.capitalised || isPlural(next.word)) return null;
  return verbGovernor(words, at, false);
}

/** "in 31 matches" is no subject; "a group of 12 soldiers" may be part of one. */
function isInPrepositionalPhrase(words: SentenceWords, first: number): boolean {
  return (
    !isBreak(words, first) &&
    words.classes[first - 1] === 'preposition' &&
    !/^(?:of|than|as|with|including)$/u.test(words.word(first - 1))
  );
}

/** "left 353 officers injured", "saw 12 killed": the verb only introduces the result. */
function isResultative(words: SentenceWords, at: number): boolean {
  return /^(?:leav|left|see|saw|seen|report|record|count|found|confirm)$/u.test(words.tokens[at]?.stem ?? '');
}

/** A participle or predicate right behind the phrase: "1000 people injured", "12 officers dead", "400 hospitalized". */
function participleBehind(words: SentenceWords, last: number): Governor | null {
  let at = last + 1;
  while (at <= last + 3 && !isBreak(words, at) && words.classes[at] === 'adverb') at += 1;
  if (at >= words.tokens.length || isBreak(words, at)) return null;
  const wordClass = words.classes[at];
  if (wordClass === 'predicative') return { at, doer: false, near: true };
  if (wordClass === 'verb') {
    const group = verbGroupFrom(words, at, true);
    return group?.raising === at ? verbGovernor(words, group.main, group.passive) : verbGovernor(words, at, false);
  }
  if (wordClass === 'gerund') return { at, doer: objectFollows(words, at), near: true };
  if (wordClass === 'preposition' && /^(?:in|under|behind|to)$/u.test(words.word(at))) {
    const state =
      words.concept(at) !== null ? at : words.concept(at + 1) !== null && !isBreak(words, at + 1) ? at + 1 : null;
    if (state !== null && words.classes[state + 1] !== 'noun') return { at: state, doer: false, near: true };
  }
  return null;
}

/** The verb that the phrase is the object of: right before it, with at most determiners and adverbs in between. */
function verbBefore(words: SentenceWords, first: number): Governor | null {
  let at = first - 1;
  for (; at >= Math.max(0, first - 5); at -= 1) {
    if (isBreak(words, at + 1)) return null;
    const wordClass = words.classes[at];
    if (wordClass === 'determiner' || wordClass === 'adverb') continue;
    if (/^(?:further|additional|up|down|out|off)$/u.test(words.word(at))) continue;
    // "shot dead 6 insurgents"
    if (wordClass === 'predicative' && words.classes[at - 1] === 'verb' && !isBreak(words, at))
      return { at, doer: false, near: true };
    break;
  }
  const wordClass = words.classes[at];
  if (wordClass === 'verb' || wordClass === 'gerund') return { at, doer: false, near: true };
  // "Blast kills 12", "the fire claims 3 lives", "police arrest 40": a verb that its form does not show.
  const concept = words.concept(at);
  if (concept !== null && wordClass === 'noun' && at > 0 && !isBreak(words, at) && isVerbLike(words, at))
    return { at, doer: false, near: true };
  return null;
}

/** A noun-like word between a subject and a number: "Blast kills 12". */
function isVerbLike(words: SentenceWords, at: number): boolean {
  const before = words.classes[at - 1];
  return before === 'noun' && !/^(?:death|deaths|injuries|toll)$/u.test(words.word(at));
}

/** "deaths of 18 officers", "resulted in 12 deaths", "by 12 gunmen": what is before the preposition. */
function viaPreposition(words: SentenceWords, first: number): Governor | null {
  if (isBreak(words, first) || words.classes[first - 1] !== 'preposition') return null;
  for (let at = first - 2; at >= Math.max(0, first - 12); at -= 1) {
    if (words.breaks[at + 1] === 'stop') return null;
    const wordClass = words.classes[at];
    if (wordClass === 'verb' || wordClass === 'gerund') {
      return { at, doer: words.word(first - 1) === 'by' && words.classes[at - 1] === 'be', near: false };
    }
    if (words.concept(at) !== null && wordClass === 'noun' && at >= first - 4) {
      return { at, doer: words.word(first - 1) === 'by', near: false };
    }
    if (wordClass === 'relative' || wordClass === 'subordinator') return null;
  }
  return null;
}
