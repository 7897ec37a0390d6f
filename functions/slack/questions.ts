import type { CorpusIndex } from '../engine/search/corpus-index.ts';
import { followUp } from '../engine/search/follow-up.ts';
import { answerId, type Composed, claimRun, type Delivered, deliverOnce } from './deliver.ts';
import { type JobOf, jobKey } from './jobs.ts';
import { answerFrom, replyOf } from './posted-reply.ts';
import { placeOf } from './replies.ts';
import { respond } from './respond.ts';
import type { AnswerRecord, Asked, Posted, ThreadContext } from './store.ts';
import type { Message } from './views/message.ts';
import { emptyQuestionMessage, noIndexMessage, tooLongMessage } from './views/notices.ts';
import type { Workshop } from './work.ts';

/** Characters of a question. A claim is a message somebody forwards, and may be a paragraph. */
const MOST_QUESTION = 1000;
const MOST_CLAIM = 4000;

/** In a direct message without threads, a question this much later, in milliseconds, starts afresh. */
const CONVERSATION_MS = 60 * 60 * 1000;

/** The conversation of a direct message that has no thread. */
const NO_THREAD = 'direct';

/** A question that Slack shows to everybody in the conversation: the reply is a message in its thread. */
export async function answerInThread(job: JobOf<'question'>, workshop: Workshop): Promise<Delivered> {
  const { store } = workshop;
  const key = jobKey(job);
  const conversation = job.thread ?? (job.entry === 'direct' ? NO_THREAD : job.ts);
  const delivery = { key, revision: job.edited ?? '', place: placeOf(job) };
  return deliverOnce(workshop, delivery, async (earlier) => {
    const context = await contextOf(job, conversation, workshop);
    // In a thread where nobody asked us anything, people talk among themselves.
    if (job.entry === 'follow_up' && !context) return SILENT;
    const index = await workshop.index();
    const notice = noticeOf(job.text, MOST_QUESTION, index);
    if (notice || !index) return { message: notice, record: null };
    const question = context ? (followUp(job.text, context.question, index.rings) ?? job.text) : job.text;
    const posted = { ...delivery, restate: question !== job.text, sharedBy: null };
    if (earlier && earlier.revision !== delivery.revision && earlier.answerId) {
      const before = await store.answer(earlier.answerId);
      if (before?.answer.question === question) {
        await store.keepAnswer({ ...before, posted });
        return 'unchanged';
      }
    }
    const record = recordOf(job, 'question', question, index, posted, workshop);
    if (job.entry === 'follow_up' && record.answer.kind === 'not_found') return SILENT;
    return {
      message: replyOf(record),
      record,
      remember: async () => {
        await store.keepThread({
          team: job.team,
          channel: job.channel,
          ts: conversation,
          question,
          askedAt: job.acceptedAt,
        });
        await rememberAsked(job, record, workshop);
      },
    };
  });
}

const SILENT: Composed = { message: null, record: null };

async function contextOf(
  { team, channel, entry, thread, acceptedAt, ts }: JobOf<'question'>,
  conversation: string,
  { store }: Workshop,
): Promise<ThreadContext | null> {
  if (entry === 'mention' && thread === null) return null;
  const context = await store.thread(team, channel, conversation);
  if (!context) return null;
  if (conversation === ts) return null;
  return conversation === NO_THREAD && acceptedAt - context.askedAt > CONVERSATION_MS ? null : context;
}

/**
 * A slash command or a message to be checked: the reply is for the asker alone and goes to the response URL. Slack gives no
 * way to look such a reply up, so it replaces what an earlier run may have sent.
 */
export async function answerPrivately(job: JobOf<'command' | 'claim'>, workshop: Workshop): Promise<Delivered> {
  const { store, now, metrics } = workshop;
  const key = jobKey(job);
  const claim = await claimRun(store, key, '', now());
  if (claim.kind === 'done') return 'duplicate';
  if (claim.earlier) metrics.count('PostsRetried');
  const index = await workshop.index();
  const kind = job.type === 'claim' ? 'claim' : 'question';
  const notice = noticeOf(job.text, kind === 'claim' ? MOST_CLAIM : MOST_QUESTION, index);
  const record = notice || !index ? null : recordOf(job, kind, job.text, index, null, workshop);
  const message = record ? replyOf(record) : notice;
  if (message) {
    await store.beginPosting(key, '', answerId(key));
    if (record) await store.keepAnswer(record);
    await respond(workshop, job, message);
  }
  if (record) await rememberAsked(job, record, workshop);
  await store.finish(key, '', null);
  return 'posted';
}

/** What is said instead of an answer; `null` when there is nothing in the way of one. */
function noticeOf(text: string, most: number, index: CorpusIndex | null): Message | null {
  if (text.trim() === '') return emptyQuestionMessage();
  if (text.length > most) return tooLongMessage(text.length, most);
  return index ? null : noIndexMessage();
}

function recordOf(
  job: JobOf<'question' | 'command' | 'claim'>,
  kind: AnswerRecord['kind'],
  text: string,
  index: CorpusIndex,
  posted: Posted | null,
  { now }: Workshop,
): AnswerRecord {
  return {
    id: answerId(jobKey(job)),
    team: job.team,
    channel: job.channel,
    asker: job.user,
    answeredAt: now(),
    kind,
    answer: answerFrom(index, kind, text),
    articles: index.articles.length,
    posted,
    corrections: [],
  };
}

async function rememberAsked(
  job: JobOf<'question' | 'command' | 'claim'>,
  { answer }: AnswerRecord,
  { store, metrics, now }: Workshop,
): Promise<void> {
  const asked: Asked = {
    key: jobKey(job),
    team: job.team,
    user: job.user,
    text: answer.question,
    outcome: answer.kind,
    askedAt: job.acceptedAt,
  };
  await store.keepAsked(asked);
  metrics.count(COUNTERS[answer.kind]);
  metrics.latency(now() - job.acceptedAt);
}

const COUNTERS = { answered: 'Answered', disputed: 'Disputed', not_found: 'NotFound' } as const;
