import type { Library } from '../../corpus/library.ts';
import { encodeSubmission, type Submission } from '../../corpus/submission.ts';
import { submissionFile } from '../../corpus/submission-file.ts';
import type { SubmissionInbox } from '../../slack/submissions/submission-inbox.ts';

/** Lays what is handed in into the inbox of the bucket, whose events wake the indexer. */
export class BucketSubmissionInbox implements SubmissionInbox {
  readonly #inbox: Library;

  constructor(inbox: Library) {
    this.#inbox = inbox;
  }

  async submit(submission: Submission): Promise<void> {
    await this.#inbox.write(submissionFile(submission), encodeSubmission(submission));
  }
}
