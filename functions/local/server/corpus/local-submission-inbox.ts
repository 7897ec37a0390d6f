import { type HandedIn, outcomeOf } from '../../../corpus/inbox-outcome.ts';
import type { CorpusChanges, Refreshed } from '../../../corpus/refresh.ts';
import { removeArticle } from '../../../corpus/remove.ts';
import { calledBy, type Submission } from '../../../corpus/submission.ts';
import { overridesOf, sourceOf } from '../../../corpus/submission-source.ts';
import { MOST_CHANGED } from '../../../slack/jobs/desk-jobs.ts';
import type { Log } from '../../../slack/jobs/job-context.ts';
import type { Job, JobOf } from '../../../slack/jobs/jobs.ts';
import { errorCode } from '../../../slack/jobs/retries.ts';
import type { Store } from '../../../slack/store/store.ts';
import type { SubmissionInbox } from '../../../slack/submissions/submission-inbox.ts';
import type { LocalCorpus } from './local-corpus.ts';

export interface LocalSubmissionInboxOptions {
  readonly corpus: LocalCorpus;
  readonly store: Pick<Store, 'currentIndex' | 'moveIndex'>;
  readonly accept: (job: Job) => Promise<void>;
  readonly log: Log;
  readonly now: () => number;
}

const WENT_WRONG = 'Something went wrong; the terminal of npm start says what.';

type Told = Pick<JobOf<'report'>, 'outcome' | 'article' | 'reason'>;

/** Takes what is handed in straight into the corpus, beside the queue, and reports as the deployed indexer does. */
export class LocalSubmissionInbox implements SubmissionInbox {
  readonly #options: LocalSubmissionInboxOptions;
  readonly #work = new Set<Promise<void>>();

  constructor(options: LocalSubmissionInboxOptions) {
    this.#options = options;
  }

  async submit(submission: Submission): Promise<void> {
    const work = this.#take(submission);
    this.#work.add(work);
    void work.finally(() => this.#work.delete(work));
  }

  /** Makes the index known that is current now, and has replies corrected that quote what has changed, and questions asked again. */
  async announce({ added, changed, removed }: CorpusChanges): Promise<void> {
    const { corpus, store, now } = this.#options;
    const before = await store.currentIndex();
    const { version, articles: held } = corpus.index;
    const pointer = { version, object: version, articles: held.length, builtAt: now() };
    if (before?.version !== version) await store.moveIndex(pointer, before?.version ?? null);
    await this.#tell('changed', [...changed, ...removed]);
    await this.#tell('edition', [...added, ...changed]);
  }

  async #tell(type: 'changed' | 'edition', ids: readonly string[]): Promise<void> {
    const { corpus, accept, now } = this.#options;
    for (let from = 0; from < ids.length; from += MOST_CHANGED) {
      const articles = ids.slice(from, from + MOST_CHANGED);
      await accept({ type, acceptedAt: now(), articles, index: corpus.index.version });
    }
  }

  /** Resolves when everything that was handed in has been taken. */
  async close(): Promise<void> {
    await Promise.all(this.#work);
  }

  async #take(submission: Submission): Promise<void> {
    const { accept, log, now } = this.#options;
    const { team, user } = submission.by;
    const { outcome, article, reason } = await this.#outcomeOf(submission);
    const told = { outcome, article, called: calledBy(submission), reason };
    try {
      await accept({ type: 'report', team, user, acceptedAt: now(), submission: submission.id, ...told });
    } catch (error) {
      // No caller waits for this work: where it fails, only the terminal can tell.
      log.error('a report could not be sent', { error: errorCode(error) });
    }
  }

  /** The submitter was promised a report, also where this machine fails. */
  async #outcomeOf(submission: Submission): Promise<Told> {
    const { corpus, log } = this.#options;
    try {
      const before = corpus.index.articles;
      const { item, refreshed } = await this.#carryOut(submission);
      await this.announce(refreshed.changes);
      return outcomeOf(item, refreshed, before);
    } catch (error) {
      log.error('an article could not be taken', { error: errorCode(error) });
      return { outcome: 'skipped', article: null, reason: WENT_WRONG };
    }
  }

  async #carryOut(submission: Submission): Promise<{ readonly item: HandedIn; readonly refreshed: Refreshed }> {
    const { corpus } = this.#options;
    if (submission.kind === 'withdrawal') {
      const { article } = submission;
      const { result: removal, refreshed } = await corpus.change((library) => removeArticle(article, library));
      return { item: { kind: 'withdrawal', article, removal }, refreshed };
    }
    const { report, refreshed } = await corpus.add([sourceOf(submission)], overridesOf(submission));
    return { item: { kind: 'addition', name: submission.id, entries: report.entries }, refreshed };
  }
}
