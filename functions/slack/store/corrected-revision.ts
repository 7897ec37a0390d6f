import type { IndexPointer } from './store.ts';

/** As many as the greatest safe integer has, so that times compared as text are compared as numbers. */
const DIGITS = 16;

/** Comes before all digits, and in no revision of a question. */
const CORRECTED = '!';

/**
 * Compared as text, it comes after the revision that the reply answers, before every later edit, and after the corrections from
 * earlier indexes.
 */
export function correctedRevision(answered: string, { builtAt }: IndexPointer): string {
  return `${answered}${CORRECTED}${String(builtAt).padStart(DIGITS, '0')}`;
}

/** The revision of the question that a reply of this revision answers: its own, unless it was corrected. */
export function answeredRevision(revision: string): string {
  return revision.split(CORRECTED)[0] ?? revision;
}
