import { unitName } from '../figures/agreement/figure-groups.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { asLikelyAs, type FigureCandidate, type LikelyCandidates } from './figure-model.ts';

/**
 * The candidates with one figure for each sum that a sentence gives in several currencies: in the one that is asked for, else
 * the one that the likeliest candidates are told in, else as it is printed first. It takes the best of their probabilities.
 */
export function withoutConversions(ask: QuantityAsk, candidates: readonly FigureCandidate[]): FigureCandidate[] {
  if (!isSumAgain(candidates)) return [...candidates];
  const sums = Map.groupBy(candidates, sumOf);
  const currency = ask.unitName ?? commonCurrency(candidates);
  return [...sums.values()]
    .map((told): FigureCandidate => {
      const inOrder = told.toSorted((a, b) => a.at - b.at);
      const kept = inOrder.find(({ figure }) => unitName(figure.unit) === currency) ?? inOrder[0];
      if (!kept) throw new Error('a group is never empty');
      return told.length === 1 ? kept : asLikelyAs(kept, Math.max(...told.map(({ probability }) => probability)));
    })
    .sort((a, b) => b.probability - a.probability);
}

/** Whether two of the candidates are of one sum. */
function isSumAgain(candidates: readonly FigureCandidate[]): boolean {
  const told = new Map<FigureCandidate['evidence'], number[]>();
  return candidates.some(({ evidence, at, figure }) => {
    const sum = figure.equivalentOf ?? at;
    const sums = told.get(evidence);
    if (sums === undefined) told.set(evidence, [sum]);
    else if (sums.includes(sum)) return true;
    else sums.push(sum);
    return false;
  });
}

function sumOf({ evidence: { passage, sentence }, at, figure }: FigureCandidate): string {
  return `${passage.article.id} ${sentence.start} ${figure.equivalentOf ?? at}`;
}

/**
 * Whether the candidates that were not measured leave {@link withoutConversions} no choice of a currency: the likely ones tell their sums
 * in one of more weight than all others could have.
 */
export function isCurrencyCertain(ask: QuantityAsk, { candidates, least }: LikelyCandidates): boolean {
  if (ask.unitName !== null || candidates.every(({ figure }) => figure.equivalentOf === null)) return true;
  const weights = currencyWeights(candidates.filter(({ probability }) => probability >= least));
  const open = candidates.reduce((sum, { probability }) => sum + (probability < least ? probability : 0), 0);
  const [first = 0, second = 0] = [...weights.values()].sort((a, b) => b - a);
  return first > second + open;
}

function commonCurrency(candidates: readonly FigureCandidate[]): string | null {
  const weights = currencyWeights(candidates);
  let best: string | null = null;
  for (const [currency, weight] of weights) if (best === null || weight > (weights.get(best) ?? 0)) best = currency;
  return best;
}

/** How likely figures are to answer that are told in a currency, together; what only gives another again counts half. */
function currencyWeights(candidates: readonly FigureCandidate[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { figure, probability } of candidates) {
    if (figure.unit.kind !== 'money') continue;
    const weight = figure.equivalentOf === null ? probability : probability / 2;
    weights.set(figure.unit.currency, (weights.get(figure.unit.currency) ?? 0) + weight);
  }
  return weights;
}
