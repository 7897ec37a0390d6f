import { readMarkdownLines } from './markdown-lines.ts';
import { readMarkdownTree } from './markdown-tree.ts';
import type { Unit } from './units.ts';

/**
 * UTF-16 code units of a body that the Markdown parser reads. It takes 0.5 ms for each 1,000 of prose and, in a text of
 * nothing but marks, a hundred times as much; 100,000 are 15,000 words.
 */
const TREE_LIMIT = 100_000;

/**
 * Marks of emphasis, of links and of HTML in one paragraph. The parser looks for the partner of each among all the others, in
 * time that grows with the square of their number: 20 ms for so many. A paragraph of prose has a dozen.
 */
const MOST_PAIRED = 1000;

/**
 * What of Markdown the reader by lines does not know: marks within a line, escapes and character references, and blocks that
 * are indented, nested, fenced, HTML or a table. Imported articles have hardly any of it, and the parser would double the time
 * that an index takes to build.
 */
const PARSED = new RegExp(
  [
    '[*`~]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])',
    '\\][([:]|\\[\\^|<[a-z/!?]|\\\\[!-/:-@[-`{-~]|&(?:#\\w|\\w+;)',
    '^(?:[ \\t]+\\S|=+[ \\t]*$|-{2,}|\\||>[ \\t]*(?:[>#]|(?:[-+]|\\d+[.)])[ \\t])|(?:[-+]|\\d+[.)])[ \\t]+(?:[-+#>]|\\d+[.)]|[ \\t]))',
  ].join('|'),
  'imu',
);

/** Paragraphs, headings, list items and quotations of a Markdown text; code, comments, tables and raw HTML left out. */
export function readMarkdownUnits(text: string, from: number): Unit[] {
  return needsParser(text, from) ? readMarkdownTree(text, from) : readMarkdownLines(text, from);
}

/** Whether there is more in the text than lines and their first marks, and not too much of it. */
export function needsParser(text: string, from: number): boolean {
  if (text.length - from > TREE_LIMIT) return false;
  const body = text.slice(from);
  return PARSED.test(body) && mostPaired(body) <= MOST_PAIRED;
}

/** The most marks that wait for a second one ({@link MOST_PAIRED}) in one paragraph. */
function mostPaired(body: string): number {
  let most = 0;
  for (const paragraph of body.split(/\n[ \t\r]*\n/u)) {
    if (paragraph.length <= MOST_PAIRED) continue;
    let marks = 0;
    for (const character of paragraph) if ('*_[]<'.includes(character)) marks += 1;
    most = Math.max(most, marks);
  }
  return most;
}
