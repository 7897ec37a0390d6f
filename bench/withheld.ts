import type { Slice } from '../functions/engine/search/slice.ts';

/** The index without what one article says; its words count all the same. */
export function withheld(articleId: string, index: Slice): Slice {
  const more = index.passagesOf(articleId).length;
  return {
    ...index,
    best: (terms, limit, window) =>
      index
        .best(terms, limit + more, window)
        .filter(({ passage }) => passage.article.id !== articleId)
        .slice(0, limit),
  };
}
