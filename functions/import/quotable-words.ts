import { isQuotable, type ReviewedClaim } from '../engine/articles/article.ts';
import { readBody } from '../engine/articles/blocks.ts';

/** Words in what the engine would quote of a Markdown text; of a fact check, without the claims that it reviews. */
export function quotableWords(text: string, claims: readonly ReviewedClaim[] = []): number {
  return readBody({ text, from: 0, format: 'markdown', claims })
    .blocks.filter(isQuotable)
    .reduce((sum, { start, end }) => sum + (text.slice(start, end).match(/\S+/gu)?.length ?? 0), 0);
}
