import * as v from 'valibot';
import type { Article } from '../engine/articles/article.ts';
import { summarize } from '../engine/corpus-summary.ts';
import { MOST_SUGGESTED } from '../engine/edition.ts';
import { foldedWords, foundBy } from '../engine/search/article-finder.ts';
import type { CorpusIndex, IndexedPassage } from '../engine/search/corpus-index.ts';
import { storedRings } from '../engine/snapshot/stored-rings.ts';
import { suggestQuestions } from '../engine/suggested-questions.ts';
import { articleDigest, articleKey, passageKeys } from './article-document.ts';
import { articlesAfter, type KnownArticle } from './article-keys.ts';
import { BulkWriter } from './bulk.ts';
import type { Cluster } from './cluster.ts';
import { SearchClusterError } from './cluster-error.ts';
import { readCurrent, type SeenCurrent, writeEdition } from './edition-document.ts';
import { type IndexNames, indexList, type ShardSettings } from './mapping.ts';
import { passageDocument } from './passage-document.ts';
import { removeWhere } from './removal.ts';
import { countPassages } from './term-table.ts';
import { inEdition, OPEN } from './validity.ts';

export interface ClusterPublisher {
  readonly cluster: Cluster;
  readonly names: IndexNames;
  readonly shards: ShardSettings;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Articles: those that are written already count as done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Awaited now and then while a long run goes on. */
  readonly beat?: () => Promise<void>;
}

/** Another run has begun. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

/** An article whose documents are to be valid until another edition. */
type Restated = Pick<KnownArticle, 'key' | 'passages' | 'to'>;

/** Articles between two looks at whether another run has begun. */
const LOOK_EVERY = 2000;

/** The work of one run on one edition, up to where it can be made current. */
export class EditionRun {
  readonly #index: CorpusIndex;
  readonly #publisher: ClusterPublisher;
  readonly #number: number;
  readonly #begun: SeenCurrent;
  readonly #bulk: BulkWriter;
  /** Documents of articles whose passages the next request will have written. */
  #complete: { readonly key: string }[] = [];

  constructor(index: CorpusIndex, publisher: ClusterPublisher, number: number, begun: SeenCurrent) {
    this.#index = index;
    this.#publisher = publisher;
    this.#number = number;
    this.#begun = begun;
    this.#bulk = new BulkWriter(publisher.cluster, publisher.sleep);
  }

  /** How many articles were written. */
  async write(): Promise<number> {
    const { cluster, names } = this.#publisher;
    const base = this.#begun.current.number;
    const known = await articlesAfter(cluster, names, base);
    const written = await this.#put(known);
    const table = countPassages(this.#index);
    await this.#refresh();
    await this.#verify();
    await writeEdition(cluster, names, {
      number: this.#number,
      version: this.#index.version,
      summary: copied(summarize(this.#index)),
      ...table,
      rings: storedRings(this.#index.rings),
      origins: [...this.#index.origins],
      suggestions: suggestQuestions(this.#index, MOST_SUGGESTED),
    });
    return written;
  }

  async #put(known: readonly KnownArticle[]): Promise<number> {
    const { articles, digests } = this.#index;
    const base = this.#begun.current.number;
    const there = new Map(known.filter(({ isWhole }) => isWhole).map((one) => [one.digest, one]));
    const kept = new Set<string>();
    const restated: Restated[] = [];
    let written = 0;
    let done = 0;
    for (const article of articles) {
      if (done % LOOK_EVERY === 0) await this.#look();
      const own = digests.get(article.id) ?? '';
      const digest = articleDigest(article, own);
      const stored = there.get(digest);
      const key = stored?.key ?? articleKey(article, own, base);
      kept.add(key);
      if (!stored) {
        this.#add(article, key, digest);
        written += 1;
      } else if (stored.to !== OPEN) restated.push({ ...stored, to: OPEN });
      done += 1;
      this.#publisher.onProgress?.(done, articles.length);
      if (this.#bulk.isFull) await this.#flush();
    }
    // The second request writes what the first has completed.
    await this.#flush();
    await this.#flush();
    for (const one of known) {
      if (kept.has(one.key)) continue;
      if (one.from > base) await this.#remove(one);
      else if (one.to === OPEN || !one.isWhole) restated.push({ ...one, to: this.#number });
    }
    await this.#bulk.flush();
    await this.#restate(restated);
    await this.#look();
    return written;
  }

  #add(article: Article, key: string, digest: string): void {
    const { names } = this.#publisher;
    const { lexicon, rings } = this.#index;
    const validity = { from: this.#number, to: OPEN };
    const passages = this.#index.passagesOf(article.id);
    const name = article.title ?? article.file;
    const document = {
      id: article.id,
      key,
      digest,
      passages: passages.length,
      isWhole: false,
      ...validity,
      name: name.slice(0, LONGEST_NAME),
      ...(article.published === null ? {} : { published: article.published }),
      found: Object.fromEntries(
        Object.entries(foundBy(article)).map(([field, text]) => [field, foldedWords(text).join(' ')]),
      ),
      data: article,
    };
    this.#bulk.add({ kind: 'put', index: names.articles, id: key, document });
    passages.forEach((passage: IndexedPassage, place) => {
      const put = { ...passageDocument(passage, key, lexicon, rings), ...validity };
      this.#bulk.add({ kind: 'put', index: names.passages, id: `${key}-${place}`, document: put });
    });
    this.#complete.push({ key });
  }

  /**
   * Changes until when articles are valid. Each is marked first and released last: a run that is killed in between leaves marks, and
   * the next one states again what it finds marked.
   */
  async #restate(list: readonly Restated[]): Promise<void> {
    const { articles, passages } = this.#publisher.names;
    for (const { key } of list) await this.#change(articles, key, { isWhole: false });
    await this.#bulk.flush();
    for (const { key, passages: count, to } of list) {
      for (const id of passageKeys(key, count)) await this.#change(passages, id, { to });
    }
    await this.#bulk.flush();
    for (const { key, to } of list) await this.#change(articles, key, { to, isWhole: true });
    await this.#bulk.flush();
  }

  async #change(index: string, id: string, fields: object): Promise<void> {
    this.#bulk.add({ kind: 'change', index, id, fields });
    if (this.#bulk.isFull) await this.#bulk.flush();
  }

  /** As long as the article's document is there, the next run removes the rest. */
  async #remove({ key, passages }: KnownArticle): Promise<void> {
    const { names } = this.#publisher;
    for (const id of passageKeys(key, passages)) this.#bulk.add({ kind: 'delete', index: names.passages, id });
    await this.#bulk.flush();
    this.#bulk.add({ kind: 'delete', index: names.articles, id: key });
  }

  /** Writes what was added; that the articles are whole is written with the next request. */
  async #flush(): Promise<void> {
    const complete = this.#complete;
    this.#complete = [];
    await this.#bulk.flush();
    for (const { key } of complete) {
      this.#bulk.add({ kind: 'change', index: this.#publisher.names.articles, id: key, fields: { isWhole: true } });
    }
  }

  async #look(): Promise<void> {
    const { cluster, names, beat } = this.#publisher;
    await beat?.();
    const { current } = await readCurrent(cluster, names);
    if (current.begun !== this.#number) throw new OvertakenError();
  }

  async #refresh(): Promise<void> {
    const { cluster, names } = this.#publisher;
    const path = `/${indexList([names.passages, names.articles])}/_refresh`;
    await cluster.ask({ method: 'POST', path }, v.unknown(), { timeoutMs: SLOW_MS });
  }

  /** The edition has the index's passages and no others. What no run has noted is removed, for the next run to begin clean. */
  async #verify(): Promise<void> {
    const { cluster, names } = this.#publisher;
    const query = { bool: { filter: inEdition(this.#number) } };
    const path = `/${names.passages}/_count`;
    const { count } = await cluster.ask(
      { method: 'POST', path, body: JSON.stringify({ query }) },
      v.object({ count: v.number() }),
    );
    if (count === this.#index.passages.length) return;
    const strays = { range: { from: { gt: this.#begun.current.number } } };
    await removeWhere(this.#publisher, [names.passages, names.articles], strays);
    throw new SearchClusterError('incomplete', cluster.name, `${count} of ${this.#index.passages.length} passages`);
  }
}

/** UTF-16 code units of a name that articles are sorted by. */
const LONGEST_NAME = 1000;

/** Milliseconds: a refresh writes as much as was changed. */
const SLOW_MS = 300_000;

function copied(summary: ReturnType<typeof summarize>) {
  return { ...summary, publishers: summary.publishers.map((one) => ({ ...one })) };
}
