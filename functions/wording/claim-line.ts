import type { ClaimAnswer } from '../engine/claim-answer.ts';
import type { FigureRelation } from '../engine/figures/agreement/figure-relations.ts';
import { figureLabel } from '../engine/figures/figure-labels.ts';
import { texts } from './texts.ts';

/** Figures named in one sentence: more are told by the table below. */
const MOST_LABELS = 5;

/**
 * How many sources say what, beside the claim, without a verdict. `null` for a claim that no article covers, which is said
 * already. `cleaned` makes a label part of a line of ours.
 */
export function claimLine(answer: ClaimAnswer, cleaned: (label: string) => string): string | null {
  const { result, reason } = answer.claim;
  if (answer.kind === 'not_found') return null;
  switch (result) {
    case 'matches':
    case 'differs':
      return besideSources(answer, cleaned);
    case 'not_covered':
      return reason === 'no_source' && answer.claim.isPrinted
        ? texts.printed(claimedLabel(answer, cleaned))
        : texts.claimNotCompared(reason);
  }
}

/** An article that gives several figures is told by the one that is nearest to the claim. */
function besideSources(answer: ClaimAnswer, cleaned: (label: string) => string): string {
  const { figures, claim } = answer;
  const { matching, compatible, sources, isPrinted } = claim;
  const claimed = claimedLabel(answer, cleaned);
  const told = new Set<string>();
  const labelsOf = (...relations: readonly FigureRelation[]): readonly string[] => {
    const groups = figures.filter(({ relation }) => relation !== undefined && relations.includes(relation));
    const newly = groups.filter(({ articles }) => articles.some((article) => !told.has(article)));
    for (const { articles } of newly) for (const article of articles) told.add(article);
    return [...new Set(newly.map(({ label }) => cleaned(label)))];
  };
  const sentence = (count: number, labels: readonly string[], { isFirst = false, tail = '' }): string[] =>
    count > 0 ? [texts.sourcesGive(count, fewLabels(labels), { isFirst, tail })] : [];
  const same = labelsOf('same');
  const within = labelsOf('within');
  const fitting = labelsOf('compatible');
  const other = labelsOf('other');
  const asClaimed = texts.asClaimed(same.length > 0, within.length > 0);
  return [
    ...(matching === 0
      ? [isPrinted ? texts.printed(claimed) : texts.noSourceGives(claimed)]
      : sentence(matching, [...same, ...within], { isFirst: true, tail: asClaimed })),
    ...sentence(compatible, fitting, { tail: texts.whichAllows(claimed) }),
    ...sentence(sources - matching - compatible, other, {}),
  ].join(' ');
}

function claimedLabel({ question, claim: { figure } }: ClaimAnswer, cleaned: (label: string) => string): string {
  return figure ? cleaned(figureLabel(figure, question)) : '';
}

function fewLabels(labels: readonly string[]): readonly string[] {
  const left = labels.length - MOST_LABELS;
  return left > 1 ? [...labels.slice(0, MOST_LABELS), texts.moreFigures(left)] : labels;
}
