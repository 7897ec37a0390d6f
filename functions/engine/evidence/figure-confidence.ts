import { OTHER_SPELLING } from '../text/trigrams.ts';
import type { ComparedFigures } from './compared-figures.ts';
import { type Confidence, confidenceOf } from './confidence.ts';
import type { QuestionEvidence } from './evidence.ts';

/**
 * How likely the leading figure has to be for an answer: where the words of the best sentence answer the question by themselves;
 * where they do not; where its clause says otherwise; and where the figure's article lacks a name that is asked for, which is the worst of replies.
 */
const LEAST_LIKELY = { worded: 0.4, unworded: 0.5, other: 0.98, elsewhere: 0.88 } as const;

/** Whether a question for a figure is answered; one that has no figure to go by is judged by its words alone. */
export function figureConfidence(
  { probability, isElsewhere, isOfOther }: ComparedFigures,
  list: QuestionEvidence,
): Confidence {
  const worded = confidenceOf(list);
  if (probability === 0 || asksOfUnknown(list)) return worded;
  const least = LEAST_LIKELY[isOfOther ? 'other' : isElsewhere ? 'elsewhere' : worded.found ? 'worded' : 'unworded'];
  return { confidence: probability, found: probability >= least };
}

/** Whether no article has a name that is asked for, or the thing that is counted: no figure can then be of it. */
function asksOfUnknown({ question: { quantity }, terms, evidence: [best] }: QuestionEvidence): boolean {
  return terms.some(
    ({ isKnown, isName, stem }, at) =>
      !isKnown && (isName || stem === quantity?.who) && (best?.alike[at] ?? 0) < OTHER_SPELLING,
  );
}
