import type { Article } from '../articles/article.ts';
import type { Rings } from '../concepts/rings.ts';
import type { Figure } from '../figures/figures.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { Sentence } from './passages.ts';
import type { Slice } from './slice.ts';

/** A whole corpus in memory, as it is built, updated and inspected; a slice of itself. Nothing changes it afterwards. */
export interface CorpusIndex extends Slice {
  /** Sorted by id. */
  readonly articles: readonly Article[];
  readonly passages: readonly IndexedPassage[];
  /** The operator's rings, and one for each acronym that the articles spell out. */
  readonly rings: Rings;
  readonly lexicon: Lexicon;
  readonly origins: ReadonlyMap<string, string>;
  /** By article id: the digest of what was read of the article. Equal digests mean equal passages, tokens and figures. */
  readonly digests: ReadonlyMap<string, string>;
  /**
   * Twelve hexadecimal digits over everything a reply depends on: the articles, what was read of them, the rings, and the
   * code that answers. Two replies with one version were given by the same rules from the same reading of the same texts.
   */
  readonly version: string;
}

export interface IndexedPassage {
  readonly article: Article;
  /** How many passages of the article come before it. */
  readonly place: number;
  readonly sentences: readonly IndexedSentence[];
  /** One entry a token of all its sentences: word id × 2, plus 1 when the token is capitalised. */
  readonly tokens: Uint32Array;
  /** One entry a token: index of its ring, or -1. */
  readonly rings: Int16Array;
  /** Ids of the different words of title, heading and lead-in, as they first appear. */
  readonly contextWords: Uint32Array;
  /** Stem ids of those that are no stop words, and the rings of those lines. */
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

/** Marks a ring's term, so that no word can collide with it: no token begins with it. */
const RING_MARK = '§';

export function ringTerm(ring: number, rings: Rings): string {
  return `${RING_MARK}${rings.names[ring] ?? ''}`;
}

/** The article that stands for all edited copies of this one: articles with the same origin are one witness, not several. */
export function originOf(articleId: string, { origins }: Pick<Slice, 'origins'>): string {
  return origins.get(articleId) ?? articleId;
}
