import { type Answer, type AnswerOptions, answerQuestion } from './answer.ts';
import { checkClaim, readClaim } from './figures/claims.ts';
import type { Figure } from './figures/figures.ts';
import type { CorpusIndex } from './search/corpus-index.ts';
import { parseQuestion } from './search/question.ts';

/** A claim beside what the sources give. There is no verdict: the reader sees who says what. */
export interface ClaimAnswer extends Answer {
  readonly claim: {
    /** What the claim states; `null` when it states no figure. */
    readonly figure: Figure | null;
    readonly result: 'matches' | 'differs' | 'not_covered';
    /** Articles that give the claim's figure, and articles that give any for the same thing. */
    readonly matching: number;
    readonly sources: number;
  };
}

/** The claim's own figure is taken out of the search: sources that give another one are what a check is for. */
export function answerClaim(text: string, index: CorpusIndex, options: AnswerOptions): ClaimAnswer {
  const claim = readClaim(text, index.rings);
  if (!claim) {
    const answer = answerQuestion(parseQuestion(text, index.rings), index, options).answer;
    return { ...answer, claim: { figure: null, result: 'not_covered', matching: 0, sources: 0 } };
  }
  const { start, end } = claim.figure;
  const searched = `${text.slice(0, start)} ${text.slice(end)}`;
  const question = { ...parseQuestion(searched, index.rings, claim.ask), text };
  const { answer, figureSources } = answerQuestion(question, index, options);
  const { result, matching, sources } = checkClaim(claim, answer.kind === 'not_found' ? [] : figureSources);
  return { ...answer, claim: { figure: claim.figure, result, matching, sources } };
}
