import { isQuotable, type ReviewedClaim } from '../engine/articles/article.ts';
import { readBody } from '../engine/articles/blocks.ts';
import { formatOf } from './imported-article.ts';

/** Words in what the engine would quote of an imported text; of a fact check, without the claims that it reviews. */
export function quotableWords(text: string, claims: readonly ReviewedClaim[] = []): number {
  return readBody({ text, from: 0, format: formatOf(text), claims })
    .blocks.filter(isQuotable)
    .reduce((sum, { start, end }) => sum + (text.slice(start, end).match(/\S+/gu)?.length ?? 0), 0);
}
