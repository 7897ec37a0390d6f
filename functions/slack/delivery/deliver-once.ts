import type { WebClient } from '@slack/web-api';
import { type JobContext, LEASE_MS } from '../jobs/job-context.ts';
import { withinRateLimit } from '../jobs/rate-limit.ts';
import { BusyError, errorCode } from '../jobs/retries.ts';
import { OvertakenError } from '../store/overtaken-error.ts';
import { shortId } from '../store/short-id.ts';
import type { AnswerRecord, Earlier, EarlierQuestion, Place, Reply, Store } from '../store/store.ts';
import type { Message } from '../views/message.ts';
import { findReply, type Mark, post, update } from './channel-messages.ts';
import { takeBack } from './direct-apology.ts';
import { noteShownIndex } from './shown-answer.ts';
import { type SlackErrorKind, slackErrorKind } from './slack-errors.ts';

/** What a run has to say, and what is to be remembered once it is said. */
export interface Composed {
  /** `null`: rightly nothing, such as for a remark that is no question to us. */
  readonly message: Message | null;
  readonly record: AnswerRecord | null;
  /** Before the reply is in Slack: what must not be missing beside it. May run twice. */
  readonly prepare?: () => Promise<void>;
  /** After the reply is in Slack. May run twice. */
  readonly remember?: (reply: Reply) => Promise<void>;
  /**
   * What is done where Slack takes no message in that place, now or later. With it a reply that cannot be updated is
   * posted again; without it Slack's error is thrown. May run twice.
   */
  readonly elsewhere?: () => Promise<void>;
}

/** What is delivered: the key names the question, the revision its last edit. */
export interface Delivery {
  readonly key: string;
  readonly revision: string;
  readonly place: Place;
  /** User id of the person who waits for it; `null` or absent where none does. */
  readonly asker?: string | null;
  /**
   * The first run counts as one that may have posted from its start on, which spares a write. Only for what does nothing before it
   * posts that a second run would leave out.
   */
  readonly postsAtOnce?: boolean;
  /** See {@link LeaseRequest.asks}. */
  readonly asks?: EarlierQuestion;
  /** See {@link LeaseRequest.isCorrection}. */
  readonly isCorrection?: boolean;
}

export type DeliveryTools = Pick<JobContext, 'store' | 'slack' | 'now' | 'sleep' | 'log' | 'metrics'>;

/** `until`: milliseconds since 1970. */
interface HeldLease {
  readonly isPosting: boolean;
  readonly until: number;
}

type LeaseTools = Pick<JobContext, 'store' | 'now' | 'log'>;

export type Delivered = 'posted' | 'updated' | 'found' | 'silent' | 'duplicate' | SlackErrorKind;

/**
 * Posts a message exactly once in Slack, though jobs come twice, out of order, or are cut off between any two steps:
 *
 *   acquire ─ compose ─ begin posting ─ keep the answer ─ prepare ─ post ─ finish
 *     └─────────── a step that fails releases the lease ────────────┘
 *
 * A run that was cut off before `begin posting` has posted nothing. One that was cut off after it may have: the next run
 * looks for a message with the key in its metadata before it posts. A later revision updates the reply of an earlier one, and
 * an answer the apology of a run that was given up. Where a channel cannot be read, a run that was cut off between `post` and
 * `finish` makes a second message; so nothing comes between the two but what has to know where the reply is (`remember`).
 * Where the message or its conversation is gone, nothing is left to do; where Slack refuses it for good, it is said
 * {@link Composed.elsewhere}. Throws {@link BusyError} while another run holds the lease.
 *
 * `compose` is given the reply that is in Slack, also where no run could record it.
 */
export async function deliverOnce(
  jobContext: DeliveryTools,
  delivery: Delivery,
  compose: (earlier: Earlier | null) => Promise<Composed | 'unchanged'>,
): Promise<Delivered> {
  return withLease(jobContext, delivery, (earlier, lease) => deliver(jobContext, delivery, earlier, compose, lease));
}

/**
 * Runs `work` under the lease of the key, and releases the lease when `work` fails. `now` in milliseconds since 1970. Throws
 * {@link BusyError} while another run holds the lease, and whatever `work` throws.
 */
export async function withLease<Result>(
  { store, now, log }: LeaseTools,
  {
    key,
    revision,
    isCorrection = false,
    postsAtOnce = false,
    asks,
  }: Pick<Delivery, 'key' | 'revision' | 'isCorrection' | 'postsAtOnce' | 'asks'>,
  work: (earlier: Earlier | null, lease: HeldLease) => Promise<Result>,
): Promise<Result | 'duplicate'> {
  const posts = postsAtOnce ? { posts: answerId(key) } : {};
  const request = { key, revision, now: now(), leaseMs: LEASE_MS, isCorrection, ...posts, ...(asks ? { asks } : {}) };
  const lease = await store.acquire(request);
  if (lease.kind === 'busy') throw new BusyError(key, lease.until);
  if (lease.kind === 'done') return 'duplicate';
  try {
    return await work(lease.earlier, { isPosting: lease.isPosting ?? false, until: request.now + request.leaseMs });
  } catch (error) {
    // The run of a later edit holds the lease by now, and answers.
    if (error instanceof OvertakenError) return 'duplicate';
    // A lease that is not released expires by itself, later.
    await store.release(request, now()).catch((failure: unknown) => {
      log.warn('a lease could not be released', { error: errorCode(failure) });
    });
    throw error;
  }
}

async function deliver(
  jobContext: DeliveryTools,
  { key, revision, place, asker }: Delivery,
  earlier: Earlier | null,
  compose: (earlier: Earlier | null) => Promise<Composed | 'unchanged'>,
  lease: HeldLease,
): Promise<Delivered> {
  const { store, slack, log, now } = jobContext;
  const said = earlier && (await whatWasSaid(slack, place, key, earlier));
  const composed = await compose(earlier && { ...earlier, reply: said?.reply ?? null });
  if (composed === 'unchanged') {
    await store.finish(key, revision, said?.reply ?? null);
    return 'duplicate';
  }
  const { message, record, prepare, remember, elsewhere } = composed;
  if (said?.revision === revision && said.kind === 'answer') {
    await remember?.(said.reply);
    await noteShownIndex(store, earlier?.answerId ?? null, said.index);
    await store.finish(key, revision, said.reply);
    return 'found';
  }
  if (message === null) {
    await store.finish(key, revision, said?.reply ?? null);
    return 'silent';
  }
  // While the lease lasts no other run can have taken over; after it, the write tells.
  if (!lease.isPosting || now() >= lease.until) await store.beginPosting(key, revision, answerId(key));
  if (record) await keep(record, store);
  await prepare?.();
  if (earlier && asker) await takeBack(jobContext, { key, asker }, earlier);
  const speech: Speech = {
    place,
    message,
    mark: { key, revision, kind: 'answer', ...(record ? { index: record.answer.indexVersion } : {}) },
    mayMove: elsewhere !== undefined,
  };
  try {
    const reply = await speak(jobContext, speech, said?.reply ?? null);
    await remember?.(reply);
    await store.finish(key, revision, reply);
    return said && reply.ts === said.reply.ts ? 'updated' : 'posted';
  } catch (error) {
    const slackError = slackErrorKind(error);
    if (!elsewhere || !slackError) throw error;
    log.warn('a reply is not taken where it belongs', { error: errorCode(error) });
    if (slackError === 'refused') await elsewhere();
    await store.finish(key, revision, slackError === 'gone' ? null : (said?.reply ?? null));
    return slackError;
  }
}

export interface Speech {
  readonly place: Place;
  readonly message: Message;
  readonly mark: Mark;
  /** Below the reply that it was to replace, where Slack does not let it be changed. */
  readonly mayMove: boolean;
}

/** Updates what was said before, or posts. */
export async function speak(
  { slack, sleep }: DeliveryTools,
  { place, message, mark, mayMove }: Speech,
  before: Reply | null,
): Promise<Reply> {
  if (before) {
    try {
      await withinRateLimit({ sleep }, () => update(slack, before, message, mark));
      return before;
    } catch (error) {
      if (!mayMove || !slackErrorKind(error)) throw error;
    }
  }
  return withinRateLimit({ sleep }, () => post(slack, place, message, mark));
}

/** Characters of a question beside what its answer quotes: enough to tell what new articles it could be answered from. */
export const MOST_KEPT_QUESTION = 300;

/**
 * Before the reply is in Slack: its buttons work from the first moment, and a correction that comes right after it finds it.
 */
async function keep(record: AnswerRecord, store: Store): Promise<void> {
  await store.keepAnswer(record);
  if (!record.posted) return;
  const { quotes, nearest } = record.answer;
  const articles = [...new Set([...quotes, ...nearest].map(({ article }) => article.id))];
  const question = (record.answer.answeredAs ?? record.answer.question).slice(0, MOST_KEPT_QUESTION);
  if (articles.length > 0) await store.keepQuoted({ articles, answer: record.id, at: record.answeredAt, question });
}

export interface Said {
  readonly reply: Reply;
  /** The one that it is known to be about; `null` for a reply that a later revision may have updated. */
  readonly revision: string | null;
  readonly kind: Mark['kind'];
  /** Version of the index that it was answered from; `null` where that is not known. */
  readonly index: string | null;
}

/** The reply that is in Slack. */
export async function whatWasSaid(
  slack: WebClient,
  place: Place,
  key: string,
  { reply, mayHavePosted }: Earlier,
): Promise<Said | null> {
  if (reply) return { reply, revision: null, kind: 'answer', index: null };
  return mayHavePosted ? findReply(slack, place, key) : null;
}

/** One id a key, which says nothing of who asked where. */
export function answerId(key: string): string {
  return shortId(key);
}
