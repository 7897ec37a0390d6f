import { type Answer, type AnswerOptions, answerQuestion, orRespelled } from './answer.ts';
import { type ClaimCheck, checkClaim, prints, readClaim, relateGroups } from './figures/asks/claims.ts';
import type { Figure } from './figures/figures.ts';
import type { CorpusIndex } from './search/corpus-index.ts';
import { parseQuestion } from './search/question.ts';

/**
 * A claim beside what the sources give. There is no verdict: the reader sees who says what, and each figure's relation to
 * the claim's.
 */
export interface ClaimAnswer extends Answer {
  readonly claim: Pick<ClaimCheck, 'result' | 'matching' | 'compatible' | 'sources'> & {
    /** What the claim states; `null` when it states no figure. */
    readonly figure: Figure | null;
    /** Why it is not covered: it states no figure, it denies one, or no source gives one; `null` where it is covered. */
    readonly reason: ClaimCheck['reason'] | 'no_figure';
    /**
     * None counts as giving the claim's figure, and a quotation prints it all the same: of something else, or of the claimed
     * thing in words that were not understood. Nobody may be told then that no source says it.
     */
    readonly isPrinted: boolean;
  };
}

const NO_FIGURE: ClaimAnswer['claim'] = {
  figure: null,
  result: 'not_covered',
  reason: 'no_figure',
  matching: 0,
  compatible: 0,
  sources: 0,
  isPrinted: false,
};

/** The claim's own figure is taken out of the search: sources that give another one are what a check is for. */
export function answerClaim(text: string, index: CorpusIndex, options: AnswerOptions): ClaimAnswer {
  return orRespelled(text, index, (claim) => answerAsTyped(claim, index, options));
}

function answerAsTyped(text: string, index: CorpusIndex, options: AnswerOptions): ClaimAnswer {
  const claim = readClaim(text, index.rings);
  if (!claim) {
    const answer = answerQuestion(parseQuestion(text, index.rings), index, options).answer;
    return { ...answer, claim: NO_FIGURE };
  }
  const { start, end } = claim.figure;
  const searched = `${text.slice(0, start)} ${text.slice(end)}`;
  const question = { ...parseQuestion(searched, index.rings, claim.ask), text };
  const { answer, figureSources, quotedFigures } = answerQuestion(question, index, options);
  const { figure, result, reason, matching, compatible, sources } = checkClaim(
    claim,
    answer.kind === 'not_found' ? [] : figureSources,
  );
  return {
    ...answer,
    figures: relateGroups(claim, answer.figures),
    claim: {
      figure,
      result,
      reason,
      matching,
      compatible,
      sources,
      isPrinted: matching === 0 && prints(quotedFigures, claim),
    },
  };
}
