import { answer } from '../functions/engine/answer.ts';
import { compareFigures } from '../functions/engine/evidence/compared-figures.ts';
import { type Evidence, findEvidence } from '../functions/engine/evidence/evidence.ts';
import { figureCandidates } from '../functions/engine/evidence/figure-model.ts';
import { amountOf as amountOfFigure } from '../functions/engine/figures/amounts.ts';
import type { Figure } from '../functions/engine/figures/figures.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';
import type { Slice } from '../functions/engine/search/slice.ts';
import { amountOf, isCompatible, isNear, isSame, labelledFigures } from './desk-measures.ts';
import type { DeskQuestion, LabelledFigure } from './desk-set.ts';

/** Where a labelled value is lost on its way into the reply, in the order of that way. */
export const STAGES = [
  'shown',
  'no question for a number',
  'refused',
  'read in no sentence',
  'article not retrieved',
  'passage not retrieved',
  'left out by its unit or fate',
  'behind a wrong lead',
  'held apart from the lead',
  'left out when grouped',
] as const;

/** Why a figure that is not labelled is shown. */
export const FOREIGN = [
  'it leads',
  'stands beside a wrong lead',
  'in the sentence of the right lead',
  'in its article',
  'in another article',
] as const;

export interface Loss {
  readonly id: string;
  readonly question: string;
  readonly stage: (typeof STAGES)[number] | (typeof FOREIGN)[number];
  readonly value: number;
  /** The question has several labelled values. */
  readonly ofSeveral: boolean;
}

/** What became of every labelled value of a question, and of every figure that is shown and not labelled. */
export function lossesOf(question: DeskQuestion, index: Slice, limit: number): Loss[] {
  const labelled = labelledFigures(question);
  if (labelled.length === 0) return [];
  const { id, question: text } = question;
  const reply = answer(text, index, { limit });
  const shown = reply.figures.filter((figure) => amountOf(figure) !== null);
  const rivals = shown.filter(({ subsetOf }) => subsetOf === undefined);
  const [lead] = rivals;
  const isLeadRight = lead !== undefined && labelled.some((figure) => isSame(figure, lead));
  const loss = (stage: Loss['stage'], value: number): Loss => ({
    id,
    question: text,
    stage,
    value,
    ofSeveral: labelled.length > 1,
  });
  const values = labelled.map((figure) => {
    const value = amountOf(figure) ?? Number.NaN;
    if (shown.some((one) => isSame(figure, one))) return loss('shown', value);
    if (reply.kind === 'not_found') return loss('refused', value);
    return loss(stageOf(text, figure, index, isLeadRight), value);
  });
  if (question.open) return values;
  const foreign = rivals.flatMap((figure) => {
    const value = amountOf(figure) ?? Number.NaN;
    const isKnown =
      labelled.some((one) => isSame(one, figure) || isCompatible(one, figure)) ||
      question.equivalents.some((one) => isNear(one.value, value));
    if (isKnown) return [];
    if (figure === lead) return loss('it leads', value);
    if (!isLeadRight || lead === undefined) return loss('stands beside a wrong lead', value);
    const places = (quotes: readonly number[]) => quotes.flatMap((at) => reply.quotes[at] ?? []);
    const [own, ofLead] = [places(figure.quotes), places(lead.quotes)];
    if (own.some((one) => ofLead.includes(one))) return loss('in the sentence of the right lead', value);
    const isInArticle = own.some((one) => ofLead.some((other) => other.article.id === one.article.id));
    return loss(isInArticle ? 'in its article' : 'in another article', value);
  });
  return [...values, ...foreign];
}

function stageOf(text: string, labelled: LabelledFigure, index: Slice, isLeadRight: boolean): (typeof STAGES)[number] {
  const question = parseQuestion(text, index.rings);
  if (!question.quantity) return 'no question for a number';
  const value = amountOf(labelled) ?? Number.NaN;
  const isIt = (figure: Figure) => isNear(amountOfFigure(figure), value);
  const givesIt = labelled.articles;
  const states = ({ passage, sentence }: Pick<Evidence, 'passage' | 'sentence'>) =>
    (givesIt.length === 0 || givesIt.includes(passage.article.id)) && sentence.figures.some(isIt);
  const passages = givesIt.flatMap((article) => index.passagesOf(article));
  if (givesIt.length > 0 && !passages.some(({ sentences }) => sentences.some(({ figures }) => figures.some(isIt))))
    return 'read in no sentence';
  const list = findEvidence(question, index);
  if (!list.evidence.some(states)) {
    const isRetrieved = list.evidence.some(({ passage }) => givesIt.includes(passage.article.id));
    return isRetrieved ? 'passage not retrieved' : 'article not retrieved';
  }
  const candidates = figureCandidates(question.quantity, list, index);
  if (!candidates.some(({ figure, evidence }) => isIt(figure) && states(evidence)))
    return 'left out by its unit or fate';
  if (!isLeadRight) return 'behind a wrong lead';
  const { sources } = compareFigures(question.quantity, list, index);
  const isCompared = sources.some(({ figures, answering }) =>
    figures.some((one, at) => answering?.has(at) && isIt(one)),
  );
  return isCompared ? 'left out when grouped' : 'held apart from the lead';
}
