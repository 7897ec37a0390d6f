import { fillAnswerModal } from '../answers/answer-modals.ts';
import { correct } from '../answers/corrections.ts';
import { removeReply } from '../answers/deleted-questions.ts';
import { answerInThread, answerPrivately } from '../answers/questions.ts';
import { share } from '../answers/sharing.ts';
import { sayingUnavailable } from '../answers/unavailable.ts';
import { withLease } from '../delivery/deliver-once.ts';
import { respond } from '../delivery/response-url.ts';
import { isLasting } from '../delivery/slack-errors.ts';
import { postDigest } from '../report/digest.ts';
import { dayOf } from '../store/day.ts';
import { handIn, tellOutcome } from '../submissions/submissions.ts';
import { aboutMessage, accessDeniedMessage, sourcesMessage } from '../views/notices.ts';
import { findChanged } from '../watches/changed.ts';
import { tellNews } from '../watches/tell-news.ts';
import { findTouched } from '../watches/touched.ts';
import { take } from '../watches/unanswered.ts';
import { startWatching, stopWatching } from '../watches/watching.ts';
import { changeFeeds, tellFeedNews } from './feed-changes.ts';
import { offerPrompts, publishHome } from './home-tab.ts';
import { type JobContext, logWith } from './job-context.ts';
import { aboutJob } from './job-keys.ts';
import type { ForEachJob, Job, JobOf } from './jobs.ts';
import { errorCode } from './retries.ts';

/**
 * Handles one job. Safe to run twice, at once or one after the other, and after a crash at any step. Throws when another run
 * may succeed; see `retryDelay`.
 */
export async function handleJob(job: Job, jobContext: JobContext): Promise<void> {
  const log = logWith(jobContext.log, aboutJob(job));
  const outcome = await handle(job.type, job, { ...jobContext, log });
  log.info('job done', typeof outcome === 'string' ? { outcome } : {});
}

function handle<Type extends Job['type']>(type: Type, job: JobOf<Type>, jobContext: JobContext): Promise<unknown> {
  return HANDLERS[type](job, jobContext);
}

/** Each resolves to a word for the log, where there is more to say than that the job is done. */
const HANDLERS: ForEachJob<JobContext, Promise<unknown>> = {
  question: (job, jobContext) => sayingUnavailable(job, jobContext, answerInThread),
  deleted: removeReply,
  command: (job, jobContext) => sayingUnavailable(job, jobContext, answerPrivately),
  claim: (job, jobContext) => sayingUnavailable(job, jobContext, answerPrivately),
  info: (job, jobContext) => sayingUnavailable(job, jobContext, inform),
  modal: (job, jobContext) => sayingUnavailable(job, jobContext, fillAnswerModal),
  share: (job, jobContext) => sayingUnavailable(job, jobContext, share),
  vote: ({ answer, user, vote, at }, { store }) => store.keepVote({ answerId: answer, user, vote, at, reason: null }),
  reason: ({ answer, user, reason }, { store }) => store.keepReason(answer, user, reason),
  home: publishHome,
  prompts: offerPrompts,
  access_denied: denyAccess,
  submission: handIn,
  report: tellOutcome,
  changed: findChanged,
  correction: correct,
  feed: changeFeeds,
  edition: findTouched,
  news: tellNews,
  watch: (job, jobContext) => sayingUnavailable(job, jobContext, startWatching),
  unwatch: async (job, jobContext) => {
    await stopWatching(job, jobContext);
    if (job.responseUrl === null) await publishHome({ ...job, type: 'home', page: 0 }, jobContext);
  },
  digest: postDigest,
  feed_news: tellFeedNews,
  take: async (job, jobContext) => {
    const taken = await take(job, jobContext);
    await publishHome({ ...job, type: 'home', page: 0 }, jobContext);
    return taken;
  },
};

async function inform(job: JobOf<'info'>, jobContext: JobContext): Promise<void> {
  const index = await jobContext.index();
  const summary = index?.summary ?? null;
  await respond(jobContext, job, job.topic === 'sources' ? sourcesMessage(summary) : aboutMessage(summary));
}

/** Politely, where only that person sees it, and once a day: it is no business of the rest of the channel. */
async function denyAccess(
  { team, user, channel, thread }: JobOf<'access_denied'>,
  jobContext: JobContext,
): Promise<string> {
  const { store, slack, now, log } = jobContext;
  const today = { key: `access-denied:${team}:${user}`, revision: dayOf(now()) };
  const place = { channel, user, ...(thread === null ? {} : { thread_ts: thread }) };
  // The day is taken only once they have been told, or cannot be: they have left, or the app was removed.
  return withLease(jobContext, today, async () => {
    await slack.chat.postEphemeral({ ...accessDeniedMessage(), ...place }).catch((error: unknown) => {
      if (!isLasting(error)) throw error;
      log.warn('a stranger could not be refused', { error: errorCode(error) });
    });
    await store.finish(today.key, today.revision, null);
    return 'refused';
  });
}
