import type { Edition } from '../../engine/edition.ts';
import { assertVerbatim } from '../../engine/quotation.ts';
import { slackTime } from '../delivery/channel-messages.ts';
import { answerId, type Delivered, deliverOnce } from '../delivery/deliver-once.ts';
import { respond } from '../delivery/response-url.ts';
import { slackErrorKind } from '../delivery/slack-errors.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { jobKey } from '../jobs/job-keys.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { errorCode, platformError } from '../jobs/retries.ts';
import type { AnswerRecord, Reply } from '../store/store.ts';
import { expiredMessage, notAcceptedMessage, sharedMessage, staleShareMessage } from '../views/notices.ts';
import { answerStatus } from './answer-status.ts';
import { replyOf } from './posted-reply.ts';

/** Slack's words for a conversation that the app is not in. */
const NOT_A_MEMBER = new Set(['not_in_channel', 'channel_not_found']);

/**
 * Posts what the asker saw, word for word, to the conversation they asked in, and the thread, once however often and
 * wherever they press: a copy of the answer may be in their direct messages. Where it cannot be shared, the answer stays and
 * the reason is shown beside it. Where an article has changed since, nothing is shared: it would be quoted with words that it
 * no longer has.
 */
export async function share(job: JobOf<'share'>, jobContext: JobContext): Promise<Delivered | 'refused'> {
  const { store } = jobContext;
  const record = await store.answer(job.answer);
  // Only the asker has seen it, so only the asker may show it.
  if (!record || record.asker !== job.user) {
    await respond(jobContext, job, expiredMessage(), 'beside');
    return 'refused';
  }
  const index = await jobContext.index();
  const current = index && (await asItStands(record, index));
  if (!current) {
    await respond(jobContext, job, staleShareMessage(), 'beside');
    return 'refused';
  }
  const { channel, thread = null } = record;
  const place = { channel, thread, since: slackTime(record.answeredAt) };
  const delivery = { key: jobKey({ ...job, channel }), revision: '', place };
  // A copy of its own, to be corrected where everybody sees it; the private reply stays what it was.
  const copy: AnswerRecord = {
    ...current,
    id: answerId(delivery.key),
    answeredAt: jobContext.now(),
    posted: { ...delivery, restate: true, sharedBy: job.user },
  };
  const message = replyOf(copy);
  const remember = ({ ts }: Pick<Reply, 'ts'>): Promise<void> =>
    store.keepThread({
      team: job.team,
      channel,
      ts: thread ?? ts,
      question: record.answer.question,
      askedAt: job.acceptedAt,
    });
  try {
    const delivered = await deliverOnce(jobContext, delivery, async () => ({ message, record: copy, remember }));
    await respond(jobContext, job, sharedMessage());
    return delivered;
  } catch (error) {
    const isOutside = NOT_A_MEMBER.has(platformError(error) ?? '');
    if (isOutside && job.channel === channel) {
      // The app may speak there on the asker's behalf without being a member, but cannot find or change that message later.
      await respond(jobContext, { ...job, thread }, message, 'everybody');
      await store.finish(delivery.key, '', null);
      await respond(jobContext, job, sharedMessage());
      return 'posted';
    }
    if (!slackErrorKind(error)) throw error;
    jobContext.log.warn('an answer could not be shared', { error: errorCode(error) });
    await respond(jobContext, job, notAcceptedMessage(), 'beside');
    return 'refused';
  }
}

/** The record with every quotation at its offsets of now; `null` where one is no longer what the asker saw. */
async function asItStands(record: AnswerRecord, index: Edition): Promise<AnswerRecord | null> {
  const status = await answerStatus(record, index);
  if (status.kind === 'changed') return null;
  const current = status.kind === 'moved' ? status.record : record;
  const { quotes, nearest } = current.answer;
  const quoted = [...quotes, ...nearest];
  const articles = await index.articles(quoted.map(({ article }) => article.id));
  assertVerbatim(quoted, new Map([...articles].map(([id, { article }]) => [id, article])));
  return current;
}
