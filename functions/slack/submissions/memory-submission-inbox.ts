import { decodeSubmission, encodeSubmission, type Submission } from '../../corpus/submission.ts';
import type { SubmissionInbox } from './submission-inbox.ts';

/** Keeps what is handed in for as long as the process lives; for this machine and for tests. */
export class MemorySubmissionInbox implements SubmissionInbox {
  readonly #held = new Map<string, Uint8Array>();

  async submit(submission: Submission): Promise<void> {
    this.#held.set(submission.id, encodeSubmission(submission));
  }

  /** Removes and returns everything in it, in the order of submission. */
  take(): Submission[] {
    const taken = [...this.#held.values()].map(decodeSubmission);
    this.#held.clear();
    return taken;
  }
}
