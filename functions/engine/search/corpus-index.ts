import { createHash } from 'node:crypto';
import MiniSearch, { type Options } from 'minisearch';
import type { Article } from '../articles/article.ts';
import { findAcronyms, withAcronyms } from '../concepts/acronyms.ts';
import { type Rings, ringsOf } from '../concepts/rings.ts';
import { CONFIDENCE_WEIGHTS, LEAST_CONFIDENCE } from '../evidence/confidence-weights.ts';
import { RANKER_WEIGHTS } from '../evidence/ranker-weights.ts';
import { type Figure, figuresOf } from '../figures/figures.ts';
import { compare } from '../text/compare.ts';
import { Lexicon } from '../text/lexicon.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { type Passage, passagesOf, type Sentence } from './passages.ts';
import { Statistics } from './statistics.ts';

/** Everything a question is answered from. Built from articles, or loaded from a snapshot; answering never changes it. */
export interface CorpusIndex {
  /** Sorted by id. */
  readonly articles: readonly Article[];
  readonly passages: readonly IndexedPassage[];
  /** The operator's rings, and one for each acronym that the articles spell out. */
  readonly rings: Rings;
  readonly lexicon: Lexicon;
  readonly search: MiniSearch<PassageDocument>;
  readonly statistics: Statistics;
  /** See {@link indexVersion}. */
  readonly version: string;
}

export interface IndexedPassage {
  /** Position in `CorpusIndex.passages`, and the id of the MiniSearch document. */
  readonly ordinal: number;
  readonly article: Article;
  readonly sentences: readonly IndexedSentence[];
  /** One entry a token of all its sentences: word id × 2, plus 1 when the token is capitalised. */
  readonly tokens: Uint32Array;
  /** One entry a token: index of its ring, or -1. */
  readonly rings: Int16Array;
  /** Stem ids and rings of title, heading and lead-in. */
  readonly contextStems: ReadonlySet<number>;
  readonly contextRings: ReadonlySet<number>;
}

export interface IndexedSentence extends Sentence {
  /** Its tokens are `passage.tokens` from here … */
  readonly firstToken: number;
  /** … up to, and not including, here. */
  readonly endToken: number;
  /** What the sentence states in figures, read when the index is built: reading them takes longer than searching. */
  readonly figures: readonly Figure[];
}

/** What MiniSearch indexes: terms that the analysis has already made, parted by single spaces. */
export interface PassageDocument {
  readonly id: number;
  readonly text: string;
  readonly context: string;
}

/** Marks a ring's term, so that no word can collide with it: no token begins with it. */
const RING_MARK = '§';

/**
 * The one analyser of building, loading and searching: terms arrive analysed. (`processTerm` must be a function;
 * MiniSearch throws on `undefined`.)
 */
export const SEARCH_OPTIONS: Options<PassageDocument> = {
  fields: ['text', 'context'],
  tokenize: (terms) => (terms === '' ? [] : terms.split(' ')),
  processTerm: (term) => term,
};

export function ringTerm(ring: number, rings: Rings): string {
  return `${RING_MARK}${rings.names[ring] ?? ''}`;
}

/** Changes whenever the same articles would be cut, stemmed or indexed otherwise, so that an old snapshot is refused. */
export const ANALYSIS_VERSION = 1;

export interface BuildProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Builds the index of articles whose ids are unique. Their order does not matter: they are indexed in the order of
 * their ids, so the same articles give the same index, to the last bit of a score.
 */
export function buildIndex(
  articles: readonly Article[],
  configured: Rings,
  onProgress?: (progress: BuildProgress) => void,
): CorpusIndex {
  const sorted = articles.toSorted((a, b) => compare(a.id, b.id));
  const rings = withAcronyms(configured, sorted.flatMap(findAcronyms));
  const lexicon = new Lexicon();
  const search = new MiniSearch(SEARCH_OPTIONS);
  const passages: IndexedPassage[] = [];
  sorted.forEach((article, done) => {
    onProgress?.({ done, total: sorted.length });
    for (const passage of passagesOf(article)) {
      const indexed = analysePassage(passage, article, passages.length, lexicon, rings);
      passages.push(indexed);
      search.add(documentOf(indexed, lexicon, rings));
    }
  });
  onProgress?.({ done: sorted.length, total: sorted.length });
  return {
    articles: sorted,
    passages,
    rings,
    lexicon,
    search,
    statistics: new Statistics(passages, lexicon, rings),
    version: indexVersion(sorted, rings),
  };
}

function analysePassage(
  passage: Passage,
  article: Article,
  ordinal: number,
  lexicon: Lexicon,
  rings: Rings,
): IndexedPassage {
  const sentences: IndexedSentence[] = [];
  const tokens: number[] = [];
  const ringOfToken: number[] = [];
  for (const sentence of passage.sentences) {
    const firstToken = tokens.length;
    const text = article.text.slice(sentence.start, sentence.end);
    const found = tokenize(text);
    for (const token of found) tokens.push(lexicon.add(token.word) * 2 + (token.capitalised ? 1 : 0));
    ringOfToken.push(...ringsOf(found, rings));
    sentences.push({ ...sentence, firstToken, endToken: tokens.length, figures: figuresOf(text, rings, found) });
  }
  const context = contextOf(passage.context, lexicon, rings);
  return {
    ordinal,
    article,
    sentences,
    tokens: Uint32Array.from(tokens),
    rings: Int16Array.from(ringOfToken),
    contextStems: context.stems,
    contextRings: context.rings,
  };
}

function contextOf(lines: readonly string[], lexicon: Lexicon, rings: Rings) {
  const stems = new Set<number>();
  const found = new Set<number>();
  for (const line of lines) {
    const tokens: Token[] = tokenize(line);
    for (const token of tokens) {
      const word = lexicon.add(token.word);
      if (!lexicon.isStop(word)) stems.add(lexicon.stemOf(word));
    }
    for (const ring of ringsOf(tokens, rings)) if (ring >= 0) found.add(ring);
  }
  return { stems, rings: found };
}

/** Every stem beside the name of its ring: rings as indexed terms find more than rings as query expansions. */
function documentOf(passage: IndexedPassage, lexicon: Lexicon, rings: Rings): PassageDocument {
  const text: string[] = [];
  passage.tokens.forEach((token, at) => {
    const word = token >> 1;
    if (!lexicon.isStop(word)) text.push(lexicon.stem(lexicon.stemOf(word)));
    const ring = passage.rings[at] ?? -1;
    // A phrase ("law enforcement officer") is one mention of its ring.
    const continues = at > 0 && passage.rings[at - 1] === ring;
    if (ring >= 0 && !continues) text.push(ringTerm(ring, rings));
  });
  const context = [...passage.contextStems].map((stem) => lexicon.stem(stem));
  for (const ring of passage.contextRings) context.push(ringTerm(ring, rings));
  return { id: passage.ordinal, text: text.join(' '), context: context.join(' ') };
}

/**
 * Twelve hexadecimal digits over everything a reply hangs on: articles, rings, the analysis, and the weights that rank
 * and abstain. Two replies with the same version were given by the same rules from the same texts.
 */
export function indexVersion(articles: readonly Article[], rings: Rings): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([ANALYSIS_VERSION, RANKER_WEIGHTS, CONFIDENCE_WEIGHTS, LEAST_CONFIDENCE]));
  hash.update(JSON.stringify([rings.names, [...rings.byWord]]));
  for (const { text: _, ...described } of articles) hash.update(JSON.stringify(described));
  return hash.digest('hex').slice(0, 12);
}
