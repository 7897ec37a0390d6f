import { fileNameOf, type ImportedArticle } from '../import/imported-article.ts';

/** The name in the inbox of what a feed brings of an article: the same article, or an edit of it, takes the place of what is there. */
export function feedFileName(article: Pick<ImportedArticle, 'id'>): string {
  return `feed_${fileNameOf(article)}`;
}
