import type { AnswerRecord } from '../store/store.ts';
import type { Known } from '../store/watch.ts';
import type { FigureNews, NewFigure } from '../views/watch-messages.ts';

type SomeAnswer = AnswerRecord['answer'];

/** What new articles have brought. */
export type News =
  /** Nothing was found before, and something is now. */
  | { readonly kind: 'first' }
  | (FigureNews & {
      readonly kind: 'figures';
      /** Sources differ now, or a figure that was given is given no more. */
      readonly contradicts: boolean;
    });

export function knownOf({ kind, figures }: SomeAnswer): Known {
  return { outcome: kind, figures: figures.filter(({ scope }) => scope === 'asked').map(({ label }) => label) };
}

/** `articles`: ids of the new ones. `null` where they bring neither a figure that is not known nor a first answer. */
export function newsOf(known: Known, answer: SomeAnswer, articles: readonly string[]): News | null {
  if (answer.kind === 'not_found') return null;
  if (known.outcome === 'not_found') return { kind: 'first' };
  const given = knownOf(answer).figures;
  const come = answer.figures.flatMap(({ label, scope, articles: stating, quotes }): NewFigure[] => {
    if (scope !== 'asked' || known.figures.includes(label)) return [];
    const fresh = new Set(stating.filter((id) => articles.includes(id)));
    if (fresh.size === 0) return [];
    const quoted = quotes.flatMap((at) => answer.quotes[at]?.article ?? []).filter(({ id }) => fresh.has(id));
    const sources = [...new Map(quoted.map((source) => [source.id, source])).values()];
    return [{ label, sources }];
  });
  if (come.length === 0) return null;
  const contradicts = answer.kind === 'disputed' || known.figures.some((label) => !given.includes(label));
  // A figure of another new article, of which this run does not know yet, is left to the run that does.
  const after = given.filter((label) => known.figures.includes(label) || come.some((one) => one.label === label));
  return { kind: 'figures', before: known.figures, after, come, contradicts };
}

/** What readers know once they have been told. */
export function knownAfter(news: News, answer: SomeAnswer): Known {
  return news.kind === 'first' ? knownOf(answer) : { outcome: answer.kind, figures: news.after };
}
