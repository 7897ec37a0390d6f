import { messageKey } from '../store/message-key.ts';
import { shortId } from '../store/short-id.ts';
import { type ModalAction, type ModalValue, parseModalValue } from '../views/actions.ts';
import type { Job, JobOf } from './jobs.ts';

/**
 * What makes two deliveries one question: where and when it was asked, not which event told of it. A mention arrives as
 * `app_mention` and as `message`, again with every retry, and again with every edit.
 */
export function jobKey(
  job: JobOf<'question' | 'deleted' | 'command' | 'claim' | 'share' | 'submission' | 'report'>,
): string {
  switch (job.type) {
    case 'question':
    case 'deleted':
      return `${messageKey(job)}${job.part === undefined ? '' : `:${job.part}`}`;
    case 'command':
    case 'claim':
      return `${job.team}:${job.trigger}`;
    case 'share':
      return `share:${job.team}:${job.channel}:${job.answer}`;
    case 'submission':
      return submissionKey(job.team, job.submission);
    case 'report':
      return `report:${job.team}:${job.submission}`;
  }
}

/** By which the lines of a log that are about one job are found. They say nothing of who asked where. */
export function aboutJob(job: Job): { readonly job: Job['type']; readonly id: string | null } {
  return { job: job.type, id: jobId(job) };
}

/** The answer's id where the job makes an answer or is about one; `null` where nothing tells two of them apart. */
function jobId(job: Job): string | null {
  switch (job.type) {
    case 'question':
    case 'deleted':
    case 'command':
    case 'claim':
    case 'submission':
    case 'report':
      return shortId(jobKey(job));
    case 'share':
    case 'vote':
    case 'reason':
    case 'correction':
    case 'take':
      return job.answer;
    case 'modal':
      return answerIn(parseModalValue(job.action, job.value));
    case 'info':
    case 'home':
    case 'feed':
    case 'feed_news':
    case 'prompts':
    case 'access_denied':
    case 'changed':
    case 'digest':
    case 'edition':
      return null;
    case 'news':
    case 'unwatch':
      return job.watch;
    case 'watch':
      return job.of.kind === 'answer' ? job.of.answer : null;
  }
}

function answerIn(value: ModalValue<ModalAction> | null): string | null {
  return value !== null && 'answer' in value ? value.answer : null;
}

/** Of the word that a submission was taken. */
export function submissionKey(team: string, submission: string): string {
  return `submission:${team}:${submission}`;
}
