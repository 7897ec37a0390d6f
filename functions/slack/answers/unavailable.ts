import { CorpusUnavailableError } from '../../engine/edition.ts';
import { apologiseInPlace } from '../delivery/apologise-once.ts';
import { placeOf } from '../delivery/channel-messages.ts';
import type { Delivered } from '../delivery/deliver-once.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { type JobOf, jobKey } from '../jobs/jobs.ts';
import { errorCode } from '../jobs/retries.ts';
import { unavailableMessage } from '../views/notices.ts';

/**
 * Where the articles cannot be searched just now, says so in place of the answer, once, and rejects all the same: the job is run
 * again, and the answer takes that place. Nobody waits for one to a follow-up.
 */
export async function sayingUnavailable(
  job: JobOf<'question'>,
  jobContext: JobContext,
  answer: (job: JobOf<'question'>, jobContext: JobContext) => Promise<Delivered>,
): Promise<Delivered> {
  try {
    return await answer(job, jobContext);
  } catch (error) {
    if (error instanceof CorpusUnavailableError && job.entry !== 'follow_up') await say(job, jobContext);
    throw error;
  }
}

async function say(job: JobOf<'question'>, jobContext: JobContext): Promise<void> {
  const delivery = { key: jobKey(job), revision: job.edited ?? '', place: placeOf(job), asker: job.user };
  const inPlace = unavailableMessage(job.part === undefined ? null : job.text);
  try {
    await apologiseInPlace(jobContext, delivery, {
      inPlace,
      direct: unavailableMessage(job.text),
      words: job.files ? null : job.text,
    });
  } catch (error) {
    // The next run says it, or has the answer.
    jobContext.log.warn('it could not be said that there is no answer yet', { error: errorCode(error) });
  }
}
