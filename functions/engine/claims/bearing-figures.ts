import { ringsOf } from '../concepts/rings.ts';
import { type Evidence, type EvidenceList, saidKey, sentenceText } from '../evidence/evidence.ts';
import { AT } from '../evidence/feature-row.ts';
import { correctedFigures } from '../evidence/figure-corrections.ts';
import { linearModel, logistic, logitOf } from '../evidence/logistic.ts';
import { matchFigure } from '../figures/agreement/figure-answers.ts';
import { unitName } from '../figures/agreement/figure-groups.ts';
import type { Claim } from '../figures/asks/claims.ts';
import type { Figure } from '../figures/figures.ts';
import { AGE } from '../figures/quantities/stated-ages.ts';
import type { Slice } from '../search/slice.ts';
import { tokenize } from '../text/tokens.ts';
import { BEARING_WEIGHTS } from './bearing-weights.ts';
import { clauseSpans } from './clause-span.ts';
import { namesSubject } from './figure-relevance.ts';
import { type ClaimTerms, claimTerms, type Surroundings, surroundingsOf } from './surroundings.ts';

/** What tells whether a source's figure is one for the thing that a claim gives a figure for. Shares are 0 to 1. */
export const BEARING_SIGNS = [
  /** Share of the claim's terms in the sentence; in the figure's own clause. */
  'sentence',
  'clause',
  /** Share of the claim's names near; 1 where one is missing altogether. */
  'names',
  'nameMissing',
  /** How well the figure answers the question that the claim answers: see `matchFigure`. */
  'fit',
  /** 1 when both count the same; when both say what they count, and it differs. */
  'sameCounted',
  'otherCounted',
  /** 1 when the same became of both; when something else, by a ring of its own, became of the source's. */
  'sameFate',
  'otherFate',
  /** Share of its words that both have, where both clauses name who has the figure or does it; 1 where they share none. */
  'sameSubject',
  'otherSubject',
  /** Score of the sentence against the best. */
  'rank',
  /** That score by itself; how much of the best passage's possible BM25 its passage has. */
  'score',
  'passage',
] as const;

export type BearingSign = (typeof BEARING_SIGNS)[number];

/** A figure of a source in the unit of a claim's figure. */
export interface BearingFigure {
  readonly evidence: Evidence;
  /** Its place among the figures of its sentence. */
  readonly index: number;
  readonly figure: Figure;
  /** Its sentence. */
  readonly text: string;
  readonly signs: Readonly<Record<BearingSign, number>>;
  /** How likely it is to be a figure for what the claim gives one for, 0 to 1: a logistic model, learnt by `bench/`. */
  readonly probability: number;
  readonly surroundings: Surroundings;
  /** Its sentence names whom the claim has do or have it, or the claim names nobody. */
  readonly namesSubject: boolean;
}

/** The figures of the evidence in the claim's unit, likeliest first. What they amount to plays no part. */
export function bearingFigures(claim: Claim, list: EvidenceList, index: Slice): BearingFigure[] {
  return figuresIn(({ unit }) => unitName(unit) === unitName(claim.figure.unit), claim, list, index);
}

/** Likewise those of a claimed sum in other currencies; none for what is no money. */
export function bearingInOtherCurrencies(claim: Claim, list: EvidenceList, index: Slice): BearingFigure[] {
  if (claim.figure.unit.kind !== 'money') return [];
  const isOther = ({ unit }: Figure) => unit.kind === 'money' && unitName(unit) !== unitName(claim.figure.unit);
  return figuresIn(isOther, claim, list, index);
}

/** Likewise those that are sums of any currency, shares, or years of age. */
export function bearingOfKind(
  kind: 'money' | 'percent' | 'age',
  claim: Claim,
  list: EvidenceList,
  index: Slice,
): BearingFigure[] {
  const isOfKind = ({ unit }: Figure) =>
    kind === 'age' ? unit.kind === 'measure' && unit.unit === AGE : unit.kind === kind;
  return figuresIn(isOfKind, claim, list, index);
}

function figuresIn(
  isWanted: (figure: Figure) => boolean,
  claim: Claim,
  { evidence, terms }: EvidenceList,
  index: Slice,
): BearingFigure[] {
  const wanted = claimTerms(terms);
  const best = Math.max(1e-9, evidence[0]?.score ?? 0);
  const seen = new Set<string>();
  const found = evidence.flatMap((one): BearingFigure[] => {
    const { article } = one.passage;
    const { figures, start, end } = one.sentence;
    const inUnit = figures.flatMap((figure, at) => (isWanted(figure) ? [at] : []));
    if (inUnit.length === 0) return [];
    const text = article.text.slice(start, end);
    if (seen.has(saidKey(one))) return [];
    seen.add(saidKey(one));
    const surroundings = surroundingsOf(one, wanted);
    const isNamed = namesSubject(claim, text, index.rings);
    const inClause = clauseShares(text, wanted, index);
    return inUnit.flatMap((at): BearingFigure[] => {
      const figure = figures[at];
      if (!figure) return [];
      const signs = {
        sentence: surroundings.inSentence,
        clause: inClause(figure),
        names: surroundings.names,
        nameMissing: surroundings.isNameMissing ? 1 : 0,
        rank: Math.max(0, one.score / best),
        score: one.score / SCALE,
        passage: one.features.of(AT.passageIdeal),
        ...kinship(claim, figure),
      };
      return [
        {
          evidence: one,
          index: at,
          figure,
          text,
          signs,
          probability: probabilityOf(signs),
          surroundings,
          namesSubject: isNamed,
        },
      ];
    });
  });
  return withCorrections(found, evidence, index).sort((a, b) => b.probability - a.probability);
}

/** A figure that its article puts in the place of another bears on what the other one did. */
function withCorrections(
  found: readonly BearingFigure[],
  evidence: readonly Evidence[],
  index: Slice,
): BearingFigure[] {
  const inPlace = correctedFigures(evidence, index).flatMap(({ evidence: given, at, former }): BearingFigure[] => {
    const figure = given.sentence.figures[at];
    const bearing = found.find(
      (one) => one.evidence.sentence.start === former.sentence.start && one.evidence.passage === former.passage,
    );
    if (!figure || figure.denial || !bearing) return [];
    return [{ ...bearing, evidence: given, index: at, figure, text: sentenceText(given) }];
  });
  const isReplaced = (one: BearingFigure) =>
    inPlace.some(({ evidence: given, index: at }) => given === one.evidence && at === one.index);
  return [...found.filter((one) => !isReplaced(one)), ...inPlace];
}

/** Brings scores to about 0 to 1. */
const SCALE = 20;

function kinship(claim: Claim, figure: Figure) {
  const { ask, figure: claimed } = claim;
  const both = (a: string | null, b: string | null) => a !== null && b !== null;
  const named = claimed.subject.length > 0 && figure.subject.length > 0;
  const shared = claimed.subject.filter((word) => figure.subject.includes(word)).length;
  return {
    fit: matchFigure(ask, { ...figure, denial: false }),
    sameCounted: both(claimed.who, figure.who) && claimed.who === figure.who ? 1 : 0,
    otherCounted: both(claimed.who, figure.who) && claimed.who !== figure.who ? 1 : 0,
    sameFate: both(claimed.what, figure.what) && claimed.what === figure.what ? 1 : 0,
    otherFate: isOtherFate(claim, figure) ? 1 : 0,
    sameSubject: named ? shared / Math.max(claimed.subject.length, figure.subject.length) : 0,
    otherSubject: named && shared === 0 ? 1 : 0,
  };
}

/** "12 injured" for "12 died". A ring shows where it differs from the printed word's stem. */
function isOtherFate({ ask }: Claim, { what, manner }: Figure): boolean {
  return ask.whatIsConcept && what !== null && what !== ask.what && what !== manner;
}

const BEARING_MODEL = linearModel(BEARING_SIGNS, BEARING_WEIGHTS);

function probabilityOf(signs: Readonly<Record<BearingSign, number>>): number {
  return logistic(logitOf(BEARING_MODEL, signs));
}

const CLAUSE_ENDS = /[,;:()]\s|\s[-–—]\s|\b(?:but|while|whereas|and|as|after|which|who)\b/gu;

/** For a figure of the sentence, the share of the claim's terms that are in the figure's clause. */
function clauseShares(text: string, { terms }: ClaimTerms, { rings }: Slice): (figure: Figure) => number {
  const clauseOf = clauseSpans(text, CLAUSE_ENDS);
  const tokens = tokenize(text);
  const ringOfToken = ringsOf(tokens, rings);
  const places = terms.map(({ stem, ring }) =>
    tokens.filter((token, at) => token.stem === stem || (ring >= 0 && ringOfToken[at] === ring)),
  );
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return (figure) => {
    const { start, end } = clauseOf(figure);
    const isInside = (at: number) => places[at]?.some((token) => token.start >= start && token.end <= end) === true;
    return terms.reduce((sum, { weight }, at) => sum + (isInside(at) ? weight : 0), 0) / total;
  };
}
