import { setTimeout as sleep } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import type { FetchDependencies } from '../../import/fetching/guarded-request.ts';
import { SLACK_TIMEOUT_MS, slackClientOptions } from '../../slack/delivery/client.ts';
import { documentReader } from '../../slack/files/document-reader.ts';
import type { ListenerContext } from '../../slack/inbound/listeners.ts';
import type { JobContext, Log } from '../../slack/jobs/job-context.ts';
import type { Job } from '../../slack/jobs/jobs.ts';
import { DAY_MS } from '../../slack/store/day.ts';
import { MemoryStore } from '../../slack/store/memory-store.ts';
import type { LocalCorpus } from './corpus/local-corpus.ts';
import { LocalFeeds } from './corpus/local-feeds.ts';
import { LocalSubmissionInbox } from './corpus/local-submission-inbox.ts';
import { LocalQueue } from './job-queue.ts';
import { digestDue } from './movable-clock.ts';

export interface LocalAppOptions {
  readonly corpus: LocalCorpus;
  readonly botToken: string;
  readonly slackApiUrl: string;
  readonly admins: readonly string[];
  readonly log: Log;
  readonly now: () => number;
  /** Where feeds are: the public internet, where nothing else is given. */
  readonly internet?: FetchDependencies | undefined;
}

export interface LocalApp {
  readonly jobContext: JobContext;
  readonly submissionInbox: LocalSubmissionInbox;
  /** What listeners are given. */
  readonly listenerContext: ListenerContext;
  /** Time was moved on: what waited is done, feeds are looked at, and the digest of a week that is over is posted in that channel. */
  readonly moved: (from: number, channel: string) => Promise<void>;
  /** Resolves when what was accepted is done; what waits for another run is dropped. */
  readonly close: () => Promise<void>;
}

/** What is said and voted on this machine is forgotten after so many milliseconds, as when deployed, or when the process ends. */
const RETENTION_MS = 90 * DAY_MS;

/** The app with everything it works with, in this process: the worker's step, a queue before it, a store in memory. */
export async function localApp(options: LocalAppOptions): Promise<LocalApp> {
  const { corpus, botToken, slackApiUrl, admins, log, now, internet } = options;
  const access = { admins, allowedWorkspaces: [] };
  const accept = (job: Job): Promise<void> => queue.send(job);
  const store = new MemoryStore({ now, retentionMs: RETENTION_MS });
  const submissionInbox = new LocalSubmissionInbox({ corpus, store, accept, log, now });
  const feeds = new LocalFeeds({ corpus, submissionInbox, log, now, accept, internet });
  const jobContext: JobContext = {
    store,
    slack: new WebClient(botToken, slackClientOptions(slackApiUrl, SLACK_TIMEOUT_MS)),
    index: () => corpus.current(),
    access,
    submissionInbox,
    feeds: feeds.store,
    followsUp: true,
    readDocument: documentReader(),
    accept,
    now,
    sleep,
    log,
    metrics: { count() {}, latency() {} },
  };
  const queue = new LocalQueue({ jobContext });
  await submissionInbox.announce({ added: [], changed: [], removed: [] });
  const moved = async (from: number, channel: string): Promise<void> => {
    queue.wake();
    const due = digestDue(from, now());
    if (due !== null) await accept({ type: 'digest', channel, scheduled: new Date(due).toISOString() });
    void feeds.look();
  };
  const close = async (): Promise<void> => {
    await feeds.close();
    await submissionInbox.close();
    await queue.close();
  };
  return { jobContext, submissionInbox, listenerContext: { accept, access, now, log }, moved, close };
}
