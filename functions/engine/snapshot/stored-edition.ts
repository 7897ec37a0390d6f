import type { Edition } from '../edition.ts';
import { editionOf, HeldEdition } from '../embedded-edition.ts';
import { indexVersion } from '../indexing/index-version.ts';
import { wholeIndex } from '../indexing/snapshot.ts';
import { SEARCHED_BY_MINISEARCH, termIds } from '../search/embedded-slice.ts';
import { PostingSearch } from '../search/posting-search.ts';
import type { Slice } from '../search/slice.ts';
import { isOpen, isWithin, type Window } from '../search/window.ts';
import { StoredIndex } from './stored-index.ts';

/**
 * The edition that a snapshot holds: a small one as a whole, which answers soonest; what a large one says is read when it is
 * asked for. Throws `SnapshotError` for bytes that are no snapshot, cut short, damaged, or of another version; asking one of
 * another shape throws it, too.
 */
export function openSnapshot(bytes: Uint8Array): Edition {
  const stored = new StoredIndex(bytes);
  return stored.corpus.passages <= SEARCHED_BY_MINISEARCH ? editionOf(wholeIndex(stored)) : storedEdition(stored);
}

/** The same, of any size, from its bytes alone. */
export function storedEdition(stored: StoredIndex): Edition {
  const slice = storedSlice(stored);
  const { articles, corpus } = stored;
  return new HeldEdition({
    slice,
    summary: { ...corpus.summary, version: slice.version },
    suggestions: () => corpus.suggestions,
    sources: () => Array.from({ length: articles.count }, (_, place) => articles.source(place)),
    dates: () => articles.dates(),
    article(id) {
      const place = articles.ids.find(id);
      return place === undefined ? undefined : { article: stored.article(place), passages: slice.passagesOf(id) };
    },
  });
}

function storedSlice(stored: StoredIndex): Slice {
  const { words, rings, statistics, articles } = stored;
  const { stemCount } = words;
  const termId = termIds({ stemCount, stemId: (stem) => words.stemId(stem) }, rings);
  const search = new PostingSearch(stored.text, stored.context, termId);
  return {
    version: indexVersion(stored.corpus.content),
    rings,
    lexicon: words,
    statistics,
    origins: {
      get(id) {
        const place = articles.ids.find(id);
        return place === undefined ? undefined : articles.ids.at(articles.originOf(place));
      },
    },
    best(terms, limit, window) {
      const found = search.best(terms, limit, passageFilter(stored, window) ?? undefined);
      return found.map(({ at, score }) => ({ passage: stored.passage(at), score }));
    },
    passagesOf(articleId) {
      const place = articles.ids.find(articleId);
      if (place === undefined) return [];
      const { first, end } = stored.passagesOf(place);
      return Array.from({ length: end - first }, (_, at) => stored.passage(first + at));
    },
    isMentioned({ stemId, ring, aliasIds }, window) {
      const named = [stemId, ...aliasIds.map(([id]) => id)].filter((id) => id !== undefined);
      const ringIds = ring >= 0 ? [stemCount + ring] : [];
      const above = stemId === undefined ? ringIds : [stemId, ...ringIds];
      return search.hasAny([...named, ...ringIds], above, passageFilter(stored, window) ?? (() => true));
    },
    wordsNear: (word, slips) => words.near(word, slips, (stemId) => statistics.passageFrequency(stemId, -1)),
  };
}

/** Whether a passage, by its number, is of an article of the window; `null` where all are. */
function passageFilter(stored: StoredIndex, window: Window): ((passage: number) => boolean) | null {
  if (isOpen(window)) return null;
  const { after, before, articles } = window;
  const dates = stored.articles.dates();
  const places = articles && new Set(articles.map((id) => stored.articles.ids.find(id)));
  return (passage) => {
    const place = stored.articleOf(passage);
    return isWithin(dates[place] ?? null, after, before) && (places?.has(place) ?? true);
  };
}
