import { WebAPIRateLimitedError } from '@slack/web-api';
import { type JobContext, LEASE_MS } from '../jobs/job-context.ts';
import { withinRateLimit } from '../jobs/rate-limit.ts';
import { answeredRevision } from '../store/corrected-revision.ts';
import type { AnswerRecord, Earlier, Store } from '../store/store.ts';
import type { Message } from '../views/message.ts';
import { findReply, placeWith, update } from './channel-messages.ts';
import {
  answerId,
  type Delivery,
  type DeliveryTools,
  deliverOnce,
  type Said,
  speak,
  whatWasSaid,
  withLease,
} from './deliver-once.ts';
import { directKey, SAID_WITHIN_MS, takeBack } from './direct-apology.ts';
import { correctAgain, noteShownIndex } from './shown-answer.ts';
import { isLasting } from './slack-errors.ts';

/** What is said of a question that was given up. */
interface Given {
  /** Where the reply belongs. */
  readonly inPlace: Message;
  /** To the asker directly, where Slack takes no message there: it names the question. */
  readonly direct: Message;
  /** What the message asks, as it came; `null` where files came with it. */
  readonly words: string | null;
}

/**
 * `found`: the reply, one to the same question before an edit, or the apology, was in Slack. `duplicate`: it was answered, or a
 * later edit has its own end.
 */
export type Apologised = 'apologised' | 'found' | 'duplicate';

/** A delivery whose asker can be told directly. */
type AskedDelivery = Delivery & { readonly asker: string };

/**
 * Says sorry as a reply is said: under the lease of the question, in place of the answer to earlier words, once however often
 * it is run. The question stays open, and an answer that comes later takes the place of the apology. Throws `BusyError` while a
 * run of the question is at work.
 */
export async function apologiseInPlace(
  tools: DeliveryTools & Pick<JobContext, 'accept'>,
  delivery: AskedDelivery,
  { inPlace, direct, words }: Given,
): Promise<Apologised> {
  const { store, now } = tools;
  const { key, revision, place } = delivery;
  return withLease(tools, delivery, async (earlier) => {
    const said = earlier && (await lastSaid(tools, delivery, earlier));
    if (said?.revision === revision) {
      if (said.kind === 'answer') {
        await noteShownIndex(store, earlier?.answerId ?? null, said.index);
        await store.finish(key, revision, said.reply);
      } else await store.giveUp(key, revision, { isDirect: false, message: said.reply }, now());
      return 'found';
    }
    if (earlier && said && words !== null && (await isAnswered(tools, delivery, { earlier, said, words })))
      return 'found';
    // Told directly once, also for earlier words or by a run that could not say so: then told there again.
    if (earlier?.apology?.isDirect) {
      await apologiseDirectly(tools, delivery, earlier, direct);
      return 'apologised';
    }
    await store.beginPosting(key, revision, earlier?.answerId ?? answerId(key));
    const speech = { place, message: inPlace, mark: { key, revision, kind: 'apology' as const }, mayMove: true };
    try {
      const message = await speak(tools, speech, said?.reply ?? null);
      await store.giveUp(key, revision, { isDirect: false, message }, now());
    } catch (error) {
      // Slack refuses the conversation itself, since it was archived or the app was removed from it; or it takes no more
      // messages there for now, which may be why there is no answer.
      if (!isLasting(error) && !(error instanceof WebAPIRateLimitedError)) throw error;
      // There is an apology already, for earlier words: it says the same.
      if (said?.kind === 'apology') {
        await store.giveUp(key, revision, { isDirect: false, message: said.reply }, now());
        return 'found';
      }
      await apologiseDirectly(tools, delivery, earlier, direct);
    }
    return 'apologised';
  });
}

/** Of a reply that a run was about to change, Slack is asked what it says: an answer must not be replaced by an apology. */
async function lastSaid(
  { slack }: Pick<DeliveryTools, 'slack'>,
  { key, revision, place }: Delivery,
  earlier: Earlier,
): Promise<Said | null> {
  const { reply, apology, mayHavePosted } = earlier;
  if (!reply) return whatWasSaid(slack, place, key, earlier);
  if (mayHavePosted)
    return (await findReply(slack, place, key)) ?? { reply, revision: null, kind: 'answer', index: null };
  if (apology === null || apology.isDirect) return { reply, revision: null, kind: 'answer', index: null };
  return { reply, revision: earlier.revision === revision ? revision : null, kind: 'apology', index: null };
}

/** An edit may leave what is asked as it was: whether the answer to that is in Slack. Then it is the reply to this revision too. */
async function isAnswered(
  tools: DeliveryTools & Pick<JobContext, 'accept'>,
  delivery: AskedDelivery,
  { earlier, said, words }: { readonly earlier: Earlier; readonly said: Said; readonly words: string },
): Promise<boolean> {
  const { store } = tools;
  const { key, revision } = delivery;
  const record = await shownAnswer(store, said, earlier);
  if (!record?.posted || !answersWords(record, words)) return false;
  await store.keepAnswer({ ...record, posted: { ...record.posted, revision } });
  await noteShownIndex(store, record.id, said.index);
  await takeBack(tools, delivery, earlier);
  await correctAgain(tools, record.id);
  await store.finish(key, revision, said.reply);
  return true;
}

/** What the reply in Slack answers; `null` where that cannot be told: an answer is kept before it is posted. */
async function shownAnswer(
  store: Store,
  { revision, kind }: Said,
  { answerId, mayHavePosted }: Earlier,
): Promise<AnswerRecord | null> {
  if (kind !== 'answer' || answerId === null || (revision === null && mayHavePosted)) return null;
  const record = await store.answer(answerId);
  const isShown = revision === null || answeredRevision(revision) === record?.posted?.revision;
  return isShown ? record : null;
}

/** Of a message with several questions, the first reply answers the first. */
function answersWords({ answer: { question }, several }: AnswerRecord, words: string): boolean {
  return several === true ? words.startsWith(question) : words === question;
}

/** To the asker directly, under the lease of the question. That it is done so is written down before and after. */
export async function apologiseDirectly(
  tools: DeliveryTools,
  { key, revision, asker }: Pick<AskedDelivery, 'key' | 'revision' | 'asker'>,
  earlier: Earlier | null,
  message: Message,
): Promise<void> {
  const { store, slack, now, sleep } = tools;
  const direct = directKey(key);
  const before = earlier?.apology?.isDirect ? earlier.apology.message : null;
  await store.giveUp(key, revision, { isDirect: true, message: before }, now() + LEASE_MS);
  let told = before;
  if (before) {
    // It may have been taken back since.
    await withinRateLimit({ sleep }, () => update(slack, before, message, { key: direct, revision, kind: 'apology' }));
  } else {
    const place = await placeWith(slack, asker, now() - SAID_WITHIN_MS);
    await deliverOnce(tools, { key: direct, revision, place }, async () => ({ message, record: null }));
    told = await store.reply(direct);
  }
  await store.giveUp(key, revision, { isDirect: true, message: told }, now());
}
