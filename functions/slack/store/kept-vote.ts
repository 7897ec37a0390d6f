import type { Vote } from './store.ts';

/** In the place of the press of a vote that only a reason tells of; every real press is later. */
const NEVER_PRESSED = '0.000000';

/**
 * The vote to keep, `null` where the kept one is later. A reason stays until the vote turns to `up`; one that came before
 * its vote does too.
 */
export function votedAgain(kept: Vote | null, vote: Vote): Vote | null {
  if (!kept) return vote;
  if (isEarlier(vote.at, kept.at)) return null;
  const hasTurnedUp = vote.vote === 'up' && kept.vote === 'down';
  return { ...vote, reason: vote.reason ?? (hasTurnedUp ? null : kept.reason) };
}

export function reasonedVote(kept: Vote | null, answerId: string, user: string, reason: string): Vote {
  return { ...(kept ?? { answerId, user, vote: 'down', at: NEVER_PRESSED }), reason };
}

/** Slack's timestamps need not be of one length, and as numbers their last decimals would be lost. */
function isEarlier(a: string, b: string): boolean {
  return sortable(a) < sortable(b);
}

function sortable(timestamp: string): string {
  const [seconds = '', fraction = ''] = timestamp.split('.');
  return `${seconds.padStart(12, '0')}.${fraction.padEnd(9, '0')}`;
}
