import type { Answer } from '../engine/answer.ts';
import { figureRows } from '../engine/figures/agreement/figure-rows.ts';

/**
 * The places of the quotations in the order in which they are read: those of a figure as the rows of the table name their
 * articles, then the others as they were ranked.
 */
export function quotesAsRead({ figures, quotes }: Pick<Answer, 'figures' | 'quotes'>): number[] {
  const ofRows = figureRows(figures, quotes).flatMap((row) =>
    row.kind === 'article' ? row.figure.quotes.filter((at) => quotes[at]?.article.id === row.article.id) : [],
  );
  return [...new Set([...ofRows, ...quotes.keys()])];
}
