import { createHash } from 'node:crypto';
import type { Article } from '../functions/engine/articles/article.ts';

/** An article that states nothing about itself but its title, for texts that were never a file. */
export function bareArticle(given: Pick<Article, 'id' | 'title' | 'text' | 'blocks'>): Article {
  return {
    ...given,
    publisher: null,
    author: null,
    published: null,
    url: null,
    kind: 'article',
    of: null,
    file: given.id,
    sha256: createHash('sha256').update(given.text).digest('hex'),
  };
}
