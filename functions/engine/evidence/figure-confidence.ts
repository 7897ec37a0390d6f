import { gapOf, signsOf } from './confidence-signs.ts';
import type { QuestionEvidence } from './evidence.ts';

/**
 * How likely the leading figure has to be for an answer, by what is missing near the best sentence. What tells of another
 * person or place than the asked one is the worst of replies, so a missing name asks most.
 */
const LEAST_LIKELY = { none: 0.4, concept: 0.5, name: 0.5 } as const;

/** Whether a figure of this probability answers the question. */
export function isFigureFound(probability: number, list: QuestionEvidence): boolean {
  const signs = signsOf(list);
  return signs !== undefined && probability >= LEAST_LIKELY[gapOf(signs)];
}
