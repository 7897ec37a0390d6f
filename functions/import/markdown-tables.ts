import { markdownOf } from './markdown-text.ts';
import { BlockWriter } from './pages/block-writer.ts';

const FENCE = /^ {0,3}(?<mark>`{3,}|~{3,})/u;
const ROW = /^ {0,3}\S.*\||^ {0,3}\|/u;

/**
 * A Markdown text whose tables are lists, a line for each row, as those of pages and Word documents are: the engine reads
 * no tables, and the figures of one are what is asked for. Lines end in `\n`.
 */
export function withTablesAsLists(markdown: string): string {
  const lines = markdown.split('\n');
  const written: string[] = [];
  let fence: string | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const mark = FENCE.exec(line)?.groups?.mark;
    if (fence === null && mark !== undefined) fence = mark;
    else if (fence !== null && mark?.startsWith(fence)) fence = null;
    if (fence !== null || !ROW.test(line) || !isRule(lines[at + 1] ?? '')) {
      written.push(line);
      continue;
    }
    let end = at + 2;
    while (ROW.test(lines[end] ?? '')) end += 1;
    written.push('', tableAsList(line, lines.slice(at + 2, end)), '');
    at = end - 1;
  }
  return written.join('\n');
}

/** The line below the names of the columns; of one column only with both its marks. */
function isRule(line: string): boolean {
  const cells = cellsOf(line);
  const isMarked = cells.length > 1 || /^\|.*\|$/u.test(line.trim());
  return isMarked && cells.every((cell) => /^:?-+:?$/u.test(cell));
}

function tableAsList(header: string, rows: readonly string[]): string {
  const writer = new BlockWriter();
  writer.table(null, rows.map(cellsOf), cellsOf(header));
  return markdownOf(writer.blocks());
}

function cellsOf(row: string): string[] {
  const inner = row.trim().replace(/^\||(?<!\\)\|$/gu, '');
  return inner.split(/(?<!\\)\|/u).map((cell) => cell.replaceAll('\\|', '|').trim());
}
