import { WebAPIRateLimitedError } from '@slack/web-api';
import { texts } from '../../wording/texts.ts';
import { findReply, placeOf, placeWith } from '../delivery/channel-messages.ts';
import { deliverOnce } from '../delivery/deliver-once.ts';
import { fillModal } from '../delivery/fill-modal.ts';
import { type Audience, respond } from '../delivery/response-url.ts';
import type { Place } from '../store/store.ts';
import type { Message } from '../views/message.ts';
import { textModal } from '../views/modals.ts';
import { apologyMessage, submissionFailedMessage } from '../views/notices.ts';
import type { JobContext } from './job-context.ts';
import { type ForEachJob, type Job, type JobOf, jobKey } from './jobs.ts';
import { platformError } from './retries.ts';

export type Apologist = Omit<JobContext, 'index' | 'access' | 'submissionInbox' | 'accept'>;

/** Tells the person who waits for a job, once, that it has been given up. */
export function apologise(job: Job, apologist: Apologist): Promise<void> {
  return apologiseFor(job.type, job, apologist);
}

function apologiseFor<Type extends Job['type']>(type: Type, job: JobOf<Type>, apologist: Apologist): Promise<void> {
  return APOLOGIES[type](job, apologist);
}

const noApology = async (): Promise<void> => {};

const APOLOGIES: ForEachJob<Apologist, Promise<void>> = {
  question: apologiseInThread,
  command: (job, apologist) => apologiseAtUrl(job, apologyMessage(job.text), apologist),
  claim: (job, apologist) => apologiseAtUrl(job, apologyMessage(job.text), apologist),
  info: (job, apologist) => apologiseAtUrl(job, apologyMessage(null), apologist),
  // The answer itself stays.
  share: (job, apologist) => apologiseAtUrl(job, apologyMessage(null), apologist, 'beside'),
  modal: (job, apologist) => fillModal(job.view, textModal(texts.failed), apologist),
  // The submission never reached the inbox, or its submitter could not be told that it did.
  submission: (job, apologist) =>
    apologiseOnce(apologist, `apology:${jobKey(job)}`, placeWith(job.user, job.acceptedAt), submissionFailedMessage()),
  vote: noApology,
  reason: noApology,
  home: noApology,
  prompts: noApology,
  access_denied: noApology,
  report: noApology,
  changed: noApology,
  correction: noApology,
};

async function apologiseAtUrl(
  job: JobOf<'command' | 'claim' | 'info' | 'share'>,
  message: Message,
  apologist: Apologist,
  audience?: Audience,
): Promise<void> {
  await respond(apologist, job, message, audience);
  apologist.metrics.count('Apologised');
}

async function apologiseInThread(job: JobOf<'question'>, apologist: Apologist): Promise<void> {
  const { slack, store, now } = apologist;
  const place = placeOf(job);
  const key = jobKey(job);
  // In a thread without a question to the app, no person waits for it.
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
