import type { Chart } from './block-kit.ts';
import { type Element, h } from './elements.ts';

/** Units of the drawing: it is scaled to the width that there is. */
const WIDTH = 400;
const HEIGHT = 220;
const LEFT = 48;
const RIGHT = 14;
const TOP = 12;
const BOTTOM = 44;

/** Lines across, besides the one at zero. */
const STEPS = 4;

/** Units that the longest label takes on the axis: where there is less room only some are written. */
const LABEL_WIDTH = 120;

/** Different in shape as well as in colour: no line is known by its colour alone. */
const MARKS = ['M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z', 'M-4-4h8v8h-8z', 'M0-5 5 4H-5z', 'M0-5.500 5 0 0 5.500-5 0z'];
const DASHES = [null, '6 4', '2 3', '10 4 2 4'];

/**
 * Slack's line chart as a drawing of this page, from the same block. What it shows is read out as a list of all its points,
 * since a drawing has no words.
 */
export function renderChart({ title, chart: { series, axis_config }, block_id }: Chart, stage: string): Element {
  const { categories, x_label, y_label } = axis_config;
  const id = `chart-${stage}-${block_id}`;
  const highest = niceAbove(Math.max(0, ...series.flatMap(({ data }) => data.map(({ value }) => value))));
  const lowest = -niceAbove(Math.max(0, ...series.flatMap(({ data }) => data.map(({ value }) => -value))));
  const inner = WIDTH - LEFT - RIGHT;
  const x = (at: number) => LEFT + (categories.length === 1 ? inner / 2 : (inner * at) / (categories.length - 1));
  const y = (value: number) => HEIGHT - BOTTOM - ((value - lowest) / (highest - lowest || 1)) * (HEIGHT - TOP - BOTTOM);
  const levels = Array.from({ length: STEPS + 1 }, (_, at) => lowest + ((highest - lowest) * at) / STEPS);
  const every = Math.max(1, Math.ceil((LABEL_WIDTH * (categories.length - 1)) / inner));
  return h('figure', { class: 'chart' }, [
    h('figcaption', { id }, title),
    h(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-labelledby': id, 'aria-describedby': `${id}-points` },
      [
        ...levels.flatMap((level) => [
          h('line', { class: 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: round(y(level)), y2: round(y(level)) }),
          h('text', { x: LEFT - 8, y: round(y(level) + 4), 'text-anchor': 'end' }, numberWords(level)),
        ]),
        ...categories.map((category, at) =>
          at % every === 0
            ? h(
                'text',
                { x: round(x(at)), y: HEIGHT - BOTTOM + 18, 'text-anchor': anchorAt(at, categories.length) },
                category,
              )
            : null,
        ),
        x_label === undefined
          ? null
          : h('text', { class: 'axis', x: LEFT + inner / 2, y: HEIGHT - 6, 'text-anchor': 'middle' }, x_label),
        ...series.map(({ data }, which) =>
          h('g', { class: `series-${which % MARKS.length}` }, [
            h('polyline', {
              points: data.map(({ value }, at) => `${round(x(at))},${round(y(value))}`).join(' '),
              'stroke-dasharray': DASHES[which % DASHES.length],
            }),
            ...data.map(({ value }, at) =>
              h('path', { d: MARKS[which % MARKS.length], transform: `translate(${round(x(at))} ${round(y(value))})` }),
            ),
          ]),
        ),
      ],
    ),
    h(
      'p',
      { class: 'legend' },
      series.map(({ name }, which) =>
        h('span', { class: `series-${which % MARKS.length}` }, [
          h('svg', { viewBox: '-14 -8 28 16', 'aria-hidden': 'true' }, [
            h('polyline', { points: '-14,0 14,0', 'stroke-dasharray': DASHES[which % DASHES.length] }),
            h('path', { d: MARKS[which % MARKS.length] }),
          ]),
          y_label === undefined ? name : `${name} (${y_label})`,
        ]),
      ),
    ),
    h(
      'ul',
      { class: 'visually-hidden', id: `${id}-points` },
      series.flatMap(({ name, data }) => data.map(({ label, value }) => h('li', {}, `${label}: ${value}, ${name}`))),
    ),
  ]);
}

/** The first and the last stay within the drawing. */
function anchorAt(at: number, of: number): string {
  return of > 1 && at === 0 ? 'start' : of > 1 && at === of - 1 ? 'end' : 'middle';
}

/** 0, or 1, 2, 4, 6, 8 or 10 times a power of ten, not below `value`. */
function niceAbove(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 6, 8, 10].find((step) => step * power >= value) ?? 10) * power;
}

function numberWords(value: number): string {
  return value.toLocaleString('en-GB', {
    notation: Math.abs(value) >= 10_000 ? 'compact' : 'standard',
    maximumFractionDigits: 2,
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
