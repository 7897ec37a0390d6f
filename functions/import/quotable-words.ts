import { type Block, isQuotable, type ReviewedClaim } from '../engine/articles/article.ts';
import { readBody } from '../engine/articles/blocks.ts';
import { EmptyArticleError, NothingQuotableError } from '../engine/articles/input-errors.ts';
import { parseArticle } from '../engine/articles/parse-article.ts';
import { claimLines } from './imported-article.ts';

/** Words in what the engine would quote of a Markdown text; of a fact check, without the claims that it reviews. */
export function quotableWords(text: string, claims: readonly ReviewedClaim[] = []): number {
  if (claims.length === 0) return wordsIn(text, readBody({ text, from: 0, format: 'markdown' }).blocks);
  try {
    const head = ['---', 'id: x', ...claimLines(claims), '---'].join('\n');
    const article = parseArticle({ text: `${head}\n${text}`, file: 'x.md', format: 'markdown' });
    return wordsIn(article.text, article.blocks);
  } catch (error) {
    if (error instanceof NothingQuotableError || error instanceof EmptyArticleError) return 0;
    throw error;
  }
}

function wordsIn(text: string, blocks: readonly Block[]): number {
  return blocks
    .filter(isQuotable)
    .reduce((sum, { start, end }) => sum + (text.slice(start, end).match(/\S+/gu)?.length ?? 0), 0);
}
