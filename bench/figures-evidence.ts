import { findEvidence } from '../functions/engine/evidence/evidence.ts';
import type { RankedSentence } from '../functions/engine/figures/agreement/leading-figure.ts';
import type { QuantityAsk } from '../functions/engine/figures/asks/quantity-ask.ts';
import type { CorpusIndex } from '../functions/engine/search/corpus-index.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';

/** A question's ranked evidence as the leading figure is chosen from it. */
export interface RankedFor {
  readonly ask: QuantityAsk;
  readonly ranked: readonly RankedSentence[];
  readonly weightOf: (stem: string) => number;
}

/** From all articles, or from those given; `null` when the question asks for no figure. */
export function rankedFor(text: string, index: CorpusIndex, articles: readonly string[] | null): RankedFor | null {
  const question = parseQuestion(text, index.rings);
  if (!question.quantity) return null;
  const { evidence, terms } = findEvidence(question, index, ({ id }) => articles === null || articles.includes(id));
  const weights = new Map(terms.map(({ stem, weight }) => [stem, weight]));
  const ranked = evidence.map(({ passage, sentence, score }) => ({
    text: passage.article.text.slice(sentence.start, sentence.end),
    figures: sentence.figures,
    score,
  }));
  return { ask: question.quantity, ranked, weightOf: (stem) => weights.get(stem) ?? 0 };
}
