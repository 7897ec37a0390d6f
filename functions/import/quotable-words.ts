import { isQuotable, type ReviewedClaim } from '../engine/articles/article.ts';
import { EmptyArticleError, NothingQuotableError } from '../engine/articles/input-errors.ts';
import { parseArticle } from '../engine/articles/parse-article.ts';
import { claimLines } from './imported-article.ts';

/** Words in what the engine would quote; of a fact check, without the claims that it reviews. */
export function quotableWords(text: string, claims: readonly ReviewedClaim[] = []): number {
  try {
    const head = ['---', 'id: x', ...claimLines(claims), '---'].join('\n');
    const article = parseArticle({ text: `${head}\n${text}`, file: 'x.md', format: 'markdown' });
    return article.blocks
      .filter(isQuotable)
      .reduce((sum, { start, end }) => sum + (article.text.slice(start, end).match(/\S+/gu)?.length ?? 0), 0);
  } catch (error) {
    if (error instanceof NothingQuotableError || error instanceof EmptyArticleError) return 0;
    throw error;
  }
}
