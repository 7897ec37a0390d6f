import { createHash } from 'node:crypto';
import { compare } from '../text/compare.ts';
import { type Article, isQuotable } from './article.ts';

/** Something that was read and is not in the corpus, and why: nothing is left out silently. */
export interface Skipped {
  /** Path below the corpus folder; for a record, `path#line`. */
  readonly file: string;
  readonly reason: string;
  /** `ignored`: not meant as an article. `duplicate`: another copy is kept. `defect`: something to repair. */
  readonly severity: 'ignored' | 'duplicate' | 'defect';
}

export interface DistinctArticles {
  /** By id. */
  readonly articles: Article[];
  readonly skipped: Skipped[];
}

/**
 * The same prose twice is one article, and an id names one article. What is kept never depends on the order in which the
 * articles were read: of copies the one that states most about itself, of rivals for an id the one whose file comes first.
 */
export function distinctArticles(read: readonly Article[]): DistinctArticles {
  const skipped: Skipped[] = [];
  const byProse = new Map<string, Article[]>();
  for (const article of read) append(byProse, proseKey(article), article);
  const byId = new Map<string, Article[]>();
  for (const copies of byProse.values()) {
    const [kept, ...others] = copies.sort(preferred);
    if (!kept) continue;
    append(byId, kept.id, kept);
    for (const { file } of others) {
      skipped.push({ file, reason: `is the same article as ${kept.file}, which is kept`, severity: 'duplicate' });
    }
  }
  const articles: Article[] = [];
  for (const rivals of byId.values()) {
    const [kept, ...others] = rivals.sort((a, b) => compare(a.file, b.file));
    if (!kept) continue;
    articles.push(kept);
    for (const { file, id } of others) {
      const reason = `has the id ${JSON.stringify(id)}, and so has ${kept.file} with another text; give one of them another id`;
      skipped.push({ file, reason, severity: 'defect' });
    }
  }
  articles.sort((a, b) => compare(a.id, b.id));
  return { articles, skipped };
}

/** Of each article that was asked for: articles do not change, and a corpus is looked through whenever one is added. */
const proseKeys = new WeakMap<Article, string>();

/** Two copies differ in line ends, white space, quotes and boilerplate; not in the letters and figures of their prose. */
export function proseKey(article: Article): string {
  const known = proseKeys.get(article);
  if (known !== undefined) return known;
  const key = hashProse(article);
  proseKeys.set(article, key);
  return key;
}

function hashProse(article: Article): string {
  const hash = createHash('sha256');
  for (const block of article.blocks) {
    if (!isQuotable(block)) continue;
    const words = article.text
      .slice(block.start, block.end)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ');
    hash.update(`${words.trim()} `, 'utf8');
  }
  return hash.digest('base64');
}

/**
 * A summary goes first: of two copies, one of which says that the words are the operator's, quoting the other would put
 * them into a publisher's mouth. So does a fact check before an article: only it says which words are under review.
 */
const KINDS_PREFERRED: readonly Article['kind'][] = ['summary', 'fact-check', 'article'];

function preferred(a: Article, b: Article): number {
  const labelled = KINDS_PREFERRED.indexOf(a.kind) - KINDS_PREFERRED.indexOf(b.kind);
  return labelled || statedFacts(b) - statedFacts(a) || compare(a.id, b.id) || compare(a.file, b.file);
}

function statedFacts({ title, publisher, author, published, url }: Article): number {
  return [title, publisher, author, published, url].filter((fact) => fact !== null).length;
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
