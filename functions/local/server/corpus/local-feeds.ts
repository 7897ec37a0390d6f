import { importInThread } from '../../../corpus/source.ts';
import type { Feed } from '../../../feeds/feed.ts';
import { librarySink } from '../../../feeds/library-sink.ts';
import { MemoryFeedStore } from '../../../feeds/memory-feed-store.ts';
import { pollDueFeeds } from '../../../feeds/poll-due.ts';
import { REQUESTS_AN_HOUR } from '../../../feeds/request-budget.ts';
import { type FetchDependencies, PUBLIC_INTERNET } from '../../../import/fetching/guarded-request.ts';
import { feedNewsJob } from '../../../slack/jobs/feed-news-job.ts';
import type { Log } from '../../../slack/jobs/job-context.ts';
import type { Job } from '../../../slack/jobs/jobs.ts';
import { errorCode } from '../../../slack/jobs/retries.ts';
import type { LocalCorpus } from './local-corpus.ts';
import type { LocalSubmissionInbox } from './local-submission-inbox.ts';

export interface LocalFeedsOptions {
  readonly corpus: LocalCorpus;
  readonly submissionInbox: Pick<LocalSubmissionInbox, 'announce'>;
  readonly log: Log;
  readonly now: () => number;
  readonly accept: (job: Job) => Promise<void>;
  readonly internet?: FetchDependencies | undefined;
}

/** Milliseconds between two looks for feeds that are due: one that was just named is looked at soon. */
const LOOK_EVERY_MS = 3000;

/** The feeds that are watched from the Home tab of the app on this machine, until the process ends. */
export class LocalFeeds {
  readonly store = new MemoryFeedStore();
  readonly #options: LocalFeedsOptions;
  readonly #timer: NodeJS.Timeout;
  #isClosed = false;
  #look: Promise<void> | null = null;

  constructor(options: LocalFeedsOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** Looks at the feeds that are due; resolves when that is done. */
  look(): Promise<void> {
    this.#look ??= this.#poll().finally(() => {
      this.#look = null;
    });
    return this.#look;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#look;
  }

  async #poll(): Promise<void> {
    const { corpus, submissionInbox, log, now, accept, internet = PUBLIC_INTERNET } = this.#options;
    const watching = new Map<string, NonNullable<Feed['by']>>();
    try {
      await pollDueFeeds({
        store: this.store,
        sink: librarySink(async (sources) => {
          const { report, refreshed } = await corpus.add(sources);
          await submissionInbox.announce(refreshed.changes);
          return report;
        }),
        importer: importInThread(),
        requestsAnHour: REQUESTS_AN_HOUR,
        internet,
        now,
        goOn: () => !this.#isClosed,
        onPolled: (polled) => {
          if (polled.kind === 'left') return;
          const { url, by } = polled.feed;
          // Its Home tab is before them, and says that the feed was not asked yet.
          if (by) watching.set(by.user, by);
          if (polled.kind !== 'failed' && polled.kind !== 'gone') return;
          log.warn('a feed fails', { feed: url, problem: polled.problem });
        },
        tell: async (feed, news) => {
          const job = feedNewsJob(feed, news);
          if (job) await accept(job);
        },
      });
      for (const by of watching.values()) await accept({ type: 'home', ...by, acceptedAt: now(), page: 0 });
    } catch (error) {
      // No caller waits for it: where it fails, only the terminal can tell.
      log.error('feeds could not be looked at', { error: errorCode(error) });
    }
  }
}
