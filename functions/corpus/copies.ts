import type { Article } from '../engine/articles/article.ts';
import { findCopies } from '../engine/articles/near-duplicates.ts';
import { passagesOf } from '../engine/search/passages.ts';
import { tokenize } from '../engine/text/tokens.ts';
import { wordHash } from '../engine/text/word-hash.ts';

/** Ids of articles that are edited copies of one another, as an index of them would tell; only groups of two or more. */
export function copiesAmong(articles: readonly Article[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  const texts = articles.map((article) => ({ id: article.id, words: wordsOf(article) }));
  for (const [copy, first] of findCopies(texts)) {
    const group = groups.get(first) ?? [first];
    group.push(copy);
    groups.set(first, group);
  }
  return [...groups.values()];
}

/** The words that can be quoted, as {@link wordHash} has them. */
export function wordsOf(article: Article): Uint32Array {
  const words = passagesOf(article).flatMap(({ sentences }) =>
    sentences.flatMap(({ start, end }) => tokenize(article.text.slice(start, end)).map(({ word }) => wordHash(word))),
  );
  return Uint32Array.from(words);
}
