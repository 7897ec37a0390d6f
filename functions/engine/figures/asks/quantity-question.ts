import type { Rings } from '../../concepts/rings.ts';
import { nounRun } from '../clauses/counted-phrases.ts';
import { isEvent } from '../words/event-nouns.ts';
import { type SentenceWords, sentenceWords } from '../words/sentence-words.ts';
import { howOld } from './age-asks.ts';
import { amountOfSubject, subjectNoun } from './amount-nouns.ts';
import { eventNoun, isReason, namedAmount } from './noun-asks.ts';
import { type Asked, build, type QuantityAsk } from './quantity-ask.ts';
import { amongBehind, ofBehind, reworded, subjectOf, unitAt, verbOf } from './question-phrases.ts';

/** What figure the question asks for; `null` when it asks for none. */
export function askOf(question: string, rings: Rings): QuantityAsk | null {
  const words = sentenceWords(reworded(question), rings);
  return (
    howOld(words) ??
    howMany(words) ??
    howMuch(words) ??
    numberOf(words) ??
    share(words) ??
    howTall(words) ??
    namedAmount(words) ??
    eventNoun(words)
  );
}

/** "How many police officers were injured?", "how many square miles", "in how many ways". */
function howMany(words: SentenceWords): QuantityAsk | null {
  const at = words.tokens.findIndex(
    (token, i) => (token.word === 'many' || token.word === 'man') && words.word(i - 1) === 'how',
  );
  if (at < 0) return null;
  return counted(words, at + 1);
}

function counted(words: SentenceWords, from: number): QuantityAsk {
  let at = from;
  if (words.word(at) === 'of') at += 1;
  while (words.classes[at] === 'determiner' || UNCOUNTED.test(words.word(at))) at += 1;
  if (words.word(at) === 'of' && at > from) at += 1;
  const state = stateAt(words, at);
  if (state !== null)
    return build(words, { unit: 'count', head: null, modifiers: [], trigger: fateBehind(words, state) ?? state });
  const measure = unitAt(words, at) ?? measuredAt(words, at);
  const run = measure
    ? nounRun(words, measure.last + 1 + (words.word(measure.last + 1) === 'of' ? 1 : 0), false)
    : nounRun(words, at, false);
  const last = run.head === null ? (measure?.last ?? at - 1) : run.last;
  if (measure) {
    const trigger = verbOf(words, last);
    return build(words, { ...measure, head: run.head, modifiers: run.modifiers, trigger: trigger?.at ?? null });
  }
  const event = run.head !== null && isEvent(words, run.head) ? run.head : null;
  if (event !== null) {
    const named = run.modifiers.findLast((token) => words.concept(token) !== null) ?? amongBehind(words, event);
    return build(words, { unit: 'count', head: named, modifiers: run.modifiers, trigger: event });
  }
  const verb = verbOf(words, last);
  // "How many injured people": the participle says what became of them.
  const participle =
    verb === null || words.concept(verb.at) === null
      ? (run.modifiers.find((token) => isEvent(words, token)) ?? null)
      : null;
  return build(words, {
    unit: 'count',
    head: run.head,
    modifiers: [...run.modifiers, ...ofBehind(words, run.last)],
    trigger: participle ?? verb?.at ?? null,
    doer: verb?.doer ?? false,
  });
}

/** "How many million square feet", "how many more people". */
const UNCOUNTED = /^(?:different|total|more|millions?|billions?)$/u;

/** "How many consecutive years", "how many sunny days": what kind of days they are is said by other words. */
function measuredAt(words: SentenceWords, at: number): ReturnType<typeof unitAt> {
  const { head, last } = nounRun(words, at, false);
  if (head === null || head === at || head !== last || !TIMES.test(words.word(head))) return null;
  return unitAt(words, head);
}

const TIMES = /^(?:seconds|minutes|hours|days|weeks|months|years)$/u;

/** "How many of the injured needed …": a participle that stands for people. */
function stateAt(words: SentenceWords, at: number): number | null {
  const wordClass = words.classes[at];
  if ((wordClass !== 'verb' && wordClass !== 'predicative') || words.concept(at) === null) return null;
  return words.word(at - 1) === 'the' && words.classes[at + 1] !== 'noun' ? at : null;
}

/** What became of them then: "needed hospital treatment", "were hospitalised", "died". */
function fateBehind(words: SentenceWords, last: number): number | null {
  const verb = verbOf(words, last);
  if (verb === null) return null;
  for (let at = verb.at; at <= verb.at + 3; at += 1) if (words.concept(at) !== null) return at;
  return verb.at;
}

const SPENDING =
  /^(?:cost|costs|costing|pay|paying|paid|spend|spent|spending|price|priced|earn|earning|earned|worth|fetch|fetched|rais|raise|raised|sell|sold|sells|revenue|budget|profit|profits|profiting|fine|fined|debt|salary|income|money|invest|invested|donate|donated|owe|owed|fund|funding|funds|charge|charged|fee|fees|grants|bid|buy|bought|purchase|purchased|acquire|offer|offered|damage|loan|lend|lent|tax|taxes|valued|grossed|gross|make|made)$/u;

function howMuch(words: SentenceWords): QuantityAsk | null {
  const at = words.tokens.findIndex((token, i) => token.word === 'much' && words.word(i - 1) === 'how');
  if (at < 0) return null;
  const next = words.word(at + 1);
  if (next === 'of') return shareOf(words, at + 1, unitWanted(words) ?? { unit: 'amount' });
  const unit = unitAt(words, at + 1);
  if (unit) return counted(words, at + 1);
  const wanted = unitWanted(words);
  const run =
    words.breaks[at + 1] === 'none' && words.classes[at + 1] !== 'modal' ? nounRun(words, at + 1, true) : null;
  // "By how much did sales fall?", "how much more did shops sell?" ask for the change of something that may be told in money.
  const isChange = words.word(at - 2) === 'by' || /^(?:more|less)$/u.test(next);
  const spent = !isChange && words.tokens.some((token) => SPENDING.test(token.word));
  const named = run?.head == null ? undefined : amountOfSubject(words.word(run.head));
  const verb = verbOf(words, run?.head === null || !run ? at : run.last);
  return build(words, {
    ...(wanted ?? { unit: named?.unit ?? (spent ? 'money' : 'amount') }),
    head: run?.head ?? subjectOf(words, at),
    modifiers: run?.modifiers ?? [],
    trigger: verb?.at ?? null,
  });
}

/** "In square miles, how much of the city is water?", "how far is it in kilometres?". */
function unitWanted(words: SentenceWords): Pick<Asked, 'unit' | 'unitName'> | null {
  for (let at = 0; at < words.tokens.length; at += 1) {
    if (words.word(at) !== 'in') continue;
    const unit = unitAt(words, at + 1);
    const next = (unit?.last ?? 0) + 1;
    if (unit && unit.unit !== 'percent' && (next >= words.tokens.length || words.breaks[next] !== 'none'))
      return { unit: unit.unit, unitName: unit.unitName };
  }
  return null;
}

function numberOf(words: SentenceWords): QuantityAsk | null {
  const at = words.tokens.findIndex(
    (token, i) => /^(?:number|numbers|count|total|tally)$/u.test(token.word) && words.word(i + 1) === 'of',
  );
  return at < 0 || isReason(words) ? null : counted(words, at + 1);
}

function share(words: SentenceWords): QuantityAsk | null {
  const at = words.tokens.findIndex((token) =>
    /^(?:percentage|percent|share|proportion|fraction|rate)$/u.test(token.word),
  );
  if (
    at < 0 ||
    isReason(words) ||
    /^(?:birth|death|interest|growth)$/u.test(words.word(at - 1)) ||
    words.word(at - 1) === 'to' ||
    (/^shares?$/u.test(words.word(at)) && OF_SHARES.test(words.word(at + 1)))
  )
    return null;
  return shareOf(words, words.word(at + 1) === 'of' ? at + 1 : at, { unit: 'percent' });
}

/** What a company's shares have or undergo: no share of anything. */
const OF_SHARES =
  /^(?:prices?|values?|issues?|sales?|offers?|offering|capital|index|buyback|options?|dealing|trading)$/u;

/** `at` is the "of". */
function shareOf(words: SentenceWords, at: number, unit: Pick<Asked, 'unit' | 'unitName'>): QuantityAsk {
  let from = at + 1;
  while (words.classes[from] === 'determiner') from += 1;
  const run = nounRun(words, from, false);
  const verb = run.head === null ? null : verbOf(words, run.last);
  return build(words, { ...unit, head: run.head, modifiers: run.modifiers, trigger: verb?.at ?? null });
}

/** "How tall is the tower?", "how big is the deficit?", "how fast did Norland grow?" */
function howTall(words: SentenceWords): QuantityAsk | null {
  const at = words.tokens.findIndex(
    (token, i) =>
      words.word(i - 1) === 'how' &&
      /^(?:far|tall|high|wide|deep|heavy|fast|large|big|great|low|small|long|hot|cold|strong)$/u.test(token.word),
  );
  if (at < 0 || (words.word(at) === 'long' && words.word(at + 1) === 'ago')) return null;
  // "How high was the turnout?" asks for what the noun has, not for a height; "how big a stake" names it first.
  const noun = subjectNoun(words, words.word(at + 1) === 'a' ? at + 2 : at + 1);
  const value = noun === null ? undefined : amountOfSubject(words.word(noun));
  const head = value === undefined ? subjectOf(words, at) : noun;
  return build(words, {
    ...(unitWanted(words) ?? { unit: value?.unit ?? unitOfSize(words, at) }),
    head,
    modifiers: [],
    trigger: null,
    ...(value?.who ? { who: value.who } : {}),
  });
}

/** Economies grow fast in per cent; what is big may be so in money, in people or in hectares. */
function unitOfSize(words: SentenceWords, at: number): QuantityAsk['unit'] {
  const word = words.word(at);
  if (/^(?:fast|strong|far)$/u.test(word) && words.tokens.some(({ stem }) => GROWS.test(stem))) return 'percent';
  return /^(?:big|large|great)$/u.test(word) ? 'amount' : 'measure';
}

const GROWS = /^(?:grow|grew|grown|expand|shrink|shrank|contract|rise|rose|fall|fell|drop|declin|increas|decreas)$/u;
