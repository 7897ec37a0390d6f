import type { Article } from '../articles/article.ts';
import { isSameAmount } from '../figures/amounts.ts';
import type { Figure } from '../figures/figures.ts';
import { type Correction, correctionsOf } from '../reported/corrections.ts';
import type { IndexedSentence } from '../search/corpus-index.ts';
import type { Slice } from '../search/slice.ts';
import { articleWords } from './article-words.ts';
import type { Evidence } from './evidence.ts';
import { KeptBySlice } from './kept-by-slice.ts';

/** A figure that its article puts in the place of another: "Correction: it is 9, not at least 11." */
export interface CorrectedFigure {
  /** The sentence that gives it, and which of its figures it is. */
  readonly evidence: Evidence;
  readonly at: number;
  /** The sentence that gave the other one, as if it still held, and that figure of it. */
  readonly former: Evidence;
  readonly formerFigure: Figure;
}

/** Those of the evidence. What a correction leaves out of whom and what it tells, the corrected sentence has said. */
export function correctedFigures(evidence: readonly Evidence[], index: Slice): CorrectedFigure[] {
  const correcting = new Set<Article>();
  for (const one of evidence) if (mayCorrect(one, index)) correcting.add(one.passage.article);
  const byArticle = Map.groupBy(
    evidence.filter(({ passage }) => correcting.has(passage.article)),
    ({ passage }) => passage.article,
  );
  return [...byArticle].flatMap(([article, own]) => {
    const sentences = own
      .slice(0, 1)
      .flatMap(({ passage }) => index.passagesOf(passage.article.id).flatMap((one) => one.sentences));
    return correctionsIn(article, sentences, index).flatMap(({ wrong, right }): CorrectedFigure[] => {
      const given = own.find(({ sentence }) => right !== null && sentence === sentences[right.sentence]);
      if (!given || right === null) return [];
      return own.flatMap((one) => {
        const at = one === given ? -1 : one.sentence.figures.findIndex((figure) => isSameAmount(figure, wrong));
        const figure = one.sentence.figures[at];
        if (!figure) return [];
        const formerFigure = { ...figure, denial: false };
        const figures = one.sentence.figures.with(at, formerFigure);
        return [
          {
            evidence: given,
            at: right.figure,
            former: { ...one, sentence: { ...one.sentence, figures } },
            formerFigure,
          },
        ];
      });
    });
  });
}

const knownCorrections = new KeptBySlice<Article, readonly Correction[]>();

function correctionsIn(article: Article, sentences: readonly IndexedSentence[], index: Slice): readonly Correction[] {
  return knownCorrections.get(index, article, () => {
    const read = sentences.map(({ start, end, figures }) => ({ text: article.text.slice(start, end), figures }));
    return correctionsOf(read, index.rings);
  });
}

/** Whether the sentence may give what holds: it corrects another, or goes on about a correction in the passage before it. */
function mayCorrect({ passage, sentence, scans }: Evidence, index: Slice): boolean {
  if (scans.here.mayCorrect) return true;
  const isFirst = sentence.firstToken === 0;
  return isFirst && passage.place > 0 && articleWords(passage, index).correctAtEnd.has(passage.place - 1);
}
