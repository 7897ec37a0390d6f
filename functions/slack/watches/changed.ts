import { findCorrections } from '../answers/corrections.ts';
import { acceptAll } from '../jobs/accept-all.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { isToldOf } from '../store/watch.ts';

/**
 * Finds the replies that quote what has changed, and the questions whose watchers were told figures from it: each is a job of its own, done
 * and repeated without the others.
 */
export async function findChanged(job: JobOf<'changed'>, jobContext: JobContext): Promise<string> {
  const quoting = await findCorrections(job, jobContext);
  const changed = new Set(job.articles);
  const jobs = (await jobContext.store.watches()).flatMap((one) => {
    const { id: watch, from } = one;
    const ids = from.flatMap(({ sources }) => sources.map(({ id }) => id)).filter((id) => changed.has(id));
    // What such an article says now is told together with what it said.
    return ids.length === 0 || !isToldOf(one, jobContext)
      ? []
      : [{ type: 'news' as const, acceptedAt: job.acceptedAt, watch, articles: [...new Set(ids)] }];
  });
  await acceptAll(jobs, jobContext);
  return `${quoting}, ${jobs.length} asked again`;
}
