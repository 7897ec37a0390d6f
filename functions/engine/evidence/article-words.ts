import type { Article } from '../articles/article.ts';
import { countryOf } from '../concepts/name-aliases.ts';
import { MONTHS, WEEKDAYS } from '../figures/quantities/lexicon.ts';
import type { IndexedPassage } from '../search/corpus-index.ts';
import type { Slice } from '../search/slice.ts';
import { stemWord } from '../text/stems.ts';
import { seenWords } from './seen-words.ts';
import { TRAIT } from './word-traits.ts';

/** The words of one article, all its passages and what is above them. */
export interface ArticleWords {
  readonly stems: Pick<ReadonlySet<number>, 'has'>;
  /** Weight of each name (the stem of a capitalised word): rare ones tell most, and the squares sum to 1. */
  readonly names: ReadonlyMap<number, number>;
  /** The country that it names most often, the first of equal ones; `null` where it names none. */
  readonly country: string | null;
  /** Whether a sentence of it may correct another. */
  readonly mayCorrect: boolean;
}

/** Days and months are printed with a capital, and name nothing that an article is about. */
const CALENDAR: ReadonlySet<string> = new Set([...MONTHS, ...WEEKDAYS].map(stemWord));

/** By article: read once for the first question that retrieves it. An article belongs to one index. */
const known = new WeakMap<Slice, WeakMap<Article, ArticleWords>>();

export function articleWords(passage: IndexedPassage, index: Slice): ArticleWords {
  const ofIndex = known.get(index) ?? new WeakMap<Article, ArticleWords>();
  known.set(index, ofIndex);
  const words = ofIndex.get(passage.article) ?? wordsOf(index.passagesOf(passage.article.id), index);
  ofIndex.set(passage.article, words);
  return words;
}

/** How much two articles name the same people, places and things, 0 to 1: the cosine of their names. */
export function nameLikeness(a: ArticleWords, b: ArticleWords): number {
  const [few, many] = a.names.size <= b.names.size ? [a.names, b.names] : [b.names, a.names];
  let sum = 0;
  for (const [stem, weight] of few) sum += weight * (many.get(stem) ?? 0);
  return sum;
}

function wordsOf(passages: readonly IndexedPassage[], { lexicon, statistics }: Slice): ArticleWords {
  const words = seenWords(lexicon);
  let traitsOfAll = 0;
  const counts = new Map<number, number>();
  const named = new Set<number>();
  for (const { tokens, contextStems } of passages) {
    for (const stem of contextStems) if (statistics.isName(stem)) named.add(stem);
    for (const token of tokens) {
      const traits = words.traits(token >>> 1);
      traitsOfAll |= traits;
      if ((token & 1) === 0 || (traits & TRAIT.stop) !== 0) continue;
      const stem = words.stemId(token >>> 1);
      if (statistics.isName(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  // What its headline names, an article is about, however seldom it comes back to it.
  for (const stem of named) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const names = new Map<number, number>();
  let squares = 0;
  for (const [stem, count] of counts) {
    if (CALENDAR.has(lexicon.stem(stem))) continue;
    const weight = (1 + Math.log(count)) * Math.max(0, statistics.weight(lexicon.stem(stem), stem, -1));
    names.set(stem, weight);
    squares += weight ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [stem, weight] of names) names.set(stem, weight / length);
  return {
    stems: new StemsOf(passages, lexicon),
    names,
    country: leadingCountry(counts, lexicon),
    mayCorrect: (traitsOfAll & TRAIT.corrects) !== 0,
  };
}

/** The stems of passages, looked for one by one: a question asks for a few, and an article has hundreds. */
class StemsOf {
  readonly #passages: readonly IndexedPassage[];
  readonly #lexicon: Slice['lexicon'];
  readonly #known = new Map<number, boolean>();

  constructor(passages: readonly IndexedPassage[], lexicon: Slice['lexicon']) {
    this.#passages = passages;
    this.#lexicon = lexicon;
  }

  has(stem: number): boolean {
    const known = this.#known.get(stem) ?? this.#passages.some((passage) => this.#isIn(passage, stem));
    this.#known.set(stem, known);
    return known;
  }

  #isIn({ tokens, contextStems }: IndexedPassage, stem: number): boolean {
    if (contextStems.has(stem)) return true;
    for (const token of tokens) {
      if (this.#lexicon.stemOf(token >> 1) === stem && !this.#lexicon.isStop(token >> 1)) return true;
    }
    return false;
  }
}

function leadingCountry(counts: ReadonlyMap<number, number>, lexicon: Slice['lexicon']): string | null {
  const mentions = new Map<string, number>();
  for (const [stem, count] of counts) {
    const country = countryOf(lexicon.stem(stem));
    if (country !== null) mentions.set(country, (mentions.get(country) ?? 0) + count);
  }
  const most = Math.max(0, ...mentions.values());
  for (const [country, count] of mentions) if (count === most) return country;
  return null;
}
