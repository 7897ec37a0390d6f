import { orderedFigures } from './evidence/compared-figures.ts';
import { findEvidence, sentenceText } from './evidence/evidence.ts';
import { figureCandidates } from './evidence/figure-model.ts';
import { FIGURE_SIGNS, type FigureSign } from './evidence/figure-model-signs.ts';
import { FIGURE_WEIGHTS } from './evidence/figure-weights.ts';
import { figureLabel } from './figures/figure-labels.ts';
import { parseQuestion } from './search/question.ts';
import type { Slice } from './search/slice.ts';
import type { Window } from './search/window.ts';

/** Why the figure model takes a figure for the answer, or does not. */
export interface ExplainedFigure {
  readonly label: string;
  /** Its sentence. */
  readonly text: string;
  /** Id of its article. */
  readonly article: string;
  /** How likely it is to answer, 0 to 1: the logistic function of the base and all parts together. */
  readonly probability: number;
  readonly base: number;
  /** Weight × sign, largest first; those of no weight left out. */
  readonly parts: readonly { readonly sign: FigureSign; readonly value: number }[];
  /** Where it would lead by its likelihood, and another one does: the name of the rule by which it gives way. */
  readonly gaveWay?: string;
}

/** Figures explained: the leading one and what comes nearest to it. */
const MOST_EXPLAINED = 5;

/** The likeliest figures for a question as it is searched, likeliest first; empty for a question that asks for none. */
export function explainFigures(text: string, index: Slice, window: Window): ExplainedFigure[] {
  const question = parseQuestion(text, index.rings);
  if (question.quantity === null) return [];
  const list = findEvidence(question, index, window);
  const candidates = figureCandidates(question.quantity, list, index);
  const { gaveWay } = orderedFigures(question.quantity, candidates, list);
  return candidates.slice(0, MOST_EXPLAINED).map(({ figure, signs, probability, evidence }) => {
    const rule = [...gaveWay].find(([one]) => one.evidence === evidence && one.figure === figure)?.[1];
    const { article } = evidence.passage;
    const sentence = sentenceText(evidence);
    const parts = FIGURE_SIGNS.map((sign) => ({ sign, value: FIGURE_WEIGHTS[sign] * signs[sign] }))
      .filter(({ value }) => value !== 0)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
    return {
      label: figureLabel(figure, sentence),
      text: sentence,
      article: article.id,
      probability,
      base: FIGURE_WEIGHTS.intercept,
      parts,
      ...(rule === undefined ? {} : { gaveWay: rule }),
    };
  });
}
