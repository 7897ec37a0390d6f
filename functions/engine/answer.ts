import { type ComparedEvent, compareFigures, NOTHING_COMPARED } from './evidence/compared-figures.ts';
import { answersAlone } from './evidence/confidence.ts';
import { type Evidence, explainScore, findEvidence, saidKey } from './evidence/evidence.ts';
import type { FeatureName } from './evidence/feature-names.ts';
import { figureConfidence } from './evidence/figure-confidence.ts';
import { givenFirst } from './evidence/given-first.ts';
import { quotedSpans } from './evidence/quoted-span.ts';
import { sayingFirst } from './evidence/saying-first.ts';
import { relevantEvidence, selectEvidence } from './evidence/selection.ts';
import { uncoveredWords } from './evidence/uncovered-words.ts';
import {
  type FigureGroup,
  type FigureSource,
  groupsOfShown,
  type ShownAt,
  shownGroup,
} from './figures/agreement/figure-groups.ts';
import { statedAsk } from './figures/asks/stated-asks.ts';
import type { Figure } from './figures/figures.ts';
import { assertVerbatim, type Quotation, quote, type Source } from './quotation.ts';
import { type ReportedFigure, reportedFigures } from './reported/reported-figures.ts';
import { withoutFiller } from './search/filler.ts';
import type { Sentence } from './search/passages.ts';
import { parseQuestion, type Question } from './search/question.ts';
import type { Slice } from './search/slice.ts';
import { respelled } from './search/spelling.ts';
import type { Window } from './search/window.ts';

/** What the corpus says on a question. Abstaining is an outcome like the others. */
export interface Answer {
  readonly question: string;
  readonly kind: 'answered' | 'disputed' | 'not_found';
  /** Best source first, in each of the two parts that `given` makes of them; empty when nothing was found. */
  readonly quotes: readonly RankedQuotation[];
  /**
   * So many of `quotes`, from the first, are given at once. What is behind them would be no answer alone, states no figure of
   * the answer, and is shown when more is asked for.
   */
  readonly given: number;
  /** When nothing was found: the nearest mentions. They do not answer the question. */
  readonly nearest: readonly RankedQuotation[];
  /** Words of the question that no article has, none of the dates asked for at least, as they were typed. */
  readonly uncovered: readonly string[];
  /** When nothing was found: the question in another spelling, which the articles do answer; else `null`. */
  readonly didYouMean: string | null;
  /** The question with a slip put right, where that is the one thing it can mean and this answers that; else `null`. */
  readonly answeredAs: string | null;
  /** What the quotations state of the figure that is asked for, side by side; empty when none is. */
  readonly figures: readonly FigureGroup[];
  /** Figures that would answer, which the quotations only report as someone's claim or deny; none of `figures`. */
  readonly reported: readonly ReportedFigure[];
  /** Where the question fits several events: the figures of each, newest first; else absent. */
  readonly events?: readonly EventAnswer[];
  readonly indexVersion: string;
  /** 0 to 1: how likely the first quotation is to answer. */
  readonly confidence: number;
}

/** What is said of one of the events that a question fits. */
export interface EventAnswer {
  /** The article that tells of it best: its title and date name the event. */
  readonly article: Source;
  /** Ids of the articles that tell of it: {@link Window.articles} asks for it alone. */
  readonly articles: readonly string[];
  /** As {@link Answer.figures}; quotations count through those of the answer, and may be none. */
  readonly figures: readonly FigureGroup[];
}

export interface RankedQuotation extends Quotation {
  /** Sum of `parts`; no unit, to be compared within one answer. */
  readonly score: number;
  /** Why it is where it is, largest part first. */
  readonly parts: readonly { readonly part: FeatureName; readonly value: number }[];
}

export interface AnswerOptions extends Window {
  /** Most quotations to give. Where sources give more different figures than this, each figure keeps one. */
  readonly limit: number;
}

/** Nearest mentions shown when nothing was found: enough to see what the corpus has, too few to pass for an answer. */
const MOST_NEAREST = 3;

/**
 * The same index gives the same answer, always. Throws `MisquotationError` rather than misquote.
 *
 * A slip that has one reading is put right, which `answeredAs` says; of several readings one is offered.
 *
 * A question that states a figure is answered with all that the sources give in its place; where they give none, it is
 * answered as it was typed.
 */
export function answer(text: string, index: Slice, options: AnswerOptions): Answer {
  const answerTo = (asked: string) => answerAsTyped(asked, index, options);
  const given = answerTo(text);
  const isFound = given.kind !== 'not_found';
  if (isFound && given.uncovered.length === 0) return given;
  const meant = respelled(text, index, 'one reading');
  const answered = meant === null ? null : answerTo(meant);
  // What was found by a likeness of words says so as well, where it is the same.
  const isMeant = answered && answered.kind !== 'not_found' && (!isFound || isSameFirst(answered, given));
  if (meant !== null && answered && isMeant) return { ...answered, question: text, answeredAs: meant };
  if (isFound) return given;
  return orRespelled(given, text, index, answerTo);
}

function isSameFirst({ quotes: [a] }: Answer, { quotes: [b] }: Answer): boolean {
  return a !== undefined && b !== undefined && a.article.id === b.article.id && a.start === b.start;
}

function answerAsTyped(text: string, index: Slice, options: AnswerOptions): Answer {
  const stated = statedAsk(withoutFiller(text), index.rings);
  if (stated) {
    const question = { ...parseQuestion(stated.searched, index.rings, stated.ask), text };
    const compared = answerQuestion(question, index, options).answer;
    if (compared.figures.length > 0) return compared;
  }
  return answerQuestion(parseQuestion(text, index.rings), index, options).answer;
}

/** The answer `given` to the text, with the spelling that would have been answered where this one is not. */
export function orRespelled<Given extends Answer>(
  given: Given,
  text: string,
  index: Slice,
  answerTo: (text: string) => Given,
): Given {
  if (given.kind !== 'not_found') return given;
  const meant = respelled(text, index);
  return meant === null || answerTo(meant).kind === 'not_found' ? given : { ...given, didYouMean: meant };
}

/** What {@link answer} says, and the figures of everything it was chosen from. */
export interface QuestionAnswer {
  readonly answer: Answer;
  readonly figureSources: readonly FigureSource[];
  /** What the sentences of `answer.quotes` state in figures, as the index has it; empty when nothing was found. */
  readonly quotedFigures: readonly Figure[];
}

export function answerQuestion(question: Question, index: Slice, options: AnswerOptions): QuestionAnswer {
  const { limit, ...window } = options;
  const list = findEvidence(question, index, window);
  const figured = question.quantity ? compareFigures(question.quantity, list, index) : NOTHING_COMPARED;
  const { confidence, found, isWithoutFigure } = figureConfidence(figured, list);
  const { compared, sources, agreement, events } = found && !isWithoutFigure ? figured : NOTHING_COMPARED;
  const asked = agreement.groups.filter(({ scope }) => scope === 'asked');
  const chosen = selectEvidence(
    withLeading(compared, relevantEvidence(sayingFirst(list), question.quantity)),
    found ? limit : MOST_NEAREST,
    asked.map(({ quotes }) => quotes.flatMap((at) => compared[at] ?? [])),
  );
  const cited = new Set([
    ...[{ compared, agreement }, ...events].flatMap(citedEvidence),
    ...reportedFigures(question.quantity, chosen).flatMap(({ quote }) => chosen[quote] ?? []),
  ]);
  const { quoted: selected, given } = givenFirst(chosen, (one) => cited.has(one) || answersAlone(one, list));
  const { quoted, places } = quotedSpans(selected, list);
  const quotations = quoted.map(({ evidence, span }) => rankedQuotation(evidence, span));
  assertVerbatim(quotations, new Map(selected.map(({ passage: { article } }) => [article.id, article])));
  const shown = (one: Evidence) => places[selected.indexOf(one)] ?? null;
  const isDisputed = agreement.verdict === 'disputed' && events.length === 0;
  return {
    answer: {
      question: question.text,
      kind: found && selected.length > 0 ? (isDisputed ? 'disputed' : 'answered') : 'not_found',
      quotes: found ? quotations : [],
      given: found ? new Set(places.slice(0, given).map(({ quote: place }) => place)).size : 0,
      nearest: found ? [] : quotations,
      uncovered: uncoveredWords(list.terms, index, window),
      didYouMean: null,
      answeredAs: null,
      figures: groupsOfShown(agreement.groups, compared.map(shown)),
      ...(events.length > 0 ? { events: events.flatMap((event) => eventAnswer(event, shown)) } : {}),
      reported: (found ? reportedFigures(question.quantity, selected) : []).map((reported) => ({
        ...reported,
        quote: places[reported.quote]?.quote ?? reported.quote,
      })),
      indexVersion: index.version,
      confidence: Math.round(confidence * 1000) / 1000,
    },
    figureSources: sources,
    quotedFigures: found ? selected.flatMap(({ sentence }) => sentence.figures) : [],
  };
}

/** The evidence of the leading figure first, and all other evidence that was compared; what an article says twice, once. */
function withLeading(compared: readonly Evidence[], relevant: readonly Evidence[]): Evidence[] {
  const [first, ...rest] = compared;
  if (!first) return [...relevant];
  const known = new Set(compared.map(saidKey));
  const others = relevant.filter((one) => compared.includes(one) || !known.has(saidKey(one)));
  return [first, ...others.filter((one) => one !== first), ...rest.filter((one) => !others.includes(one))];
}

/** The evidence that states the figures which were compared. */
function citedEvidence({ compared, agreement }: Pick<ComparedEvent, 'compared' | 'agreement'>): Evidence[] {
  return agreement.groups.flatMap(({ quotes }) => quotes.flatMap((at) => compared[at] ?? []));
}

/** Quotations that are not shown are left out of its figures, and the figures stay. */
function eventAnswer({ compared, agreement }: ComparedEvent, shown: (one: Evidence) => ShownAt | null): EventAnswer[] {
  const [first] = compared;
  if (!first) return [];
  const at = compared.map(shown);
  const figures = agreement.groups.map((group) => shownGroup(group, at));
  const articles = [...new Set(compared.map(({ passage }) => passage.article.id))];
  return [{ article: rankedQuotation(first).article, articles, figures }];
}

/** `span` where more than its sentence is quoted. */
export function rankedQuotation(
  { passage, sentence, score, features }: Evidence,
  span: Sentence = sentence,
): RankedQuotation {
  return { ...quote(passage.article, span), score, parts: explainScore(features) };
}
