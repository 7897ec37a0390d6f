import { type Evidence, sentenceText } from '../evidence/evidence.ts';
import { prints } from '../figures/amounts.ts';
import type { Claim } from '../figures/asks/claims.ts';
import { quotedVoices } from '../reported/quoted-voices.ts';
import type { Voice } from '../reported/voices.ts';
import { speakOfTheSame } from './bearing-evidence.ts';
import { polarityOf } from './opposites.ts';
import type { Review } from './reviews.ts';

/** Who claims or denies it in a quotation: see {@link Voice}. */
export interface QuotedVoice extends Pick<Voice, 'kind' | 'by'> {
  /** Place in `quotes`. */
  readonly quote: number;
}

/** Those who speak of a claim in the quotations, and in the fact checks that review it. */
export function voicesOnClaim(
  statement: string,
  claim: Claim | null,
  quoted: readonly Evidence[],
  reviews: readonly Review[],
): QuotedVoice[] {
  return [
    ...quoted.flatMap((one, quote) => voicesOn(statement, claim, one).map(({ kind, by }) => ({ kind, by, quote }))),
    ...reviews.flatMap((review) => reviewVoices(review, quoted)),
  ];
}

/** Those who speak of this claim in a quotation. */
function voicesOn(statement: string, claim: Claim | null, evidence: Evidence): Voice[] {
  const text = sentenceText(evidence);
  const voices = quotedVoices(evidence);
  if (voices.length === 0) return [];
  if (claim) {
    return voices.filter(({ start, end }) =>
      evidence.sentence.figures.some(
        (figure) => start < figure.end && figure.start < end && prints([figure], claim.figure),
      ),
    );
  }
  // Who denies that the ship was overloaded does not deny "the ship was not overloaded".
  const { isNegated } = polarityOf(statement);
  return voices.filter(
    ({ kind, start, end }) => !(isNegated && kind === 'denies') && speakOfTheSame(statement, text.slice(start, end)),
  );
}

/** Whom a fact check names for the claim that it reviews, and itself where it finds the claim false. */
function reviewVoices({ evidence, reviewed, isDenied }: Review, quoted: readonly Evidence[]): QuotedVoice[] {
  const quote = quoted.findIndex(({ passage }) => passage.article === evidence.passage.article);
  if (quote < 0) return [];
  const claims: QuotedVoice[] = reviewed.claimant === null ? [] : [{ kind: 'claims', by: reviewed.claimant, quote }];
  return isDenied ? [...claims, { kind: 'debunks', by: null, quote }] : claims;
}
