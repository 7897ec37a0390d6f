import type { Evidence } from '../evidence/evidence.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import { OTHER_SPELLING } from '../text/trigrams.ts';
import { isNumeric } from '../text/words.ts';

/** How much of a claim a sentence and the text around it have. */
export interface Surroundings {
  /** Share of the summed weight of the claim's terms that the sentence itself has, 0 to 1. */
  readonly inSentence: number;
  /** Share of the claim's names near it; 1 where the claim has no name. See {@link nearness}. */
  readonly names: number;
  /** Share of the claim's other words near it; 1 where the claim has none. */
  readonly words: number;
  /** Some name of the claim is nowhere near. */
  readonly isNameMissing: boolean;
  /** Share of the summed weight of all terms that the names have which are nowhere near. */
  readonly missing: number;
  /** Every name of the claim is in the sentence, the one before it or its title. */
  readonly isNamed: boolean;
}

/** How near a term must be to count as much: a passage goes on about what its sentences name. */
const NEARNESS = { sentence: 1, spelling: 0.9, before: 0.8, context: 0.7, passage: 0.5 } as const;

/** How near a sentence has a term of the claim, 0 to 1. */
function nearness({ inSentence, inBefore, inContext, inPassage, alike }: Evidence, term: number): number {
  if (inSentence[term]) return NEARNESS.sentence;
  if ((alike[term] ?? 0) >= OTHER_SPELLING) return NEARNESS.spelling;
  if (inBefore[term]) return NEARNESS.before;
  if (inContext[term]) return NEARNESS.context;
  return inPassage[term] ? NEARNESS.passage : 0;
}

/** A claim's terms by what they are; numbers, which are dates here, are neither. */
export interface ClaimTerms {
  readonly terms: readonly BoundTerm[];
  readonly names: readonly number[];
  readonly words: readonly number[];
}

export function claimTerms(terms: readonly BoundTerm[]): ClaimTerms {
  const all = terms.flatMap(({ word }, at) => (isNumeric(word) ? [] : [at]));
  return {
    terms,
    names: all.filter((at) => terms[at]?.isName === true),
    words: all.filter((at) => terms[at]?.isName !== true),
  };
}

export function surroundingsOf(evidence: Evidence, { terms, names, words }: ClaimTerms): Surroundings {
  const share = (some: readonly number[], near: (term: number) => number): number => {
    const total = some.reduce((sum, at) => sum + (terms[at]?.weight ?? 0), 0);
    return total === 0 ? 1 : some.reduce((sum, at) => sum + (terms[at]?.weight ?? 0) * near(at), 0) / total;
  };
  const near = (term: number) => nearness(evidence, term);
  const absent = names.filter((term) => near(term) === 0);
  return {
    inSentence: share([...terms.keys()], (term) => (evidence.inSentence[term] ? 1 : 0)),
    names: share(names, near),
    words: share(words, near),
    isNameMissing: absent.length > 0,
    missing: absent.length === 0 ? 0 : share([...names, ...words], (term) => (absent.includes(term) ? 1 : 0)),
    isNamed: names.every((term) => near(term) >= NEARNESS.context),
  };
}
