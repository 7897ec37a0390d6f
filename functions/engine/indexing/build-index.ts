import type { Article } from '../articles/article.ts';
import { findCopies } from '../articles/near-duplicates.ts';
import { findAcronyms, withAcronyms } from '../concepts/acronyms.ts';
import type { Rings } from '../concepts/rings.ts';
import type { CorpusIndex, IndexedPassage } from '../search/corpus-index.ts';
import { embeddedSlice } from '../search/embedded-slice.ts';
import { compare } from '../text/compare.ts';
import { Lexicon } from '../text/lexicon.ts';
import { wordHash } from '../text/word-hash.ts';
import { analyseArticle } from './analysis.ts';
import { contentDigest, digestsOf, indexVersion } from './index-version.ts';

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
    passages.push(...analyseArticle(article, lexicon, rings));
  });
  onProgress?.({ done: sorted.length, total: sorted.length });
  return indexOfPassages({ articles: sorted, passages, rings, lexicon });
}

/** What is known of passages from an earlier index of them; what is not known is computed. */
export interface KnownOfPassages {
  /** All of them, or none. */
  readonly origins?: CorpusIndex['origins'];
  /** Those of articles whose passages were not analysed again. */
  readonly digests?: CorpusIndex['digests'];
}

/**
 * The index of passages that are analysed already. The words of `lexicon` must be those of the passages, in the order in
 * which they first appear there.
 */
export function indexOfPassages(
  analysed: Pick<CorpusIndex, 'articles' | 'passages' | 'rings' | 'lexicon'>,
  known: KnownOfPassages = {},
): CorpusIndex {
  const { articles, passages, rings, lexicon } = analysed;
  const origins = known.origins ?? findCopies(wordedTexts(passages, lexicon));
  const digests = digestsOf(analysed, known.digests);
  return {
    articles,
    passages,
    rings,
    lexicon,
    ...embeddedSlice(passages, lexicon, rings),
    origins,
    digests,
    version: indexVersion(contentDigest(articles, digests, rings)),
  };
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
