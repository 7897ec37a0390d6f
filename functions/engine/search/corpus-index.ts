import { createHash } from 'node:crypto';
import type { Article } from '../articles/article.ts';
import { findCopies, wordHash } from '../articles/near-duplicates.ts';
import { findAcronyms, withAcronyms } from '../concepts/acronyms.ts';
import type { Rings } from '../concepts/rings.ts';
import { CONFIDENCE_WEIGHTS, LEAST_CONFIDENCE } from '../evidence/confidence-weights.ts';
import { RANKER_WEIGHTS } from '../evidence/ranker-weights.ts';
import type { Figure } from '../figures/figures.ts';
import { compare } from '../text/compare.ts';
import { Lexicon } from '../text/lexicon.ts';
import { analyseArticle } from './analysis.ts';
import { PassageSearch } from './passage-search.ts';
import type { Sentence } from './passages.ts';
import { Statistics } from './statistics.ts';

/** Everything a question is answered from. Built, updated or loaded; nothing changes it afterwards. */
export interface CorpusIndex {
  /** Sorted by id. */
  readonly articles: readonly Article[];
  readonly passages: readonly IndexedPassage[];
  /** The operator's rings, and one for each acronym that the articles spell out. */
  readonly rings: Rings;
  readonly lexicon: Lexicon;
  readonly search: PassageSearch;
  readonly statistics: Statistics;
  /** For each article that is an edited copy of others, the first of them: see {@link originOf}. */
  readonly origins: ReadonlyMap<string, string>;
  /** See {@link indexVersion}. */
  readonly version: string;
}

export interface IndexedPassage {
  /** Position in `CorpusIndex.passages`. */
  readonly ordinal: number;
  readonly article: Article;
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

/** Changes whenever the same articles would be cut, stemmed or indexed otherwise, so that an old snapshot is refused. */
export const ANALYSIS_VERSION = 5;

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
  const passages: IndexedPassage[] = [];
  sorted.forEach((article, done) => {
    onProgress?.({ done, total: sorted.length });
    for (const passage of analyseArticle(article, lexicon, rings)) {
      passages.push({ ...passage, ordinal: passages.length });
    }
  });
  onProgress?.({ done: sorted.length, total: sorted.length });
  return indexOfPassages({ articles: sorted, passages, rings, lexicon });
}

/**
 * The index of passages that are read already. The words of `lexicon` must be those of the passages, in the order in which
 * they first appear there. `origins` are found where they are not known.
 */
export function indexOfPassages(
  { articles, passages, rings, lexicon }: Pick<CorpusIndex, 'articles' | 'passages' | 'rings' | 'lexicon'>,
  origins: ReadonlyMap<string, string> = findCopies(wordedTexts(passages, lexicon)),
): CorpusIndex {
  return {
    articles,
    passages,
    rings,
    lexicon,
    search: new PassageSearch(passages, lexicon, new Map(rings.names.map((_, ring) => [ringTerm(ring, rings), ring]))),
    statistics: new Statistics(passages, lexicon, rings),
    origins,
    version: indexVersion(articles, rings),
  };
}

/** The article that stands for all edited copies of this one: articles with the same origin are one witness, not several. */
export function originOf(articleId: string, { origins }: Pick<CorpusIndex, 'origins'>): string {
  return origins.get(articleId) ?? articleId;
}

/** What may be quoted of each article, in the order of the articles. */
function wordedTexts(passages: readonly IndexedPassage[], lexicon: Lexicon) {
  const hashes = Uint32Array.from(lexicon.words(), wordHash);
  const lists = new Map<string, IndexedPassage[]>();
  for (const passage of passages) {
    const list = lists.get(passage.article.id);
    if (list) list.push(passage);
    else lists.set(passage.article.id, [passage]);
  }
  return [...lists].map(([id, list]) => {
    const words = new Uint32Array(list.reduce((sum, { tokens }) => sum + tokens.length, 0));
    let at = 0;
    for (const { tokens } of list) {
      for (const token of tokens) {
        words[at] = hashes[token >> 1] ?? 0;
        at += 1;
      }
    }
    return { id, words };
  });
}

/**
 * Twelve hexadecimal digits over everything a reply hangs on: articles, rings, the analysis, and the weights that rank
 * and abstain. Two replies with the same version were given by the same rules from the same texts.
 */
function indexVersion(articles: readonly Article[], rings: Rings): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([ANALYSIS_VERSION, RANKER_WEIGHTS, CONFIDENCE_WEIGHTS, LEAST_CONFIDENCE]));
  hash.update(JSON.stringify([rings.names, [...rings.byWord]]));
  for (const { text: _, ...described } of articles) hash.update(JSON.stringify(described));
  return hash.digest('hex').slice(0, 12);
}
