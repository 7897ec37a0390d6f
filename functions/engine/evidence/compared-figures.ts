import { type Agreement, agree } from '../figures/agreement/agreement.ts';
import { type FigureSource, leadWith } from '../figures/agreement/figure-groups.ts';
import { leadingFigure } from '../figures/agreement/leading-figure.ts';
import { successorOf } from '../figures/agreement/superseded.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import type { Figure } from '../figures/figures.ts';
import type { Evidence, EvidenceList } from './evidence.ts';
import { comparableEvidence } from './selection.ts';

/** What the evidence says on a figure that is asked for. */
export interface ComparedFigures {
  /** The evidence whose figures were compared; quotations of the groups count through it. */
  readonly compared: readonly Evidence[];
  readonly sources: readonly FigureSource[];
  readonly agreement: Agreement;
}

/**
 * Sets the figures of the relevant evidence beside each other. Where a concept ("died") tells which figures are meant,
 * they stand by size. Where none does ("how many stations …"), the figure that answers best leads.
 */
export function compareFigures(
  quantity: QuantityAsk,
  { evidence, terms }: EvidenceList,
  relevant: readonly Evidence[],
  originalOf: (articleId: string) => string,
): ComparedFigures {
  const sourceOf = (one: Evidence, quote: number) => figureSource(one, quote, originalOf(one.passage.article.id));
  const comparable = comparableEvidence(relevant, terms, quantity);
  const leading = quantity.whatIsConcept ? null : leadingEvidence(quantity, { evidence, terms }, sourceOf);
  if (!leading || !relevant.includes(leading.first)) {
    const sources = comparable.map(sourceOf);
    return { compared: comparable, sources, agreement: agree(quantity, sources) };
  }
  const { first, figure } = leading;
  const compared = [first, ...comparable.filter((one) => one !== first)];
  const sources = compared.map((one, quote) =>
    one === first
      ? { ...sourceOf(one, quote), figures: [{ ...figure, subsetOf: null, equivalentOf: null }] }
      : sourceOf(one, quote),
  );
  const { groups, verdict } = agree(quantity, sources);
  return { compared, sources, agreement: { groups: leadWith(groups, 0), verdict } };
}

/** The figure that answers best, and the evidence that states it. */
function leadingEvidence(
  quantity: QuantityAsk,
  { evidence, terms }: EvidenceList,
  sourceOf: (one: Evidence, quote: number) => FigureSource,
) {
  const weights = new Map(terms.map(({ stem, weight }) => [stem, weight]));
  const ranked = evidence.map((one, at) => {
    const source = sourceOf(one, at);
    return { text: source.text, figures: currentFigures(source), score: one.score };
  });
  const leading = leadingFigure(quantity, ranked, (stem) => weights.get(stem) ?? 0);
  const first = leading ? evidence[leading.sentence] : undefined;
  const figure = leading ? ranked[leading.sentence]?.figures[leading.figure] : undefined;
  return first && figure ? { first, figure } : null;
}

/** Without those that a later one of the same sentence replaced; the figures they name are numbered by place, so left out. */
function currentFigures({ figures, text }: FigureSource): readonly Figure[] {
  const current = figures.filter((figure) => successorOf(figure, figures, text) === null);
  return current.length === figures.length
    ? figures
    : current.map((figure) => ({ ...figure, subsetOf: null, equivalentOf: null }));
}

function figureSource({ passage: { article }, sentence }: Evidence, quote: number, original: string): FigureSource {
  return {
    text: article.text.slice(sentence.start, sentence.end),
    figures: sentence.figures,
    quote,
    article: article.id,
    original,
    publisher: article.publisher,
    published: article.published,
    articleText: article.text,
  };
}
