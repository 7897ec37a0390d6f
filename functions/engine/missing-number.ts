import type { Answer } from './answer.ts';
import { CARDINALS, DENOMINATORS, MAGNITUDES, VAGUE_PLURALS, VAGUE_WORDS } from './figures/quantities/lexicon.ts';
import { tokenize } from './text/tokens.ts';

/**
 * Whether "how many" or "how much" is asked and no quotation has a number in it, in digits or in words, not even a vague one:
 * passages on the matter, which leave the question open.
 */
export function isNumberMissing({ question, kind, quotes }: Pick<Answer, 'question' | 'kind' | 'quotes'>): boolean {
  return kind === 'answered' && HOW_MANY.test(question) && !quotes.some(({ text }) => hasNumber(text));
}

const HOW_MANY = /\bhow (?:many|much)\b/iu;

const NUMBER_WORDS: readonly ReadonlyMap<string, number>[] = [
  CARDINALS,
  MAGNITUDES,
  VAGUE_PLURALS,
  VAGUE_WORDS,
  DENOMINATORS,
];

/** Words that answer "how many" without being numbers. */
const AMOUNTS: ReadonlySet<string> = new Set(
  'no none nobody nothing neither both pair single twice thrice double doubled triple tripled all every most'.split(
    ' ',
  ),
);

function hasNumber(text: string): boolean {
  if (/\p{N}/u.test(text)) return true;
  return tokenize(text).some(({ word }) => AMOUNTS.has(word) || NUMBER_WORDS.some((words) => words.has(word)));
}
