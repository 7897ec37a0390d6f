import type { CorpusChanges } from '../../corpus/refresh.ts';
import { removeArticle } from '../../corpus/remove.ts';
import type { Source } from '../../corpus/source.ts';
import type { Submission } from '../../corpus/submission.ts';
import type { Desk } from '../../slack/desk.ts';
import type { Job, JobOf } from '../../slack/jobs.ts';
import { errorCode } from '../../slack/retries.ts';
import type { Store } from '../../slack/store.ts';
import type { Log } from '../../slack/work.ts';
import type { LocalCorpus } from './local-corpus.ts';

export interface LocalDeskOptions {
  readonly corpus: LocalCorpus;
  readonly store: Pick<Store, 'currentIndex' | 'moveIndex'>;
  readonly accept: (job: Job) => Promise<void>;
  readonly log: Log;
  readonly now: () => number;
}

const WENT_WRONG = 'Something went wrong; the terminal of npm start says what.';

type Told = Pick<JobOf<'report'>, 'outcome' | 'article' | 'reason'>;

/** Takes what is handed in straight into the corpus, beside the queue, and reports as the deployed indexer does. */
export class LocalDesk implements Desk {
  readonly #options: LocalDeskOptions;
  readonly #work = new Set<Promise<void>>();

  constructor(options: LocalDeskOptions) {
    this.#options = options;
  }

  async submit(submission: Submission): Promise<void> {
    const work = this.#take(submission);
    this.#work.add(work);
    void work.finally(() => this.#work.delete(work));
  }

  /** Makes the index known that is current now, and has replies corrected that quote what has changed. */
  async announce({ changed, removed }: Pick<CorpusChanges, 'changed' | 'removed'>): Promise<void> {
    const { corpus, store, accept, now } = this.#options;
    const before = await store.currentIndex();
    const { version, articles: held } = corpus.index;
    const pointer = { version, object: version, articles: held.length, builtAt: now() };
    if (before?.version !== version) await store.moveIndex(pointer, before?.version ?? null);
    const articles = [...changed, ...removed];
    for (let from = 0; from < articles.length; from += MOST_CHANGED) {
      await accept({
        type: 'changed',
        acceptedAt: now(),
        articles: articles.slice(from, from + MOST_CHANGED),
        index: corpus.index.version,
      });
    }
  }

  /** Resolves when everything that was handed in has been taken. */
  async close(): Promise<void> {
    await Promise.all(this.#work);
  }

  async #take(submission: Submission): Promise<void> {
    const { accept, log, now } = this.#options;
    const { team, user } = submission.by;
    try {
      const told = submission.kind === 'withdrawal' ? await this.#withdraw(submission) : await this.#add(submission);
      await accept({ type: 'report', team, user, acceptedAt: now(), submission: submission.id, ...told });
    } catch (error) {
      log.error('an article could not be taken', { error: errorCode(error) });
      // Whoever handed it in was promised word of it.
      const told: Told = { outcome: 'skipped', article: null, reason: WENT_WRONG };
      await accept({ type: 'report', team, user, acceptedAt: now(), submission: submission.id, ...told });
    }
  }

  async #add(submission: Exclude<Submission, { kind: 'withdrawal' }>): Promise<Told> {
    const { title, publisher, author, published } = submission;
    const stated = Object.entries({ title, publisher, author, published }).filter(([, value]) => value !== null);
    const { report, changes } = await this.#options.corpus.add([sourceOf(submission)], Object.fromEntries(stated));
    await this.announce(changes);
    const entry = report.entries.find(({ kind }) => kind !== 'skipped') ?? report.entries[0];
    if (!entry) return { outcome: 'skipped', article: null, reason: 'it holds no article' };
    switch (entry.kind) {
      case 'added':
      case 'updated':
      case 'unchanged':
        return { outcome: entry.kind, article: named(entry.article), reason: null };
      case 'duplicate':
        return { outcome: 'duplicate', article: named(entry.of), reason: null };
      case 'skipped':
        return { outcome: 'skipped', article: null, reason: entry.reason };
    }
  }

  async #withdraw({ article }: Extract<Submission, { kind: 'withdrawal' }>): Promise<Told> {
    const { corpus } = this.#options;
    const old = corpus.index.articles.find(({ id }) => id === article);
    const { result, changes } = await corpus.change((library) => removeArticle(article, library));
    await this.announce(changes);
    const about = { article: old ? named(old) : { id: article, title: null }, reason: null };
    return { outcome: result.kind === 'removed' ? 'withdrawn' : 'unknown', ...about };
  }
}

/** Articles that one job may name. */
const MOST_CHANGED = 100;

function sourceOf(submission: Exclude<Submission, { kind: 'withdrawal' }>): Source {
  if (submission.kind === 'url') return { kind: 'address', url: submission.url };
  const bytes = new TextEncoder().encode(submission.text);
  return { kind: 'file', label: 'the text', name: `${submission.id}.txt`, read: async () => bytes };
}

function named({ id, title }: { readonly id: string; readonly title: string | null }) {
  return { id, title };
}
