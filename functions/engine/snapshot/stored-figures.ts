import * as v from 'valibot';
import type { Figure } from '../figures/figures.ts';

export const Unit = v.variant('kind', [
  v.strictObject({ kind: v.literal('count') }),
  v.strictObject({ kind: v.literal('percent') }),
  v.strictObject({ kind: v.literal('money'), currency: v.string() }),
  v.strictObject({ kind: v.literal('measure'), unit: v.string() }),
]);
export const Bound = v.picklist(['exact', 'at-least', 'at-most', 'about', 'range', 'vague']);

const FLAGS = ['doer', 'part', 'prediction', 'condition', 'denial', 'past'] as const;

/**
 * A figure as a row: start, end, value, min, max, bound, unit, who, noun, modifiers, what, manner, subject, place, subset of,
 * year, flags, periods, equivalent of.
 */
type FigureRow = readonly [
  start: number,
  end: number,
  value: number | null,
  min: number | null,
  max: number | null,
  bound: Figure['bound'],
  unit: Figure['unit'],
  who: string | null,
  noun: string | null,
  modifiers: readonly string[],
  what: string | null,
  manner: string | null,
  subject: readonly string[],
  place: string | null,
  subsetOf: number | null,
  year: number | null,
  flags: readonly (typeof FLAGS)[number][],
  periods: readonly string[],
  equivalentOf: number | null,
];

type Check = (value: unknown) => boolean;

const isNumber: Check = (value) => typeof value === 'number';
const isAmount: Check = (value) => value === null || typeof value === 'number';
const isText: Check = (value) => value === null || typeof value === 'string';
const isOneOf =
  (known: readonly unknown[]): Check =>
  (value) =>
    known.includes(value);
const isListOf =
  (is: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(is);
const isTexts = isListOf((value) => typeof value === 'string');

/** What each place of a row holds. A schema tells the same several times as slowly, and an answer reads hundreds of rows. */
const COLUMNS: readonly Check[] = [
  isNumber,
  isNumber,
  isAmount,
  isAmount,
  isAmount,
  isOneOf(Bound.options),
  (value) => v.is(Unit, value),
  isText,
  isText,
  isTexts,
  isText,
  isText,
  isTexts,
  isText,
  isAmount,
  isAmount,
  isListOf(isOneOf(FLAGS)),
  isTexts,
  isAmount,
];

function isFigureRow(row: unknown): row is FigureRow {
  return Array.isArray(row) && row.length === COLUMNS.length && COLUMNS.every((is, at) => is(row[at]));
}

/**
 * The figures of a sentence as rows of values, because half of a corpus's sentences have figures, and their names would
 * take more room than what they say.
 */
export const StoredFigures = v.array(v.custom<FigureRow>(isFigureRow));

/** `null` for what is no list of {@link StoredFigures}. */
export function figuresFromRows(rows: unknown): Figure[] | null {
  return Array.isArray(rows) && rows.every(isFigureRow) ? rows.map(figureFrom) : null;
}

export function figureRow(figure: Figure): FigureRow {
  return [
    figure.start,
    figure.end,
    figure.value,
    figure.min,
    figure.max,
    figure.bound,
    figure.unit,
    figure.who,
    figure.noun,
    [...figure.modifiers],
    figure.what,
    figure.manner,
    [...figure.subject],
    figure.place,
    figure.subsetOf,
    figure.year,
    FLAGS.filter((flag) => figure[flag]),
    [...figure.periods],
    figure.equivalentOf,
  ];
}

/** Column by column: through a list of their names, a row takes half as long again to read, and a snapshot has a lot of them. */
export function figureFrom(row: FigureRow): Figure {
  const [
    start,
    end,
    value,
    min,
    max,
    bound,
    unit,
    who,
    noun,
    modifiers,
    what,
    manner,
    subject,
    place,
    subsetOf,
    year,
    flags,
    periods,
    equivalentOf,
  ] = row;
  return {
    start,
    end,
    value,
    min,
    max,
    bound,
    unit,
    who,
    noun,
    modifiers,
    what,
    manner,
    subject,
    place,
    subsetOf,
    year,
    periods,
    equivalentOf,
    doer: flags.includes('doer'),
    part: flags.includes('part'),
    prediction: flags.includes('prediction'),
    condition: flags.includes('condition'),
    denial: flags.includes('denial'),
    past: flags.includes('past'),
  };
}
