import { isQuotable } from '../engine/articles/article.ts';
import { EmptyArticleError, NothingQuotableError } from '../engine/articles/input-errors.ts';
import { parseArticle } from '../engine/articles/parse-article.ts';

/** Words in what the engine would quote. */
export function quotableWords(text: string): number {
  try {
    const article = parseArticle({ text: `---\nid: x\n---\n${text}`, file: 'x.md', format: 'markdown' });
    return article.blocks
      .filter(isQuotable)
      .reduce((sum, { start, end }) => sum + (article.text.slice(start, end).match(/\S+/gu)?.length ?? 0), 0);
  } catch (error) {
    if (error instanceof NothingQuotableError || error instanceof EmptyArticleError) return 0;
    throw error;
  }
}
