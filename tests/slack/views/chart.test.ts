import { describe, expect, test } from 'vitest';
import type { FigureGroup } from '../../../functions/engine/figures/agreement/figure-groups.ts';
import { answerMessage } from '../../../functions/slack/views/answer-message.ts';
import type { ChartBlock } from '../../../functions/slack/views/chart.ts';
import { NEW_BLOCKS, newBlocksIn, withoutBlocks } from '../../../functions/slack/views/known-blocks.ts';
import type { Message } from '../../../functions/slack/views/message.ts';
import { messageProblems } from '../../support/block-kit.ts';
import { shownQuotations, texts } from '../../support/shown-blocks.ts';
import { answerOf, figureOf, quotationOf, recordOf } from './records.ts';

/** A figure of one report: its value, its day, and what else is said of it. */
type Report = readonly [value: number, day: string | null, rest?: Partial<FigureGroup>];

const label = (value: number, { bound = 'exact' }: Partial<FigureGroup> = {}) =>
  bound === 'exact' ? `${value}` : `${bound.replace('-', ' ')} ${value}`;

function messageOf(...reports: readonly Report[]): Message {
  const quotes = reports.map(([value, published], at) =>
    quotationOf(`${value} died.`, { id: `r${at}`, publisher: `Paper ${at}`, published }),
  );
  const figures = reports.map(([value, , rest], at) => figureOf(label(value, rest), [at], { value, ...rest }));
  const message = answerMessage(recordOf(answerOf(quotes, { kind: 'disputed', figures })), { audience: 'channel' });
  expect(messageProblems(message)).toEqual([]);
  expect(messageProblems(withoutBlocks(message, NEW_BLOCKS))).toEqual([]);
  return message;
}

function chartOf(...reports: readonly Report[]): ChartBlock | undefined {
  return messageOf(...reports).blocks.find((block) => block.type === 'data_visualization');
}

function lines(...reports: readonly Report[]): Record<string, number[]> {
  const { series = [] } = chartOf(...reports)?.chart ?? {};
  return Object.fromEntries(series.map(({ name, data }) => [name, data.map(({ value }) => value)]));
}

const AT_LEAST = { bound: 'at-least' } as const;
const RISING: readonly Report[] = [
  [31, '2022-01-08'],
  [8, '2022-01-05'],
  [12, '2022-01-06'],
];

describe('figures over the days of their reports', () => {
  test('are a line in the order of the days, whatever the order of the articles', () => {
    expect(chartOf(...RISING)).toEqual({
      type: 'data_visualization',
      title: 'Figures by the day of the report',
      chart: {
        type: 'line',
        series: [
          {
            name: 'as stated',
            data: [
              { label: '5 Jan 2022', value: 8 },
              { label: '6 Jan 2022', value: 12 },
              { label: '8 Jan 2022', value: 31 },
            ],
          },
        ],
        axis_config: { categories: ['5 Jan 2022', '6 Jan 2022', '8 Jan 2022'], x_label: 'Day of the report' },
      },
    });
  });

  test('that have one bound all have it in the name of the line', () => {
    expect(lines([8, '2022-01-05', AT_LEAST], [12, '2022-01-06', AT_LEAST], [31, '2022-01-26', AT_LEAST])).toEqual({
      'at least': [8, 12, 31],
    });
  });

  test('of another bound than most have it beside their day', () => {
    const chart = chartOf([8, '2022-01-05'], [12, '2022-01-06'], [18, '2022-01-26', AT_LEAST]);
    expect(chart?.chart.axis_config.categories).toEqual(['5 Jan 2022', '6 Jan 2022', '26 Jan 22 at least']);
  });

  test('of which two are of one day are the lowest and the highest', () => {
    expect(lines(...RISING, [14, '2022-01-06'], [13, '2022-01-06'])).toEqual({
      lowest: [8, 12, 31],
      highest: [8, 14, 31],
    });
    const several: Report[] = RISING.map(([value, day]) => [value, day, AT_LEAST]);
    expect(lines(...several, [14, '2022-01-06', AT_LEAST])).toEqual({
      'lowest, at least': [8, 12, 31],
      'highest, at least': [8, 14, 31],
    });
  });

  test('name their unit', () => {
    const money = { unit: { kind: 'money', currency: 'EUR' } } as const;
    const chart = chartOf(...RISING.map(([value, day]): Report => [value, day, money]));
    expect(chart?.chart.axis_config.y_label).toBe('EUR');
  });

  test('of twenty-five days are those of the newest twenty', () => {
    const days = Array.from({ length: 25 }, (_, at): Report => [at, `2022-01-${String(at + 1).padStart(2, '0')}`]);
    expect(Object.values(lines(...days))[0]).toEqual(Array.from({ length: 20 }, (_, at) => at + 5));
  });

  test.each<[string, readonly Report[]]>([
    ['two figures', RISING.slice(1)],
    ['one day', RISING.map(([value]): Report => [value, '2022-01-05'])],
    ['reports without a day', RISING.map(([value]): Report => [value, null])],
    ['several units', [...RISING.slice(1), [50, '2022-01-09', { unit: { kind: 'percent' } }]]],
    [
      'a range and a vague amount among three',
      [...RISING.slice(1), [30, '2022-01-09', { value: null, bound: 'vague' }]],
    ],
    ['parts of a whole', RISING.map(([value, day], at): Report => [value, day, at > 0 ? { scope: 'narrower' } : {}])],
  ])('are not drawn of %s', (_, reports) => {
    expect(chartOf(...reports)).toBeUndefined();
  });

  test('hold nothing that the table and the text do not', () => {
    const message = messageOf(...RISING);
    for (const row of [
      '8 · Paper 1 · 5 January 2022',
      '12 · Paper 2 · 6 January 2022',
      '31 · Paper 0 · 8 January 2022',
    ])
      expect(message.text).toContain(row);
    const cells = message.blocks.flatMap((block) => (block.type === 'table' ? texts(block) : []));
    for (const cell of ['8', '12', '31', '5 January 2022', '6 January 2022', '8 January 2022'])
      expect(cells).toContain(cell);
  });
});

describe('the same reply where Slack does not know a kind of block', () => {
  const message = messageOf(...RISING, [40, '2022-01-09']);

  test('has both new kinds to begin with', () => {
    expect(newBlocksIn(message)).toEqual(['data_visualization', 'container']);
  });

  test('keeps its text and its quotations, without a chart and unfolded', () => {
    const plain = withoutBlocks(message, NEW_BLOCKS);
    expect(newBlocksIn(plain)).toEqual([]);
    expect(plain.text).toBe(message.text);
    expect(shownQuotations(plain.blocks)).toEqual(shownQuotations(message.blocks));
    expect(texts(plain.blocks)).toContain('1 more quotation (4)');
  });

  test('keeps the kind that is not refused', () => {
    expect(newBlocksIn(withoutBlocks(message, ['container']))).toEqual(['data_visualization']);
    expect(newBlocksIn(withoutBlocks(message, ['data_visualization']))).toEqual(['container']);
  });
});
