import type { Edition } from '../../engine/edition.ts';
import { placeOf } from '../delivery/channel-messages.ts';
import { answerId, type Composed, type Delivered, deliverOnce, withLease } from '../delivery/deliver-once.ts';
import { takeBack } from '../delivery/direct-apology.ts';
import { tellDirectly } from '../delivery/direct-messages.ts';
import { respondOnce } from '../delivery/respond-once.ts';
import { correctAgain } from '../delivery/shown-answer.ts';
import { slackErrorKind } from '../delivery/slack-errors.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { jobKey } from '../jobs/job-keys.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { BusyError, errorCode } from '../jobs/retries.ts';
import type { AnswerRecord, Asked, Earlier, EarlierQuestion, Posted } from '../store/store.ts';
import type { Message } from '../views/message.ts';
import { emptyQuestionMessage, noIndexMessage, tooLongMessage, unreadMessage } from '../views/notices.ts';
import { type AskedWords, askedWords, MOST_CLAIM, MOST_QUESTION } from './asked-words.ts';
import { acceptFurther, questionsOf } from './further-questions.ts';
import { answerFrom, privateReplyOf, replyOf } from './posted-reply.ts';

/** In a direct message without threads, a question this much later, in milliseconds, starts afresh. */
const CONVERSATION_MS = 60 * 60 * 1000;

/**
 * Milliseconds for which a question in a thread that we know nothing of may belong to a mention that came just before it
 * and whose run has not begun.
 */
const SETTLING_MS = 10_000;

/** The conversation of a direct message that has no thread. */
const NO_THREAD = 'direct';

/** A question that Slack shows to everybody in the conversation: the reply is a message in its thread. */
export async function answerInThread(job: JobOf<'question'>, jobContext: JobContext): Promise<Delivered> {
  const { store } = jobContext;
  const key = jobKey(job);
  const conversation = job.thread ?? (job.entry === 'direct' ? NO_THREAD : job.ts);
  const delivery = { key, revision: job.edited ?? '', place: placeOf(job) };
  const asks = asksAsItStands(job) ? { question: job.text, askedAt: job.acceptedAt } : null;
  const asked = { ...delivery, asker: job.user, postsAtOnce: true, ...(asks ? { asks } : {}) };
  return deliverOnce(jobContext, asked, async (earlier) => {
    const before = await beforeOf(job, conversation, jobContext);
    // A further question of a message says all itself.
    const context = job.part === undefined ? before : null;
    // In a thread without a question to the app, people talk among themselves.
    if (job.entry === 'follow_up' && !context && job.part === undefined) return strangers(job, jobContext);
    const index = await jobContext.index();
    const words = await askedWords(job, jobContext);
    const notice = noticeOf(words, index);
    const said = job.edited !== null && earlier?.answerId ? await store.answer(earlier.answerId) : null;
    const mayHaveHad = earlier !== null && (said === null || said.several === true);
    if (notice || !index) {
      if (job.part === undefined) await acceptFurther(job, [], mayHaveHad, jobContext);
      // The question above was told so; whoever goes on talking below it is not.
      if (!index && job.entry === 'follow_up' && !earlier?.reply) return SILENT;
      return { message: notice, record: null, elsewhere: () => tellAsker(job, notice, jobContext) };
    }
    const [question, ...further] =
      words.kind === 'question' && job.part === undefined
        ? questionsOf(words.text, context?.question ?? null, index.rings)
        : [words.text];
    if (job.part === undefined) await acceptFurther(job, further, mayHaveHad, jobContext);
    const several = further.length > 0 ? ({ several: true } as const) : {};
    const posted = { ...delivery, restate: question !== job.text || job.part !== undefined, sharedBy: null };
    // The answer is kept before it is posted, so it says nothing of Slack: a reply stays as it is only where the run that
    // posted it has said so.
    const isShown = earlier?.reply && !earlier.mayHavePosted && !earlier.apology;
    if (isShown && earlier.revision !== delivery.revision && said?.answer.question === question) {
      const { several: _, ...kept } = said;
      await store.keepAnswer({ ...kept, posted, ...several });
      const isOfNow = kept.answer.indexVersion === index.version && kept.shownIndex === undefined;
      if (!isOfNow) await correctAgain(jobContext, kept.id);
      return 'unchanged';
    }
    const kept = {
      team: job.team,
      channel: job.channel,
      question: question.slice(0, MOST_QUESTION),
      askedAt: job.acceptedAt,
      message: job.ts,
      ...(before ? { before } : {}),
    };
    // The thread is at it since the lease was acquired.
    const isKept = asks?.question === kept.question;
    // Before the answer, so that a follow-up that overtakes it is understood too.
    if (job.entry === 'mention' && !context && !isKept) await store.keepThread({ ...kept, ts: conversation });
    const record = { ...(await recordOf(job, { ...words, text: question }, index, posted, jobContext)), ...several };
    // The app was not asked; but a reply to other words must not stay.
    if (job.entry === 'follow_up' && record.answer.kind === 'not_found' && !earlier?.reply) return SILENT;
    return {
      message: replyOf(record),
      record,
      prepare: async () => {
        for (const ts of isTopOfDirect(job) ? [conversation, job.ts] : [conversation]) {
          if (!isKept) await store.keepThread({ ...kept, ts });
        }
        await keepAsked(job, record, jobContext);
      },
      remember: async (reply) => {
        // In a direct message, a thread may also begin at the reply.
        if (isTopOfDirect(job)) await store.keepThread({ ...kept, ts: reply.ts });
        countAnswer(job, record, jobContext);
      },
      elsewhere: async () => {
        await tellAsker(job, replyOf({ ...record, posted: { ...posted, restate: true } }), jobContext);
        countAnswer(job, record, jobContext);
      },
    };
  });
}

/**
 * Whether a thread begins at the message, with its words as they are: then the lease keeps them for it. An edit may come after follow-ups,
 * and is kept by itself.
 */
function asksAsItStands({ entry, thread, edited, part, files, asClaim, text }: JobOf<'question'>): boolean {
  const isQuestion = !files && asClaim !== true && text.trim() !== '' && text.length <= MOST_QUESTION;
  return entry === 'mention' && thread === null && edited === null && part === undefined && isQuestion;
}

const SILENT: Composed = { message: null, record: null };

/** Either people talk among themselves, or the run of the mention above has not begun: a retry can tell. */
function strangers(job: JobOf<'question'>, { now }: JobContext): Composed {
  const settled = job.acceptedAt + SETTLING_MS;
  if (now() < settled) throw new BusyError(jobKey(job), settled);
  return SILENT;
}

/** In a direct message a follow-up may come without a thread, and in one that begins at the question or at the reply. */
function isTopOfDirect({ entry, thread }: JobOf<'question'>): boolean {
  return entry === 'direct' && thread === null;
}

/** For a conversation in which Slack takes no reply any more. The author of a follow-up does not wait for one. */
async function tellAsker(job: JobOf<'question'>, message: Message | null, jobContext: JobContext): Promise<void> {
  if (job.entry === 'follow_up' || !message) return;
  try {
    await tellDirectly(jobContext, { key: jobKey(job), revision: job.edited ?? '', user: job.user }, message);
  } catch (error) {
    // Of their own conversation with the app there is no other.
    if (job.entry !== 'direct' || !slackErrorKind(error)) throw error;
    jobContext.log.warn('an asker cannot be told', { error: errorCode(error) });
  }
}

/**
 * The question that the conversation was at before this message: a retry, an edit or a further question of it goes on from there, and
 * not from what the message itself has asked.
 */
async function beforeOf(
  { team, channel, entry, thread, acceptedAt, ts }: JobOf<'question'>,
  conversation: string,
  { store }: JobContext,
): Promise<EarlierQuestion | null> {
  if (conversation === ts || (entry === 'mention' && thread === null)) return null;
  const context = await store.thread(team, channel, conversation);
  if (!context) return null;
  if (context.message === ts) return context.before ?? null;
  const { question, askedAt } = context;
  return conversation === NO_THREAD && acceptedAt - askedAt > CONVERSATION_MS ? null : { question, askedAt };
}

/**
 * A slash command or a message to be checked: the reply is for the asker alone and goes to the response URL. Slack gives no
 * way to look such a reply up, so it replaces what an earlier run may have sent.
 */
export async function answerPrivately(job: JobOf<'command' | 'claim'>, jobContext: JobContext): Promise<Delivered> {
  return withLease(jobContext, { key: jobKey(job), revision: '' }, (earlier) =>
    respondWithAnswer(job, earlier, jobContext),
  );
}

async function respondWithAnswer(
  job: JobOf<'command' | 'claim'>,
  earlier: Earlier | null,
  jobContext: JobContext,
): Promise<Delivered> {
  const { store } = jobContext;
  const key = jobKey(job);
  const index = await jobContext.index();
  const asks = await askedWords(job, jobContext);
  const notice = noticeOf(asks, index);
  const records = notice || !index ? [] : await recordsOf(job, asks, index, jobContext);
  const message = records.length > 0 ? privateReplyOf(records) : notice;
  if (message) {
    const { user } = job;
    for (const [part, record] of records.entries()) {
      await store.keepAnswer(record);
      await keepAsked(job, record, jobContext, part);
    }
    if (earlier) await takeBack(jobContext, { key, asker: user, isInSight: false }, earlier);
    await respondOnce(jobContext, job, { key, earlier }, message, () =>
      tellDirectly(jobContext, { key, revision: '', user }, message),
    );
  }
  await store.finish(key, '', null);
  for (const record of records) countAnswer(job, record, jobContext);
  return 'posted';
}

/** One for each question of a command, with an id of its own; for a claim there is one. */
async function recordsOf(
  job: JobOf<'command' | 'claim'>,
  asks: AskedWords,
  index: Edition,
  jobContext: JobContext,
): Promise<AnswerRecord[]> {
  const questions = asks.kind === 'question' ? questionsOf(asks.text, null, index.rings) : [asks.text];
  const records = await Promise.all(questions.map((text) => recordOf(job, { ...asks, text }, index, null, jobContext)));
  return records.map((record, part) => (part === 0 ? record : { ...record, id: answerId(partKey(job, part)) }));
}

function partKey(job: JobOf<'question' | 'command' | 'claim'>, part: number): string {
  return part === 0 ? jobKey(job) : `${jobKey(job)}:${part}`;
}

/** What is said instead of an answer; `null` when there is nothing in the way of one. */
function noticeOf({ text, unread }: AskedWords, index: Edition | null): Message | null {
  if (text.trim() === '') return unread.length === 0 ? emptyQuestionMessage() : unreadMessage(unread);
  if (text.length > MOST_CLAIM) return tooLongMessage(text.length, MOST_CLAIM);
  return index ? null : noIndexMessage();
}

async function recordOf(
  job: JobOf<'question' | 'command' | 'claim'>,
  { kind, text, unread }: AskedWords,
  index: Edition,
  posted: Posted | null,
  { now }: JobContext,
): Promise<AnswerRecord> {
  return {
    id: answerId(jobKey(job)),
    team: job.team,
    channel: job.channel,
    asker: job.user,
    ...(job.thread ? { thread: job.thread } : {}),
    answeredAt: now(),
    kind,
    answer: await answerFrom(index, kind, text),
    articles: index.summary.articles,
    ...(unread.length === 0 ? {} : { unread }),
    posted,
    corrections: [],
  };
}

/** For the Home tab's lists of questions. */
async function keepAsked(
  job: JobOf<'question' | 'command' | 'claim'>,
  { answer, kind }: AnswerRecord,
  { store }: JobContext,
  part = 0,
): Promise<void> {
  const asked: Asked = {
    key: partKey(job, part),
    team: job.team,
    user: job.user,
    text: answer.question,
    outcome: answer.kind,
    askedAt: job.acceptedAt,
  };
  // A checked message is another person's, and is listed nowhere as a question.
  if (kind !== 'claim') await store.keepAsked(asked);
}

function countAnswer(
  job: JobOf<'question' | 'command' | 'claim'>,
  { answer }: AnswerRecord,
  { metrics, now }: JobContext,
): void {
  metrics.count(COUNTERS[answer.kind]);
  metrics.latency(now() - job.acceptedAt);
}

const COUNTERS = { answered: 'Answered', disputed: 'Disputed', not_found: 'NotFound' } as const;
