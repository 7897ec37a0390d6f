import type { Article } from '../articles/article.ts';
import type { IndexedPassage } from '../search/corpus-index.ts';
import type { Slice } from '../search/slice.ts';
import { KeptBySlice } from './kept-by-slice.ts';
import { seenWords } from './seen-words.ts';
import { knownStems } from './stem-weights.ts';
import { TRAIT } from './word-traits.ts';

/** The words of one article, all its passages and what is above them. */
export interface ArticleWords {
  readonly stems: ArticleStems;
  /** Weight of each name (the stem of a capitalised word): rare ones tell most, and the squares sum to 1. */
  readonly names: ArticleNames;
  /** The country that it names most often, the first of equal ones; `null` where it names none. */
  readonly country: string | null;
  /** The places of its passages whose last sentence has a word of a correction. */
  readonly correctAtEnd: ReadonlySet<number>;
}

const known = new KeptBySlice<Article, ArticleWords>();

export function articleWords(passage: IndexedPassage, index: Slice): ArticleWords {
  const { article } = passage;
  return known.get(index, article, () => wordsOf(index.passagesOf(article.id), index));
}

/** How much two articles name the same people, places and things, 0 to 1: the cosine of their names. */
export function nameLikeness(a: ArticleWords, b: ArticleWords): number {
  const [few, many] = a.names.size <= b.names.size ? [a.names, b.names] : [b.names, a.names];
  return few.productWith(many);
}

/** Stems with their weights. A question holds dozens of articles against one: going through a map makes a pair of each name. */
class ArticleNames {
  readonly #stems: Int32Array;
  readonly #weights: Float64Array;
  readonly #weightOf: ReadonlyMap<number, number>;

  constructor(weightOf: ReadonlyMap<number, number>) {
    this.#stems = Int32Array.from(weightOf.keys());
    this.#weights = Float64Array.from(weightOf.values());
    this.#weightOf = weightOf;
  }

  get size(): number {
    return this.#stems.length;
  }

  /** Σ of the products of both weights of each name. */
  productWith(other: ArticleNames): number {
    let sum = 0;
    for (let at = 0; at < this.#stems.length; at += 1)
      sum += (this.#weights[at] ?? 0) * (other.#weightOf.get(this.#stems[at] ?? -1) ?? 0);
    return sum;
  }
}

function wordsOf(passages: readonly IndexedPassage[], index: Slice): ArticleWords {
  const { lexicon, statistics } = index;
  const knownStem = knownStems(index);
  const counts = new Map<number, number>();
  const named = new Set<number>();
  for (const { tokens, contextStems } of passages) {
    for (const stem of contextStems) if (statistics.isName(stem)) named.add(stem);
    for (const token of tokens) {
      if ((token & 1) === 0 || lexicon.isStop(token >>> 1)) continue;
      const stem = lexicon.stemOf(token >>> 1);
      if (statistics.isName(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  // What its headline names, an article is about, however seldom it comes back to it.
  for (const stem of named) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const names = new Map<number, number>();
  let squares = 0;
  for (const [stem, count] of counts) {
    const { weight: own, isCalendar } = knownStem(stem);
    if (isCalendar) continue;
    const weight = (1 + Math.log(count)) * Math.max(0, own);
    names.set(stem, weight);
    squares += weight ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [stem, weight] of names) names.set(stem, weight / length);
  return {
    stems: new ArticleStems(passages, lexicon),
    names: new ArticleNames(names),
    country: leadingCountry(counts, (stem) => knownStem(stem).country),
    correctAtEnd: new Set(passages.flatMap((one) => (correctsAtEnd(one, index) ? one.place : []))),
  };
}

/** The different stems of an article, stop words left out, in order: four bytes each. */
class ArticleStems {
  readonly #stems: Int32Array;

  constructor(passages: readonly IndexedPassage[], lexicon: Slice['lexicon']) {
    const stems = new Set<number>();
    for (const { tokens, contextStems } of passages) {
      for (const stem of contextStems) stems.add(stem);
      for (const token of tokens) if (!lexicon.isStop(token >>> 1)) stems.add(lexicon.stemOf(token >>> 1));
    }
    this.#stems = Int32Array.from(stems).sort();
  }

  has(stem: number): boolean {
    const stems = this.#stems;
    let [from, to] = [0, stems.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((stems[middle] ?? 0) < stem) from = middle + 1;
      else to = middle;
    }
    return stems[from] === stem;
  }
}

function leadingCountry(
  counts: ReadonlyMap<number, number>,
  countryOf: (stem: number) => string | null,
): string | null {
  const mentions = new Map<string, number>();
  for (const [stem, count] of counts) {
    const country = countryOf(stem);
    if (country !== null) mentions.set(country, (mentions.get(country) ?? 0) + count);
  }
  const most = Math.max(0, ...mentions.values());
  for (const [country, count] of mentions) if (count === most) return country;
  return null;
}

/** Whether its last sentence has a word of a correction. */
function correctsAtEnd({ tokens, sentences }: IndexedPassage, { lexicon }: Slice): boolean {
  const words = seenWords(lexicon);
  const last = tokens.subarray(sentences.at(-1)?.firstToken ?? 0);
  return last.some((token) => (words.traits(token >>> 1) & TRAIT.corrects) !== 0);
}
