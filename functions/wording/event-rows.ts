import type { EventAnswer } from '../engine/answer.ts';
import type { Source } from '../engine/quotation.ts';

/** One of the events that a question fits, in one line: what is said of it, and the article whose headline names it. */
export interface EventRow {
  /** Labels of its figures, in the order of the answer. */
  readonly labels: readonly string[];
  readonly article: Source;
}

export function eventRows(events: readonly EventAnswer[]): EventRow[] {
  return events.map(({ article, figures }) => ({
    labels: figures.filter(({ scope }) => scope === 'asked').map(({ label }) => label),
    article,
  }));
}
