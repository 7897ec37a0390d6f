import type { WebClient } from '@slack/web-api';
import { OvertakenError } from './overtaken-error.ts';
import { findReply, post, update } from './replies.ts';
import { BusyError } from './retries.ts';
import { shortId } from './short-id.ts';
import type { AnswerRecord, Claim, Earlier, Place, Reply, Store } from './store.ts';
import type { Message } from './views/message.ts';
import { LEASE_MS, type Workshop } from './work.ts';

/** What a run has to say, and what is to be remembered once it is said. */
export interface Composed {
  /** `null`: rightly nothing, such as for a remark that is no question to us. */
  readonly message: Message | null;
  readonly record: AnswerRecord | null;
  /** After the reply is in Slack. May run twice. */
  readonly remember?: (reply: Reply) => Promise<void>;
}

/** What is delivered: the key names the question, the revision its last edit. */
export interface Delivery {
  readonly key: string;
  readonly revision: string;
  readonly place: Place;
}

type DeliveryTools = Pick<Workshop, 'store' | 'slack' | 'now' | 'metrics'>;

export type Delivered = 'posted' | 'updated' | 'found' | 'silent' | 'duplicate';

/**
 * Says a thing exactly once in Slack, whatever is delivered twice, out of order, or cut off between any two steps:
 *
 *   claim ─ compose ─ begin posting ─ keep the answer ─ post ─ remember ─ finish
 *
 * A run that was cut off before `begin posting` has posted nothing. One that was cut off after it may have: the next run
 * looks for a message with the key in its metadata before it posts. A later revision updates the reply of an earlier one.
 * Throws {@link BusyError} while another run is at it.
 */
export async function deliverOnce(
  workshop: DeliveryTools,
  delivery: Delivery,
  compose: (earlier: Earlier | null) => Promise<Composed | 'unchanged'>,
): Promise<Delivered> {
  try {
    return await deliver(workshop, delivery, compose);
  } catch (error) {
    // A later edit has been claimed meanwhile: its run answers.
    if (error instanceof OvertakenError) return 'duplicate';
    throw error;
  }
}

async function deliver(
  workshop: DeliveryTools,
  { key, revision, place }: Delivery,
  compose: (earlier: Earlier | null) => Promise<Composed | 'unchanged'>,
): Promise<Delivered> {
  const { store, slack, now, metrics } = workshop;
  const claim = await claimRun(store, key, revision, now());
  if (claim.kind === 'done') return 'duplicate';
  const { earlier } = claim;
  if (earlier?.revision === revision) metrics.count('PostsRetried');
  const said = earlier && (await whatWasSaid(slack, place, key, earlier));
  const composed = await compose(earlier);
  if (composed === 'unchanged') {
    await store.finish(key, revision, said?.reply ?? null);
    return 'duplicate';
  }
  const { message, record, remember } = composed;
  if (said?.revision === revision) {
    await remember?.(said.reply);
    await store.finish(key, revision, said.reply);
    return 'found';
  }
  if (message === null) {
    await store.finish(key, revision, said?.reply ?? null);
    return 'silent';
  }
  await store.beginPosting(key, revision, answerId(key));
  if (record) await keep(record, store);
  const reply = said?.reply ?? (await post(slack, place, message, { key, revision }));
  if (said) await update(slack, said.reply, message, { key, revision });
  await remember?.(reply);
  await store.finish(key, revision, reply);
  return said ? 'updated' : 'posted';
}

/** `now` in milliseconds since 1970. Throws {@link BusyError} while another run is at it. */
export async function claimRun(
  store: Store,
  key: string,
  revision: string,
  now: number,
): Promise<Exclude<Claim, { kind: 'busy' }>> {
  const claim = await store.claim({ key, revision, now, leaseMs: LEASE_MS });
  if (claim.kind === 'busy') throw new BusyError(key, claim.until);
  return claim;
}

/**
 * Before the reply is in Slack: its buttons work from the first moment, and a correction that comes right after it finds it.
 */
async function keep(record: AnswerRecord, store: Store): Promise<void> {
  await store.keepAnswer(record);
  if (!record.posted) return;
  const { quotes, nearest } = record.answer;
  const articles = new Set([...quotes, ...nearest].map(({ article }) => article.id));
  await Promise.all(
    [...articles].map((article) => store.keepQuoted({ article, answer: record.id, at: record.answeredAt })),
  );
}

/**
 * The reply that is in Slack, and the revision that it is known to answer: `null` for one that a later revision may have
 * updated.
 */
async function whatWasSaid(
  slack: WebClient,
  place: Place,
  key: string,
  { reply, mayHavePosted }: Earlier,
): Promise<{ readonly reply: Reply; readonly revision: string | null } | null> {
  if (reply) return { reply, revision: null };
  return mayHavePosted ? findReply(slack, place, key) : null;
}

/** One id a key, which says nothing of who asked where. */
export function answerId(key: string): string {
  return shortId(key);
}
