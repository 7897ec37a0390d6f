import type { Rings } from '../concepts/rings.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import { type Agreement, agree } from './agreement.ts';
import { amountKey, type FigureGroup, type FigureSource } from './figure-groups.ts';
import { type Figure, figuresOf } from './figures.ts';
import { conceptsOf, type QuantityAsk } from './quantity-ask.ts';
import { sentenceWords } from './sentence-words.ts';

/** The figure that a claim states, and the question that it thereby answers. */
export interface Claim {
  readonly text: string;
  readonly figure: Figure;
  readonly ask: QuantityAsk;
}

/** A claim beside what the sources give. Nothing is said about who is right. */
export interface ClaimCheck {
  readonly figure: Figure;
  /** `matches`: a source gives this figure; `differs`: those that give one give others; `not_covered`: none gives any. */
  readonly result: 'matches' | 'differs' | 'not_covered';
  /** Articles that give the claim's figure, and articles that give any figure for the same thing. */
  readonly matching: number;
  readonly sources: number;
  readonly agreement: Agreement;
}

/**
 * Reads a claim. Of several figures the one that says most counts: one with both who and what before one with either.
 * `null` when it states no figure.
 */
export function readClaim(text: string, rings: Rings): Claim | null {
  const [figure] = figuresOf(text, rings)
    .filter((each) => !each.part)
    .toSorted((a, b) => telling(b) - telling(a) || a.start - b.start);
  return figure ? { text, figure, ask: askedBy(text, figure, rings) } : null;
}

function telling(figure: Figure): number {
  return Number(figure.who !== null) + Number(figure.what !== null) - Number(figure.doer);
}

function askedBy(text: string, figure: Figure, rings: Rings): QuantityAsk {
  const { unit } = figure;
  const outside = tokenize(text).filter((token) => token.end <= figure.start || token.start >= figure.end);
  return {
    unit: unit.kind,
    unitName: unit.kind === 'money' ? unit.currency : unit.kind === 'measure' ? unit.unit : null,
    who: figure.who,
    // "Security officers" are the police already; what narrows further must be in the source as well.
    modifiers: [],
    what: figure.what,
    whatIsConcept: unit.kind === 'count' && figure.what !== null && rings.names.includes(figure.what),
    manner: figure.manner,
    doer: figure.doer,
    terms: [...new Set(outside.filter((token) => !isStopWord(token.word)).map((token) => token.stem))],
    concepts: conceptsOf(sentenceWords(text, rings)),
    numbers: [],
    years: figure.year === null ? [] : [figure.year],
  };
}

/** Sets the claim beside the figures of the sources that were found for it. */
export function checkClaim(claim: Claim, sources: readonly FigureSource[]): ClaimCheck {
  const agreement = agree(claim.ask, sources);
  const rivals = agreement.groups.filter(({ scope }) => scope === 'asked');
  const same = rivals.filter((group) => amountKey(claim.figure) === amountKey(group));
  const matching = articlesOf(same);
  const all = articlesOf(rivals);
  const result = all === 0 ? 'not_covered' : matching > 0 ? 'matches' : 'differs';
  return { figure: claim.figure, result, matching, sources: all, agreement };
}

function articlesOf(groups: readonly FigureGroup[]): number {
  return new Set(groups.flatMap(({ articles }) => articles)).size;
}
