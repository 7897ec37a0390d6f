import { type Evidence, sentenceText } from '../evidence/evidence.ts';
import { LEAST_FIT } from '../evidence/figure-fit.ts';
import { matchFigure } from '../figures/agreement/figure-answers.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { figureLabel } from '../figures/figure-labels.ts';
import { quotedVoices } from './quoted-voices.ts';
import type { Voice } from './voices.ts';

/** A figure that answers a question and that no quoted source states itself: it is reported as a claim, or denied. */
export interface ReportedFigure {
  /** In few words: see {@link figureLabel}. */
  readonly label: string;
  /** Who claims it, as printed; `null` where no name is given. */
  readonly claimant: string | null;
  /** Who says that it does not hold; `by` is `null` for the article itself. `null` where its sentence does not say so. */
  readonly denial: { readonly kind: Exclude<Voice['kind'], 'claims'>; readonly by: string | null } | null;
  /** Place in the quotations. */
  readonly quote: number;
}

/** The figures of the quoted sentences that answer the question and are only reported, in the order of the quotations. */
export function reportedFigures(ask: QuantityAsk | null, quoted: readonly Evidence[]): ReportedFigure[] {
  if (ask === null) return [];
  return quoted.flatMap((evidence, quote) => {
    const denied = evidence.sentence.figures.filter(
      (figure) => figure.denial && matchFigure(ask, { ...figure, denial: false }) >= LEAST_FIT,
    );
    if (denied.length === 0) return [];
    const text = sentenceText(evidence);
    const voices = quotedVoices(evidence);
    return denied.flatMap((figure): ReportedFigure[] => {
      const own = voices.filter(({ start, end }) => start < figure.end && figure.start < end);
      const denial = own.find(({ kind }) => kind !== 'claims');
      if (own.length === 0) return [];
      return [
        {
          label: figureLabel(figure, text),
          claimant: own.find(({ kind }) => kind === 'claims')?.by ?? null,
          denial: denial && denial.kind !== 'claims' ? { kind: denial.kind, by: denial.by } : null,
          quote,
        },
      ];
    });
  });
}
