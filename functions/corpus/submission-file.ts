import { shortHash, slugOf } from '../import/imported-article.ts';
import type { Submission } from './submission.ts';

/** The file of a submission: the same for the same id. */
export function submissionFile({ id }: Pick<Submission, 'id'>): string {
  return `${slugOf(id) || 'submission'}-${shortHash(id)}.json`;
}
