import type { SentenceWords } from '../words/sentence-words.ts';
import type { QuantityAsk } from './quantity-ask.ts';

/** A noun that has a value: what the value is told in, and whom a count of it counts where the noun itself need not be said. */
export interface AmountNoun {
  readonly unit: QuantityAsk['unit'];
  readonly who: 'peopl' | null;
}

/** `people` are counted, and need not be named: "how big is the workforce?". */
type ValueKind = QuantityAsk['unit'] | 'people';

/** Nouns by what their value is told in; of a noun that is listed twice the later counts. */
type ValueNouns = readonly (readonly [kind: ValueKind, nouns: string])[];

/** Values that are asked for anywhere in a question: "what did the price rise to?". */
const ANYWHERE: ValueNouns = [
  ['count', 'population attendance membership enrollment enrolment'],
  ['amount', 'turnout amount'],
  ['money', 'cost price budget revenue salary worth profit debt income wage rent bail ransom fine'],
  ['measure', 'area height length distance weight width depth temperature speed elevation altitude size'],
  ['percent', 'inflation unemployment'],
];

/** Values only where the question is about them: "the deficit" of "what did he say about the deficit?" is a topic. */
const AS_SUBJECT: ValueNouns = [
  ['people', 'audience workforce staff headcount crowd readership viewership electorate following payroll casualty'],
  ['count', 'capacity circulation fleet majority'],
  [
    'money',
    'deficit surplus shortfall gap hole imbalance loss earning turnover takings proceeds spending expenditure ' +
      'investment capital fortune wealth saving subsidy grant loan overdraft mortgage fee tariff levy tax pay pension bonus ' +
      'payout dividend compensation damage settlement reward bounty bond prize jackpot offer bid value valuation ' +
      'threshold aid funding donation allowance stipend royalty penalty bribe payment deposit invoice',
  ],
  [
    'percent',
    'stake holding shareholding percentage proportion rate rating vat discount interest yield chance odds probability likelihood',
  ],
  [
    'amount',
    'growth growth-rate lead margin increase rise drop fall decline cut raise reduction share output production ' +
      'sale export import consumption limit cap ceiling quota',
  ],
  ['measure', 'sentence term duration magnitude capacity tonnage mileage wingspan'],
];

const anywhere = nounsOf(ANYWHERE);
const asSubject = nounsOf(AS_SUBJECT);

/** The value of a noun that is asked for anywhere in the question, by its printed form. */
export function amountNoun(word: string): AmountNoun | undefined {
  return anywhere.get(word);
}

/** The value of the noun that a question is about, singular or plural. */
export function amountOfSubject(word: string): AmountNoun | undefined {
  for (const form of [word, word.replace(/s$/u, ''), word.replace(/ies$/u, 'y')]) {
    const found = anywhere.get(form) ?? asSubject.get(form);
    if (found) return found;
  }
  return undefined;
}

/**
 * The last noun of the phrase that opens at token `from`, a possessor read over: "salary" of "was Ada Brandt's salary at Orlo",
 * "debts" of "were Orlo's debts". `null` where the phrase has none.
 */
export function subjectNoun(words: SentenceWords, from: number): number | null {
  let at = from;
  while (
    /^(?:be|modal|have|determiner)$/u.test(words.classes[at] ?? '') ||
    /^(?:its|his|her|their)$/u.test(words.word(at))
  )
    at += 1;
  let head: number | null = null;
  for (; at < words.tokens.length && (at === from || words.breaks[at] === 'none'); at += 1) {
    const isNoun = words.classes[at] === 'noun' || amountOfSubject(words.word(at)) !== undefined;
    if (head !== null && amountOfSubject(words.word(head)) !== undefined && ALSO_VERBS.test(words.word(at))) break;
    if (isNoun) head = at;
    else if (!/^(?:adverb|number|predicative|verb|gerund)$/u.test(words.classes[at] ?? '') || head !== null) break;
  }
  return head;
}

/** "How far will the deficit fall?": behind a value they say what it does. */
const ALSO_VERBS = /^(?:fall|rise|drop|increase|decline|cut|raise|lead|total|amount|stand|be|come)$/u;

function nounsOf(lists: ValueNouns): ReadonlyMap<string, AmountNoun> {
  return new Map(
    lists.flatMap(([kind, nouns]) => {
      const value: AmountNoun = kind === 'people' ? { unit: 'count', who: 'peopl' } : { unit: kind, who: null };
      return nouns.split(' ').map((noun) => [noun, value] as const);
    }),
  );
}
