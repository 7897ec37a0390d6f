import type { QuotedQuestion, QuotingAnswer } from './store.ts';

/** Newest first, those of one moment by their ids, each answer once. */
export function newestFirst(found: readonly QuotingAnswer[]): QuotingAnswer[] {
  return eachOnce(found.map(({ answer, at }) => ({ answer, at })));
}

/** Likewise; questions of which nothing is known are left out. */
export function questionsNewestFirst(found: readonly QuotedQuestion[]): QuotedQuestion[] {
  const asked = found.filter(({ question }) => question !== '');
  return eachOnce(asked.map(({ answer, at, question }) => ({ answer, at, question })));
}

function eachOnce<Each extends QuotingAnswer>(found: readonly Each[]): Each[] {
  const answers = new Map(found.map((each) => [`${each.at} ${each.answer}`, each]));
  return [...answers.values()].toSorted((a, b) => b.at - a.at || (a.answer > b.answer ? -1 : 1));
}
