import type { Article } from '../articles/article.ts';
import type { CorpusIndex, IndexedPassage } from '../search/corpus-index.ts';
import type { BoundTerm } from '../search/retrieval.ts';

/** Words that turn a text round or ask what took place: that no article has them tells nothing. */
const TELLS_NOTHING = /^(?:n?ever|happen(?:s|ed|ing)?)$/iu;

/**
 * Words of the question that none of the articles which may be quoted has, as they were typed. `from` is absent where all
 * may: what the whole corpus has is counted already. In a window of dates, what only other days' articles have is
 * uncovered, and where the window holds no article, everything is.
 */
export function uncoveredWords(
  terms: readonly BoundTerm[],
  index: CorpusIndex,
  from?: (article: Article) => boolean,
): string[] {
  const missing = terms.filter(
    ({ isKnown, weight, text }) => !(isKnown && (from === undefined || weight === 0)) && !TELLS_NOTHING.test(text),
  );
  if (from === undefined) return missing.map(({ text }) => text);
  const passages = index.passages.filter(({ article }) => from(article));
  return missing
    .filter((term) => !term.isKnown || !passages.some((passage) => mentions(passage, term, index)))
    .map(({ text }) => text);
}

/** Whether the passage, its title or its headings have the stem or a word of its ring. */
function mentions(passage: IndexedPassage, { stemId, ring, aliasIds }: BoundTerm, { lexicon }: CorpusIndex): boolean {
  if (stemId !== undefined && passage.contextStems.has(stemId)) return true;
  if (ring >= 0 && (passage.contextRings.has(ring) || passage.rings.includes(ring))) return true;
  const named = new Set([stemId, ...aliasIds.map(([id]) => id)].filter((id) => id !== undefined));
  return named.size > 0 && passage.tokens.some((token) => named.has(lexicon.stemOf(token >> 1)));
}
