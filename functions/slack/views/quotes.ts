import type { RichTextBlock } from '@slack/types';
import type { Answer } from '../../engine/answer.ts';
import type { Quotation } from '../../engine/quotation.ts';
import { quotesAsRead } from '../../wording/quote-order.ts';
import { texts } from '../../wording/texts.ts';
import { MOST_QUOTATION } from './limits.ts';
import { marked, type Span, words } from './rich-text.ts';
import { NOTHING, type Shown } from './shown.ts';
import { sourceElements, sourceLines } from './source-line.ts';

/** The quotations of an answer, or the nearest mentions; buttons count through both in this order. */
export function quotationsOf({ quotes, nearest }: Answer): readonly Quotation[] {
  return [...quotes, ...nearest];
}

/** Quotations that a reply shows before anything is unfolded. */
const MOST_IN_SIGHT = 3;

/** The places of an answer's quotations in the order in which a reply shows them: their numbers follow it. */
export interface ReadingOrder {
  /** Each answers the question, the best first. Empty where nothing was found. */
  readonly inSight: readonly number[];
  readonly folded: readonly number[];
}

/**
 * In sight is the best quotation, then one of every other figure that is asked for, then further ones of those figures; where no
 * figure is, the best ones. All others follow as they are read.
 */
export function readingOrder(answer: Answer): ReadingOrder {
  const asked = answer.figures.filter(({ scope }) => scope === 'asked').map(({ quotes }) => quotes);
  const asRead = [...new Set([...quotesAsRead(answer), ...quotationsOf(answer).keys()])];
  const inSight = answer.quotes.length > 0 ? [0] : [];
  const add = (at: number | undefined) => {
    if (at === undefined || at >= answer.given || inSight.includes(at)) return;
    if (inSight.length < MOST_IN_SIGHT) inSight.push(at);
  };
  if (asked.length === 0) for (const at of answer.quotes.keys()) add(at);
  for (const quotes of asked) {
    if (!quotes.some((at) => inSight.includes(at))) add(asRead.find((at) => quotes.includes(at)));
  }
  for (const at of asRead.filter((one) => asked.some((quotes) => quotes.includes(one)))) add(at);
  return { inSight, folded: asRead.filter((at) => !inSight.includes(at)) };
}

/** All of them in one list: the first has the number 1. */
export function quotationsAsRead(answer: Answer): number[] {
  const { inSight, folded } = readingOrder(answer);
  return [...inSight, ...folded];
}

/** `null` for the only quotation of an answer, which needs none. */
export function numberOf(answer: Answer, at: number): number | null {
  const all = quotationsAsRead(answer);
  return all.length < 2 ? null : all.indexOf(at) + 1;
}

/** The figures that the answer compares, where they are in one of its quotations. */
export function figureSpans({ figures }: Answer, quote: number): Span[] {
  return figures.flatMap(({ spans }) => spans.filter((span) => span.quote === quote));
}

/** A quotation word for word, its figures in bold, and its source below it. */
export function quoteBlock(quotation: Quotation, spans: readonly Span[], number: number | null = null): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_quote', elements: marked(quotation.text, spans) },
      { type: 'rich_text_section', elements: sourceElements(quotation, number) },
    ],
  };
}

/** Its source alone, where a quotation is too long. */
export function sourceBlock(quotation: Quotation, instead: string, number: number | null = null): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: words(instead, { italic: true }) },
      { type: 'rich_text_section', elements: sourceElements(quotation, number) },
    ],
  };
}

/** One quotation in a message, with its number where there are others. */
export function showQuotation(answer: Answer, at: number): Shown<RichTextBlock> {
  const quotation = quotationsOf(answer)[at];
  if (!quotation) return NOTHING;
  const number = numberOf(answer, at);
  const fits = quotation.text.length <= MOST_QUOTATION;
  return {
    blocks: [
      fits
        ? quoteBlock(quotation, figureSpans(answer, at), number)
        : sourceBlock(quotation, texts.tooLongToShow, number),
    ],
    lines: ['', fits ? texts.quoted(quotation.text) : texts.tooLongToShow, ...sourceLines(quotation, number)],
  };
}

/**
 * All of the answer's quotations, then ever fewer. They go from the end, but the last one of a figure that sources disagree on
 * only when no other is left to go.
 */
export function fewerQuotations(answer: Answer): (readonly number[])[] {
  let shown: readonly number[] = quotationsOf(answer).map((_, at) => at);
  const choices = [shown];
  const disputed = answer.figures.filter(({ scope }) => scope === 'asked').map(({ quotes }) => quotes);
  const isOnly = (at: number) =>
    disputed.length > 1 &&
    disputed.some((quotes) => quotes.includes(at) && !quotes.some((other) => other !== at && shown.includes(other)));
  while (shown.length > 0) {
    const gone = shown.findLast((at) => !isOnly(at)) ?? shown.at(-1);
    shown = shown.filter((at) => at !== gone);
    choices.push(shown);
  }
  return choices;
}
