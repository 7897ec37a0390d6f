import { createHash } from 'node:crypto';
import { article, HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';
import { FIGURE_SENTENCES } from '../figures/figure-sentences.ts';

/**
 * SHA-256, in hexadecimal digits, of what is read of fixed articles: the reports from Marlow and every sentence of the table
 * of figures. Whatever the analysis reads otherwise changes it.
 */
export function analysedFixture(): string {
  const sentences = Object.values(FIGURE_SENTENCES)
    .flat()
    .map(([text], at) => article(`figures-${at}`, null, text));
  const { digests } = indexOf([...HARBOUR_REPORTS, ...sentences]);
  return createHash('sha256')
    .update(JSON.stringify([...digests]))
    .digest('hex');
}
