import { MONTHS } from '../quantities/lexicon.ts';
import { isDictated } from '../words/dictation.ts';
import { isHard, type SentenceWords } from '../words/sentence-words.ts';
import { isReplaced, leavesNobody, negates } from './negation.ts';
import { spanBefore } from './periods.ts';

/** How far a source vouches for a figure. */
export interface Modality {
  /** Foreseen or feared, not stated as a fact: "will result in", "could", "are expected". */
  readonly prediction: boolean;
  /** Depends on something: "if 18 …", "unless". */
  readonly condition: boolean;
  /** Stated to be untrue: "denied that 18 …", "it is false that". */
  readonly denial: boolean;
  /** Of another time: "a decade ago", "the last time", "up from 12", "in 2011". */
  readonly past: boolean;
  /** The calendar year that the sentence gives for it, with or without a day; `null` when it names none. */
  readonly year: number | null;
}

const FORESEES =
  /^(?:will|would|could|may|might|shall|wont|wouldnt|expected|expects|expect|forecast|forecasts|forecasting|predicted|predicts|predict|projected|projects|likely|feared|fears|threatens|threaten|threatened|plans|planned|aims|hopes|hoped|potentially|possibly|risk|risks|set|pledged|promised|vowed|intends|proposed|proposes|warned|warns|scheduled|anticipated|anticipates|target|targets|goal)$/u;
/** Foresee only with "to" behind them: "set to", "likely to". */
const WITH_TO =
  /^(?:set|plans|planned|aims|hopes|hoped|threatens|threaten|threatened|pledged|promised|vowed|intends|proposes|proposed|scheduled)$/u;
const DENIES =
  /^(?:deny|denies|denied|denying|refuted|refutes|refute|rejected|rejects|dismissed|dismisses|disputed|disputes|debunked|false|falsely|untrue|rumour|rumours|rumor|rumors|hoax|incorrect|incorrectly|wrongly|baseless|unfounded|fake|disproved|nobody)$/u;
const UNTRUE = /^(?:false|untrue|true|wrong|incorrect|baseless|unfounded|fake|fabricated|hoax)$/u;
const DENIED_THINGS =
  /^(?:that|reports|report|claims|claim|allegations|rumours|rumors|any|having|suggestions|it|killing|the|accusations|assertions|media)$/u;
const TRUE = /^(?:true|correct|accurate)$/u;
const FORMER = /^(?:ago|previously|formerly|historically)$/u;

/**
 * The modality of the figure whose number spans the tokens `first` to `last` and is governed by the word `governor`. Years
 * and times before the token `since` are another figure's.
 */
export function modalityOf(
  words: SentenceWords,
  first: number,
  last: number,
  governor: number | null,
  since = 0,
): Modality {
  const to = Math.max(last, governor ?? last);
  const opening = clauseStart(words, first);
  let prediction = false;
  let condition = false;
  let denial = false;
  for (let at = sentenceStart(words, first); at <= to; at += 1) {
    const word = words.word(at);
    const own = at >= opening;
    if (at >= first && at <= last) continue;
    if (own && FORESEES.test(word) && foresees(words, at, first)) prediction = true;
    if (
      /^(?:if|whether|unless|assuming|suppose|supposing)$/u.test(word) &&
      !(word === 'if' && words.word(at - 1) === 'as')
    )
      condition = true;
    if (word === 'should' && (at === 0 || words.breaks[at] !== 'none')) condition = true;
    if (word === 'in' && words.word(at + 1) === 'case' && words.word(at + 2) !== 'of') condition = true;
    if (DENIES.test(word) && denies(words, at)) denial = true;
    // "That is false: 21 people were killed" states the 21.
    if (UNTRUE.test(word) && endsStatement(words, at, first)) denial = false;
    if (own && (negates(words, at, first, last, governor) || leavesNobody(words, at, first))) denial = true;
    if (word === 'none' && words.word(at + 1) === 'of' && first - at <= 4) denial = true;
    if (word === 'not' && TRUE.test(words.word(at + 1)) && !endsStatement(words, at + 1, first)) denial = true;
    if (word === 'wrong' && words.word(at + 1) === 'that') denial = true;
    if (/^(?:but|however)$/u.test(word) && at < first) {
      denial = false;
      condition = false;
    }
  }
  if (isCalledFalse(words, last) || isReplaced(words, first)) denial = true;
  if (isDictated(words, first)) condition = true;
  const when = Math.max(opening, since);
  const yearAt = yearNear(words, first, last, when);
  const year = yearAt === null ? null : Number(words.word(yearAt));
  const past = isFormer(words, first, last, when) || (yearAt !== null && looksBack(words, yearAt, first));
  return { prediction, condition, denial, past, year };
}

/** "The claim that 300 people were killed is false." */
function isCalledFalse(words: SentenceWords, last: number): boolean {
  for (let at = last + 1; at < Math.min(words.tokens.length, last + 25) && !isHard(words, at); at += 1) {
    if (
      words.classes[at] === 'be' &&
      (/^(?:false|untrue|wrong|incorrect|fake|baseless|unfounded|denied)$/u.test(words.word(at + 1)) ||
        (words.word(at + 1) === 'not' && TRUE.test(words.word(at + 2))))
    )
      return true;
  }
  return false;
}

/** Whether the word calls something else untrue, and what follows its colon or dash is stated: "this is not true: 21 …". */
function endsStatement(words: SentenceWords, at: number, first: number): boolean {
  if (at + 1 > first || words.breaks[at + 1] !== 'stop') return false;
  for (let i = at - 1; i >= Math.max(0, at - 3) && !isHard(words, i + 1); i -= 1)
    if (words.classes[i] === 'be') return true;
  return false;
}

function foresees(words: SentenceWords, at: number, first: number): boolean {
  const word = words.word(at);
  const next = words.word(at + 1);
  // "18 and possibly 20": doubt about the number behind it only.
  if (/^(?:possibly|potentially)$/u.test(word) && words.classes[at + 1] === 'number' && at + 1 !== first) return false;
  if (WITH_TO.test(word)) return next === 'to';
  if (word === 'may' && words.tokens[at]?.capitalised && words.breaks[at] !== 'stop') return false;
  // "may have killed" is doubt rather than foresight, and no stated fact either.
  if (word === 'would' && words.word(at + 1) === 'have') return true;
  if (word === 'will' && words.classes[at - 1] === 'determiner') return false;
  return true;
}

function denies(words: SentenceWords, at: number): boolean {
  const word = words.word(at);
  if (/^(?:den|refut|reject|dismiss|disput|debunk)/u.test(word)) {
    return (
      DENIED_THINGS.test(words.word(at + 1)) ||
      words.classes[at + 1] === 'number' ||
      DENIED_THINGS.test(words.word(at + 2))
    );
  }
  return true;
}

function sentenceStart(words: SentenceWords, first: number): number {
  let at = first;
  while (at > 0 && first - at < 40 && !isHard(words, at)) at -= 1;
  return at;
}

/** The first token of the clause that the number at token `first` is in. */
export function clauseStart(words: SentenceWords, first: number): number {
  let at = first;
  let verbs = 0;
  while (at > 0 && first - at < 30 && !isHard(words, at)) {
    const wordClass = words.classes[at - 1];
    if (/^(?:while|whereas|but)$/u.test(words.word(at - 1))) break;
    if (wordClass === 'verb') verbs += 1;
    if (verbs > 0 && words.breaks[at] === 'comma' && /^(?:and|or)$/u.test(words.word(at))) break;
    if (verbs > 0 && words.word(at) === 'and' && at < first - 1) break;
    at -= 1;
  }
  return at;
}

/** Token of the year that goes with the number: behind it up to the next comma, else the nearest before it. */
function yearNear(words: SentenceWords, first: number, last: number, opening: number): number | null {
  for (let at = last + 1; at < Math.min(words.tokens.length, last + 25); at += 1) {
    if (words.breaks[at] !== 'none' || /^(?:and|but|while)$/u.test(words.word(at))) break;
    // "61 per cent versus 63 in 2018": the other number's.
    if (/^(?:against|versus)$/u.test(words.word(at)) && words.classes[at + 1] === 'number') break;
    if (isDatedYear(words, at)) return at;
  }
  for (let at = first - 1; at >= opening; at -= 1) if (isDatedYear(words, at)) return at;
  return null;
}

function isDatedYear(words: SentenceWords, at: number): boolean {
  const token = words.tokens[at];
  if (!token || token.end - token.start !== 4 || !/^(?:1[5-9]|20)\d\d$/u.test(token.word)) return false;
  const before = words.word(at - 1);
  return (
    /^(?:in|since|during|by|of|until|from|for|early|late|the|year|a|season)$/u.test(before) ||
    MONTHS.has(before) ||
    /^\d{1,2}$/u.test(before)
  );
}

/**
 * "In 2011, 14 people were killed": news names the year alone when it looks back. A full date does not look back, nor
 * does "have died since 2014", nor a year that only an inserted clause names.
 */
function looksBack(words: SentenceWords, year: number, first: number): boolean {
  const before = words.word(year - 1);
  if (MONTHS.has(before) || /^\d/u.test(before)) return false;
  const when = words.word(year + 1) === 'when';
  for (let at = year - 1; at >= Math.max(0, year - 8) && !isHard(words, at + 1); at -= 1) {
    if (words.word(at) === 'since') return when;
  }
  if (year > first || when) return true;
  let opens = year;
  while (opens > 0 && words.breaks[opens] === 'none') opens -= 1;
  for (let at = year + 1; at <= first; at += 1)
    if (words.breaks[at] !== 'none') return opens <= words.core || isHard(words, opens);
  return true;
}

function isFormer(words: SentenceWords, first: number, last: number, opening: number): boolean {
  for (let at = opening; at < Math.min(words.tokens.length, last + 20); at += 1) {
    if (
      at > last &&
      (words.breaks[at] !== 'none' || words.classes[at] === 'number' || /^(?:and|but|while)$/u.test(words.word(at)))
    )
      break;
    const word = words.word(at);
    // "the toll, previously 12, is now 31"
    if (FORMER.test(word) && at < first && isNow(words, at, first)) continue;
    if (FORMER.test(word)) return !(word === 'ago' && at > first && at <= last + 2);
    if (word === 'earlier' && spanBefore(words, at) !== null) return true;
    if (word === 'last' && /^(?:time|century)$/u.test(words.word(at + 1))) return true;
    if (word === 'previous' && at < first && !/^(?:day|days)$/u.test(words.word(at + 1))) return true;
  }
  // "up from 12", "down from 40", "compared with 9".
  const lead = words.word(first - 1);
  const leadTwo = words.word(first - 2);
  if (lead === 'from' && /^(?:up|down)$/u.test(leadTwo)) return true;
  return /^(?:with|to)$/u.test(lead) && leadTwo === 'compared';
}

function isNow(words: SentenceWords, from: number, first: number): boolean {
  for (let at = from + 1; at < first; at += 1) if (words.word(at) === 'now') return true;
  return false;
}
