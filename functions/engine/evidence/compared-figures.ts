import { type Agreement, agree } from '../figures/agreement/agreement.ts';
import { type FigureSource, leadWith } from '../figures/agreement/figure-groups.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { type CorpusIndex, originOf } from '../search/corpus-index.ts';
import type { Evidence, EvidenceList } from './evidence.ts';
import { withoutConversions } from './figure-conversions.ts';
import { type EventFigures, eventsOf } from './figure-events.ts';
import { type FigureCandidate, figureCandidates } from './figure-model.ts';
import { rivalsOf } from './figure-rivals.ts';

/** The figures of one event, set beside each other. */
export interface ComparedEvent {
  /** The evidence whose figures were compared; quotations of the groups count through it. */
  readonly compared: readonly Evidence[];
  readonly sources: readonly FigureSource[];
  readonly agreement: Agreement;
}

/** What the evidence says on a figure that is asked for. */
export interface ComparedFigures extends ComparedEvent {
  /** How likely the leading figure is to answer, 0 to 1; 0 where there is none. */
  readonly probability: number;
  /** Where the question fits several events: each, newest first; else empty. */
  readonly events: readonly ComparedEvent[];
}

export const NOTHING_COMPARED: ComparedFigures = {
  compared: [],
  sources: [],
  agreement: { groups: [], verdict: 'none' },
  probability: 0,
  events: [],
};

/** Sentences: what a reader could still compare. */
const MOST_COMPARED = 40;

/**
 * Sets the figure that answers best beside all that are given for the same thing. Which figures these are is learnt; what is a
 * part of what, what has been replaced and whether sources differ is left to {@link agree}.
 */
export function compareFigures(quantity: QuantityAsk, list: EvidenceList, index: CorpusIndex): ComparedFigures {
  const candidates = withoutConversions(quantity, figureCandidates(quantity, list, index));
  const [lead] = candidates;
  if (!lead) return NOTHING_COMPARED;
  const answering: EventFigures = [lead, ...rivalsOf(lead, candidates, index)];
  const compare = (figures: readonly FigureCandidate[]) => compareEvent(quantity, figures, list, index);
  return {
    ...compare(answering),
    probability: lead.probability,
    events: eventsOf(answering, candidates, index).map(compare),
  };
}

function compareEvent(
  quantity: QuantityAsk,
  answering: readonly FigureCandidate[],
  { evidence }: EvidenceList,
  index: CorpusIndex,
): ComparedEvent {
  const bySentence = Map.groupBy(answering, (one) => one.evidence);
  const articles = new Set(answering.map((one) => one.evidence.passage.article.id));
  const partly = evidence.filter(
    (one) =>
      quantity.whatIsConcept && articles.has(one.passage.article.id) && !bySentence.has(one) && one.features.figure > 0,
  );
  const compared = [...bySentence.keys(), ...partly].slice(0, MOST_COMPARED);
  const sources = compared.map((one, quote) => figureSource(one, quote, bySentence.get(one) ?? [], index));
  const { groups, verdict } = agree(quantity, sources);
  return { compared, sources, agreement: { groups: leadWith(groups, 0), verdict } };
}

function figureSource(
  { passage: { article }, sentence }: Evidence,
  quote: number,
  answering: readonly FigureCandidate[],
  index: CorpusIndex,
): FigureSource {
  return {
    text: article.text.slice(sentence.start, sentence.end),
    figures: sentence.figures,
    quote,
    article: article.id,
    original: originOf(article.id, index),
    publisher: article.publisher,
    published: article.published,
    articleText: article.text,
    answering: new Set(answering.map(({ at }) => at)),
  };
}
