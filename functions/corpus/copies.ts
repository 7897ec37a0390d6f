import type { Article } from '../engine/articles/article.ts';
import { findCopies, wordHash } from '../engine/articles/near-duplicates.ts';
import { passagesOf } from '../engine/search/passages.ts';
import { tokenize } from '../engine/text/tokens.ts';

/** Ids of articles that are edited copies of one another, as an index of them would tell; only groups of two or more. */
export function copiesAmong(articles: readonly Article[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const [copy, first] of findCopies(articles.map(worded))) {
    const group = groups.get(first) ?? [first];
    group.push(copy);
    groups.set(first, group);
  }
  return [...groups.values()];
}

function worded(article: Article) {
  const words = passagesOf(article).flatMap(({ sentences }) =>
    sentences.flatMap(({ start, end }) => tokenize(article.text.slice(start, end)).map(({ word }) => wordHash(word))),
  );
  return { id: article.id, words: Uint32Array.from(words) };
}
