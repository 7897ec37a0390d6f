import type { Article } from '../articles/article.ts';
import type { IndexedPassage } from '../search/corpus-index.ts';
import type { Slice } from '../search/slice.ts';
import { knownStems } from './stem-weights.ts';

/** The words of one article, all its passages and what is above them. */
export interface ArticleWords {
  readonly stems: ArticleStems;
  /** Weight of each name (the stem of a capitalised word): rare ones tell most, and the squares sum to 1. */
  readonly names: ReadonlyMap<number, number>;
  /** The country that it names most often, the first of equal ones; `null` where it names none. */
  readonly country: string | null;
  /** All its passages, in order. */
  readonly passages: readonly IndexedPassage[];
}

/** By article: read once for the first question that retrieves it. An article belongs to one index. */
const known = new WeakMap<Slice, WeakMap<Article, ArticleWords>>();

export function articleWords(passage: IndexedPassage, index: Slice): ArticleWords {
  let ofIndex = known.get(index);
  if (!ofIndex) {
    ofIndex = new WeakMap();
    known.set(index, ofIndex);
  }
  let words = ofIndex.get(passage.article);
  if (!words) {
    words = wordsOf(index.passagesOf(passage.article.id), index);
    ofIndex.set(passage.article, words);
  }
  return words;
}

/** How much two articles name the same people, places and things, 0 to 1: the cosine of their names. */
export function nameLikeness(a: ArticleWords, b: ArticleWords): number {
  const [few, many] = a.names.size <= b.names.size ? [a.names, b.names] : [b.names, a.names];
  let sum = 0;
  for (const [stem, weight] of few) sum += weight * (many.get(stem) ?? 0);
  return sum;
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
  const stems = new ArticleStems(passages, lexicon);
  return { stems, names, country: leadingCountry(counts, (stem) => knownStem(stem).country), passages };
}

/** The different stems of an article, stop words left out, in order: read when one is first looked for, four bytes each. */
class ArticleStems {
  readonly #passages: readonly IndexedPassage[];
  readonly #lexicon: Slice['lexicon'];
  #stems: Int32Array | undefined;

  constructor(passages: readonly IndexedPassage[], lexicon: Slice['lexicon']) {
    this.#passages = passages;
    this.#lexicon = lexicon;
  }

  has(stem: number): boolean {
    this.#stems ??= this.#read();
    const stems = this.#stems;
    let [from, to] = [0, stems.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((stems[middle] ?? 0) < stem) from = middle + 1;
      else to = middle;
    }
    return stems[from] === stem;
  }

  #read(): Int32Array {
    const stems = new Set<number>();
    for (const { tokens, contextStems } of this.#passages) {
      for (const stem of contextStems) stems.add(stem);
      for (const token of tokens) if (!this.#lexicon.isStop(token >> 1)) stems.add(this.#lexicon.stemOf(token >> 1));
    }
    return Int32Array.from(stems).sort();
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
