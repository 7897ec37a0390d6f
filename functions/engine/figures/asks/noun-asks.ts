import { nounRun } from '../clauses/counted-phrases.ts';
import { peopleBehind } from '../clauses/event-people.ts';
import { isAnybody, isEvent, namesPersons, TALLIES } from '../words/event-nouns.ts';
import type { SentenceWords } from '../words/sentence-words.ts';
import { isPlural } from '../words/word-classes.ts';
import { amountNoun, amountOfSubject, subjectNoun } from './amount-nouns.ts';
import { build, type QuantityAsk } from './quantity-ask.ts';

/** "What was the attendance?", "what did the price rise to?", "what stake does Orlo hold?": a noun that has a value. */
export function namedAmount(words: SentenceWords): QuantityAsk | null {
  if (isReason(words)) return null;
  const opens = /^(?:what|whats|which)$/u.test(words.word(0));
  const asks = opens && (words.classes[1] === 'be' || words.classes[1] === 'modal' || amountNoun(words.word(1)));
  const bare = !opens && words.tokens.length <= 6 && !words.classes.includes('be') && !words.classes.includes('modal');
  const subject = opens ? amountAskedOf(words) : bare ? amountNamed(words) : null;
  const at = asks || bare ? words.tokens.findIndex(({ word }) => amountNoun(word) !== undefined) : -1;
  const head = subject ?? (at < 0 ? null : at);
  const value = head === null ? undefined : (amountNoun(words.word(head)) ?? amountOfSubject(words.word(head)));
  if (head === null || value === undefined) return null;
  return build(words, { unit: value.unit, head, modifiers: [], trigger: null, who: value.who });
}

/** The value that "what stake …", "what is the deficit …" or "what did the losses come to" asks for. */
function amountAskedOf(words: SentenceWords): number | null {
  const head = subjectNoun(words, 1);
  if (head === null || amountOfSubject(words.word(head)) === undefined) return null;
  // Told in deaths for so many people, or in another currency.
  if (/^rates?$/u.test(words.word(head)) && /^(?:birth|death|crime|murder|exchange)$/u.test(words.word(head - 1)))
    return null;
  const auxiliary = words.classes[1];
  if (words.word(0) === 'whats' || auxiliary === 'be') return head;
  if (auxiliary !== 'modal' && auxiliary !== 'have') return head;
  // "What did the offer include?" asks for something else of it.
  return words.tokens.some(({ word }, at) => at > head && COMES_TO.test(word)) ? head : null;
}

const COMES_TO =
  /^(?:be|been|rise|rose|risen|fall|fallen|reach|reached|total|amount|stand|come|hit|grow|grown|get|got)$/u;

/** "Orlo growth 2004": a note of a few words that names a value. */
function amountNamed(words: SentenceWords): number | null {
  const at = words.tokens.findIndex(({ word }, i) => i > 0 && i <= 2 && NOTED.test(word));
  return at < 0 ? null : at;
}

const NOTED = /^(?:growth|deficit|surplus|loss|losses|sales|stake|majority|valuation|workforce|turnover)$/u;

/** "Police deaths in Almaty", "what is the death toll?", "protesters injured". */
export function eventNoun(words: SentenceWords): QuantityAsk | null {
  if (isReason(words)) return null;
  const first = words.word(0);
  const what = /^(?:what|whats)$/u.test(first);
  const finite = words.classes.some(
    (wordClass, i) => (wordClass === 'be' || wordClass === 'modal' || wordClass === 'have') && !(what && i === 1),
  );
  if (finite || words.tokens.length > 12) return null;
  const toll = words.tokens.findIndex((token) => TALLIES.test(token.word));
  const event = words.tokens.findIndex(
    (_, i) =>
      isEvent(words, i) ||
      (words.classes[i] === 'verb' &&
        words.concept(i) !== null &&
        i > 0 &&
        !words.classes.slice(i + 1).includes('noun')),
  );
  if (what && toll < 0) return null;
  const trigger = event >= 0 ? event : toll >= 0 && /^tolls?$/u.test(words.word(toll)) ? toll : null;
  if (trigger === null) return null;
  if (!what && !isNominal(words, trigger)) return null;
  const before = words.tokens.findIndex(
    (_, i) =>
      i < trigger &&
      words.classes[i] === 'noun' &&
      !TALLIES.test(words.word(i)) &&
      words.concept(i) !== words.concept(trigger),
  );
  const named = before >= 0 ? lastOf(words, before, trigger) : null;
  const head =
    peopleBehind(words, trigger)?.head ??
    (named !== null && isPerson(words, named) ? named : null) ??
    personBehind(words, trigger);
  const name = head === null ? null : (words.concept(head) ?? words.tokens[head]?.stem ?? null);
  const isPlace = name !== null && head !== null && isUnknownName(words, head) && !isAnybody(name);
  return build(words, { unit: 'count', head: isPlace ? null : head, modifiers: [], trigger });
}

/** "flood deaths", "death toll Karaganda": neither names whom the event happened to. */
function isPerson(words: SentenceWords, at: number): boolean {
  return namesPersons(words.word(at)) || (isPlural(words.word(at)) && !isUnknownName(words, at));
}

function isUnknownName(words: SentenceWords, at: number): boolean {
  return words.concept(at) === null && words.tokens[at]?.capitalised === true && at > 0;
}

/** "injured police officers", "death toll police". */
function personBehind(words: SentenceWords, trigger: number): number | null {
  let at = trigger + 1;
  while (TALLIES.test(words.word(at))) at += 1;
  const { head } = nounRun(words, at, false);
  return head !== null && words.breaks[at] === 'none' && isPerson(words, head) ? head : null;
}

/** A noun of an event, or a participle right behind a plural noun: names a quantity without a verb. */
function isNominal(words: SentenceWords, at: number): boolean {
  const word = words.word(at);
  if (/s$|^(?:dead|injured|wounded|toll)$/u.test(word) || TALLIES.test(words.word(at + 1))) return true;
  return words.classes[at] === 'verb' && words.classes[at - 1] === 'noun';
}

/** The last noun of the run from `from` up to `to`: its head. */
function lastOf(words: SentenceWords, from: number, to: number): number {
  let last = from;
  while (last + 1 < to && words.classes[last + 1] === 'noun' && words.breaks[last + 1] === 'none') last += 1;
  return last;
}

/** Questions that want something else of a number: "why did …", "who caused the deaths". */
export function isReason(words: SentenceWords): boolean {
  return words.tokens.some((token, i) => /^(?:why|who|whom|whose|when|where|which)$/u.test(token.word) && i < 3);
}
