import { unitName } from '../figures/agreement/figure-groups.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { isWished, tellsOfWishes } from '../figures/clauses/wishes.ts';
import type { Figure } from '../figures/figures.ts';
import { MONTHS, WEEKDAYS } from '../figures/quantities/lexicon.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { Token } from '../text/tokens.ts';
import { sentenceText } from './evidence.ts';
import { asLikelyAs, type FigureCandidate } from './figure-model.ts';
import { sentenceTokens } from './figure-surroundings.ts';

/** Share of the likeliest figure's probability that one needs to stand in for figures of something else. */
const ENOUGH = 0.5;

/**
 * Without what a sentence gives for other places than the asked one that it names as well: in "38% live in Norland, 15% in Brin",
 * asked for Brin, the 38% are no rival, and the 15% as likely as they were. What says no place stays.
 */
export function ofAskedPlace(
  { place }: QuantityAsk,
  candidates: readonly FigureCandidate[],
): readonly FigureCandidate[] {
  if (place === null) return candidates;
  const bySentence = Map.groupBy(candidates, ({ evidence }) => evidence);
  const isListed = ({ evidence }: FigureCandidate) =>
    bySentence.get(evidence)?.some(({ figure }) => figure.place === place) === true;
  const likeliest = ({ evidence, figure: { unit } }: FigureCandidate) =>
    Math.max(
      ...(bySentence.get(evidence) ?? []).flatMap((one) => (one.figure.unit.kind === unit.kind ? one.probability : [])),
    );
  return candidates
    .filter((one) => one.figure.place === null || one.figure.place === place || !isListed(one))
    .map((one) => (one.figure.place === place ? asLikelyAs(one, likeliest(one)) : one))
    .sort((a, b) => b.probability - a.probability);
}

/**
 * Without what a sentence gives in turn for others than whom the question names: "Oslund shares rose 5% and Tolbrek shares 4%", asked
 * for Oslund. Before each figure stands whose it is.
 */
export function ofAskedName(
  terms: readonly BoundTerm[],
  candidates: readonly FigureCandidate[],
): readonly FigureCandidate[] {
  const names = new Set(terms.flatMap(({ isName, stem }) => (isName ? stem : [])));
  if (names.size === 0) return candidates;
  const left = candidates.filter((one) => !isOfOtherName(one, names));
  return left.length === 0 ? candidates : left;
}

/**
 * Without what an article tells beside another name where it gives a likely figure of the past beside the names that are asked for:
 * "34 people died on the Oria", above "the worst since 2011, when 52 died on the Marit", asked for the Marit. Where it is asked what
 * became of people, a name that only the background has is of an earlier event as well: "in January a raid on Brin killed 51".
 */
export function ofNamedPast(
  { whatIsConcept }: QuantityAsk,
  terms: readonly BoundTerm[],
  candidates: readonly FigureCandidate[],
): readonly FigureCandidate[] {
  const least = (whatIsConcept ? LEAST_FATE : ENOUGH) * (candidates[0]?.probability ?? 0);
  const likely = candidates.filter(({ probability, signs }) => probability >= least && signs.names === 1);
  const past = likely.filter(({ signs }) => signs.yearOther + signs.past > 0);
  const isInTitle = ({ evidence }: FigureCandidate) =>
    terms.some(({ isName }, at) => isName && evidence.inContext[at] === true);
  const background = whatIsConcept ? likely.filter((one) => one.signs.match > 0 && !isInTitle(one)) : [];
  return candidates.filter((one) => {
    const { names, namesNear, namesMissing, otherName } = one.signs;
    if (names + namesNear > 0) return true;
    if (otherName > 0 && past.some((other) => isToldAsWell(other, one))) return false;
    return background.length === 0 || (namesMissing !== 1 && !background.some((other) => isBefore(one, other)));
  });
}

/** Whether one article gives both, this one in a sentence before the other's. */
function isBefore({ evidence: one }: FigureCandidate, { evidence: other }: FigureCandidate): boolean {
  return one.passage.article === other.passage.article && one.sentence.start < other.sentence.start;
}

/** The same where it is asked what became of people: that an event is of another year makes its figure far less likely. */
const LEAST_FATE = 0.2;

/** Whether one article gives both, this one in as many words of the question. */
function isToldAsWell(one: FigureCandidate, other: FigureCandidate): boolean {
  return (
    one.evidence.passage.article === other.evidence.passage.article &&
    unitName(one.figure.unit) === unitName(other.figure.unit) &&
    (one.signs.match > 0 || other.signs.match === 0) &&
    one.signs.cover >= other.signs.cover
  );
}

/**
 * Without what became of people elsewhere in another month than the one in which its article was published, where a figure as likely is
 * beside the names that are asked for: "In January an attack on Kelo left 47 dead", in June, asked for Darsa.
 */
export function ofOwnMonth(
  { whatIsConcept }: QuantityAsk,
  candidates: readonly FigureCandidate[],
): readonly FigureCandidate[] {
  if (!whatIsConcept) return candidates;
  const least = ENOUGH * (candidates[0]?.probability ?? 0);
  const isNamed = candidates.some(
    ({ probability, signs }) => probability >= least && signs.names === 1 && signs.match > 0,
  );
  if (!isNamed) return candidates;
  return candidates.filter(({ signs, evidence }) => {
    if (signs.names > 0 || signs.otherName === 0 || signs.timeAsked > 0) return true;
    const { published } = evidence.passage.article;
    const own = published === null ? undefined : [...MONTHS][Number(published.slice(5, 7)) - 1];
    return sentenceTokens(sentenceText(evidence), evidence.sentence.figures).every(
      ({ word, capitalised }) => !capitalised || !MONTHS.has(word) || own?.startsWith(word.slice(0, 3)),
    );
  });
}

function isOfOtherName({ figure, evidence }: FigureCandidate, names: ReadonlySet<string>): boolean {
  const { sentence } = evidence;
  const alike = sentence.figures.filter(
    ({ unit, equivalentOf }) => equivalentOf === null && unitName(unit) === unitName(figure.unit),
  );
  if (alike.length < 2 || !alike.includes(figure)) return false;
  const tokens = sentenceTokens(sentenceText(evidence), sentence.figures);
  const hasBefore = ({ start }: Figure, at: number, holds: (token: Token) => boolean) => {
    const from = alike[at - 1]?.end ?? 0;
    return tokens.some((token) => token.start >= from && token.end <= start && holds(token));
  };
  const isAsked = (one: Figure, at: number) => hasBefore(one, at, ({ stem }) => names.has(stem));
  const isName = (token: Token) => token.capitalised && token.start > 0 && !isOfCalendar(token.word);
  const place = alike.indexOf(figure);
  if (!hasBefore(figure, place, isName) || isAsked(figure, place)) return false;
  // "5% in Oran and 4% in Brin", "41 Norlanders": whose it is stands behind.
  const [next, ...follows] = tokens.filter(({ start }) => start >= figure.end).slice(0, NAME_BEHIND);
  if (next && names.has(next.stem)) return false;
  if (next && LEADS_NAME.test(next.word) && follows.some(({ stem }) => names.has(stem))) return false;
  return alike.some(isAsked);
}

/** Tokens behind a figure. */
const NAME_BEHIND = 4;
const LEADS_NAME = /^(?:in|at|for|of|by|from|on|to)$/u;

function isOfCalendar(word: string): boolean {
  return MONTHS.has(word) || WEEKDAYS.has(word);
}

/** Without what somebody only wants, unless that is asked for, or next to nothing else is there. */
export function withoutWishes(question: string, candidates: readonly FigureCandidate[]): readonly FigureCandidate[] {
  const [likeliest] = candidates;
  if (!likeliest || tellsOfWishes(question)) return candidates;
  const stated = candidates.filter(({ evidence, figure }) => !isWished(figure, sentenceText(evidence)));
  return (stated[0]?.probability ?? 0) >= ENOUGH * likeliest.probability ? stated : candidates;
}
