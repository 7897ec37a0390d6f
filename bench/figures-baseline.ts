import { NO_RINGS } from '../functions/engine/concepts/rings.ts';
import type { Figure } from '../functions/engine/figures/figures.ts';
import { numeralAt } from '../functions/engine/figures/quantities/read-numeral.ts';
import { sentenceWords } from '../functions/engine/figures/words/sentence-words.ts';
import type { IndexedPassage } from '../functions/engine/search/corpus-index.ts';
import { isStopWord } from '../functions/engine/text/stop-words.ts';
import { tokenize } from '../functions/engine/text/tokens.ts';
import { indexTexts, PLAIN_BM25, searchPlain, TextScorer } from './baselines.ts';

/** The numbers of a text in order, by value; percent as 0 to 100. Read by the same reader for answers and baseline. */
export function numbersIn(text: string): number[] {
  const words = sentenceWords(text, NO_RINGS);
  const found: number[] = [];
  for (let at = 0; at < words.tokens.length; at += 1) {
    const numeral = numeralAt(words, at);
    if (!numeral) continue;
    found.push(numeral.value);
    at = numeral.last;
  }
  // "half" by itself needs its noun.
  return found.length === 0 && /^\s*(?:one )?half\s*$/iu.test(text) ? [50] : found;
}

/** Whether two numbers are one: equal but for the error of binary fractions. */
export function isSameNumber(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
}

/**
 * Whether a figure is what a labelled answer says: its value, or the bound that it states, is the answer's first number. A
 * range must begin there and, where the answer has a second number, end there. Units, currencies, hedges and percent signs
 * are not compared, because labels print them or leave them out at will ("80", "80%", "about $80"); magnitudes are
 * ("12" is not 12 million). An answer without a number ("several") is never met.
 */
export function saysAnswer(figure: Figure, answer: string): boolean {
  const [first, second] = numbersIn(answer);
  if (first === undefined) return false;
  if (figure.value !== null || figure.min === null || figure.max === null) {
    const stated = figure.value ?? figure.min ?? figure.max;
    return stated !== null && isSameNumber(stated, first);
  }
  return isSameNumber(figure.min, first) && (second === undefined || isSameNumber(figure.max, second));
}

/** What is had without reading figures: plain BM25, and the number that is nearest to the question's words. */
export class NearestNumber {
  readonly #articleAt: readonly string[];
  readonly #search: ReturnType<typeof indexTexts>;
  readonly #sentences: readonly string[];
  readonly #sentencesOf = new Map<string, number[]>();
  readonly #scorer: TextScorer;

  constructor(passages: readonly IndexedPassage[]) {
    const sentences: string[] = [];
    const articles = new Map<string, string>();
    for (const { article, sentences: own } of passages) {
      articles.set(article.id, article.text);
      const list = this.#sentencesOf.get(article.id) ?? [];
      this.#sentencesOf.set(article.id, list);
      for (const { start, end } of own) list.push(sentences.push(article.text.slice(start, end)) - 1);
    }
    this.#articleAt = [...articles.keys()];
    this.#search = indexTexts([...articles.values()], PLAIN_BM25);
    this.#sentences = sentences;
    this.#scorer = new TextScorer(sentences);
  }

  /**
   * The number in the best sentence of the best article, or of those given. `withNumber`: in the best sentence that has
   * one, which is more than a search engine by itself would do.
   */
  answer(question: string, articles: readonly string[] | null, withNumber: boolean): number | null {
    const best =
      articles ??
      searchPlain(question, this.#search)
        .slice(0, 1)
        .flatMap(({ at }) => this.#articleAt[at] ?? []);
    const scored = best
      .flatMap((id) => this.#sentencesOf.get(id) ?? [])
      .map((at) => ({ at, score: this.#scorer.score(question, at) }))
      .sort((a, b) => b.score - a.score || a.at - b.at);
    for (const { at } of withNumber ? scored : scored.slice(0, 1)) {
      const number = nearestNumber(question, this.#sentences[at] ?? '');
      if (number !== null) return number;
    }
    return null;
  }
}

/** Tokens: a word of the question that the sentence lacks counts as this far away. */
const FAR = 50;

/** By the distance to the nearest word of the question, and a quarter of that to the second nearest. */
function nearestNumber(question: string, sentence: string): number | null {
  const asked = new Set(tokenize(question).flatMap(({ word, stem }) => (isStopWord(word) ? [] : [stem])));
  const words = sentenceWords(sentence, NO_RINGS);
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < words.tokens.length; at += 1) {
    const numeral = numeralAt(words, at);
    if (!numeral) continue;
    const near = words.tokens
      .flatMap(({ stem }, other) => (asked.has(stem) && other !== at ? [Math.abs(other - at)] : []))
      .sort((a, b) => a - b);
    const distance = (near[0] ?? FAR) + (near[1] ?? FAR) / 4;
    if (distance < least) {
      least = distance;
      best = numeral.value;
    }
    at = numeral.last;
  }
  return best;
}
