import type { Article } from '../articles/article.ts';
import type { Rings } from '../concepts/rings.ts';
import { isSameAmount } from '../figures/amounts.ts';
import type { Figure } from '../figures/figures.ts';
import { type Correction, correctionsOf, mayCorrect, type ReadSentence } from './corrections.ts';
import { factCheckOf } from './fact-checks.ts';
import { reportedClaims } from './reported-claims.ts';

/**
 * The figures of an article's sentences as the article itself states them. One that it only reports as a claim, and
 * one that it takes back, is marked as denied, so that it is not counted as the article's; the figure of a correction takes
 * over whom and what the corrected one counts. The sentences come in the order of the text.
 */
export function ownFigures(article: Article, sentences: readonly ReadSentence[], rings: Rings): (readonly Figure[])[] {
  const { isCheck } = factCheckOf(article);
  const stated = sentences.map(({ text, figures }) => {
    if (figures.length === 0) return figures;
    const claims = reportedClaims(text, isCheck);
    if (claims.length === 0) return figures;
    const isReported = ({ start, end }: Figure) => claims.some((claim) => claim.start < end && start < claim.end);
    return figures.map((figure) => (isReported(figure) ? { ...figure, denial: true } : figure));
  });
  if (!mayCorrect(article.text)) return stated;
  const read = sentences.map(({ text }, at) => ({ text, figures: stated[at] ?? [] }));
  return corrected(stated, correctionsOf(read, rings));
}

function corrected(stated: readonly (readonly Figure[])[], corrections: readonly Correction[]): (readonly Figure[])[] {
  let figures = [...stated];
  for (const { wrong, right } of corrections) {
    const isWrong = (figure: Figure) => isSameAmount(figure, wrong);
    const former = figures.flat().find((figure) => isWrong(figure) && (figure.who !== null || figure.what !== null));
    figures = figures.map((of, sentence) =>
      of.map((figure, at) => {
        if (right && sentence === right.sentence && at === right.figure) return inPlaceOf(figure, former);
        return isWrong(figure) ? { ...figure, denial: true } : figure;
      }),
    );
  }
  return figures;
}

/** What a correction leaves out, the corrected sentence has said. */
function inPlaceOf(figure: Figure, former: Figure | undefined): Figure {
  if (!former || figure.who !== null || figure.what !== null) return { ...figure, denial: false };
  const { who, noun, modifiers, what, manner, doer, subject, place } = former;
  return { ...figure, denial: false, who, noun, modifiers, what, manner, doer, subject, place };
}
