import { setTimeout as sleep } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { type TakenItem, type Taking, takeInbox } from '../../corpus/inbox.ts';
import { type ItemOutcome, outcomeOf } from '../../corpus/inbox-outcome.ts';
import type { KnownCorpus } from '../../corpus/read-library.ts';
import { type CorpusState, type Refreshed, refresh } from '../../corpus/refresh.ts';
import type { Fetch } from '../../corpus/source.ts';
import { calledBy } from '../../corpus/submission.ts';
import { withoutAcronyms } from '../../engine/concepts/acronyms.ts';
import { NO_RINGS, type Rings } from '../../engine/concepts/rings.ts';
import type { ClusterPublisher } from '../../opensearch/edition-run.ts';
import { publishToCluster } from '../../opensearch/publish.ts';
import { MOST_CHANGED } from '../../slack/jobs/desk-jobs.ts';
import type { Log } from '../../slack/jobs/job-context.ts';
import { MOST_LINE } from '../../slack/jobs/job-fields.ts';
import type { Job } from '../../slack/jobs/jobs.ts';
import type { IndexPointer, Store } from '../../slack/store/store.ts';
import { FOLDERS } from '../bucket/bucket-layout.ts';
import { BucketLibrary } from '../bucket/bucket-library.ts';
import { readBucketRings } from '../bucket/bucket-rings.ts';
import { publishIndex } from '../bucket/snapshots.ts';
import type { Attempt, Lease } from '../table/lease.ts';
import type { CurrentCorpus } from './current-corpus.ts';
import type { IndexMetrics } from './index-metrics.ts';
import { noteLeftOut } from './left-out-notes.ts';
import { MOST_DEATHS, readNamed } from './named-reading.ts';
import type { Outbox } from './outbox.ts';

/** Everything that a run works with, passed in: the function on Lambda and the operator's machine differ only here. */
export interface Indexing {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly store: Pick<Store, 'currentIndex' | 'moveIndex'>;
  readonly lease: Lease;
  readonly corpus: CurrentCorpus;
  readonly outbox: Outbox;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether there is time to begin something more. */
  readonly goOn: () => boolean;
  readonly log: Log;
  readonly metrics: IndexMetrics;
  readonly fetch?: Fetch;
  /** A search cluster that holds each edition too, and that the workers ask. */
  readonly search?: Pick<ClusterPublisher, 'cluster' | 'names' | 'shards'>;
  /** The importer's script, where a bundler has put it elsewhere. */
  readonly worker?: URL;
}

export interface Round {
  /** The index that is current; `null` as long as there has never been an article. */
  readonly pointer: IndexPointer | null;
  /** Whether this round has made it current. */
  readonly isNew: boolean;
  /** Something was left in the inbox. */
  readonly hasMore: boolean;
}

/** Each begins again from an index that others have made; a third time within minutes is a fault. */
const MOST_RACES = 3;

/** Others published while this run worked, time and again. */
class OvertakenRunError extends Error {
  override readonly name = 'OvertakenRunError';

  constructor() {
    super(`Others published an index ${MOST_RACES} times while this run worked on its own`);
  }
}

/**
 * One look at the bucket: inbox, articles, index, and what there is to tell of it. The order is what keeps a killed round
 * harmless: an article is written before its item leaves the inbox; snapshot, catalogue and the note of what is to be told
 * are there before the pointer moves; and the next run does whatever a note says before anything else.
 */
export async function publishRound(indexing: Indexing, died: Attempt | null): Promise<Round> {
  for (let race = 0; race < MOST_RACES; race += 1) {
    await indexing.outbox.doAll();
    const begunFrom = await indexing.store.currentIndex();
    const before = await indexing.corpus.load(begunFrom);
    const articles = new BucketLibrary(indexing.s3, indexing.bucket, FOLDERS.articles);
    const { known, unnamed } = await readNamed(articles, before, { lease: indexing.lease, died });
    const { items, hasMore } = await take(indexing, known, { died, unnamed });
    const after = await refreshed(indexing, before, known);
    const outcomes = items.map((item) => outcomeOf(item, after, before?.index.articles ?? []));
    await setAside(indexing, before, after, outcomes);
    const jobs = [
      ...reports(items, outcomes, indexing.now()),
      ...indexJobs('changed', changedIds(begunFrom, before, after), after.state.index.version, indexing.now()),
      ...indexJobs('edition', newIds(begunFrom, before, after), after.state.index.version, indexing.now()),
    ];
    const finished = items.map(({ name, tag }, at) => ({ name, tag, problems: outcomes[at]?.problems ?? [] }));
    await indexing.outbox.note(jobs, finished);
    const publication = await publish(indexing, begunFrom, before, after);
    if (publication.kind === 'overtaken') continue;
    await indexing.outbox.doAll();
    return { ...publication, hasMore };
  }
  throw new OvertakenRunError();
}

async function take(
  indexing: Indexing,
  known: KnownCorpus,
  { died, unnamed }: { readonly died: Attempt | null; readonly unnamed: Attempt },
): Promise<Taking> {
  const { s3, bucket, lease, goOn, fetch, worker } = indexing;
  const begin = async (name: string): Promise<string | null> => {
    const deaths = died?.at === name ? died.times : 0;
    await lease.renew({ ...unnamed, at: name, times: deaths + 1 });
    return deaths >= MOST_DEATHS ? 'ended the import each time that it was tried; split it or import its text' : null;
  };
  const taking = await takeInbox(
    new BucketLibrary(s3, bucket, FOLDERS.inbox),
    new BucketLibrary(s3, bucket, FOLDERS.articles),
    {
      known,
      begin,
      goOn,
      ...(fetch ? { fetch } : {}),
      ...(worker ? { worker } : {}),
    },
  );
  if (taking.items.length > 0) await lease.renew(unnamed);
  return taking;
}

async function refreshed(indexing: Indexing, before: CorpusState | null, known: KnownCorpus): Promise<Refreshed> {
  const { s3, bucket } = indexing;
  const rings = await ringsFor(indexing, before);
  return refresh(new BucketLibrary(s3, bucket, FOLDERS.articles), before, rings, { known });
}

/** A file of rings that is broken changes nothing. */
async function ringsFor({ s3, bucket, log }: Indexing, before: CorpusState | null): Promise<Rings> {
  const found = await readBucketRings(s3, bucket);
  switch (found.kind) {
    case 'rings':
      return found.rings;
    case 'broken':
      log.error('the rings cannot be read; those of the current index stay', { problem: found.problem });
      return before ? withoutAcronyms(before.index.rings) : NO_RINGS;
  }
}

async function setAside(
  { s3, bucket, metrics }: Indexing,
  before: CorpusState | null,
  { state, skipped }: Refreshed,
  outcomes: readonly ItemOutcome[],
): Promise<void> {
  const isSame = state.catalogue === before?.catalogue;
  const noted = isSame ? 0 : await noteLeftOut(skipped, s3, bucket);
  const refused = outcomes.filter(({ problems }) => problems.length > 0).length;
  if (noted + refused > 0) metrics.add('ArticlesSetAside', noted + refused);
}

type PublishedRound = { readonly kind: 'done' } & Omit<Round, 'hasMore'>;

async function publish(
  indexing: Indexing,
  begunFrom: IndexPointer | null,
  before: CorpusState | null,
  { state, isChanged }: Refreshed,
): Promise<PublishedRound | { readonly kind: 'overtaken' }> {
  const { corpus, lease, metrics, log } = indexing;
  const isFirstAndEmpty = begunFrom === null && state.index.articles.length === 0;
  const isCurrent = begunFrom !== null && !isChanged;
  if (isFirstAndEmpty) return { kind: 'done', pointer: begunFrom, isNew: false };
  if (state.catalogue !== before?.catalogue || isChanged) await corpus.putCatalogue(state);
  if (!(await publishToSearch(indexing, state))) return { kind: 'overtaken' };
  if (isCurrent) {
    corpus.hold(state);
    return { kind: 'done', pointer: begunFrom, isNew: false };
  }
  await lease.renew(null);
  const publication = await publishIndex(state.index, indexing, begunFrom);
  switch (publication.kind) {
    case 'overtaken':
      log.info('another index was published meanwhile; begun again', { index: state.index.version });
      return publication;
    case 'published': {
      const { pointer, bytes } = publication;
      corpus.hold(state);
      metrics.add('ArticlesIndexed', pointer.articles);
      log.info('index published', { index: pointer.version, articles: pointer.articles, bytes });
      return { kind: 'done', pointer, isNew: true };
    }
  }
}

/**
 * Before the pointer moves: workers may have the edition a moment earlier, and never a pointer to what is not there. A cluster
 * that has it already is left alone. `false` where another run has begun.
 */
async function publishToSearch({ search, lease, log }: Indexing, { index }: CorpusState): Promise<boolean> {
  if (!search) return true;
  const publication = await publishToCluster(index, { ...search, sleep, beat: () => lease.renew(null) });
  if (publication.kind === 'overtaken') return false;
  log.info('index in the search cluster', { index: index.version, written: publication.written });
  return true;
}

function reports(items: readonly TakenItem[], outcomes: readonly ItemOutcome[], now: number): Job[] {
  return items.flatMap(({ submission }, at): Job[] => {
    const told = outcomes[at];
    if (!submission || !told) return [];
    const { id, by } = submission;
    const { outcome, article, reason } = told;
    const called = calledBy(submission);
    return [{ type: 'report', ...by, acceptedAt: now, submission: id, outcome, article, called, reason }];
  });
}

/** Where the index before cannot be read, any of its articles may have been another version. */
function changedIds(
  begunFrom: IndexPointer | null,
  before: CorpusState | null,
  { changes, state }: Refreshed,
): readonly string[] {
  if (begunFrom && !before) return state.index.articles.map(({ id }) => id);
  return [...changes.changed, ...changes.removed];
}

/** With the first index of all, and where the index before cannot be read, nothing is news. */
function newIds(begunFrom: IndexPointer | null, before: CorpusState | null, { changes }: Refreshed): readonly string[] {
  return begunFrom && before ? [...changes.added, ...changes.changed] : [];
}

/** An article whose id is too long for a job is not reported. */
function indexJobs(type: 'changed' | 'edition', ids: readonly string[], index: string, now: number): Job[] {
  const named = ids.filter((id) => id.length <= MOST_LINE);
  return Array.from({ length: Math.ceil(named.length / MOST_CHANGED) }, (_, at): Job => {
    const articles = named.slice(at * MOST_CHANGED, (at + 1) * MOST_CHANGED);
    return { type, acceptedAt: now, articles, index };
  });
}
