import type { WebClient } from '@slack/web-api';
import type { CorpusStore } from '../../engine/edition.ts';
import type { FeedStore } from '../../feeds/feed-store.ts';
import type { DocumentReader } from '../files/document-reader.ts';
import type { Store } from '../store/store.ts';
import type { SubmissionInbox } from '../submissions/submission-inbox.ts';
import type { Access } from './access.ts';
import type { Job } from './jobs.ts';

/**
 * Everything that a job is carried out with, passed in: the worker on Lambda and the server on this machine differ only
 * here.
 */
export interface JobContext {
  readonly store: Store;
  readonly slack: WebClient;
  /** The edition of the corpus that is current, looked up again now and then. */
  readonly index: CorpusStore['current'];
  readonly access: Access;
  readonly submissionInbox: SubmissionInbox;
  readonly feeds: FeedStore;
  /** Whether the thread of a reply is told of a new article that contradicts it; those who watch it always are. */
  readonly followsUp: boolean;
  readonly readDocument: DocumentReader;
  /** Puts another job on the queue. Once it returns, the job is safe. */
  readonly accept: (job: Job) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Fields are structured; the text of a question is never one of them. */
export interface Log {
  info(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
  error(message: string, fields: LogFields): void;
}

/** The same log, with these fields on each line. */
export function logWith(log: Log, common: LogFields): Log {
  return {
    info: (message, fields) => log.info(message, { ...common, ...fields }),
    warn: (message, fields) => log.warn(message, { ...common, ...fields }),
    error: (message, fields) => log.error(message, { ...common, ...fields }),
  };
}

export type LogFields = Readonly<Record<string, string | number | boolean | null | Error>>;

export type Counter =
  | 'Answered'
  | 'Disputed'
  | 'NotFound'
  | 'Apologised'
  | 'Corrected'
  /** A run: of one job there may be five. Lambda counts no failure that is reported for a single message. */
  | 'JobsFailed';

export interface Metrics {
  count(counter: Counter): void;
  /** From the moment Slack's request was accepted to the reply. */
  latency(milliseconds: number): void;
}

/** How long one run may take before another may assume that it crashed: a little more than the worker's timeout of 30 s. */
export const LEASE_MS = 35_000;
