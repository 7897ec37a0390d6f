import type { Rings } from '../concepts/rings.ts';
import { ringsOf } from '../concepts/rings.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { askOf } from '../figures/asks/quantity-question.ts';
import { reworded } from '../figures/asks/question-phrases.ts';
import { isStopWord } from '../text/stop-words.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { isNumeric } from '../text/words.ts';

/** What kind of thing would answer a question, as far as its wording says. */
export type AnswerType = 'number' | 'date' | 'person' | 'place' | 'reason' | 'other';

/** A distinct content word of a question. */
export interface QueryTerm {
  /** As the asker typed it. */
  readonly text: string;
  readonly word: string;
  readonly stem: string;
  /** Index of its concept ring, or -1. */
  readonly ring: number;
  /** Capitalised inside the question, or a number: what holds of something else is no answer. */
  readonly isName: boolean;
}

export interface Question {
  readonly text: string;
  readonly answerType: AnswerType;
  readonly terms: readonly QueryTerm[];
  /** The terms in the order of the question, repetitions included, as indexes into `terms`. */
  readonly sequence: readonly number[];
  /** What it wants a figure of; `null` when it asks for none. */
  readonly quantity: QuantityAsk | null;
  /** The terms that name what is counted: "police", "officers" in "how many police officers died". */
  readonly counted: readonly number[];
  /** The term right after "what", "which" or "how many", or -1. */
  readonly focus: number;
  /** Every folded word of the question, stop words too: what repeats the question does not answer it. */
  readonly words: ReadonlySet<string>;
}

/** Terms. A question has about five; this bounds the work for a pasted article without touching any real question. */
const MOST_TERMS = 48;

/** `quantity` where it is known already what figure is wanted; else the wording tells. */
export function parseQuestion(text: string, rings: Rings, quantity: QuantityAsk | null = askOf(text, rings)): Question {
  const asked = reworded(text);
  const tokens = tokenize(asked);
  const ringOfToken = ringsOf(tokens, rings);
  const terms: QueryTerm[] = [];
  const sequence: number[] = [];
  const known = new Map<string, number>();
  const allCapitalised = tokens.every((token) => token.capitalised || isNumeric(token.word));
  tokens.forEach((token, at) => {
    if (isStopWord(token.word)) return;
    let index = known.get(token.stem);
    if (index === undefined) {
      if (terms.length >= MOST_TERMS) return;
      index = terms.length;
      known.set(token.stem, index);
      terms.push({
        text: asked.slice(token.start, token.end),
        word: token.word,
        stem: token.stem,
        ring: ringOfToken[at] ?? -1,
        isName: isNumeric(token.word) || (token.capitalised && at > 0 && !allCapitalised),
      });
    }
    sequence.push(index);
  });
  return {
    text,
    answerType: quantity ? 'number' : answerTypeOf(text),
    quantity,
    terms,
    sequence,
    counted: countedTerms(tokens, known),
    focus: focusTerm(tokens, known),
    words: new Set(tokens.map((token) => token.word)),
  };
}

const ASKS_NUMBER = [
  /\bhow (?:many|much|old|long|far|tall|large|big|high|fast|deep|wide|often|few|heavy)\b/u,
  /\b(?:what|which) (?:percentage|percent|number|proportion|share|fraction|amount)\b/u,
  /\bwhat(?:'s|’s| is| was| were| are)? (?:the )?(?:\p{L}+ )?(?:percentage|percent|number|amount|total|population|cost|price|rate|size|length|height|distance|ratio|proportion|share|toll|figure|count|budget|score)\b/u,
  /\b(?:number|total|share|percentage|proportion|amount) of\b/u,
  /\b(?:death |casualty )?toll\b|\b(?:fatality|casualty|injury) (?:figures?|count|numbers?)\b/u,
];
const ASKS_DATE =
  /\bwhen\b|\b(?:what|which) (?:year|date|day|month|decade|century|time)\b|\bsince when\b|\bhow long ago\b/u;
const ASKS_PERSON = /\bwho\b|\bwhom\b|\bwhose\b/u;
const ASKS_PLACE =
  /\bwhere\b|\b(?:what|which) (?:city|cities|country|countries|state|states|region|place|county|town|continent|location|area|province|street|village)\b/u;
const ASKS_REASON = /\bwhy\b|\bwhat (?:was |is )?(?:the )?(?:reason|cause)s?\b|\bwhat caused\b|\bhow come\b/u;

function answerTypeOf(text: string): AnswerType {
  const lower = text.toLowerCase();
  if (ASKS_NUMBER.some((pattern) => pattern.test(lower))) return 'number';
  if (ASKS_DATE.test(lower)) return 'date';
  if (ASKS_PERSON.test(lower)) return 'person';
  if (ASKS_PLACE.test(lower)) return 'place';
  if (ASKS_REASON.test(lower)) return 'reason';
  return 'other';
}

/** The terms among the (at most three) words after "how many", "how much" or "number of". */
function countedTerms(tokens: readonly Token[], terms: ReadonlyMap<string, number>): number[] {
  const words = tokens.map((token) => token.word);
  const at = words.findIndex(
    (word, index) =>
      ((word === 'many' || word === 'much') && words[index - 1] === 'how') ||
      (word === 'of' && /^(?:number|percentage|share|proportion|amount)$/u.test(words[index - 1] ?? '')),
  );
  if (at < 0) return [];
  return tokens.slice(at + 1, at + 4).flatMap((token) => terms.get(token.stem) ?? []);
}

function focusTerm(tokens: readonly Token[], terms: ReadonlyMap<string, number>): number {
  const at = tokens.findIndex((token) => /^(?:what|which|many|much)$/u.test(token.word));
  const next = tokens[at + 1];
  return at >= 0 && next ? (terms.get(next.stem) ?? -1) : -1;
}
