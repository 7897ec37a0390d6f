import type { Answer } from '../engine/answer.ts';
import { texts } from './texts.ts';

/** Lines: more are in the quotations. */
const MOST_LINES = 3;

/** One line for each figure that the quotations only report: who claims it, who denies it. `cleaned` as for `claimLines`. */
export function reportedFigureLines(
  { reported, quotes, figures }: Pick<Answer, 'reported' | 'quotes' | 'figures'>,
  cleaned: (said: string) => string,
): string[] {
  const lines = reported.flatMap(({ label, claimant, denial, quote }) => {
    const article = quotes[quote]?.article;
    if (!article) return [];
    return texts.claimedBy(cleaned(label), {
      claimant: claimant === null ? null : cleaned(claimant),
      denier: denial?.by ? cleaned(denial.by) : null,
      source: cleaned(article.publisher ?? article.title ?? article.file),
      says: figures
        .filter(({ scope, articles }) => scope === 'asked' && articles.includes(article.id))
        .map((figure) => cleaned(figure.label)),
      said: denial === null ? 'claimed' : denial.kind === 'debunks' ? 'debunked' : 'denied',
    });
  });
  return [...new Set(lines)].slice(0, MOST_LINES);
}
