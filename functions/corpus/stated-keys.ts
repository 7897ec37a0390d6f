import type { Article } from '../engine/articles/article.ts';
import { STATED_KEYS, type StatedKey } from '../import/imported-article.ts';
import { fileNote } from './file-note.ts';
import type { Overrides } from './source.ts';

/** What was stated of an article when it was added, whatever it says itself: as its file notes it. */
export function statedKeysOf(article: Pick<Article, 'text'>): readonly StatedKey[] {
  const noted = /^"?([\w, ]*)"?$/u.exec(fileNote(article, 'stated') ?? '')?.[1]?.split(/, ?/u) ?? [];
  return STATED_KEYS.filter((key) => noted.includes(key));
}

/** A newer text of an article with what was stated of the older one, unless something else is stated of it now. */
export function withStated(article: Article, older: Article, overrides: Overrides): Article {
  const kept = statedKeysOf(older).filter((key) => overrides[key] === undefined && older[key] !== article[key]);
  return kept.length === 0 ? article : { ...article, ...Object.fromEntries(kept.map((key) => [key, older[key]])) };
}
