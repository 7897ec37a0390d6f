import type { Rings } from '../concepts/rings.ts';
import type { SentenceWords } from '../figures/words/sentence-words.ts';
import { isStopWord } from '../text/stop-words.ts';
import { phrasesOf } from './question-phrases.ts';

/** Verbs that say little without their object: "took hostage", "go to school", "held the funeral". */
const LIGHT =
  /^(?:take|takes|took|taken|taking|make|makes|made|go|goes|went|gone|come|came|have|had|hold|held|lay|laid|give|gave|given|become|became|get|got|put|set|do|did|done|happen|happened|is|was)$/u;

/**
 * The words of a question that say what is asked of whom it names, by their tokens: "born" of "where was Ada Brandt born?", "head" of
 * "who is the head of Orlo?", "funeral" of "where was Brandt's funeral held?". Empty where it asks for nothing in particular.
 */
export function predicateTokens(text: string, rings: Rings): readonly number[] {
  const { words, phrases } = phrasesOf(text, rings);
  const all = phrases.flatMap(({ verb }) => (verb === null || isSource(words, verb) ? [] : verb));
  // "When did the deep trawling ban take effect?": behind "did" a gerund is no verb of the question.
  const plain = words.classes.includes('modal') ? all.filter((at) => words.classes[at] !== 'gerund') : [];
  const verbs = plain.length > 0 ? plain : all;
  const main =
    words.word(0) === 'who' || words.word(0) === 'which' || words.word(0) === 'what'
      ? verbs[0]
      : (verbs.find((at) => at > 1) ?? verbs[0]);
  const noun = headOfWho(words);
  if (noun !== null) return [noun];
  if (main !== undefined && !LIGHT.test(words.word(main))) return [main];
  const others = contentTokens(words).filter((at) => at !== main && !KIND_NOUNS.test(words.word(at)));
  if (main === undefined) return unmarkedVerb(words, others);
  const behind = others.filter((at) => at > main).slice(0, 1);
  return behind.length > 0 ? behind : others.slice(-1);
}

/** Words that only say what kind of thing is wanted. */
const KIND_NOUNS = /^(?:date|day|year|month|time|city|town|country|state|place|name|kind|type|sort|other)$/u;

/** "Where did police find Ada Brandt?": behind an auxiliary the last of a run of small words is the verb, else the first word is it. */
function unmarkedVerb(words: SentenceWords, others: readonly number[]): number[] {
  const [first] = others;
  if (first === undefined) return [];
  if (!words.classes.slice(0, 3).includes('modal')) return [first];
  let last = first;
  while (others.includes(last + 1) && words.breaks[last + 1] === 'none') last += 1;
  return [last];
}

/** "Who is the head of Orlo?": with "is", the noun says what is asked. */
function headOfWho(words: SentenceWords): number | null {
  if (!/^(?:who|whos)$/u.test(words.word(0)) || (words.word(0) === 'who' && words.classes[1] !== 'be')) return null;
  const from = words.word(0) === 'who' ? 2 : 1;
  if (words.classes[from] !== 'determiner') return null;
  let head: number | null = null;
  for (let at = from + 1; words.classes[at] === 'noun' && words.breaks[at] === 'none'; at += 1) head = at;
  const next = words.word((head ?? 0) + 1);
  // "Who was the man that …": the clause says it.
  return head === null || /^(?:that|who|whom|which)$/u.test(next) || (next === '' && words.tokens[head]?.capitalised)
    ? null
    : head;
}

/** Words in small letters that are no function words, behind the question word. */
function contentTokens(words: SentenceWords): number[] {
  return words.tokens.flatMap(({ word, capitalised }, at) =>
    at === 0 ||
    capitalised ||
    isStopWord(word) ||
    /^(?:number|preposition)$/u.test(words.classes[at] ?? '') ||
    isSource(words, at)
      ? []
      : at,
  );
}

/** "According to the ministry": who says it, and nothing that is asked. */
function isSource(words: SentenceWords, at: number): boolean {
  return words.word(at) === 'according' && words.word(at + 1) === 'to';
}
