import type { Answer, RankedQuotation } from '../../engine/answer.ts';
import type { ClaimAnswer } from '../../engine/claim-answer.ts';

/** The answer as the `--json` of the command line promises it; the parts of the scores only when they were asked for. */
export function jsonAnswer({ quotes, nearest, ...answer }: Answer | ClaimAnswer, explain: boolean) {
  const quotation = ({ parts, ...quoted }: RankedQuotation) => (explain ? { ...quoted, parts } : quoted);
  return { ...answer, quotes: quotes.map(quotation), nearest: nearest.map(quotation) };
}
