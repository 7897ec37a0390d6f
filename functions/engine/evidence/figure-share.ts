import { unitName } from '../figures/agreement/figure-groups.ts';
import { amountOf } from '../figures/amounts.ts';
import { type FigureCandidate, LEAST_LIKELY } from './figure-model.ts';
import { isNear } from './near-amounts.ts';

/**
 * How much of the choice among all `candidates`, and none of them, has the values of those that are shown, 0 to 1. A figure's own
 * probability is held against none alone: of several values that are as likely each is near 1, and only one may be right.
 */
export function shareOfChoice(shown: readonly FigureCandidate[], candidates: readonly FigureCandidate[]): number {
  let own = 0;
  let all = 1;
  for (const one of candidates) {
    if (one.probability < LEAST_LIKELY) continue;
    const odds = oddsOf(one);
    all += odds;
    if (shown.some((other) => isOneValue(one, other))) own += odds;
  }
  return own / all;
}

/** A probability is rounded to 1e-9, and may be 1. */
const MOST_LIKELY = 1 - 1e-9;

function oddsOf({ probability }: FigureCandidate): number {
  const likely = Math.min(MOST_LIKELY, probability);
  return likely / (1 - likely);
}

function isOneValue({ figure: a }: FigureCandidate, { figure: b }: FigureCandidate): boolean {
  return unitName(a.unit) === unitName(b.unit) && isNear(amountOf(a), amountOf(b));
}
