import MiniSearch, { type Options } from 'minisearch';
import { BM25, idf } from '../functions/engine/search/statistics.ts';
import { isStopWord } from '../functions/engine/text/stop-words.ts';
import { tokenize } from '../functions/engine/text/tokens.ts';

/** `id` is the position of the text in the list that was indexed. */
export interface TextDocument {
  readonly id: number;
  readonly text: string;
}

export interface TextHit {
  readonly at: number;
  readonly score: number;
}

/** What MiniSearch gives with its defaults. */
export const MINISEARCH_DEFAULTS: Options<TextDocument> = { fields: ['text'] };

/**
 * What a search engine gives without anything of this project but its words: the same tokens, stems and stop words, one
 * field, no rings.
 */
export const PLAIN_BM25: Options<TextDocument> = {
  fields: ['text'],
  tokenize: stemsOf,
  processTerm: (stem) => stem,
  searchOptions: { tokenize: (question) => [...new Set(stemsOf(question))] },
};

export function indexTexts(texts: readonly string[], options: Options<TextDocument>): MiniSearch<TextDocument> {
  const search = new MiniSearch(options);
  texts.forEach((text, id) => {
    search.add({ id, text });
  });
  return search;
}

export function searchDefaults(question: string, search: MiniSearch<TextDocument>): TextHit[] {
  return search.search(question).map(({ id, score }) => ({ at: Number(id), score }));
}

/** Without the coordination factor that MiniSearch multiplies a score by, the number of terms that matched. */
export function searchPlain(question: string, search: MiniSearch<TextDocument>): TextHit[] {
  const hits = search.search(question).map(({ id, score, queryTerms }) => ({
    at: Number(id),
    score: score / (queryTerms.length || 1),
  }));
  return hits.sort((a, b) => b.score - a.score || a.at - b.at);
}

function stemsOf(text: string): string[] {
  return tokenize(text).flatMap(({ word, stem }) => (isStopWord(word) ? [] : [stem]));
}

/** The same BM25+ text by text, where a search over all of them would answer another question. */
export class TextScorer {
  readonly #frequencies: readonly ReadonlyMap<string, number>[];
  readonly #lengths: readonly number[];
  readonly #meanLength: number;
  readonly #textsWith = new Map<string, number>();

  constructor(texts: readonly string[]) {
    const stems = texts.map(stemsOf);
    this.#frequencies = stems.map((list) => {
      const frequency = new Map<string, number>();
      for (const stem of list) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
      for (const stem of frequency.keys()) this.#textsWith.set(stem, (this.#textsWith.get(stem) ?? 0) + 1);
      return frequency;
    });
    this.#lengths = stems.map(({ length }) => length);
    this.#meanLength = this.#lengths.reduce((sum, length) => sum + length, 0) / this.#lengths.length || 1;
  }

  score(question: string, at: number): number {
    const norm = BM25.k * (1 - BM25.b + (BM25.b * (this.#lengths[at] ?? 0)) / this.#meanLength);
    let score = 0;
    for (const stem of new Set(stemsOf(question))) {
      const frequency = this.#frequencies[at]?.get(stem) ?? 0;
      if (frequency > 0) score += this.#idf(stem) * (BM25.d + (frequency * (BM25.k + 1)) / (frequency + norm));
    }
    return score;
  }

  /** The most that any text could score: every term, those that no text has included, at endless frequency. */
  ideal(question: string): number {
    let ideal = 0;
    for (const stem of new Set(stemsOf(question))) ideal += this.#idf(stem) * (BM25.k + 1 + BM25.d);
    return ideal;
  }

  #idf(stem: string): number {
    return idf(this.#frequencies.length, this.#textsWith.get(stem) ?? 0);
  }
}
