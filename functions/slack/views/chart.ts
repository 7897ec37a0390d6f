import type { Block } from '@slack/types';
import type { FigureGroup } from '../../engine/figures/agreement/figure-groups.ts';
import type { FigureRow } from '../../engine/figures/agreement/figure-rows.ts';
import type { Unit } from '../../engine/figures/quantities/measures.ts';
import { texts } from '../../wording/texts.ts';

/**
 * Slack's block of type `data_visualization`, as far as the app sends it. It is newer than `@slack/types` 3.2.0. Every series
 * has exactly one point for each category, and no two series have the same name.
 * https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
export interface ChartBlock extends Block {
  readonly type: 'data_visualization';
  /** At most 50 characters. */
  readonly title: string;
  readonly chart: {
    readonly type: 'line';
    readonly series: readonly ChartSeries[];
    readonly axis_config: {
      /** At most 20, of at most 20 characters each. */
      readonly categories: readonly string[];
      /** At most 50 characters. */
      readonly x_label: string;
      readonly y_label?: string;
    };
  };
}

interface ChartSeries {
  /** At most 20 characters. */
  readonly name: string;
  readonly data: readonly { readonly label: string; readonly value: number }[];
}

/** Points on the axis that Slack takes. The newest stay. */
const MOST_CATEGORIES = 20;

/** Fewer figures are read as fast in the table. */
const LEAST_POINTS = 3;

/** What a unit is called, where it may be drawn: letters and spaces, no words of an article's. */
const UNIT_NAME = /^[\p{L} ]{1,30}$/u;

type DrawnBound = 'exact' | 'at-least' | 'at-most' | 'about';

/** A figure of one day: no two of a day and bound have the same value. */
interface Point {
  readonly day: string;
  readonly bound: DrawnBound;
  readonly value: number;
}

/**
 * The figures that are asked for as a line over the days of the reports: `null` where fewer than three of them have a day and a
 * single number, are of one unit and are on more than one day. Ranges and vague amounts are left to the table.
 *
 * Where all have one bound, the name of the series says it; where bounds differ, the day of each rarer one does. Two
 * figures of one day and bound make two series, the lowest and the highest, so that no line joins what was said at once.
 */
export function figureChart(rows: readonly FigureRow[]): ChartBlock | null {
  const points = pointsOf(rows);
  const [unit] = new Set(points.map(({ figure }) => unitKey(figure.unit)));
  if (points.length < LEAST_POINTS || points.some(({ figure }) => unitKey(figure.unit) !== unit)) return null;
  if (new Set(points.map(({ day }) => day)).size < 2) return null;
  const usual = usualBound(points);
  const byCategory = Map.groupBy(points, ({ day, bound }) => texts.chartDay(day, bound === usual ? null : bound));
  const categories = [...byCategory.keys()].slice(-MOST_CATEGORIES);
  const series = (name: string, pick: (...values: number[]) => number): ChartSeries => ({
    name,
    data: categories.map((label) => ({ label, value: pick(...(byCategory.get(label) ?? []).map((one) => one.value)) })),
  });
  const lowest = series(texts.chartSeries('lowest', usual), Math.min);
  const highest = series(texts.chartSeries('highest', usual), Math.max);
  const isOne = lowest.data.every(({ value }, at) => value === highest.data[at]?.value);
  const unitName = unitNameOf(points[0]?.figure);
  return {
    type: 'data_visualization',
    title: texts.chartTitle,
    chart: {
      type: 'line',
      series: isOne ? [{ ...lowest, name: texts.chartSeries('only', usual) }] : [lowest, highest],
      axis_config: { categories, x_label: texts.chartDays, ...(unitName === null ? {} : { y_label: unitName }) },
    },
  };
}

/** In the order of the days. */
function pointsOf(rows: readonly FigureRow[]): (Point & { readonly figure: FigureGroup })[] {
  const points = rows.flatMap((row) => {
    if (row.kind !== 'article' || row.figure.scope !== 'asked') return [];
    const day = row.article.published;
    const drawn = drawnFigure(row.figure);
    return day === null || drawn === null ? [] : [{ ...drawn, day, figure: row.figure }];
  });
  const distinct = new Map(points.map((point) => [`${point.day} ${point.bound} ${point.value}`, point]));
  return [...distinct.values()].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function drawnFigure({ value, min, max, bound }: FigureGroup): Pick<Point, 'bound' | 'value'> | null {
  switch (bound) {
    case 'exact':
    case 'about':
      return finite(value, bound);
    case 'at-least':
      return finite(value ?? min, bound);
    case 'at-most':
      return finite(value ?? max, bound);
    case 'range':
    case 'vague':
      return null;
  }
}

function finite(value: number | null, bound: DrawnBound): Pick<Point, 'bound' | 'value'> | null {
  return value === null || !Number.isFinite(value) ? null : { bound, value };
}

/** The bound of most points; of two that as many have, the plainer one. */
function usualBound(points: readonly Point[]): DrawnBound {
  const order: readonly DrawnBound[] = ['exact', 'at-least', 'at-most', 'about'];
  const count = (bound: DrawnBound) => points.filter((point) => point.bound === bound).length;
  return order.toSorted((a, b) => count(b) - count(a))[0] ?? 'exact';
}

function unitKey(unit: Unit): string {
  return `${unit.kind} ${unit.kind === 'money' ? unit.currency : unit.kind === 'measure' ? unit.unit : ''}`;
}

function unitNameOf(figure: FigureGroup | undefined): string | null {
  switch (figure?.unit.kind) {
    case 'percent':
      return '%';
    case 'money':
      return UNIT_NAME.test(figure.unit.currency) ? figure.unit.currency : null;
    case 'measure':
      return UNIT_NAME.test(figure.unit.unit) ? figure.unit.unit : null;
    case 'count':
    case undefined:
      return null;
  }
}
