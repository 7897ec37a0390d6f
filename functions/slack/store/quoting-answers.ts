import type { QuotingAnswer } from './store.ts';

/** Newest first, those of one moment by their ids, each answer once. */
export function newestFirst(found: readonly QuotingAnswer[]): QuotingAnswer[] {
  const answers = new Map(found.map(({ answer, at }) => [`${at} ${answer}`, { answer, at }]));
  return [...answers.values()].toSorted((a, b) => b.at - a.at || (a.answer > b.answer ? -1 : 1));
}
