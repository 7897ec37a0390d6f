import { summarize } from '../../engine/corpus-summary.ts';
import { readInContext, readMore } from '../answers/context-modal.ts';
import { correct, findCorrections } from '../answers/corrections.ts';
import { answerInThread, answerPrivately } from '../answers/questions.ts';
import { share } from '../answers/sharing.ts';
import { underClaim } from '../delivery/deliver-once.ts';
import { respond } from '../delivery/response-url.ts';
import { dayOf } from '../store/day.ts';
import { handIn, tellOutcome } from '../submissions/submissions.ts';
import { offerPrompts, publishHome } from '../views/home-tab.ts';
import { aboutMessage, refusalMessage, sourcesMessage } from '../views/notices.ts';
import { logWith, type Workshop } from './job-context.ts';
import { aboutJob, type Job, type JobOf } from './jobs.ts';

/**
 * Carries out one job. Safe to run twice, at once or one after the other, and after a crash at any step. Throws when another
 * run may succeed; see `retryDelay`.
 */
export async function perform(job: Job, workshop: Workshop): Promise<void> {
  const log = logWith(workshop.log, aboutJob(job));
  const outcome = await carryOut(job, { ...workshop, log });
  log.info('job done', typeof outcome === 'string' ? { outcome } : {});
}

/** A word for what became of it, where there is more to say than that it is done. */
function carryOut(job: Job, workshop: Workshop): Promise<unknown> {
  switch (job.type) {
    case 'question':
      return answerInThread(job, workshop);
    case 'command':
    case 'claim':
      return answerPrivately(job, workshop);
    case 'info':
      return inform(job, workshop);
    case 'context':
      return readInContext(job, workshop);
    case 'more':
      return readMore(job, workshop);
    case 'share':
      return share(job, workshop);
    case 'vote':
      return workshop.store.keepVote({
        answerId: job.answer,
        user: job.user,
        vote: job.vote,
        at: job.at,
        reason: null,
      });
    case 'reason':
      return workshop.store.keepReason(job.answer, job.user, job.reason);
    case 'home':
      return publishHome(job, workshop);
    case 'prompts':
      return offerPrompts(job, workshop);
    case 'refusal':
      return refuse(job, workshop);
    case 'submission':
      return handIn(job, workshop);
    case 'report':
      return tellOutcome(job, workshop);
    case 'changed':
      return findCorrections(job, workshop);
    case 'correction':
      return correct(job, workshop);
  }
}

async function inform(job: JobOf<'info'>, workshop: Workshop): Promise<void> {
  const index = await workshop.index();
  const summary = index && summarize(index);
  await respond(workshop, job, job.topic === 'sources' ? sourcesMessage(summary) : aboutMessage(summary));
}

/** Politely, where only that person sees it, and once a day: it is no business of the rest of the channel. */
async function refuse({ team, user, channel, thread }: JobOf<'refusal'>, workshop: Workshop): Promise<string> {
  const { store, slack, now, metrics } = workshop;
  const today = { key: `refused:${team}:${user}`, revision: dayOf(now()) };
  // The day is taken only once they have been told.
  return underClaim(workshop, today, async () => {
    await slack.chat.postEphemeral({
      ...refusalMessage(),
      channel,
      user,
      ...(thread === null ? {} : { thread_ts: thread }),
    });
    metrics.count('Refused');
    await store.finish(today.key, today.revision, null);
    return 'refused';
  });
}
