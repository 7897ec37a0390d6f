import { isQuotable } from '../engine/articles/article.ts';
import { readBody } from '../engine/articles/blocks.ts';

/** Words in what the engine would quote of a Markdown text. */
export function quotableWords(text: string): number {
  return readBody({ text, from: 0, format: 'markdown' })
    .blocks.filter(isQuotable)
    .reduce((sum, { start, end }) => sum + (text.slice(start, end).match(/\S+/gu)?.length ?? 0), 0);
}
