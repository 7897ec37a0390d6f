import { type Agreement, agree } from '../figures/agreement/agreement.ts';
import { type FigureGroup, type FigureSource, leadWith, type Moved } from '../figures/agreement/figure-groups.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import type { Figure } from '../figures/figures.ts';
import { isAnybody } from '../figures/words/event-nouns.ts';
import { originOf } from '../search/corpus-index.ts';
import type { Slice } from '../search/slice.ts';
import { type Evidence, type QuestionEvidence, saidKey, sentenceText } from './evidence.ts';
import { AT } from './feature-row.ts';
import { ofAskedName, ofAskedPlace, ofNamedPast, ofOwnMonth, withoutWishes } from './figure-apart.ts';
import { isHidden } from './figure-confidence.ts';
import { isCurrencyCertain, withoutConversions } from './figure-conversions.ts';
import { areTwoEvents, areTwoNamedEvents, type EventFigures, eventsOf, mayFitToo } from './figure-events.ts';
import { LEAST_FIT } from './figure-fit.ts';
import { type FigureCandidate, figureCandidates, isNamedAsNear, leastShare, likelyCandidates } from './figure-model.ts';
import { leadFirst, type OrderedCandidates, wayAsked } from './figure-order.ts';
import { ofAskedPeriod } from './figure-periods.ts';
import { rivalsOf } from './figure-rivals.ts';
import { shareOfChoice } from './figure-share.ts';
import { ofSpeaker } from './figure-speakers.ts';
import { changeOf } from './figure-wording.ts';

/** The figures of one event, set beside each other. */
export interface ComparedEvent {
  /** The evidence whose figures were compared; quotations of the groups count through it. */
  readonly compared: readonly Evidence[];
  readonly sources: readonly FigureSource[];
  readonly agreement: Agreement;
}

/** What the evidence says on a figure that is asked for. Beside a leading one that is too unlikely to be shown, none is compared. */
export interface ComparedFigures extends ComparedEvent {
  /** How likely the leading figure is to answer, 0 to 1; 0 where there is none. */
  readonly probability: number;
  /** How much of the choice among all figures, and none, is of the values that are set beside each other, 0 to 1. */
  readonly share: number;
  /** Its article lacks a name that the question has. */
  readonly isElsewhere: boolean;
  /** How far its clause tells of something else than is asked. */
  readonly mismatch: Mismatch;
  /** Where the question fits several events: each, newest first; else empty. */
  readonly events: readonly ComparedEvent[];
}

export const NOTHING_COMPARED: ComparedFigures = {
  compared: [],
  sources: [],
  agreement: { groups: [], verdict: 'none' },
  probability: 0,
  share: 0,
  isElsewhere: false,
  mismatch: null,
  events: [],
};

/** Share of the question's words in the figure's sentence. */
const HALF = 0.5;

/**
 * `others`: the fate that a concept names, of no one who is asked for. `something`: both who and what differ, where the sentence has
 * little else of the question. `null`: neither.
 */
type Mismatch = 'others' | 'something' | null;

function mismatchOf({ who, what, whatIsConcept }: QuantityAsk, { signs, figure }: FigureCandidate): Mismatch {
  if (whatIsConcept) {
    const isOfOthers = !isAnybody(who) && signs.who === 0 && (figure.who === null || !isAnybody(figure.who));
    return signs.match === 0 && signs.what > 0 && isOfOthers ? 'others' : null;
  }
  const isOtherFate = what !== null && figure.what !== null && signs.what === 0;
  return signs.whoOther > 0 && isOtherFate && signs.cover < HALF ? 'something' : null;
}

/** What befell others is left out where a figure is likely to tell what befell those who are asked for, likeliest first. */
function ofAsked(quantity: QuantityAsk, candidates: readonly FigureCandidate[]): readonly FigureCandidate[] {
  if (!quantity.whatIsConcept) return candidates;
  const own = candidates.find(({ signs }) => signs.match > 0 && signs.who > 0);
  if (!own || own.probability < HALF) return candidates;
  return candidates.filter((one) => mismatchOf(quantity, one) !== 'others');
}

/** A figure of all who are asked for leads before one of some of them, where it is likely and near the same names. */
function allFirst(quantity: QuantityAsk, candidates: readonly FigureCandidate[]): readonly FigureCandidate[] {
  const [likeliest] = candidates;
  if (!likeliest || !quantity.whatIsConcept || !isAnybody(quantity.who) || !isOfSome(likeliest)) return candidates;
  const ofAll = candidates.find(
    (one) =>
      !isOfSome(one) &&
      one.probability >= LEAST_OF_ALL &&
      one.signs.match >= LEAST_FIT &&
      isNamedAsNear(one.signs, likeliest.signs),
  );
  return ofAll ? [ofAll, ...candidates.filter((one) => one !== ofAll)] : candidates;
}

const LEAST_OF_ALL = 0.5;

function isOfSome({ figure: { who, part } }: FigureCandidate): boolean {
  return part || !isAnybody(who);
}

/** Sentences: what a reader could still compare. */
const MOST_COMPARED = 40;

/**
 * Sets the figure that answers best beside all that are given for the same thing. Which figures these are is learnt; what is a
 * part of what, what has been replaced and whether sources differ is left to {@link agree}.
 */
export function compareFigures(quantity: QuantityAsk, list: QuestionEvidence, index: Slice): ComparedFigures {
  const likely = likelyCandidates(quantity, list, index);
  if (likely && isCurrencyCertain(quantity, likely)) {
    const found = compareAmong(quantity, likely.candidates, list, index);
    const isCertain = isHidden(found, list) || leastShare(quantity) * found.probability >= likely.least;
    if (isCertain && found.probability >= likely.least) return found;
  }
  return compareAmong(quantity, figureCandidates(quantity, list, index), list, index);
}

/** Of candidates, likeliest first, those that are of what is asked, in the order in which they may lead. */
export function orderedFigures(
  quantity: QuantityAsk,
  measured: readonly FigureCandidate[],
  list: QuestionEvidence,
): OrderedCandidates {
  const { speaker } = list.question;
  const spoken = ofSpeaker(speaker, withoutConversions(quantity, measured));
  const stated = withoutWishes(list.question.text, ofAskedPlace(quantity, spoken));
  const named = ofOwnMonth(quantity, ofNamedPast(quantity, list.terms, ofAskedName(list.terms, stated)));
  const timely = ofAskedPeriod(quantity, list.question.text, named);
  const likeliest = ofAsked(quantity, timely);
  return leadFirst(quantity, list.question.text, likeliest);
}

/** As {@link compareFigures}, among the candidates that are given, likeliest first. */
export function compareAmong(
  quantity: QuantityAsk,
  measured: readonly FigureCandidate[],
  list: QuestionEvidence,
  index: Slice,
): ComparedFigures {
  const order = orderedFigures(quantity, measured, list);
  const { candidates } = order;
  const [lead] = candidates;
  if (!lead) return NOTHING_COMPARED;
  if (isHidden(lead, list)) return { ...NOTHING_COMPARED, ...leading(quantity, lead) };
  const found = compareWithLead(quantity, order, list, index);
  const isOnlyOfSome = found.agreement.groups.length > 0 && found.agreement.groups.every(isNarrower);
  const ordered = isOnlyOfSome ? allFirst(quantity, candidates) : candidates;
  return ordered === candidates ? found : compareWithLead(quantity, { ...order, candidates: ordered }, list, index);
}

const isNarrower = ({ scope }: FigureGroup) => scope === 'narrower';

/** The first of the candidates beside all that are given for the same thing. */
function compareWithLead(
  quantity: QuantityAsk,
  { candidates, faulty, apart }: OrderedCandidates,
  list: QuestionEvidence,
  index: Slice,
): ComparedFigures {
  const [lead] = candidates;
  if (!lead) return NOTHING_COMPARED;
  const namesNothing = list.terms.every(({ isName }) => !isName);
  const areTwo = namesNothing ? areTwoUnnamed : happens(quantity) ? areTwoNamedEvents : () => false;
  const alike = candidates.filter((one) => !apart.has(one));
  const { given, unsure } = rivalsOf(quantity, lead, alike, areTwo, list, index);
  const answering: EventFigures = [lead, ...given];
  const fitting = candidates.filter((one) => mayFitToo(one, lead));
  const likewise = namesNothing ? fitting : fitting.filter((one) => isNamedAsWell(one, lead));
  const compare = (figures: readonly FigureCandidate[]) => compareEvent(quantity, figures, unsure, list, index);
  return {
    ...compare(answering),
    ...leading(quantity, lead),
    share: shareOfChoice(
      answering,
      candidates.filter((one) => !faulty.has(one)),
    ),
    events: eventsOf(answering, likewise, index, areTwo).map(compare),
  };
}

function leading(quantity: QuantityAsk, lead: FigureCandidate) {
  const { probability, signs } = lead;
  return { probability, isElsewhere: signs.namesMissing > 0, mismatch: mismatchOf(quantity, lead) };
}

const areTwoUnnamed: typeof areTwoEvents = (a, b, index) => areTwoEvents(a, b, index) || areTwoNamedEvents(a, b, index);

/** Whether what is asked for happens at a time that the question leaves open: people die or are hurt in an event. */
function happens({ whatIsConcept, years }: QuantityAsk): boolean {
  return whatIsConcept && years.length === 0;
}

/** Every name of the question is near, as near as it is to the leading figure. */
function isNamedAsWell({ signs }: FigureCandidate, { signs: lead }: FigureCandidate): boolean {
  return signs.namesMissing === 0 && isNamedAsNear(signs, lead) && signs.match > 0;
}

function compareEvent(
  quantity: QuantityAsk,
  answering: readonly FigureCandidate[],
  unsure: ReadonlySet<FigureCandidate>,
  { evidence, question }: QuestionEvidence,
  index: Slice,
): ComparedEvent {
  const asked = quantity.unit === 'count' ? null : wayAsked(question.text);
  const bySentence = Map.groupBy(answering, (one) => one.evidence);
  const articles = new Set(answering.map((one) => one.evidence.passage.article.id));
  const said = new Set([...bySentence.keys()].map(saidKey));
  const partly = evidence.filter((one) => {
    if (!quantity.whatIsConcept || !articles.has(one.passage.article.id) || one.features.of(AT.figure) <= 0)
      return false;
    const isNew = !said.has(saidKey(one));
    said.add(saidKey(one));
    return isNew;
  });
  const compared = [...bySentence.keys(), ...partly].slice(0, MOST_COMPARED);
  const sourcesOf = (counts: (figure: FigureCandidate) => boolean) =>
    compared.map((one, quote) => figureSource(one, quote, (bySentence.get(one) ?? []).filter(counts), asked, index));
  const sources = sourcesOf(() => true);
  const { groups, verdict: shown } = agree(quantity, sources);
  // What is only likely to be of the same thing is shown beside it, and is no reason to say that sources differ.
  const isDoubtful = shown === 'disputed' && answering.some((one) => unsure.has(one));
  const verdict = isDoubtful
    ? agree(
        quantity,
        sourcesOf((one) => !unsure.has(one)),
      ).verdict
    : shown;
  // What a concept holds to one thing is read by size.
  const ordered = quantity.whatIsConcept
    ? groups
    : leadWith(groups, { quote: 0, start: answering[0]?.figure.start ?? 0 });
  return { compared, sources, agreement: { groups: ordered, verdict } };
}

function figureSource(
  evidence: Evidence,
  quote: number,
  answering: readonly FigureCandidate[],
  asked: -1 | 0 | 1 | null,
  index: Slice,
): FigureSource {
  const { passage, sentence } = evidence;
  const { article } = passage;
  const text = sentenceText(evidence);
  const moved = answering.flatMap(({ at, figure }): [number, Moved][] => {
    const by = movedBy(figure, text, asked);
    return by === null ? [] : [[at, by]];
  });
  return {
    text,
    figures: sentence.figures,
    quote,
    article: article.id,
    original: originOf(article.id, index),
    publisher: article.publisher,
    published: article.published,
    articleText: article.text,
    answering: new Set(answering.map(({ at }) => at)),
    moved: new Map(moved),
  };
}

/** Which way something moved by a figure, as `wayAsked` says what is asked; `null` where no change is, or the sentence says no way. */
function movedBy(figure: Figure, text: string, asked: -1 | 0 | 1 | null): Moved | null {
  const way = asked === null ? 0 : changeOf(figure, text);
  if (way === 0) return null;
  if (way === asked) return { way: null, sign: 1 };
  return { way: way > 0 ? 'up' : 'down', sign: asked === 0 && way > 0 ? 1 : -1 };
}
