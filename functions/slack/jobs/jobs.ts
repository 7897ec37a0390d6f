import * as v from 'valibot';
import {
  ChangedJob,
  CorrectionJob,
  DigestJob,
  EditionJob,
  FeedJob,
  FeedNewsJob,
  NewsJob,
  ReportJob,
  SubmissionJob,
  TakeJob,
} from './desk-jobs.ts';
import {
  AccessDeniedJob,
  ClaimJob,
  CommandJob,
  DeletedJob,
  HomeJob,
  InfoJob,
  ModalJob,
  PromptsJob,
  QuestionJob,
  ReasonJob,
  ShareJob,
  UnwatchJob,
  VoteJob,
  WatchJob,
} from './people-jobs.ts';

/**
 * Everything that Slack asks of us, once it is accepted: what the ingress puts on the queue and the worker takes off it.
 * Written and read through one schema, so that a message of another version or another origin is refused, never guessed at.
 */

const Job = v.variant('type', [
  QuestionJob,
  DeletedJob,
  CommandJob,
  ClaimJob,
  InfoJob,
  ModalJob,
  ShareJob,
  VoteJob,
  ReasonJob,
  HomeJob,
  PromptsJob,
  AccessDeniedJob,
  SubmissionJob,
  ReportJob,
  ChangedJob,
  CorrectionJob,
  FeedJob,
  FeedNewsJob,
  EditionJob,
  NewsJob,
  WatchJob,
  UnwatchJob,
  TakeJob,
  DigestJob,
]);

export type Job = v.InferOutput<typeof Job>;
export type JobOf<Type extends Job['type']> = Extract<Job, { type: Type }>;

/** A function for every type of job: a type that is left out is a type error. */
export type ForEachJob<Context, Result> = {
  readonly [Type in Job['type']]: (job: JobOf<Type>, context: Context) => Result;
};

/** A message on the queue that is no job. It can only end in the dead-letter queue. */
export class JobError extends Error {
  override readonly name = 'JobError';

  constructor(problem: string, options?: ErrorOptions) {
    super(`The message is no job: ${problem}`, options);
  }
}

export function encodeJob(job: Job): string {
  // SQS refuses the two characters of the basic plane that XML has not, though JSON may hold them.
  return JSON.stringify(v.parse(Job, job)).replace(/[\ufffe\uffff]/gu, (character) =>
    character === '\ufffe' ? '\\ufffe' : '\\uffff',
  );
}

/** Throws {@link JobError}. */
export function decodeJob(text: string): Job {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new JobError('it is not JSON', { cause });
  }
  const parsed = v.safeParse(Job, value);
  // Which fields, never their values: one may be a person's question.
  if (!parsed.success)
    throw new JobError(`check ${parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the message').join(', ')}`);
  return parsed.output;
}
