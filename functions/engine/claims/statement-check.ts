import type { Evidence, EvidenceList } from '../evidence/evidence.ts';
import {
  cluster,
  type FigureGroup,
  type FigureSource,
  groupOf,
  rank,
  type Statement,
  size,
} from '../figures/agreement/figure-groups.ts';
import { relationOf } from '../figures/agreement/figure-relations.ts';
import type { Claim } from '../figures/asks/claims.ts';
import { originOf } from '../search/corpus-index.ts';
import type { Slice } from '../search/slice.ts';
import { type BearingFigure, bearingFigures, bearingInOtherCurrencies } from './bearing-figures.ts';
import { type Companions, type Judgement, judge } from './figure-judgement.ts';
import { withUnit } from './units-left-out.ts';

/** One figure of a claim beside what the sources give. Nothing is said about who is right. */
export interface FigureCheck {
  readonly claim: Claim;
  readonly result: Judgement['result'];
  readonly reason: Judgement['reason'];
  /** Articles that give the claim's figure or one within it; edited copies count once. */
  readonly matching: number;
  /** Articles that give none of these, and one with which the claim can hold all the same: see `FigureRelation`. */
  readonly compatible: number;
  /** Articles that give any figure for the same thing. */
  readonly sources: number;
  /** The figures by value and bound, with their relation to the claim's; `quotes` are places in `evidence`. */
  readonly groups: readonly FigureGroup[];
  /** The sentences that state them, likeliest first. */
  readonly evidence: readonly Evidence[];
  /** How likely the likeliest figure is to be one for the claimed thing, 0 to 1. */
  readonly likelihood: number;
}

/** Checks the figures of one statement, each beside the others. */
export function checkFigures(stated: readonly Claim[], list: EvidenceList, index: Slice): FigureCheck[] {
  const claims = stated.map((claim) => withUnit(claim, list, index));
  const bearing = claims.map((claim) => bearingFigures(claim, list, index));
  const inOtherCurrencies = claims.map((claim) => bearingInOtherCurrencies(claim, list, index));
  const check = (at: number, confirming: ReadonlySet<string>): FigureCheck | null => {
    const [claim, figures] = [claims[at], bearing[at]];
    const others = claims.filter((_, other) => other !== at);
    const companions = { others, confirming, inOtherCurrencies: inOtherCurrencies[at] ?? [] };
    return claim && figures ? checkFigure(claim, figures, companions, index) : null;
  };
  const alone = claims.flatMap((_, at) => check(at, new Set()) ?? []);
  return alone.map((found, at) => {
    if (found.result === 'matches') return found;
    const confirming = alone.flatMap(({ result, groups }) =>
      result === 'matches' ? groups.filter(isMatch).flatMap(({ articles }) => articles) : [],
    );
    return check(at, new Set(confirming)) ?? found;
  });
}

function isMatch({ relation }: FigureGroup): boolean {
  return relation === 'same' || relation === 'within';
}

function checkFigure(
  claim: Claim,
  bearing: readonly BearingFigure[],
  companions: Companions,
  index: Slice,
): FigureCheck {
  const { matching, denying, rivals, possible, result, reason } = judge(claim, bearing, companions, index.rings);
  const isJudged = result === 'matches' || result === 'differs';
  const { groups, evidence } = grouped(claim, isJudged ? [...matching, ...rivals] : [], index);
  // Where nothing is said of it, a passage that may give the claimed figure is still to be read first.
  const others = isJudged ? denying : possible;
  return {
    claim,
    result,
    reason,
    ...countsOf(groups, index),
    groups,
    evidence: [...evidence, ...others.map((one) => one.evidence)],
    likelihood: Math.max(0, ...[...bearing, ...companions.inOtherCurrencies].map((one) => one.probability)),
  };
}

/** The figures by value and bound, by size, each with its relation to the claim's. */
function grouped(
  claim: Claim,
  shown: readonly BearingFigure[],
  index: Slice,
): Pick<FigureCheck, 'groups' | 'evidence'> {
  const evidence = [...new Set(shown.map((one) => one.evidence))];
  const statements = shown.map(
    (one): Statement => ({
      source: sourceOf(one, evidence.indexOf(one.evidence), index),
      figure: { ...one.figure, subsetOf: null },
      index: one.index,
      scope: 'asked',
    }),
  );
  const clusters = cluster(statements, () => '').sort((a, b) => size(a) - size(b) || rank(a) - rank(b));
  const groups = clusters.map((members) => {
    const group = groupOf(members);
    return claim.isNegated ? group : { ...group, relation: relationOf(group, { ...claim.figure, label: claim.label }) };
  });
  return { groups, evidence };
}

function sourceOf({ evidence: { passage, sentence }, text }: BearingFigure, quote: number, index: Slice): FigureSource {
  const { article } = passage;
  return {
    text,
    figures: sentence.figures,
    quote,
    article: article.id,
    original: originOf(article.id, index),
    publisher: article.publisher,
    published: article.published,
    articleText: article.text,
  };
}

function countsOf(
  groups: readonly FigureGroup[],
  index: Slice,
): Pick<FigureCheck, 'matching' | 'compatible' | 'sources'> {
  const originals = (some: readonly FigureGroup[]) =>
    new Set(some.flatMap(({ articles }) => articles.map((article) => originOf(article, index))));
  const matching = originals(groups.filter(isMatch));
  const compatible = [...originals(groups.filter(({ relation }) => relation === 'compatible'))].filter(
    (article) => !matching.has(article),
  );
  return { matching: matching.size, compatible: compatible.length, sources: originals(groups).size };
}
