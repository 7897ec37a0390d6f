import { summarize } from '../../engine/corpus-summary.ts';
import { readInContext, readMore } from '../answers/context-modal.ts';
import { correct, findCorrections } from '../answers/corrections.ts';
import { answerInThread, answerPrivately } from '../answers/questions.ts';
import { share } from '../answers/sharing.ts';
import { withLease } from '../delivery/deliver-once.ts';
import { respond } from '../delivery/response-url.ts';
import { dayOf } from '../store/day.ts';
import { handIn, tellOutcome } from '../submissions/submissions.ts';
import { offerPrompts, publishHome } from '../views/home-tab.ts';
import { aboutMessage, accessDeniedMessage, sourcesMessage } from '../views/notices.ts';
import { type JobContext, logWith } from './job-context.ts';
import { aboutJob, type Job, type JobOf } from './jobs.ts';

/**
 * Carries out one job. Safe to run twice, at once or one after the other, and after a crash at any step. Throws when another
 * run may succeed; see `retryDelay`.
 */
export async function handleJob(job: Job, jobContext: JobContext): Promise<void> {
  const log = logWith(jobContext.log, aboutJob(job));
  const outcome = await carryOut(job, { ...jobContext, log });
  log.info('job done', typeof outcome === 'string' ? { outcome } : {});
}

/** A word for what became of it, where there is more to say than that it is done. */
function carryOut(job: Job, jobContext: JobContext): Promise<unknown> {
  switch (job.type) {
    case 'question':
      return answerInThread(job, jobContext);
    case 'command':
    case 'claim':
      return answerPrivately(job, jobContext);
    case 'info':
      return inform(job, jobContext);
    case 'context':
      return readInContext(job, jobContext);
    case 'more':
      return readMore(job, jobContext);
    case 'share':
      return share(job, jobContext);
    case 'vote':
      return jobContext.store.keepVote({
        answerId: job.answer,
        user: job.user,
        vote: job.vote,
        at: job.at,
        reason: null,
      });
    case 'reason':
      return jobContext.store.keepReason(job.answer, job.user, job.reason);
    case 'home':
      return publishHome(job, jobContext);
    case 'prompts':
      return offerPrompts(job, jobContext);
    case 'access_denied':
      return denyAccess(job, jobContext);
    case 'submission':
      return handIn(job, jobContext);
    case 'report':
      return tellOutcome(job, jobContext);
    case 'changed':
      return findCorrections(job, jobContext);
    case 'correction':
      return correct(job, jobContext);
  }
}

async function inform(job: JobOf<'info'>, jobContext: JobContext): Promise<void> {
  const index = await jobContext.index();
  const summary = index && summarize(index);
  await respond(jobContext, job, job.topic === 'sources' ? sourcesMessage(summary) : aboutMessage(summary));
}

/** Politely, where only that person sees it, and once a day: it is no business of the rest of the channel. */
async function denyAccess(
  { team, user, channel, thread }: JobOf<'access_denied'>,
  jobContext: JobContext,
): Promise<string> {
  const { store, slack, now, metrics } = jobContext;
  const today = { key: `access-denied:${team}:${user}`, revision: dayOf(now()) };
  // The day is taken only once they have been told.
  return withLease(jobContext, today, async () => {
    await slack.chat.postEphemeral({
      ...accessDeniedMessage(),
      channel,
      user,
      ...(thread === null ? {} : { thread_ts: thread }),
    });
    metrics.count('AccessDenied');
    await store.finish(today.key, today.revision, null);
    return 'refused';
  });
}
