import type { Rings } from '../concepts/rings.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { type IndexedPassage, ringTerm } from './corpus-index.ts';
import { MiniSearchPassages } from './mini-search.ts';
import { nearWords } from './near-words.ts';
import { type PassageSearch, PostingSearch } from './posting-search.ts';
import { fieldsOf, packField } from './postings.ts';
import type { MentionedTerm, Slice } from './slice.ts';
import { Statistics } from './statistics.ts';
import { countTerms } from './term-counts.ts';
import { filterOf } from './window.ts';

/** Passages. Up to so many MiniSearch takes a tenth of an answer and less than 40 MB; beyond, it takes as much as all else. */
export const SEARCHED_BY_MINISEARCH = 5000;

/** What a slice can tell of passages that are all in memory, in order. */
export function embeddedSlice(
  passages: readonly IndexedPassage[],
  lexicon: Lexicon,
  rings: Rings,
): Pick<Slice, 'statistics' | 'best' | 'passagesOf' | 'isMentioned' | 'wordsNear'> {
  let made: PassageSearch | undefined;
  const statistics = new Statistics(countTerms(passages, lexicon, rings));
  return {
    statistics,
    best(terms, limit, window) {
      const isAsked = filterOf(window);
      const isIn = isAsked && ((at: number) => isAsked(passages[at]?.article ?? NO_ARTICLE));
      made ??= searchOf(passages, lexicon, rings);
      const best = made.best(terms, limit, isIn ?? undefined);
      return best.flatMap(({ at, score }) => {
        const passage = passages[at];
        return passage ? [{ passage, score }] : [];
      });
    },
    passagesOf: (articleId) => passagesOf(articleId, passages),
    isMentioned(term, window) {
      const isAsked = filterOf(window);
      return passages.some((passage) => (isAsked?.(passage.article) ?? true) && mentions(passage, term, lexicon));
    },
    wordsNear: (word, slips) => nearWords(word, slips, lexicon, statistics),
  };
}

/** Made for the first question: an index that is only updated needs none. */
function searchOf(passages: readonly IndexedPassage[], lexicon: Lexicon, rings: Rings): PassageSearch {
  const { stemCount } = lexicon;
  const { text, context } = fieldsOf(passages, lexicon, rings.names.length);
  if (passages.length <= SEARCHED_BY_MINISEARCH) {
    const termOf = (id: number) => (id < stemCount ? lexicon.stem(id) : ringTerm(id - stemCount, rings));
    return new MiniSearchPassages(text, context, termOf);
  }
  const ids = termIds({ stemCount, stemId: (stem) => lexicon.stemId(stem) }, rings);
  return new PostingSearch(packField(text), packField(context), ids);
}

const NO_ARTICLE = { id: '', published: null };

/** The numbers of stems and of rings' terms, as postings have them. */
export function termIds(
  { stemId, stemCount }: { readonly stemCount: number; readonly stemId: (stem: string) => number | undefined },
  rings: Rings,
): (term: string) => number | undefined {
  const ringIds = new Map(rings.names.map((_, ring) => [ringTerm(ring, rings), stemCount + ring]));
  return (term) => ringIds.get(term) ?? stemId(term);
}

/** They follow each other, in the order of their articles' ids. */
function passagesOf(articleId: string, passages: readonly IndexedPassage[]): readonly IndexedPassage[] {
  let [first, end] = [0, passages.length];
  while (first < end) {
    const middle = (first + end) >> 1;
    if ((passages[middle]?.article.id ?? '') < articleId) first = middle + 1;
    else end = middle;
  }
  while (passages[end]?.article.id === articleId) end += 1;
  return passages.slice(first, end);
}

/** Whether the passage, its title or its headings have the stem or a word of its ring. */
function mentions(passage: IndexedPassage, { stemId, ring, aliasIds }: MentionedTerm, lexicon: Lexicon): boolean {
  if (stemId !== undefined && passage.contextStems.has(stemId)) return true;
  if (ring >= 0 && (passage.contextRings.has(ring) || passage.rings.includes(ring))) return true;
  const named = new Set([stemId, ...aliasIds.map(([id]) => id)].filter((id) => id !== undefined));
  return (
    named.size > 0 &&
    passage.tokens.some((token) => !lexicon.isStop(token >> 1) && named.has(lexicon.stemOf(token >> 1)))
  );
}
