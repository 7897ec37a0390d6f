import type { Submission } from '../../corpus/submission.ts';

/**
 * Where articles are handed in. Whoever takes them into the corpus tells what became of each by a `report` job. One port;
 * `tests/slack/submissions/submission-inbox.contract.ts` says what every implementation keeps to.
 */
export interface SubmissionInbox {
  /** Once it returns, the submission is safe. The same id again replaces what still lies there. */
  submit(submission: Submission): Promise<void>;
}
