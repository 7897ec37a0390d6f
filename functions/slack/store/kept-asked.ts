import type { Asked } from './store.ts';

/** The most that a list of questions gives: a Home tab holds a hundred blocks, and each question takes one or two. */
export const MOST_ASKED = 50;

/** Whether it says more than what is kept of the same question: of two edits the later one counts. */
export function isNews(kept: Asked | null, asked: Asked): boolean {
  if (!kept) return true;
  if (asked.askedAt !== kept.askedAt) return asked.askedAt > kept.askedAt;
  return asked.text !== kept.text || asked.outcome !== kept.outcome || asked.user !== kept.user;
}
