import { type Answer, type AnswerOptions, orRespelled, rankedQuotation } from './answer.ts';
import { bearingEvidence } from './claims/bearing-evidence.ts';
import { type QuotedVoice, voicesOnClaim } from './claims/claim-voices.ts';
import { checkDetail, type DetailCheck } from './claims/detail-check.ts';
import type { ClaimResult } from './claims/figure-judgement.ts';
import { readPasted } from './claims/pasted-text.ts';
import { type Review, reviewsOf } from './claims/reviews.ts';
import { checkFigures, type FigureCheck } from './claims/statement-check.ts';
import { evidenceFor } from './claims/statement-evidence.ts';
import type { Evidence, EvidenceList } from './evidence/evidence.ts';
import { givenFirst } from './evidence/given-first.ts';
import { selectEvidence } from './evidence/selection.ts';
import { uncoveredWords } from './evidence/uncovered-words.ts';
import { type FigureGroup, groupsOfShown } from './figures/agreement/figure-groups.ts';
import { relationOf } from './figures/agreement/figure-relations.ts';
import { isSameAmount, prints } from './figures/amounts.ts';
import type { Claim } from './figures/asks/claims.ts';
import type { Figure } from './figures/figures.ts';
import { assertVerbatim } from './quotation.ts';
import type { Slice } from './search/slice.ts';

/**
 * A claim beside what the sources give. There is no verdict: the reader sees who says what, and each figure's relation to
 * the claim's.
 */
export interface ClaimAnswer extends Answer {
  readonly claim: {
    /** Of all checks together: `differs` where one does, `matches` only where all do. */
    readonly result: ClaimResult;
    /** One for each figure that the pasted text states, and one for each sentence without a figure, in order. */
    readonly checks: readonly ClaimCheck[];
    /** Further sentences of the pasted text, which were not checked. */
    readonly unchecked: number;
  };
}

/** One thing that is claimed, beside what the sources say of it. */
export interface ClaimCheck {
  /** The sentence of the pasted text. */
  readonly statement: string;
  /** The claimed figure, with offsets into `statement`; `null` for a sentence without one. */
  readonly figure: Figure | null;
  /** That figure in few words, or the score or date in its place. */
  readonly label: string | null;
  readonly result: ClaimResult;
  /**
   * See `FigureCheck`; `no_figure`: there is none to compare, and no verdict; `no_source`: passages tell of the claimed thing,
   * and none gives a figure for it; `score`, `date`: that is what was compared.
   */
  readonly reason: FigureCheck['reason'] | 'no_figure' | 'no_source' | DetailCheck['kind'];
  /** Scores or dates that sources give instead, as printed. */
  readonly others?: readonly string[];
  readonly matching: number;
  readonly compatible: number;
  readonly sources: number;
  /** The figures that are shown beside this one, as places in `figures`. */
  readonly groups: readonly number[];
  /**
   * None counts as giving the claim's figure, and a quotation prints it all the same: of something else, or of the claimed
   * thing in words that were not understood. The reply must not say then that no source gives it.
   */
  readonly isPrinted: boolean;
  /** Who claims or denies it, by quotation. */
  readonly voices: readonly QuotedVoice[];
}

/** Nearest mentions shown when nothing bears on the claim. */
const MOST_NEAREST = 3;

/** The claim's own figures are taken out of the search: sources that give other ones are what a check is for. */
export function answerClaim(text: string, index: Slice, options: AnswerOptions): ClaimAnswer {
  const answerTo = (claim: string) => answerAsTyped(claim, index, options);
  return orRespelled(answerTo(text), text, index, answerTo);
}

/** A statement with everything that was found for it. */
interface Checked {
  readonly statement: string;
  readonly claim: Claim | null;
  readonly check: FigureCheck | null;
  /** Where no figure is claimed: a score or a date that is. */
  readonly detail: DetailCheck | null;
  readonly result: ClaimResult;
  readonly list: EvidenceList;
  /** What bears on it, best first. */
  readonly bearing: readonly Evidence[];
  /** Those of them that do so by themselves. */
  readonly telling: ReadonlySet<Evidence>;
  /** Some of that tells of the claimed thing, whatever figure it gives. */
  readonly isCovered: boolean;
  /** Fact checks of this very claim. */
  readonly reviews: readonly Review[];
}

function answerAsTyped(text: string, index: Slice, options: AnswerOptions): ClaimAnswer {
  const { statements, unchecked } = readPasted(text);
  const checked = statements.flatMap((statement, at) =>
    checkStatement(statement, statements.slice(0, at), index, options),
  );
  const result = overall(checked.map((one) => one.result));
  const isFound = result !== 'not_covered';
  const found = isFound ? checked.filter((one) => one.result !== 'not_covered') : checked;
  const { quoted: selected, given } = givenFirst(select(found, isFound ? options.limit : MOST_NEAREST), (one) =>
    found.some((statement) => isGivenAlone(one, statement)),
  );
  const quotations = selected.map((one) => rankedQuotation(one));
  assertVerbatim(quotations, new Map(selected.map(({ passage: { article } }) => [article.id, article])));
  const figures: FigureGroup[] = [];
  const checks = checked.map((one): ClaimCheck => {
    const groups = isFound ? shownGroups(one, selected, figures.length) : [];
    const places = groups.map((_, at) => figures.length + at);
    figures.push(...groups);
    return claimCheck(one, places, isFound ? selected : []);
  });
  const terms = checked.flatMap(({ list }) => list.terms);
  return {
    question: text,
    kind:
      !isFound || selected.length === 0
        ? 'not_found'
        : figures.length > 0 && checked.some(isDisputed)
          ? 'disputed'
          : 'answered',
    quotes: isFound ? quotations : [],
    given: isFound ? given : 0,
    nearest: isFound ? [] : quotations,
    uncovered: [...new Set(uncoveredWords(terms, index, options))],
    didYouMean: null,
    answeredAs: null,
    figures,
    // Beside a claim they are told as its voices.
    reported: [],
    indexVersion: index.version,
    confidence: Math.round(Math.max(0, ...checked.map(likelihood)) * 1000) / 1000,
    claim: { result, checks, unchecked },
  };
}

/** One for each figure of the statement, or one for the statement. */
function checkStatement(statement: string, before: readonly string[], index: Slice, options: AnswerOptions): Checked[] {
  const { claims, list } = evidenceFor(statement, before, index, options);
  const { evidence: bearing, telling, isCovered } = bearingEvidence(statement, list);
  const detail = checkDetail(statement, list, index, { besideFigures: claims.length > 0 });
  const all = { statement, list, bearing, telling, isCovered };
  if (claims.length === 0) {
    const reviews = reviewsOf(statement, null, list.evidence, index.rings);
    const result = detail?.result ?? (isCovered || reviews.length > 0 ? 'quoted' : 'not_covered');
    return [{ ...all, claim: null, check: null, detail, result, reviews }];
  }
  const others = claims.filter(({ figure }) => !detail || figure.end <= detail.start || figure.start >= detail.end);
  const figures = checkFigures(others, list, index).map((check): Checked => {
    const { claim } = check;
    const reviews = reviewsOf(statement, claim, list.evidence, index.rings);
    const reviewed = { ...check, ...afterReviews(check, reviews) };
    return { ...all, claim, check: reviewed, detail: null, result: reviewed.result, reviews };
  });
  return detail
    ? [{ ...all, claim: null, check: null, detail, result: detail.result, reviews: [] }, ...figures]
    : figures;
}

/** A fact check of the very claim bears on it, and one that finds it false differs from it, unless a source states it. */
function afterReviews({ claim, result }: FigureCheck, reviews: readonly Review[]): Partial<FigureCheck> {
  const isDenied = reviews.some((review) => review.isDenied);
  if (isDenied && !claim.isNegated && result !== 'matches') return { result: 'differs', reason: 'denied' };
  return result === 'not_covered' && reviews.length > 0 ? { result: 'quoted' } : {};
}

function overall(results: readonly ClaimResult[]): ClaimResult {
  if (results.includes('differs')) return 'differs';
  if (results.every((result) => result === 'not_covered')) return 'not_covered';
  return results.every((result) => result === 'matches') ? 'matches' : 'quoted';
}

/** What states the figures comes first, then what else bears on the statements, each statement in its turn. */
function select(checked: readonly Checked[], limit: number): Evidence[] {
  // A fact check of the very claim is never left out either.
  const groups = checked.flatMap(({ check, detail, reviews }) => [
    ...(detail ? [detail.evidence] : []),
    ...(check?.groups.map(({ quotes }) => quotes.flatMap((at) => check.evidence[at] ?? [])) ?? []),
    ...reviews.map(({ evidence }) => [evidence]),
  ]);
  const stating = checked.flatMap(({ check, detail, reviews }) => [
    ...(check?.evidence ?? detail?.evidence ?? []),
    ...reviews.map(({ evidence }) => evidence),
  ]);
  const most = Math.max(0, ...checked.map(({ bearing }) => bearing.length));
  const bearing = Array.from({ length: most }, (_, at) => checked.flatMap((one) => one.bearing[at] ?? [])).flat();
  const seen = new Set<string>();
  const distinct = [...stating, ...bearing].filter(({ passage, sentence }) => {
    const key = `${passage.article.id} ${sentence.start}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return selectEvidence(distinct, limit, groups);
}

/** It states a figure that is set beside the claim's, prints the claim's own, reviews the claim, or bears on it by itself. */
function isGivenAlone(one: Evidence, { claim, check, detail, telling, reviews }: Checked): boolean {
  if (telling.has(one) || (check ?? detail)?.evidence.includes(one)) return true;
  if (reviews.some(({ evidence }) => evidence === one)) return true;
  return claim !== null && prints(one.sentence.figures, claim.figure);
}

function shownGroups({ check }: Checked, selected: readonly Evidence[], from: number): FigureGroup[] {
  if (!check) return [];
  const shownAt = check.evidence.map(({ sentence }) => {
    const quote = selected.findIndex((one) => one.sentence === sentence);
    return quote < 0 ? null : { quote, offset: 0 };
  });
  return groupsOfShown(check.groups, shownAt).map((group) =>
    group.subsetOf === undefined ? group : { ...group, subsetOf: group.subsetOf + from },
  );
}

function claimCheck(
  { statement, claim, check, detail, result, isCovered, reviews }: Checked,
  groups: readonly number[],
  quoted: readonly Evidence[],
): ClaimCheck {
  return {
    statement,
    figure: claim?.figure ?? null,
    label: claim?.label ?? detail?.label ?? null,
    result,
    ...(detail ? { others: detail.others } : {}),
    reason: detail
      ? detail.kind
      : check === null
        ? 'no_figure'
        : result === 'not_covered' && isCovered
          ? 'no_source'
          : check.reason,
    matching: check?.matching ?? (detail?.result === 'matches' ? detail.sources : 0),
    compatible: check?.compatible ?? 0,
    sources: check?.sources ?? detail?.sources ?? 0,
    groups,
    isPrinted:
      claim !== null &&
      check?.matching === 0 &&
      !check.groups.some((group) => isSameAmount(group, claim.figure)) &&
      prints(
        quoted.flatMap(({ sentence }) => sentence.figures),
        claim.figure,
      ),
    voices: voicesOnClaim(statement, claim, quoted, reviews),
  };
}

/** Sources that share no figure give ones of which no two can hold. */
function isDisputed({ check }: Checked): boolean {
  const groups = check?.groups ?? [];
  return groups.some((one) =>
    groups.some(
      (other) =>
        relationOf(one, other) === 'other' &&
        relationOf(other, one) === 'other' &&
        !one.articles.some((article) => other.articles.includes(article)),
    ),
  );
}

function likelihood({ check, result }: Checked): number {
  return check ? check.likelihood : result === 'not_covered' ? 0 : 1;
}
