import * as v from 'valibot';
import type { Article } from '../engine/articles/article.ts';
import { summarize } from '../engine/corpus-summary.ts';
import { MOST_SUGGESTED } from '../engine/edition.ts';
import { foldedWords, foundBy } from '../engine/search/article-finder.ts';
import type { CorpusIndex, IndexedPassage } from '../engine/search/corpus-index.ts';
import { suggestQuestions } from '../engine/suggested-questions.ts';
import { articleDigest, articleKey, passageKeys } from './article-document.ts';
import { articlesAfter, type KnownArticle } from './article-keys.ts';
import { BulkWriter } from './bulk.ts';
import { type Cluster, isConflict } from './cluster.ts';
import { SearchClusterError } from './cluster-error.ts';
import { readCurrent, type SeenCurrent, storedRings, writeCurrent, writeEdition } from './edition-document.ts';
import { createIndices, type IndexNames, type ShardSettings } from './mapping.ts';
import { passageDocument } from './passage-document.ts';
import { removeBefore, removeWhere } from './removal.ts';
import { countPassages } from './term-table.ts';
import { inEdition, OPEN } from './validity.ts';

export interface ClusterPublisher {
  readonly cluster: Cluster;
  readonly names: IndexNames;
  readonly shards: ShardSettings;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Articles: those that are written already count as done. */
  readonly onProgress?: (done: number, total: number) => void;
}

export type ClusterPublication =
  | {
      readonly kind: 'published';
      readonly number: number;
      /** Articles whose documents this run has written. */
      readonly written: number;
    }
  /** Another run published or began meanwhile: what it says is current. */
  | { readonly kind: 'overtaken' };

/**
 * Makes an index the current edition of a cluster, writing only what it does not have. Whoever asks keeps the edition before until
 * the last step, a conditional write. A run that is killed leaves documents of no edition; the next one takes those over that
 * it would write itself, and removes the others. `begunFrom` is the version that was current when the work on the index began,
 * `undefined` for whatever it is now. Rejects with {@link SearchClusterError}.
 */
export async function publishToCluster(
  index: CorpusIndex,
  publisher: ClusterPublisher,
  begunFrom?: string | null,
): Promise<ClusterPublication> {
  const { cluster, names } = publisher;
  await createIndices(cluster, names, publisher.shards);
  const seen = await readCurrent(cluster, names);
  if (begunFrom !== undefined && begunFrom !== seen.current.version) return { kind: 'overtaken' };
  try {
    const number = Math.max(seen.current.number, seen.current.begun) + 1;
    const begun = await writeCurrent(cluster, names, { ...seen.current, begun: number }, seen);
    const written = await new EditionRun(index, publisher, number, begun).write();
    await writeCurrent(cluster, names, { number, version: index.version, begun: number }, begun);
    await removeBefore(publisher, seen.current.number);
    return { kind: 'published', number, written };
  } catch (error) {
    if (isConflict(error) || error instanceof OvertakenError) return { kind: 'overtaken' };
    throw error;
  }
}

/** Another run has begun. */
class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

/** Articles between two looks at whether another run has begun. */
const LOOK_EVERY = 2000;

class EditionRun {
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
      } else if (stored.to !== OPEN) this.#changeValidity(stored, OPEN);
      done += 1;
      this.#publisher.onProgress?.(done, articles.length);
      if (this.#bulk.isFull) await this.#flush();
    }
    for (const one of known) {
      if (kept.has(one.key)) continue;
      if (one.from > base) this.#remove(one);
      else if (one.to === OPEN) this.#changeValidity(one, this.#number);
      if (this.#bulk.isFull) await this.#flush();
    }
    // The last request writes what the one before it has completed.
    await this.#flush();
    await this.#flush();
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

  #changeValidity({ key, passages }: KnownArticle, to: number): void {
    const { names } = this.#publisher;
    this.#bulk.add({ kind: 'change', index: names.articles, id: key, fields: { to } });
    for (const id of passageKeys(key, passages)) {
      this.#bulk.add({ kind: 'change', index: names.passages, id, fields: { to } });
    }
  }

  /** The article's document last: as long as it is there, the next run removes the rest. */
  #remove({ key, passages }: KnownArticle): void {
    const { names } = this.#publisher;
    for (const id of passageKeys(key, passages)) this.#bulk.add({ kind: 'delete', index: names.passages, id });
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
    const { cluster, names } = this.#publisher;
    const { current } = await readCurrent(cluster, names);
    if (current.begun !== this.#number) throw new OvertakenError();
  }

  async #refresh(): Promise<void> {
    const { cluster, names } = this.#publisher;
    const path = `/${names.passages},${names.articles}/_refresh`;
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
