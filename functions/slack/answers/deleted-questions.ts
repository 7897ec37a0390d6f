import { type Removed, takeReplyAway } from '../delivery/take-reply-away.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { deleteFurther } from './further-questions.ts';

/** {@link takeReplyAway}, with the replies to the other questions of the message. */
export async function removeReply(job: JobOf<'deleted'>, jobContext: JobContext): Promise<Removed> {
  return takeReplyAway(job, jobContext, () => deleteFurther(job, 1, jobContext));
}
