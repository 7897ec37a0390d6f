import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { isWished, tellsOfWishes } from '../figures/clauses/wishes.ts';
import type { FigureCandidate } from './figure-model.ts';

/** Share of the likeliest figure's probability that one needs to stand in for figures of something else. */
const ENOUGH = 0.5;

/**
 * Without what a sentence gives for other places than the asked one that it names as well: in "38% live in Norland, 15% in Brin",
 * asked for Brin, the 38% are no rival, and the 15% as likely as they were. What says no place stays.
 */
export function ofAskedPlace(
  { place }: QuantityAsk,
  candidates: readonly FigureCandidate[],
): readonly FigureCandidate[] {
  if (place === null) return candidates;
  const bySentence = Map.groupBy(candidates, ({ evidence }) => evidence);
  const isListed = ({ evidence }: FigureCandidate) =>
    bySentence.get(evidence)?.some(({ figure }) => figure.place === place) === true;
  const likeliest = ({ evidence, figure: { unit } }: FigureCandidate) =>
    Math.max(
      ...(bySentence.get(evidence) ?? []).flatMap((one) => (one.figure.unit.kind === unit.kind ? one.probability : [])),
    );
  return candidates
    .filter((one) => one.figure.place === null || one.figure.place === place || !isListed(one))
    .map((one) => (one.figure.place === place ? { ...one, probability: likeliest(one) } : one))
    .sort((a, b) => b.probability - a.probability);
}

/** Without what somebody only wants, unless that is asked for, or next to nothing else is there. */
export function withoutWishes(question: string, candidates: readonly FigureCandidate[]): readonly FigureCandidate[] {
  const [likeliest] = candidates;
  if (!likeliest || tellsOfWishes(question)) return candidates;
  const stated = candidates.filter(
    ({ evidence: { passage, sentence }, figure }) =>
      !isWished(figure, passage.article.text.slice(sentence.start, sentence.end)),
  );
  return (stated[0]?.probability ?? 0) >= ENOUGH * likeliest.probability ? stated : candidates;
}
