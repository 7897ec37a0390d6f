import { CorpusUnavailableError } from '../../engine/edition.ts';
import { texts } from '../../wording/texts.ts';
import { apologiseInPlace } from '../delivery/apologise-once.ts';
import { placeOf } from '../delivery/channel-messages.ts';
import { withLease } from '../delivery/deliver-once.ts';
import { fillModal } from '../delivery/fill-modal.ts';
import { type Audience, respond } from '../delivery/response-url.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { jobKey } from '../jobs/job-keys.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { errorCode } from '../jobs/retries.ts';
import { shortId } from '../store/short-id.ts';
import type { Message } from '../views/message.ts';
import { textModal } from '../views/modals.ts';
import { unavailableForNowMessage, unavailableMessage } from '../views/notices.ts';

/** What people wait for an answer to. */
type AskedJob = JobOf<'question' | 'command' | 'claim'>;

/** What people wait for otherwise: what there is, a modal that they have opened, a copy of an answer, a watch. */
type PressedJob = JobOf<'info' | 'share' | 'watch' | 'modal'>;

/**
 * Where the articles cannot be searched just now, says so to whoever waits for this job, once, and rejects all the same: the job is run
 * again. An answer, what fills a modal, and what a command shows take the place of what was said; what a button does is said beside
 * it. Nobody waits for an answer to a follow-up.
 */
export async function sayingUnavailable<Waited extends AskedJob | PressedJob, Result>(
  job: Waited,
  jobContext: JobContext,
  work: (job: Waited, jobContext: JobContext) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(job, jobContext);
  } catch (error) {
    if (error instanceof CorpusUnavailableError) await say(job, jobContext);
    throw error;
  }
}

async function say(job: AskedJob | PressedJob, jobContext: JobContext): Promise<void> {
  try {
    await sayTo(job, jobContext);
  } catch (error) {
    // The next run says it, or does what is waited for.
    jobContext.log.warn('it could not be said that there is no answer yet', { error: errorCode(error) });
  }
}

async function sayTo(job: AskedJob | PressedJob, jobContext: JobContext): Promise<void> {
  switch (job.type) {
    case 'question':
      if (job.entry !== 'follow_up') await sayInPlace(job, jobContext);
      break;
    case 'command':
    case 'claim':
      await sayPrivately(jobKey(job), job, unavailableMessage(job.text), 'asker', jobContext);
      break;
    case 'info':
      await sayPrivately(unavailableKey(job), job, unavailableForNowMessage(), 'asker', jobContext);
      break;
    case 'watch': {
      const audience = job.of.kind === 'question' ? 'asker' : 'beside';
      await sayPrivately(unavailableKey(job), job, unavailableForNowMessage(), audience, jobContext);
      break;
    }
    case 'share':
      await sayPrivately(unavailableKey(job), job, unavailableForNowMessage(), 'beside', jobContext);
      break;
    case 'modal':
      await fillModal(job.view, textModal(texts.unavailableForNow), jobContext);
      break;
  }
}

/** Of what is said at a response URL whose job has no key of its own, or one that the work takes. */
function unavailableKey({ team, responseUrl }: JobOf<'info' | 'share' | 'watch'>): string {
  return `unavailable:${team}:${shortId(responseUrl)}`;
}

async function sayInPlace(job: JobOf<'question'>, jobContext: JobContext): Promise<void> {
  const delivery = { key: jobKey(job), revision: job.edited ?? '', place: placeOf(job), asker: job.user };
  await apologiseInPlace(jobContext, delivery, {
    inPlace: unavailableMessage(job.part === undefined ? null : job.text),
    direct: unavailableMessage(job.text),
    words: job.files ? null : job.text,
  });
}

/** Where only the person sees it. A run that was killed may have shown the answer there: then that stays. */
async function sayPrivately(
  key: string,
  job: Pick<JobOf<'command'>, 'responseUrl' | 'user'>,
  message: Message,
  audience: Audience,
  jobContext: JobContext,
): Promise<void> {
  const { store, now } = jobContext;
  await withLease(jobContext, { key, revision: '' }, async (earlier) => {
    const isSaid = earlier !== null && (earlier.apology !== null || earlier.mayHavePosted);
    if (!isSaid) await respond(jobContext, job, message, audience, async () => {});
    await store.giveUp(key, '', earlier?.apology ?? { isDirect: false, message: null }, now());
  });
}
