import { type Agreement, agree } from '../../../../functions/engine/figures/agreement/agreement.ts';
import type { FigureSource } from '../../../../functions/engine/figures/agreement/figure-groups.ts';
import { askOf } from '../../../../functions/engine/figures/asks/quantity-question.ts';
import { figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

/** A sentence of an article. The sentences of one article that are given are all that it says. */
export type Quote = readonly [article: string, text: string, published?: string];

export function sourcesOf(quotes: readonly Quote[]): FigureSource[] {
  return quotes.map(([article, text, published], quote) => ({
    text,
    figures: figuresOf(text, FIGURE_RINGS),
    quote,
    article,
    publisher: null,
    published: published ?? null,
    original: article,
    articleText: quotes.flatMap(([of, said]) => (of === article ? [said] : [])).join(' '),
  }));
}

export function agreement(question: string, quotes: readonly Quote[]): Agreement {
  const ask = askOf(question, FIGURE_RINGS);
  if (!ask) throw new Error(`asks for no figure: ${question}`);
  return agree(ask, sourcesOf(quotes));
}

/** "2 beheaded ⊂ 0 [3]": the label, the group it is a part of, and the quotations. */
export function outline({ groups }: Agreement): string[] {
  return groups.map(({ label, subsetOf, scope, quotes }) => {
    const whole = subsetOf === undefined ? (scope === 'narrower' ? ' (part)' : '') : ` ⊂ ${subsetOf}`;
    return `${label}${whole} [${quotes.join(' ')}]`;
  });
}
