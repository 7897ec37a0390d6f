import { WebAPIRateLimitedError } from '@slack/web-api';
import { texts } from '../../wording/texts.ts';
import { fillModal } from '../answers/context-modal.ts';
import { findReply, placeOf, placeWith } from '../delivery/channel-messages.ts';
import { deliverOnce } from '../delivery/deliver-once.ts';
import { respond } from '../delivery/response-url.ts';
import type { Place } from '../store/store.ts';
import type { Message } from '../views/message.ts';
import { textModal } from '../views/modals.ts';
import { apologyMessage, submissionFailedMessage } from '../views/notices.ts';
import type { JobContext } from './job-context.ts';
import { type Job, type JobOf, jobKey } from './jobs.ts';
import { platformError } from './retries.ts';

export type Apologist = Omit<JobContext, 'index' | 'access' | 'submissionInbox' | 'accept'>;

/** Tells whoever waits for a job that it has been given up, once. Jobs that nobody waits for are passed over. */
export async function apologise(job: Job, apologist: Apologist): Promise<void> {
  switch (job.type) {
    case 'question':
      return apologiseInThread(job, apologist);
    case 'command':
    case 'claim':
      await respond(apologist, job, apologyMessage(job.text));
      return apologist.metrics.count('Apologised');
    case 'share':
      // The answer itself stays.
      await respond(apologist, job, apologyMessage(null), 'beside');
      return apologist.metrics.count('Apologised');
    case 'info':
      await respond(apologist, job, apologyMessage(null));
      return apologist.metrics.count('Apologised');
    case 'context':
    case 'more':
      return fillModal(job.view, textModal(texts.failed), apologist);
    case 'submission': {
      // It was never laid on the desk, or nobody could be told that it was.
      const place = placeWith(job.user, job.acceptedAt);
      return apologiseOnce(apologist, `apology:${jobKey(job)}`, place, submissionFailedMessage());
    }
    case 'vote':
    case 'reason':
    case 'home':
    case 'prompts':
    case 'access_denied':
    case 'report':
    case 'changed':
    case 'correction':
      return;
  }
}

async function apologiseInThread(job: JobOf<'question'>, apologist: Apologist): Promise<void> {
  const { slack, store, now } = apologist;
  const place = placeOf(job);
  const key = jobKey(job);
  // In a thread that is none of ours, nobody waits for us.
  if (job.entry === 'follow_up' && !(await store.thread(job.team, job.channel, job.thread ?? job.ts))) return;
  try {
    // The run may have failed after its reply was in Slack.
    if (await findReply(slack, place, key)) return;
    await apologiseOnce(apologist, `apology:${key}`, place, apologyMessage(null));
  } catch (error) {
    // Slack refuses the conversation itself, since it was archived or the app was removed from it; or it takes no more
    // messages there for now, which may be why there is no answer.
    if (platformError(error) === null && !(error instanceof WebAPIRateLimitedError)) throw error;
    const own = placeWith(job.user, now());
    await apologiseOnce(apologist, `apology to the asker:${key}`, own, apologyMessage(job.text));
  }
}

async function apologiseOnce(apologist: Apologist, key: string, place: Place, message: Message): Promise<void> {
  const delivered = await deliverOnce(apologist, { key, revision: '', place }, async () => ({ message, record: null }));
  if (delivered === 'posted') apologist.metrics.count('Apologised');
}
