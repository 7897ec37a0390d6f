import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

const Package = v.object({ dependencies: v.object({ minisearch: v.string() }) });

/** A Markdown table whose columns also line up in a terminal: the first to the left, figures to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, c) => Math.max(3, ...[header, ...rows].map((row) => (row[c] ?? name).length)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, c) => (c === 0 ? (row[c] ?? '').padEnd(width) : (row[c] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `|${widths.map((width, c) => (c === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return `${[line(header), rule, ...rows.map(line)].join('\n')}\n`;
}

export function percent(part: number, whole: number): string {
  return whole === 0 || Number.isNaN(part) ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

/** A difference of two shares in percentage points. */
export function points(difference: number): string {
  if (Number.isNaN(difference)) return '–';
  return `${difference < 0 ? '−' : '+'}${Math.abs(100 * difference).toFixed(1)}`;
}

/** What figures depend on besides the code. */
export function machine(): string {
  const [cpu] = cpus();
  const { dependencies } = v.parse(
    Package,
    JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')),
  );
  return `Node ${process.version}, MiniSearch ${dependencies.minisearch}, ${cpu?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${process.platform} ${process.arch}`;
}

/** A floor that the project promises, and what was reached. */
export interface Floor {
  readonly promise: string;
  readonly reached: string;
  readonly holds: boolean;
}

export function floorTable(floors: readonly Floor[]): string {
  return table(
    ['floor', 'reached', ''],
    floors.map(({ promise, reached, holds }) => [promise, reached, holds ? 'pass' : 'FAIL']),
  );
}
