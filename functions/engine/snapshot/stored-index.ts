import * as v from 'valibot';
import type { Article } from '../articles/article.ts';
import type { Rings } from '../concepts/rings.ts';
import type { IndexedPassage } from '../search/corpus-index.ts';
import type { PackedField } from '../search/postings.ts';
import { Statistics } from '../search/statistics.ts';
import { Whole } from '../whole.ts';
import { ByteReader } from './bytes.ts';
import { Recent } from './recent.ts';
import { Sections, unreadable } from './sections.ts';
import { StoredArticles } from './stored-articles.ts';
import { unpackPassage } from './stored-passages.ts';
import { ringsFrom, StoredRings } from './stored-rings.ts';
import { StoredWords } from './stored-words.ts';

const Named = v.strictObject({ name: v.string(), articles: Whole });

/** What is made once for an edition. */
export const StoredCorpus = v.strictObject({
  /** Of what the index was made of, as `contentDigest` gives it. */
  content: v.string(),
  passages: Whole,
  sentences: Whole,
  meanSentenceLength: v.number(),
  meanPassageLength: v.number(),
  meanTextLength: v.number(),
  meanContextLength: v.number(),
  rings: StoredRings,
  summary: v.strictObject({
    articles: Whole,
    publishers: v.array(Named),
    undisclosed: Whole,
    from: v.nullable(v.string()),
    to: v.nullable(v.string()),
    undated: Whole,
  }),
  suggestions: v.array(v.string()),
});

/** Articles and passages that are kept once they were read: more than an answer looks at. */
const MOST_KEPT = 2000;

/** A snapshot whose parts are read when they are asked for. Reading one of another shape throws `SnapshotError`. */
export class StoredIndex {
  readonly corpus: v.InferOutput<typeof StoredCorpus>;
  readonly rings: Rings;
  readonly words: StoredWords;
  readonly articles: StoredArticles;
  readonly statistics: Statistics;
  readonly text: PackedField;
  readonly context: PackedField;
  readonly #records: Buffer;
  readonly #recordStarts: Uint32Array;
  /** Of each article its first passage, and the end behind the last. */
  readonly #firstPassages: Uint32Array;
  readonly #articleOf: Uint32Array;
  readonly #keptArticles: Recent<Article>;
  readonly #keptPassages: Recent<IndexedPassage>;

  /** Throws `SnapshotError` for bytes that are no snapshot, cut short, damaged, or of another version. */
  constructor(bytes: Uint8Array) {
    const sections = new Sections(bytes);
    this.corpus = sections.json('corpus', StoredCorpus);
    const { rings, passages } = this.corpus;
    this.rings = ringsFrom(rings);
    this.words = new StoredWords(sections);
    this.articles = new StoredArticles(sections);
    this.#records = sections.bytes('passages');
    this.#recordStarts = sections.starts('passageStarts', passages, this.#records.length);
    this.#firstPassages = sections.starts('firstPassages', this.articles.count, passages);
    this.#articleOf = new Uint32Array(passages);
    for (let article = 0; article < this.articles.count; article += 1) {
      this.#articleOf.fill(article, this.#firstPassages[article], this.#firstPassages[article + 1]);
    }
    const terms = this.words.stemCount + rings.names.length;
    const field = (name: 'text' | 'context', meanLength: number): PackedField => {
      const lists = sections.bytes(`${name}Lists`);
      return {
        lists,
        listStarts: sections.starts(`${name}ListStarts`, terms, lists.length),
        counts: sections.table(`${name}Counts`, terms),
        lengths: sections.table(`${name}Lengths`, passages),
        meanLength,
      };
    };
    this.text = field('text', this.corpus.meanTextLength);
    this.context = field('context', this.corpus.meanContextLength);
    this.statistics = this.#statisticsFrom(sections);
    this.#keptArticles = new Recent(MOST_KEPT, (place) => this.articles.at(place));
    this.#keptPassages = new Recent(MOST_KEPT, (at) => this.#unpacked(at, this.article(this.articleOf(at))));
  }

  #statisticsFrom(sections: Sections): Statistics {
    const { stemCount } = this.words;
    const { passages, sentences, meanSentenceLength, meanPassageLength } = this.corpus;
    const withCapital = sections.table('withCapital', stemCount);
    const withSmall = sections.table('withSmall', stemCount);
    const { text, context } = this;
    return new Statistics({
      passages,
      sentences,
      meanSentenceLength,
      meanPassageLength,
      withStem: (stem) => text.counts[stem] ?? 0,
      withRing: (ring) => text.counts[stemCount + ring] ?? 0,
      withCapital: (stem) => withCapital[stem] ?? 0,
      withSmall: (stem) => withSmall[stem] ?? 0,
      isAbove: (stem) => (context.counts[stem] ?? 0) > 0,
      isRingAbove: (ring) => (context.counts[stemCount + ring] ?? 0) > 0,
    });
  }

  articleOf(passage: number): number {
    return this.#articleOf[passage] ?? 0;
  }

  /** The very same object as long as it is in use. */
  article(place: number): Article {
    return this.#keptArticles.get(place);
  }

  passage(at: number): IndexedPassage {
    return this.#keptPassages.get(at);
  }

  /** The numbers of an article's passages: from the first to the end. */
  passagesOf(place: number): { readonly first: number; readonly end: number } {
    return { first: this.#firstPassages[place] ?? 0, end: this.#firstPassages[place + 1] ?? 0 };
  }

  /** All passages of an article that was read. */
  unpackedOf(place: number, article: Article): IndexedPassage[] {
    const { first, end } = this.passagesOf(place);
    return Array.from({ length: end - first }, (_, at) => this.#unpacked(first + at, article));
  }

  #unpacked(at: number, article: Article): IndexedPassage {
    const reader = new ByteReader(this.#records, this.#recordStarts[at], this.#recordStarts[at + 1]);
    const place = at - this.passagesOf(this.articleOf(at)).first;
    const passage = unpackPassage(reader, { article, place }, this.words, this.rings.names.length);
    if (!reader.isDone) throw unreadable('more than a passage');
    return passage;
  }
}
