import { encodeJob, type Job } from '../../slack/jobs/jobs.ts';

/**
 * Seconds that news of changed and new articles waits: a worker may answer from the index before for 30 s (`FRESH_MS` of the index
 * cache) and be at it for 30 s more, and the search for replies to correct must find the last of those too.
 */
const SETTLING_SECONDS = 90;

/** A job as a message of a queue. */
export interface JobMessage {
  readonly MessageBody: string;
  readonly DelaySeconds?: number;
}

export function jobMessage(job: Job): JobMessage {
  const isSettling = job.type === 'changed' || (job.type === 'edition' && job.after === undefined);
  return { MessageBody: encodeJob(job), ...(isSettling ? { DelaySeconds: SETTLING_SECONDS } : {}) };
}
