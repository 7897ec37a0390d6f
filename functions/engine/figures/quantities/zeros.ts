import { nounRun } from '../clauses/counted-phrases.ts';
import { clauseStart, modalityOf } from '../clauses/modality.ts';
import { periodsOf } from '../clauses/periods.ts';
import { placeAround } from '../clauses/places.ts';
import { objectFollows } from '../clauses/predicates.ts';
import type { Figure } from '../figures.ts';
import type { SentenceWords } from '../words/sentence-words.ts';

/** What there may be none of without anything being counted: "no data", "no sign". */
const INFORMATION =
  /^(?:data|figures?|information|details?|reports?|words?|evidence|signs?|news|comments?|doubts?|reasons?|idea|plans?|matter|need|way|longer|confirmation|indications?|estimates?|statements?|numbers?|official|official|more|less|fewer)$/u;

/**
 * "No one was killed", "no police officers were hurt", "no deaths were reported", "nobody died", "killed nobody": a zero that is really
 * stated. Anything else that begins with "no" is left alone.
 */
export function statedZeros(words: SentenceWords): Figure[] {
  const found: Figure[] = [];
  for (let at = 0; at < words.tokens.length; at += 1) {
    const word = words.word(at);
    const none = word === 'none' && words.word(at + 1) === 'of';
    if (word !== 'no' && word !== 'nobody' && !none) continue;
    const zero = zeroAt(words, at);
    if (zero) found.push(zero);
  }
  return found;
}

function zeroAt(words: SentenceWords, at: number): Figure | null {
  const pronoun = words.word(at) === 'nobody' || (words.word(at) === 'no' && words.word(at + 1) === 'one');
  const numberEnd = words.word(at) === 'no' && words.word(at + 1) === 'one' ? at + 1 : at;
  let last = numberEnd;
  let head: number | null = null;
  let modifiers: readonly number[] = [];
  if (!pronoun) {
    const from = words.word(at) === 'none' ? at + (words.classes[at + 2] === 'determiner' ? 3 : 2) : at + 1;
    if (words.breaks[at + 1] !== 'none') return null;
    const run = nounRun(words, from, false);
    if (run.head === null || INFORMATION.test(words.word(run.head))) return null;
    if (run.modifiers.some((token) => INFORMATION.test(words.word(token)))) return null;
    head = run.head;
    modifiers = run.modifiers;
    last = run.last;
  }
  const own = head === null ? null : words.concept(head);
  const event = eventBehind(words, last) ?? (pronoun ? eventBefore(words, at) : null);
  const isEventNoun =
    head !== null &&
    own !== null &&
    /^(?:death|fatal|injur|casualt|arrest|detention|kill|wound)/u.test(words.word(head));
  const casualties = head !== null && /^casualt/u.test(words.word(head));
  if (event === null && !isEventNoun && !casualties) return null;
  // "No bridge cost $40 million", "no officer killed 12 people": the number is denied, not the bridge.
  if (event !== null && event > at && words.classes[event - 1] !== 'be' && tellsOfOthers(words, event)) return null;
  const start = words.tokens[at]?.start ?? 0;
  const trigger = isEventNoun || casualties ? head : event;
  const who = isEventNoun || casualties ? (modifiers.findLast((token) => words.concept(token) !== null) ?? null) : head;
  const nameOf = (token: number | null): string | null =>
    token === null ? null : (words.concept(token) ?? words.tokens[token]?.stem ?? null);
  const modality = modalityOf(words, at, numberEnd, trigger);
  return {
    start,
    end: words.tokens[numberEnd]?.end ?? start,
    value: 0,
    min: 0,
    max: 0,
    bound: 'exact',
    unit: { kind: 'count' },
    who: nameOf(who),
    noun: who === null ? null : words.text.slice(words.tokens[who]?.start, words.tokens[who]?.end),
    modifiers: modifiers.filter((token) => token !== who).flatMap((token) => nameOf(token) ?? []),
    what: nameOf(trigger),
    manner: trigger === null ? null : (words.tokens[trigger]?.stem ?? null),
    doer: false,
    subject: [],
    place: placeAround(words, at, last),
    subsetOf: null,
    part: words.word(at) === 'none',
    equivalentOf: null,
    periods: periodsOf(words, { first: at, last: numberEnd, former: false }, clauseStart(words, at)),
    ...modality,
  };
}

/** Whether an active verb goes on to say whom or how much it is about. */
function tellsOfOthers(words: SentenceWords, verb: number): boolean {
  if (objectFollows(words, verb)) return true;
  for (let at = verb + 1; at <= verb + 3 && words.breaks[at] === 'none'; at += 1) {
    if (words.classes[at] === 'number' || /\d/u.test(words.word(at))) return words.word(at - 1) !== 'in';
  }
  return false;
}

/** The verb with a concept that somebody suffers: "killed nobody", "has hurt no one". */
function eventBefore(words: SentenceWords, at: number): number | null {
  const isVerb = words.classes[at - 1] === 'verb' && words.breaks[at] === 'none' && words.classes[at - 2] !== 'be';
  return isVerb && words.concept(at - 1) !== null ? at - 1 : null;
}

/** The participle or verb with a concept right behind: "was killed", "have been injured", "died", "is missing". */
function eventBehind(words: SentenceWords, last: number): number | null {
  for (let at = last + 1; at <= last + 5 && words.breaks[at] === 'none'; at += 1) {
    const wordClass = words.classes[at];
    if ((wordClass === 'verb' || wordClass === 'predicative') && words.concept(at) !== null) return at;
    if (wordClass === 'verb' || wordClass === 'noun') return null;
  }
  return null;
}
