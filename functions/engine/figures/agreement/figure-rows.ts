import type { RankedQuotation } from '../../answer.ts';
import type { Source } from '../../quotation.ts';
import type { FigureGroup } from './figure-groups.ts';

/** One line of the figures table: a figure as one article gives it, or how many give it that are not quoted. */
export type FigureRow =
  | { readonly kind: 'article'; readonly figure: FigureGroup; readonly article: Source }
  | { readonly kind: 'more'; readonly figure: FigureGroup; readonly articles: number };

type ArticleRow = Extract<FigureRow, { kind: 'article' }>;

/**
 * Who gives which figure: the figures that were asked for, oldest first and those without a date last, each followed by
 * how many more articles give it and by its parts. An order in time is all that is said about which of them holds.
 */
export function figureRows(figures: readonly FigureGroup[], quotes: readonly RankedQuotation[]): FigureRow[] {
  const articleRows = (figure: FigureGroup): ArticleRow[] => {
    const articles = new Map(
      figure.quotes.flatMap((at) => (quotes[at] ? [[quotes[at].article.id, quotes[at].article]] : [])),
    );
    return [...articles.values()].map((article) => ({ kind: 'article', figure, article }));
  };
  const moreRow = (figure: FigureGroup): FigureRow[] => {
    const articles = figure.articles.length - articleRows(figure).length;
    return articles > 0 ? [{ kind: 'more', figure, articles }] : [];
  };
  const rowsOf = (figure: FigureGroup): FigureRow[] => [...articleRows(figure), ...moreRow(figure)];
  const isPart = ({ subsetOf, scope }: FigureGroup) => subsetOf !== undefined || scope === 'narrower';
  const wholes = figures.flatMap((figure, at) =>
    isPart(figure) ? [] : articleRows(figure).map((row) => ({ row, at })),
  );
  wholes.sort((a, b) => compareDates(a.row.article.published, b.row.article.published));
  const lastRowOf = new Map(wholes.map(({ at }, position) => [at, position]));
  const rows = wholes.flatMap(({ row, at }, position) => {
    if (lastRowOf.get(at) !== position) return [row];
    const parts = figures.filter(({ subsetOf }) => subsetOf === at);
    return [row, ...moreRow(row.figure), ...parts.flatMap(rowsOf)];
  });
  const loose = figures.filter(({ scope, subsetOf }) => scope === 'narrower' && subsetOf === undefined);
  return [...rows, ...loose.flatMap(rowsOf)];
}

function compareDates(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
