import type { AnswerType } from '../search/question.ts';
import { TRAIT } from './word-traits.ts';

/** A token of a candidate sentence that may be what a question asks for. */
export interface KindMatch {
  /** Token from the start of the sentence. */
  readonly at: number;
  /** 1 for what is surely of that kind, less for what may be. */
  readonly worth: number;
  /** A time at which something ends, where the question has no "until": "held until last September". */
  readonly isEnd?: true;
}

const NONE: readonly never[] = [];

/**
 * The words of a sentence that are of the kind asked for and not of the question itself, in order. Of each word of `sentence`
 * its traits, whether it is capitalised and whether the question has it among them: see {@link TRAIT}.
 */
export function kindMatches(type: AnswerType, sentence: readonly number[]): readonly KindMatch[] {
  if (type === 'number' || type === 'other') return NONE;
  const worthAt = WORTH[type];
  let found: KindMatch[] | undefined;
  for (let at = 0; at < sentence.length; at += 1) {
    if (((sentence[at] ?? 0) & TRAIT.asked) !== 0) continue;
    const worth = worthAt(sentence, at);
    if (worth <= 0) continue;
    found ??= [];
    found.push(type === 'date' && endsThere(sentence, at) ? { at, worth, isEnd: true } : { at, worth });
  }
  return found ?? NONE;
}

const WORTH = { person: personAt, place: placeAt, date: dateAt, reason: reasonAt } as const;

/** The traits of the word at a place, none where there is no word. */
function traitsAt(sentence: readonly number[], at: number): number {
  return at < 0 || at >= sentence.length ? 0 : (sentence[at] ?? 0);
}

const NAMED = TRAIT.capitalised | TRAIT.name;

function isName(traits: number): boolean {
  return (traits & NAMED) === NAMED;
}

function personAt(sentence: readonly number[], at: number): number {
  const here = traitsAt(sentence, at);
  if (!isName(here) || (here & (TRAIT.ofNoPerson | TRAIT.peopleTitle)) !== 0) return 0;
  const before = traitsAt(sentence, at - 1);
  const after = traitsAt(sentence, at + 1);
  if ((after & TRAIT.ofNoPerson) !== 0 && isName(after)) return 0;
  if ((before & TRAIT.peopleTitle) !== 0) return 1;
  const beside = isGivenName(before) ? before : isGivenName(after) ? after : 0;
  if (beside === 0) return at === 0 ? 0 : 0.3;
  // "Tomas Reed" beside the asked "Reed" is whom the question names.
  return (beside & (TRAIT.ofNoPerson | TRAIT.asked)) !== 0 ? 0.2 : 1;
}

function isGivenName(traits: number): boolean {
  return isName(traits) && (traits & TRAIT.peopleTitle) === 0;
}

function placeAt(sentence: readonly number[], at: number): number {
  const here = traitsAt(sentence, at);
  if (!isName(here) || (here & TRAIT.peopleTitle) !== 0) return (here & TRAIT.placeNoun) !== 0 ? 0.5 : 0;
  const lead = traitsAt(sentence, at - 1);
  if ((lead & TRAIT.of) !== 0) return 0.6;
  if ((lead & TRAIT.placeLead) !== 0) return 1;
  return (lead & TRAIT.the) !== 0 && (traitsAt(sentence, at - 2) & TRAIT.placeLead) !== 0 ? 0.8 : 0.2;
}

const CAPITAL_DAY = TRAIT.capitalised | TRAIT.calendar;

/** Tokens between "until" and the last word of its time. */
const REACH_OF_UNTIL = 4;

/** "Held until last March", unless the question has "until" itself. */
function endsThere(sentence: readonly number[], at: number): boolean {
  for (let lead = at - 1; lead >= at - REACH_OF_UNTIL; lead -= 1) {
    if ((traitsAt(sentence, lead) & (TRAIT.until | TRAIT.asked)) === TRAIT.until) return true;
  }
  return false;
}

function dateAt(sentence: readonly number[], at: number): number {
  const here = traitsAt(sentence, at);
  if ((here & TRAIT.year) !== 0 || (here & CAPITAL_DAY) === CAPITAL_DAY) return 1;
  if ((here & TRAIT.day) !== 0) return 0.8;
  const before = traitsAt(sentence, at - 1);
  if ((here & TRAIT.calendarNoun) !== 0 && (before & TRAIT.calendarLead) !== 0) {
    return (before & TRAIT.closeLead) !== 0 ? 0.8 : 0.4;
  }
  return ((here | traitsAt(sentence, at + 1)) & TRAIT.ago) !== 0 ? 0.5 : 0;
}

/** What a word is worth that may lead to a reason and seldom does: "after", "for", "to". */
export const WEAK_REASON = 0.3;

function reasonAt(sentence: readonly number[], at: number): number {
  const here = traitsAt(sentence, at);
  if ((here & TRAIT.strongReason) !== 0) return 1;
  // "Bought it for £750m" gives a price.
  const isReason = (here & TRAIT.weakReason) !== 0 && (traitsAt(sentence, at + 1) & TRAIT.number) === 0;
  return at > 0 && isReason ? WEAK_REASON : 0;
}
