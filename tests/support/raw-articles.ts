import { existsSync } from 'node:fs';
import path from 'node:path';

const SHARED = path.resolve(import.meta.dirname, '../../../shared');

/** The raw articles are never part of the project; they lie beside it, with their labels, where it is developed. */
export const RAW_ARTICLES = path.join(SHARED, 'articles');
export const RAW_GOLD = path.join(SHARED, 'eval/articles-gold.json');

export const NO_RAW_ARTICLES = !existsSync(RAW_ARTICLES) || !existsSync(RAW_GOLD);

if (NO_RAW_ARTICLES) {
  process.stderr.write(`skipped: no raw articles and their labels in ${SHARED}; what they show is tested elsewhere\n`);
}
