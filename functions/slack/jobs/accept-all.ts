import type { JobContext } from './job-context.ts';
import type { Job } from './jobs.ts';

/** Jobs on their way to the queue at once. */
const AT_ONCE = 10;

/** Puts jobs on the queue in their order, a few at a time. Rejects with the first error; those behind may not be on it then. */
export async function acceptAll(jobs: readonly Job[], { accept }: Pick<JobContext, 'accept'>): Promise<void> {
  for (let from = 0; from < jobs.length; from += AT_ONCE) {
    await Promise.all(jobs.slice(from, from + AT_ONCE).map((job) => accept(job)));
  }
}
