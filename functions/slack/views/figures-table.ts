import type { RawTextElement } from '@slack/types';
import type { Answer, EventAnswer } from '../../engine/answer.ts';
import { type FigureRow, figureRows } from '../../engine/figures/agreement/figure-rows.ts';
import { eventRows } from '../../wording/event-rows.ts';
import { figuresOfSome, headlineFigures } from '../../wording/headline-figures.ts';
import { listed, oneLine, shortened } from '../../wording/one-line.ts';
import { sharedOrigins } from '../../wording/shared-origins.ts';
import { texts } from '../../wording/texts.ts';
import { figureChart } from './chart.ts';
import { MOST_TABLE_CHARACTERS, MOST_TABLE_ROWS } from './limits.ts';
import { paragraph, smallPrint, words } from './rich-text.ts';
import { NOTHING, type Shown } from './shown.ts';

/** Characters of the labels on one line. */
const MOST_LABELS = 500;

/** Characters of what is said of the origins of figures. */
const MOST_ORIGINS = 800;

/** Characters of a cell of the first column. A longer label is no figure; the quotation beside it has the words. */
const MOST_LABEL_CELL = 80;

/** What the sources say in one line. Nothing where no figure is asked for, or the figures are of several things or events. */
export function figuresHeadline({ figures, kind, events }: Answer): string | null {
  if (events !== undefined) return texts.severalEvents;
  const asked = headlineFigures({ figures, kind });
  const ofSome = figuresOfSome(figures);
  if (asked.length === 0 && ofSome.length === 0) return null;
  const sources = new Set(asked.flatMap(({ articles }) => articles)).size;
  const differ = kind === 'disputed' ? texts.sourcesDiffer : texts.sourcesSay(sources);
  const labels = [...asked, ...ofSome].map(({ label }) => label);
  const lead = asked.length === 0 ? texts.onlyOfSome : differ;
  return texts.headline(lead, listed(labels, ' · ', MOST_LABELS, texts.andMore));
}

/**
 * Who says which figure, oldest first, in a table where there is more than one to set side by side; where all are of one
 * thing, as a chart too. The chart shows nothing that is not in the table.
 */
export function showFigures(
  { figures, quotes, events }: Answer,
  { areOfOneThing }: { readonly areOfOneThing: boolean },
): Shown {
  if (events !== undefined) return eventsTable(events);
  if (figures.every(({ scope }) => scope !== 'asked') && figuresOfSome(figures).length === 0) return NOTHING;
  const rows = figureRows(figures, quotes);
  const table = rows.length > 1 ? tableOf(rows) : NO_TABLE;
  const tabled = rows.slice(0, table.rows);
  const chart = areOfOneThing ? figureChart(tabled) : null;
  const origins = sharedOrigins({ figures, quotes }, (name) => shortened(oneLine(name), MOST_LABEL_CELL));
  const shown = listed(origins, '\n', MOST_ORIGINS, texts.andMore);
  return {
    blocks: [
      ...table.blocks,
      ...(chart ? [chart] : []),
      ...(origins.length > 0 ? [paragraph(words(shown, { italic: true }))] : []),
    ],
    lines: [...table.lines, ...(origins.length > 0 ? [shown] : [])],
  };
}

/** A row an event, newest first: its figures, and the headline and date that name it. */
function eventsTable(events: readonly EventAnswer[]): Shown {
  const rows = eventRows(events).map(({ labels, article: { title, file, published } }) => [
    shortened(oneLine(labels.join(' · ')), MOST_LABEL_CELL) || texts.noCell,
    oneLine(title ?? '') || oneLine(file) || texts.noCell,
    published === null ? texts.dateNotStated : texts.date(published),
  ]);
  return tableOfCells([texts.figureColumn, texts.eventColumn, texts.dateColumn], rows);
}

/** `rows`: how many are in it, from the first. */
interface ShownTable extends Shown {
  readonly rows: number;
}

const NO_TABLE: ShownTable = { ...NOTHING, rows: 0 };

function tableOf(rows: readonly FigureRow[]): ShownTable {
  const besideClaim = rows.some(({ figure }) => figure.relation !== undefined);
  const header = [
    texts.figureColumn,
    texts.sourceColumn,
    texts.dateColumn,
    ...(besideClaim ? [texts.claimColumn] : []),
  ];
  return tableOfCells(
    header,
    rows.map((row) => cellsOf(row, besideClaim)),
  );
}

/** Rows that do not fit are left out from the end, and counted. A row is never cut. */
function tableOfCells(header: readonly string[], cells: readonly string[][]): ShownTable {
  const shown: string[][] = [];
  let length = header.join('').length;
  for (const row of cells) {
    length += row.join('').length;
    if (length > MOST_TABLE_CHARACTERS || shown.length + 2 > MOST_TABLE_ROWS) break;
    shown.push(row);
  }
  if (shown.length === 0) return NO_TABLE;
  const left = cells.length - shown.length;
  const more = left > 0 ? [texts.andMore(left)] : [];
  return {
    rows: shown.length,
    blocks: [
      {
        type: 'table',
        rows: [header, ...shown].map((row) => row.map((text): RawTextElement => ({ type: 'raw_text', text }))),
        column_settings: header.map(() => ({ is_wrapped: true })),
      },
      ...more.map(smallPrint),
    ],
    lines: [...shown.map((row) => row.filter((cell) => cell !== texts.noCell).join(' · ')), ...more],
  };
}

function cellsOf(row: FigureRow, besideClaim: boolean): string[] {
  const { relation } = row.figure;
  const beside = besideClaim ? [relation === undefined ? texts.noCell : texts.besideClaim(relation)] : [];
  switch (row.kind) {
    case 'article': {
      const { published, publisher, title, file } = row.article;
      const source = oneLine(publisher ?? '') || oneLine(title ?? '') || oneLine(file) || texts.publisherNotStated;
      return [rowLabel(row), source, published === null ? texts.dateNotStated : texts.date(published), ...beside];
    }
    case 'more':
      return [rowLabel(row), texts.andMore(row.articles), texts.noCell, ...beside];
  }
}

function rowLabel({ figure: { label, scope, subsetOf } }: FigureRow): string {
  const shown = shortened(oneLine(label), MOST_LABEL_CELL) || texts.noCell;
  return scope === 'asked' ? shown : subsetOf === undefined ? texts.part(shown) : texts.ofThese(shown);
}
