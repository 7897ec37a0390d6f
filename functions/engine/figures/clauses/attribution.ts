import { NO_RINGS } from '../../concepts/rings.ts';
import { type SentenceWords, sentenceWords } from '../words/sentence-words.ts';
import { REPORTING } from '../words/word-classes.ts';
import { groupStart } from './verb-groups.ts';

/** Whom a sentence cites for what it says. */
export interface Attribution {
  /** As printed, from the first to the last word of the name. */
  readonly name: string;
  /** Stems of the name without order: "Interior Ministry of Kazakhstan" is "Kazakhstan Interior Ministry". */
  readonly key: readonly string[];
}

/** Sources without a name: two articles that cite "reports" need not cite the same one. */
const NOBODY =
  /^(?:report|offici|sourc|media|wit|expert|analyst|they|peopl|resid|agenc|statement|press|news|author|articl|journalist|reuter|some|other|mani|critic|local|survey|studi|research|scientist|organis|organiz|wednesday|thursday|friday|saturday|sunday|monday|tuesday|earlier|later|televis|state)$/u;

/** Printed beginnings of verbs of saying: a sentence without any cites no one, and need not be read word by word. */
const CITES = new RegExp(`\\b(?:according to|${[...REPORTING].join('|')})`, 'iu');

/** "According to X", "X said that …", "…, X said". `null` when the sentence cites no one by name or office. */
export function attributionOf(sentence: string): Attribution | null {
  if (!CITES.test(sentence)) return null;
  const words = sentenceWords(sentence, NO_RINGS);
  for (let at = 0; at < words.tokens.length; at += 1) {
    if (words.word(at) === 'according' && words.word(at + 1) === 'to') {
      const name = named(words, phraseFrom(words, at + 2));
      if (name) return name;
    }
    const token = words.tokens[at];
    if (token && words.classes[at] === 'verb' && REPORTING.has(token.stem) && !passive(words, at)) {
      const name = named(words, phraseUpTo(words, at));
      if (name) return name;
    }
  }
  return null;
}

/** Whether two attributions cite the same origin: one name's words are all in the other. */
export function sameOrigin(a: Attribution, b: Attribution): boolean {
  const [few, many] = a.key.length <= b.key.length ? [a.key, b.key] : [b.key, a.key];
  return few.every((stem) => many.includes(stem));
}

function passive(words: SentenceWords, at: number): boolean {
  return words.classes[at - 1] === 'be' || words.classes[at - 1] === 'preposition';
}

function isNameWord(words: SentenceWords, at: number): boolean {
  const wordClass = words.classes[at];
  return wordClass === 'noun' || wordClass === 'determiner' || words.word(at) === 'of' || words.word(at) === 'for';
}

function phraseFrom(words: SentenceWords, from: number): number[] {
  const found: number[] = [];
  for (let at = from; at < from + 10 && isNameWord(words, at) && (at === from || words.breaks[at] === 'none'); at += 1)
    found.push(at);
  return found;
}

/** The subject of the verb at `verb`: back over adverbs and auxiliaries, then over its noun phrase. */
function phraseUpTo(words: SentenceWords, verb: number): number[] {
  let at = groupStart(words, verb) - 1;
  const found: number[] = [];
  for (; at >= 0 && at > verb - 14 && isNameWord(words, at) && words.breaks[at + 1] === 'none'; at -= 1)
    found.unshift(at);
  return found;
}

function named(words: SentenceWords, phrase: readonly number[]): Attribution | null {
  const content = phrase.filter((at) => words.classes[at] === 'noun');
  const key = [...new Set(content.map((at) => words.tokens[at]?.stem ?? ''))].filter(
    (stem) => stem !== '' && !NOBODY.test(stem),
  );
  const first = words.tokens[content[0] ?? -1];
  const last = words.tokens[content.at(-1) ?? -1];
  if (!first || !last || key.length === 0) return null;
  return { name: words.text.slice(first.start, last.end), key };
}
