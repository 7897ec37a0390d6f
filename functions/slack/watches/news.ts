import type { Source } from '../../engine/quotation.ts';
import type { AnswerRecord } from '../store/store.ts';
import type { Known, ToldFigure, Watch } from '../store/watch.ts';
import { type FigureNews, type NewFigure, sourceName } from '../views/watch-messages.ts';

type SomeAnswer = AnswerRecord['answer'];

/** What new articles have brought, or others have taken with them. */
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

/**
 * `articles`: ids of the new ones. `null` where they bring neither a figure that is not known nor a first answer, and no figure is gone
 * that was told.
 */
export function newsOf(
  { known, from }: Pick<Watch, 'known' | 'from'>,
  answer: SomeAnswer,
  articles: readonly string[],
): News | null {
  if (known.outcome === 'not_found') return answer.kind === 'not_found' ? null : { kind: 'first' };
  const given = knownOf(answer).figures;
  const come = answer.figures.flatMap(({ label, scope, articles: stating, quotes }): NewFigure[] => {
    if (scope !== 'asked' || known.figures.includes(label)) return [];
    const fresh = new Set(stating.filter((id) => articles.includes(id)));
    if (fresh.size === 0) return [];
    const quoted = quotes.flatMap((at) => answer.quotes[at]?.article ?? []).filter(({ id }) => fresh.has(id));
    const sources = [...new Map(quoted.map((source) => [source.id, source])).values()];
    return [{ label, sources }];
  });
  const gone = from.filter(({ label, isGone }) => isGone && known.figures.includes(label) && !given.includes(label));
  if (come.length === 0 && gone.length === 0) return null;
  const contradicts = answer.kind === 'disputed' || known.figures.some((label) => !given.includes(label));
  // A figure of another new article, of which this run does not know yet, is left to the run that does.
  const after = given.filter((label) => known.figures.includes(label) || come.some((one) => one.label === label));
  const apart = known.figures.filter((label) => !given.includes(label) && !gone.some((one) => one.label === label));
  return { kind: 'figures', before: known.figures, after, come, gone, apart, contradicts };
}

/** What readers know once they have been told. A first answer is a reply that is corrected like others. */
export function afterTelling(
  { from }: Pick<Watch, 'from'>,
  news: News,
  answer: SomeAnswer,
): Pick<Watch, 'known' | 'from'> {
  if (news.kind === 'first') return { known: knownOf(answer), from: [] };
  const told = news.come.map((figure) => toldFigure(figure.label, figure.sources));
  const still = from.filter(({ label }) => news.after.includes(label));
  return { known: { outcome: answer.kind, figures: news.after }, from: [...still, ...told] };
}

/** The figures of an answer with the articles that are quoted with them. */
export function toldFrom({ figures, quotes }: SomeAnswer): ToldFigure[] {
  return figures
    .filter(({ scope }) => scope === 'asked')
    .map(({ label, quotes: of }) =>
      toldFigure(
        label,
        of.flatMap((at) => quotes[at]?.article ?? []),
      ),
    );
}

/** Sources that are kept of one figure. */
const MOST_SOURCES = 10;

function toldFigure(label: string, sources: readonly Source[]): ToldFigure {
  const each = [...new Map(sources.map((source) => [source.id, source])).values()].slice(0, MOST_SOURCES);
  return {
    label,
    sources: each.map((source) => ({ id: source.id, sha256: source.sha256, name: sourceName(source) })),
    isGone: false,
  };
}
