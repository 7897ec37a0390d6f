import type { RichTextBlock } from '@slack/types';
import type { Answer } from '../../engine/answer.ts';
import type { Quotation } from '../../engine/quotation.ts';
import { quotesAsRead } from '../../wording/quote-order.ts';
import { texts } from '../../wording/texts.ts';
import { ACTIONS, contextValue } from './actions.ts';
import { MOST_QUOTATION } from './limits.ts';
import { button, marked, type Span, words } from './rich-text.ts';
import { NOTHING, type Shown } from './shown.ts';
import { sourceElements, sourceLines } from './source-line.ts';

/** The quotations of an answer, or the nearest mentions; buttons count through both in this order. */
export function quotationsOf({ quotes, nearest }: Answer): readonly Quotation[] {
  return [...quotes, ...nearest];
}

/** Their places in the order in which they are read. */
export function quotationsAsRead(answer: Answer): number[] {
  return [...new Set([...quotesAsRead(answer), ...quotationsOf(answer).keys()])];
}

/** The figures that the answer compares, where they are in one of its quotations. */
export function figureSpans({ figures }: Answer, quote: number): Span[] {
  return figures.flatMap(({ spans }) => spans.filter((span) => span.quote === quote));
}

/** A quotation word for word, its figures in bold, and its source below it. */
export function quoteBlock(quotation: Quotation, spans: readonly Span[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_quote', elements: marked(quotation.text, spans) },
      { type: 'rich_text_section', elements: sourceElements(quotation) },
    ],
  };
}

/** Its source alone, where a quotation is too long. */
export function sourceBlock(quotation: Quotation, instead: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: words(instead, { italic: true }) },
      { type: 'rich_text_section', elements: sourceElements(quotation) },
    ],
  };
}

/** One quotation in a message, with the button that opens the passage around it. */
export function showQuotation(id: string, answer: Answer, at: number): Shown {
  const quotations = quotationsOf(answer);
  const quotation = quotations[at];
  if (!quotation) return NOTHING;
  const fits = quotation.text.length <= MOST_QUOTATION;
  const block = fits ? quoteBlock(quotation, figureSpans(answer, at)) : sourceBlock(quotation, texts.tooLongToShow);
  const read = button(
    ACTIONS.context,
    texts.readInContext,
    contextValue({ answer: id, quote: at }),
    texts.readInContextLabel(quotationsAsRead(answer).indexOf(at) + 1, quotations.length),
  );
  return {
    blocks: [block, { type: 'actions', elements: [read] }],
    lines: ['', fits ? texts.quoted(quotation.text) : texts.tooLongToShow, ...sourceLines(quotation)],
  };
}

/**
 * Ever fewer of the quotations that are given at once, or of the nearest mentions, at most `most` to begin with. They go from the end, but the last one of a figure
 * that sources disagree on only when no other is left to go.
 */
export function fewerQuotations(answer: Answer, most: number): (readonly number[])[] {
  const choices: (readonly number[])[] = [];
  const { given, nearest } = answer;
  let shown = [...Array(given + nearest.length).keys()];
  const disputed = answer.figures.filter(({ scope }) => scope === 'asked').map(({ quotes }) => quotes);
  const isOnly = (at: number) =>
    disputed.length > 1 &&
    disputed.some((quotes) => quotes.includes(at) && !quotes.some((other) => other !== at && shown.includes(other)));
  const spare = () => shown.findLast((at) => !isOnly(at));
  for (let last = spare(); shown.length > most && last !== undefined; last = spare()) {
    const gone = last;
    shown = shown.filter((at) => at !== gone);
  }
  choices.push(shown);
  while (shown.length > 0) {
    const gone = spare() ?? shown.at(-1);
    shown = shown.filter((at) => at !== gone);
    choices.push(shown);
  }
  return choices;
}
