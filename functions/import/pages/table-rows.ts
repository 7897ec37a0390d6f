/** A cell of a table, and over how many columns and rows it reaches. */
export interface TableCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

export interface TableRows {
  /** The name of each column, of all rows of the head together; `null` without a head. */
  readonly header: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
}

/** How far a cell reaches at the most, and how many reach down at once: no table of figures has more. */
const REACH_LIMIT = 100;
const REACHING_LIMIT = 20;

/** Of how many columns or rows a cell says that it reaches over: one where it says none. */
export function reachOf(stated: string | null | undefined): number {
  const reach = Number.parseInt(stated ?? '', 10);
  return reach > 1 ? Math.min(reach, REACH_LIMIT) : 1;
}

/** How many columns have a name: a head may say of thousands of cells that each reaches over a hundred. */
const NAMED_LIMIT = 1000;

/**
 * The rows of a table as they are seen: a cell that reaches over several rows belongs to each, and one of the head to each of its
 * columns. A row with a cell over several columns is as much shorter, so that no column's name stands before it.
 */
export function tableRows(rows: readonly (readonly TableCell[])[], headRows: number): TableRows {
  const head = spread(rows.slice(0, headRows), true);
  const width = Math.max(0, ...head.map((row) => row.length));
  const header = Array.from({ length: width }, (_, column) =>
    [...new Set(head.map((row) => row[column] ?? ''))].filter(Boolean).join(' '),
  );
  return { header: headRows > 0 ? header : null, rows: spread(rows.slice(headRows), false) };
}

/** A cell that goes on from the one above in its column, as Word writes what reaches over several rows. */
export interface ContinuedCell {
  readonly text: string;
  readonly columns: number;
  readonly goesOn: boolean;
}

/** The cells with the text of those above where they go on. */
export function filledDown(rows: readonly (readonly ContinuedCell[])[]): TableCell[][] {
  const above = new Map<number, string>();
  return rows.map((row) => {
    let column = 0;
    return row.map(({ text: own, columns, goesOn }) => {
      const text = goesOn ? (above.get(column) ?? own) : own;
      above.set(column, text);
      column += columns;
      return { text, columns, rows: 1 };
    });
  });
}

/** The cells' texts, each once, however far they reach. */
export function ownTexts(rows: readonly (readonly { readonly text: string }[])[]): string[] {
  return rows.flatMap((row) => row.map(({ text }) => text));
}

interface Reaching {
  readonly cell: TableCell;
  left: number;
}

function spread(rows: readonly (readonly TableCell[])[], isHead: boolean): string[][] {
  const reaching = new Map<number, Reaching>();
  return rows.map((row) => {
    const texts: string[] = [];
    let column = 0;
    const put = ({ text, columns }: TableCell): void => {
      const count = isHead ? Math.min(columns, Math.max(0, NAMED_LIMIT - texts.length)) : 1;
      for (let named = 0; named < count; named += 1) texts.push(text);
      column += columns;
    };
    const putReaching = (): void => {
      for (let above = reaching.get(column); above; above = reaching.get(column)) {
        above.left -= 1;
        if (above.left === 0) reaching.delete(column);
        put(above.cell);
      }
    };
    for (const cell of row) {
      putReaching();
      if (cell.rows > 1 && reaching.size < REACHING_LIMIT) reaching.set(column, { cell, left: cell.rows - 1 });
      put(cell);
    }
    putReaching();
    return texts;
  });
}
