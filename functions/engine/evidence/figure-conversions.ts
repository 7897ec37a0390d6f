import { unitName } from '../figures/agreement/figure-groups.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import type { FigureCandidate } from './figure-model.ts';

/**
 * The candidates with one figure for each sum that a sentence gives in several currencies: in the one that is asked for, else
 * the one that the likeliest candidates are told in, else as it is printed first. It takes the best of their probabilities.
 */
export function withoutConversions(ask: QuantityAsk, candidates: readonly FigureCandidate[]): FigureCandidate[] {
  const sums = Map.groupBy(candidates, sumOf);
  if (sums.size === candidates.length) return [...candidates];
  const currency = ask.unitName ?? commonCurrency(candidates);
  return [...sums.values()]
    .map((told): FigureCandidate => {
      const inOrder = told.toSorted((a, b) => a.at - b.at);
      const kept = inOrder.find(({ figure }) => unitName(figure.unit) === currency) ?? inOrder[0];
      if (!kept) throw new Error('a group is never empty');
      return { ...kept, probability: Math.max(...told.map(({ probability }) => probability)) };
    })
    .sort((a, b) => b.probability - a.probability);
}

function sumOf({ evidence: { passage, sentence }, at, figure }: FigureCandidate): string {
  return `${passage.article.id} ${sentence.start} ${figure.equivalentOf ?? at}`;
}

function commonCurrency(candidates: readonly FigureCandidate[]): string | null {
  const weights = new Map<string, number>();
  for (const { figure, probability } of candidates) {
    if (figure.unit.kind !== 'money') continue;
    const weight = figure.equivalentOf === null ? probability : probability / 2;
    weights.set(figure.unit.currency, (weights.get(figure.unit.currency) ?? 0) + weight);
  }
  let best: string | null = null;
  for (const [currency, weight] of weights) if (best === null || weight > (weights.get(best) ?? 0)) best = currency;
  return best;
}
