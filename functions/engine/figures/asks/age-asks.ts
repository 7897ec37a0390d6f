import { nounRun } from '../clauses/counted-phrases.ts';
import { AGE } from '../quantities/stated-ages.ts';
import type { SentenceWords } from '../words/sentence-words.ts';
import { build, type QuantityAsk } from './quantity-ask.ts';
import { subjectOf } from './question-phrases.ts';

/** "How old was the boy?", "what age is Ada Brandt?", "the age of the driver", "at what age did she die?". */
export function howOld(words: SentenceWords): QuantityAsk | null {
  const head = askedOf(words);
  return head === undefined
    ? null
    : build(words, { unit: 'measure', unitName: AGE, head, modifiers: [], trigger: null });
}

/** Whose age is asked for: a token, `null` where the question does not say, `undefined` where it asks for no age. */
function askedOf(words: SentenceWords): number | null | undefined {
  const old = words.tokens.findIndex(({ word }, at) => word === 'old' && words.word(at - 1) === 'how');
  if (old >= 0) return subjectOf(words, old);
  const age = words.tokens.findIndex(({ word }) => word === 'age');
  if (age < 0) return undefined;
  const before = words.word(age - 1);
  if (/^(?:what|which|whats)$/u.test(before)) return subjectOf(words, age);
  if (words.word(age + 1) === 'of') return ofBehindAge(words, age);
  // "What was Ada Brandt's age?", "Ada Brandt's age"
  const opens = /^(?:what|whats)$/u.test(words.word(0)) || words.tokens.length <= 4;
  return opens && words.classes[age - 1] === 'noun' && age === words.tokens.length - 1 ? age - 1 : undefined;
}

function ofBehindAge(words: SentenceWords, age: number): number | null | undefined {
  const opens = /^(?:what|whats|give|age|the)$/u.test(words.word(0));
  if (!opens) return undefined;
  let from = age + 2;
  while (words.classes[from] === 'determiner') from += 1;
  return nounRun(words, from, true).head;
}
