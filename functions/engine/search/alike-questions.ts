import type { Rings } from '../concepts/rings.ts';
import { ringTerm } from './corpus-index.ts';
import { parseQuestion } from './question.ts';

/**
 * The same for questions that ask alike: for the same kind of thing, with the same content words in any order, form or synonym.
 * "How many police officers died?" and "how many policemen were killed?" are alike.
 */
export function alikeKey(text: string, rings: Rings): string {
  const { answerType, terms } = parseQuestion(text, rings);
  const words = terms.map(({ stem, ring }) => (ring < 0 ? stem : ringTerm(ring, rings)));
  // Of nothing but stop words, only the very words are alike.
  return JSON.stringify([answerType, ...(words.length > 0 ? new Set(words) : [text.trim().toLowerCase()])].toSorted());
}
