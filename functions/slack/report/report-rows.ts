import type { DeskReport } from './desk-report.ts';

/** One line of a report as a table: what it counts, of which part. */
export interface ReportRow {
  readonly part: (typeof PARTS)[number];
  readonly what: string;
  readonly times: number | null;
}

const PARTS = ['questions', 'not found', 'votes', 'reasons', 'sources', 'words no article has', 'idle feeds'] as const;

export function reportRows(report: DeskReport): ReportRow[] {
  const { asked, answered, disputed, notFound, unanswered, votes, reasons, sources, words, idleFeeds } = report;
  const row = (part: ReportRow['part'], what: string, times: number | null): ReportRow => ({ part, what, times });
  return [
    row('questions', 'asked', asked),
    row('questions', 'answered', answered),
    row('questions', 'sources differ', disputed),
    row('questions', 'nothing found', notFound),
    ...unanswered.map(({ what, times }) => row('not found', what, times)),
    row('votes', 'helpful', votes.up),
    row('votes', 'not helpful', votes.down),
    ...reasons.map((reason) => row('reasons', reason, null)),
    ...sources.map(({ what, times }) => row('sources', what, times)),
    ...words.map(({ what, times }) => row('words no article has', what, times)),
    ...idleFeeds.map((feed) => row('idle feeds', feed, null)),
  ];
}

/** RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvOf(rows: readonly ReportRow[]): string {
  const cells = rows.map(({ part, what, times }) => [part, what, times === null ? '' : String(times)]);
  return [['part', 'what', 'times'], ...cells].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
