import { CorpusUnavailableError } from '../../engine/edition.ts';
import { apologiseInPlace } from '../delivery/apologise-once.ts';
import { placeOf } from '../delivery/channel-messages.ts';
import { type Delivered, withLease } from '../delivery/deliver-once.ts';
import { respond } from '../delivery/response-url.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { jobKey } from '../jobs/job-keys.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { errorCode } from '../jobs/retries.ts';
import { unavailableMessage } from '../views/notices.ts';

/** What people wait for an answer to. */
type AskedJob = JobOf<'question' | 'command' | 'claim'>;

/**
 * Where the articles cannot be searched just now, says so in place of the answer, once, and rejects all the same: the job is run
 * again, and the answer takes that place. Nobody waits for one to a follow-up.
 */
export async function sayingUnavailable<Asked extends AskedJob>(
  job: Asked,
  jobContext: JobContext,
  answer: (job: Asked, jobContext: JobContext) => Promise<Delivered>,
): Promise<Delivered> {
  try {
    return await answer(job, jobContext);
  } catch (error) {
    if (error instanceof CorpusUnavailableError) await say(job, jobContext);
    throw error;
  }
}

async function say(job: AskedJob, jobContext: JobContext): Promise<void> {
  try {
    if (job.type !== 'question') await sayPrivately(job, jobContext);
    else if (job.entry !== 'follow_up') await sayInPlace(job, jobContext);
  } catch (error) {
    // The next run says it, or has the answer.
    jobContext.log.warn('it could not be said that there is no answer yet', { error: errorCode(error) });
  }
}

async function sayInPlace(job: JobOf<'question'>, jobContext: JobContext): Promise<void> {
  const delivery = { key: jobKey(job), revision: job.edited ?? '', place: placeOf(job), asker: job.user };
  await apologiseInPlace(jobContext, delivery, {
    inPlace: unavailableMessage(job.part === undefined ? null : job.text),
    direct: unavailableMessage(job.text),
    words: job.files ? null : job.text,
  });
}

/** Where only the asker sees it. A run that was killed may have shown the answer there: then that stays. */
async function sayPrivately(job: JobOf<'command' | 'claim'>, jobContext: JobContext): Promise<void> {
  const { store, now } = jobContext;
  const key = jobKey(job);
  await withLease(jobContext, { key, revision: '' }, async (earlier) => {
    const isSaid = earlier !== null && (earlier.apology !== null || earlier.mayHavePosted);
    if (!isSaid) await respond(jobContext, job, unavailableMessage(job.text), 'asker', async () => {});
    await store.giveUp(key, '', earlier?.apology ?? { isDirect: false, message: null }, now());
  });
}
