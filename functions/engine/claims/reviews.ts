import type { ReviewedClaim } from '../articles/article.ts';
import type { Rings } from '../concepts/rings.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { isSameAmount } from '../figures/amounts.ts';
import { type Claim, readClaims } from '../figures/asks/claims.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';

/** A fact check whose reviewed claim is the one that is checked. */
export interface Review {
  /** A sentence of it that may be quoted, the best for the statement. */
  readonly evidence: Evidence;
  readonly reviewed: ReviewedClaim;
  /** Its verdict says that the claim does not hold. */
  readonly isDenied: boolean;
}

/** Share of either's content words that the other has too: two wordings of one claim. */
const LEAST_SHARED = 0.5;

const FALSE_VERDICT =
  /\b(?:false|untrue|incorrect|inaccurate|wrong|fake|hoax|fabricated|debunked|baseless|pants on fire|four pinocchios|not true|no evidence|faux|falsch|falso)\b/iu;
/** "Not false", "mostly true", "half true": no denial. */
const NO_DENIAL =
  /\b(?:not|n['’]t) (?:entirely |completely )?(?:false|wrong|untrue)|\b(?:mostly|partly|half)[- ]true\b/iu;

/** The fact checks among the evidence that review a statement, or one figure of it; one for each article. */
export function reviewsOf(
  statement: string,
  claim: Claim | null,
  evidence: readonly Evidence[],
  rings: Rings,
): Review[] {
  const best = [...Map.groupBy(evidence, ({ passage }) => passage.article).values()].flatMap(([first]) => first ?? []);
  return best.flatMap((one): Review[] => {
    const { article } = one.passage;
    const reviewed = article.claims?.find(
      (other) => isOneClaim(statement, other.claim) && (claim === null || statesFigure(other.claim, claim, rings)),
    );
    if (!reviewed) return [];
    const verdict = reviewed.verdict ?? '';
    return [{ evidence: one, reviewed, isDenied: FALSE_VERDICT.test(verdict) && !NO_DENIAL.test(verdict) }];
  });
}

function isOneClaim(a: string, b: string): boolean {
  const [one, other] = [stems(a), stems(b)];
  const shared = [...one].filter((stem) => other.has(stem)).length;
  return shared > 0 && shared >= LEAST_SHARED * Math.max(one.size, other.size);
}

function stems(text: string): ReadonlySet<string> {
  return new Set(tokenize(text).flatMap(({ word, stem }) => (isStopWord(word) ? [] : [stem])));
}

function statesFigure(text: string, { figure }: Claim, rings: Rings): boolean {
  return readClaims(text, rings).some((other) => isSameAmount(other.figure, figure));
}
