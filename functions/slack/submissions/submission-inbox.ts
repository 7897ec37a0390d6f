import type { Submission } from '../../corpus/submission.ts';

/**
 * Where articles are submitted. The indexer, or the local server, sends the outcome of each as a `report` job. One port;
 * `tests/slack/submissions/submission-inbox.contract.ts` says what every implementation keeps to.
 */
export interface SubmissionInbox {
  /** Once it returns, the submission is safe. The same id again replaces a submission that is still in it. */
  submit(submission: Submission): Promise<void>;
}
