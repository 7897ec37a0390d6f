import * as v from 'valibot';
import type { Figure } from '../figures/figures.ts';

export const Unit = v.variant('kind', [
  v.strictObject({ kind: v.literal('count') }),
  v.strictObject({ kind: v.literal('percent') }),
  v.strictObject({ kind: v.literal('money'), currency: v.string() }),
  v.strictObject({ kind: v.literal('measure'), unit: v.string() }),
]);
export const Bound = v.picklist(['exact', 'at-least', 'at-most', 'about', 'range', 'vague']);
const Text = v.nullable(v.string());
const Quantity = v.nullable(v.number());

const FLAGS = ['doer', 'part', 'prediction', 'condition', 'denial', 'past'] as const;
const UNFLAGGED = v.parse(v.object(v.entriesFromList(FLAGS, v.optional(v.boolean(), false))), {});

/**
 * A figure as a row: start, end, value, min, max, bound, unit, who, noun, modifiers, what, manner, subject, place, subset of,
 * year, flags, periods, equivalent of.
 */
const Row = v.tuple([
  v.number(),
  v.number(),
  Quantity,
  Quantity,
  Quantity,
  Bound,
  Unit,
  Text,
  Text,
  v.array(v.string()),
  Text,
  Text,
  v.array(v.string()),
  Text,
  Quantity,
  Quantity,
  v.array(v.picklist(FLAGS)),
  v.array(v.string()),
  Quantity,
]);

/**
 * The figures of a sentence as rows of values, because half of a corpus's sentences have figures, and their names would
 * take more room than what they say.
 */
export const StoredFigures = v.array(Row);

type FigureRow = v.InferOutput<typeof Row>;

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
    ...UNFLAGGED,
    ...Object.fromEntries(flags.map((flag) => [flag, true])),
  };
}
