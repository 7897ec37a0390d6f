import { DAY_MS } from './day.ts';
import { answerId, deliverOnce } from './deliver.ts';
import { type Job, type JobOf, jobKey } from './jobs.ts';
import { fillModal } from './reading.ts';
import { findReply, placeOf, postToPerson } from './replies.ts';
import { respond } from './respond.ts';
import { platformError } from './retries.ts';
import { apologiseForSubmission } from './submissions.ts';
import { texts } from './texts.ts';
import { textModal } from './views/modals.ts';
import { apologyMessage } from './views/notices.ts';
import type { Workshop } from './work.ts';

export type Apologist = Omit<Workshop, 'index' | 'access' | 'desk' | 'accept'>;

/** Tells whoever waits for a job that it has been given up, once. Jobs that nobody waits for are passed over. */
export async function apologise(job: Job, apologist: Apologist): Promise<void> {
  switch (job.type) {
    case 'question':
      return apologiseInThread(job, apologist);
    case 'command':
    case 'claim':
      await respond(apologist, job, apologyMessage(job.text));
      return apologist.metrics.count('Apologised');
    case 'info':
    case 'share':
      await respond(apologist, job, apologyMessage(null));
      return apologist.metrics.count('Apologised');
    case 'context':
    case 'more':
      return fillModal(job.view, textModal(texts.failed), apologist);
    case 'submission':
      return apologiseForSubmission(job, apologist);
    case 'vote':
    case 'reason':
    case 'home':
    case 'prompts':
    case 'refusal':
    case 'report':
    case 'changed':
    case 'correction':
      return;
  }
}

async function apologiseInThread(job: JobOf<'question'>, apologist: Apologist): Promise<void> {
  const { slack, store, metrics } = apologist;
  const place = placeOf(job);
  const key = jobKey(job);
  // In a thread that is none of ours, nobody waits for us.
  if (job.entry === 'follow_up' && !(await store.thread(job.team, job.channel, job.thread ?? job.ts))) return;
  try {
    // The run may have failed after its reply was in Slack.
    if (await findReply(slack, place, key)) return;
    const delivered = await deliverOnce(apologist, { key: `apology:${key}`, revision: '', place }, async () => ({
      message: apologyMessage(null),
      record: null,
    }));
    if (delivered === 'posted') metrics.count('Apologised');
  } catch (error) {
    // Slack refuses the conversation itself: it was archived, or the app was removed from it.
    if (platformError(error) === null) throw error;
    if (await store.once(`apology:${answerId(key)}`, apologist.now(), DAY_MS)) {
      await postToPerson(slack, job.user, apologyMessage(job.text));
      metrics.count('Apologised');
    }
  }
}
