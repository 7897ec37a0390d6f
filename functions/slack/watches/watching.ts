import { answerFrom } from '../answers/posted-reply.ts';
import { respond } from '../delivery/response-url.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { shortId } from '../store/short-id.ts';
import type { AnswerRecord } from '../store/store.ts';
import { stoppedBy, type Watch, watchedBy } from '../store/watch.ts';
import { emptyQuestionMessage, expiredMessage, noIndexMessage } from '../views/notices.ts';
import { notWatchedMessage, watchedMessage } from '../views/watch-messages.ts';
import { knownOf, toldFrom } from './news.ts';
import { watchOfReply } from './watched-reply.ts';

type Watching = 'watched' | 'refused';

/** From now on the person is told, in the thread of a reply or directly, when new articles bring another figure or a first answer. */
export async function startWatching(job: JobOf<'watch'>, jobContext: JobContext): Promise<Watching> {
  return job.of.kind === 'answer'
    ? watchAnswer(job.of.answer, job, jobContext)
    : watchQuestion(job.of.text, job, jobContext);
}

async function watchAnswer(id: string, job: JobOf<'watch'>, jobContext: JobContext): Promise<Watching> {
  const { store, accept } = jobContext;
  const record = await store.answer(id);
  const fresh = record && (await unwatched(record, job.user, jobContext));
  if (!record || !fresh) {
    await respond(jobContext, job, expiredMessage(), 'beside');
    return 'refused';
  }
  const watch = await keep(fresh, job.user, jobContext);
  // What came between the answer and the button: its articles are not new to any later edition.
  const articles = await since(record, jobContext);
  if (articles.length > 0) await accept({ type: 'news', acceptedAt: job.acceptedAt, watch: id, articles });
  await respond(jobContext, job, watchedMessage(watch), 'beside');
  return 'watched';
}

/** `null` where the reply is gone, or only another person sees it. */
async function unwatched(record: AnswerRecord, user: string, { store }: JobContext): Promise<Watch | null> {
  const isSeen = record.posted !== null || record.asker === user;
  return isSeen ? watchOfReply(record, store) : null;
}

/** Ids of the articles that are quoted now and were not. */
async function since({ kind, answer }: AnswerRecord, jobContext: JobContext): Promise<string[]> {
  const index = await jobContext.index();
  if (!index || index.version === answer.indexVersion) return [];
  const quoted = new Set([...answer.quotes, ...answer.nearest].map(({ article }) => article.id));
  const now = (await answerFrom(index, kind, answer.question)).quotes.map(({ article }) => article.id);
  return [...new Set(now)].filter((article) => !quoted.has(article));
}

async function watchQuestion(text: string, job: JobOf<'watch'>, jobContext: JobContext): Promise<Watching> {
  const { team, user, acceptedAt } = job;
  const question = text.trim();
  const index = await jobContext.index();
  if (question === '' || !index) {
    await respond(jobContext, job, index ? emptyQuestionMessage() : noIndexMessage());
    return 'refused';
  }
  const answer = await answerFrom(index, 'question', question);
  const id = shortId(JSON.stringify(['watch', team, user, question]));
  const shared = {
    id,
    team,
    kind: 'question' as const,
    question,
    place: null,
    since: acceptedAt,
    known: knownOf(answer),
  };
  const watch = await keep(
    { ...shared, watchers: [], taken: null, told: 0, toldAt: null, pending: [], from: toldFrom(answer) },
    user,
    jobContext,
  );
  await respond(jobContext, job, watchedMessage(watch));
  return 'watched';
}

async function keep(fresh: Watch, user: string, { store }: JobContext): Promise<Watch> {
  const added = { ...fresh, watchers: [user] };
  return (await store.changeWatch(fresh.id, (kept) => (kept ? watchedBy(kept, user) : added))) ?? added;
}

/** The person is not told any more. */
export async function stopWatching(job: JobOf<'unwatch'>, jobContext: JobContext): Promise<void> {
  const watch = await jobContext.store.changeWatch(job.watch, (kept) => kept && stoppedBy(kept, job.user));
  const { responseUrl } = job;
  if (responseUrl !== null) await respond(jobContext, { ...job, responseUrl }, notWatchedMessage(watch), 'beside');
}
