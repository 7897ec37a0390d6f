import { readTextUnits } from '../engine/articles/text-units.ts';
import { unwrapped, wordsOfLines } from './broken-lines.ts';

/** A paragraph, heading or list item of an imported text, before it is written down. */
export interface TextBlock {
  /** `quoted`: a paragraph in another party's words, such as an embedded post. */
  readonly kind: 'prose' | 'heading' | 'item' | 'quoted';
  readonly text: string;
  /** 1 to 6, of a heading. */
  readonly level?: number;
  /** Blocks of one list, or of one quotation, have the same number. */
  readonly group?: number;
  /** How many of its words are links, where some are: pointers to other pages are links from end to end. */
  readonly links?: 'some' | 'all';
}

/**
 * Markdown that the engine reads back as the same blocks: paragraphs between empty lines, `## ` before headings, `- `
 * before list items, `> ` before quoted paragraphs. Nothing is escaped, because a quotation would show the backslash.
 */
export function markdownOf(blocks: readonly TextBlock[]): string {
  let text = '';
  let previous: TextBlock | null = null;
  for (const block of introduced(blocks)) {
    const line = safeLine(block.text);
    if (line === '') continue;
    if (previous) text += separator(previous, block);
    text += mark(block) + line;
    previous = block;
  }
  return text;
}

/**
 * A heading right above a list with figures becomes a line that introduces it: the engine quotes short list items only
 * where something does. Neither a heading nor such a line is ever quoted itself, so the added colon reaches no one.
 */
function introduced(blocks: readonly TextBlock[]): readonly TextBlock[] {
  return blocks.map((block, at) => {
    const next = blocks[at + 1];
    if (block.kind !== 'heading' || next?.kind !== 'item' || !/^[^\p{N}]*[\p{L})]$/u.test(block.text)) return block;
    const figures = blocks.some(
      ({ kind, group, text }) => kind === 'item' && group === next.group && /\p{N}/u.test(text),
    );
    return figures ? { kind: 'prose', text: `${block.text}:` } : block;
  });
}

function separator(previous: TextBlock, next: TextBlock): string {
  const together = previous.kind === next.kind && previous.group !== undefined && previous.group === next.group;
  if (!together) return '\n\n';
  return next.kind === 'quoted' ? '\n>\n' : '\n';
}

function mark({ kind, level = 2 }: TextBlock): string {
  switch (kind) {
    case 'prose':
      return '';
    case 'heading':
      return `${'#'.repeat(level)} `;
    case 'item':
      return '- ';
    case 'quoted':
      return '> ';
  }
}

/** Control characters, marks of writing direction that would reorder a quotation, byte order marks, soft hyphens. */
const UNPRINTABLE = /[[\p{Cc}--\s]\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gv;

/** Runs of white space as one blank, nothing unprintable, no half surrogate pair: what a reader sees of a line. */
export function visibleLine(text: string): string {
  return text.toWellFormed().replaceAll('\u0085', ' ').replace(UNPRINTABLE, '').replace(/\s+/gu, ' ').trim();
}

/** What makes Markdown of a line that was none: code fences, table rows, raw HTML, headings, list and quotation marks. */
const MARKS =
  /^(?:`{3,}|~{3,}|\||#{1,6}(?= |$)|<\/?[a-z][^<>]{0,300}>|<!-+|<(?=[a-z])|>|[-*+•](?= )|(?::?-{3,}:?|={3,}|(?:[*_] ?){3,}$))\s*/iu;
const DEFINITION = /^(\[[^\]]{1,200}\]):/u;

/**
 * A line that Markdown takes for nothing but words. Its leading mark is left out, or, in `[Update]: …`, set off by a
 * blank: the words and figures stay as they are.
 */
function safeLine(text: string): string {
  let line = visibleLine(text);
  for (let before = ''; before !== line; ) {
    before = line;
    line = line.replace(MARKS, '');
  }
  // A backslash at the end would be a line break.
  return line.replace(DEFINITION, '$1 :').replace(/(?<![\s\\])[\s\\]+$/u, '');
}

/**
 * Plain text as Markdown with the same paragraphs: lines that were wrapped by hand are joined, lines that stand alone stay
 * so, and where no empty line was between two of them, a hard break (two blanks) keeps them close.
 */
export function markdownFromPlain(text: string): string {
  let markdown = '';
  const isNoted = LISTED_NOTE.test(text);
  const words = wordsOfLines(text.split(/\r\n|[\r\n]/u));
  for (const unit of readTextUnits(text, 0)) {
    const line = safeLine(withoutNoteMarks(unwrapped(text.slice(unit.start, unit.end), words), isNoted));
    if (line === '') continue;
    if (markdown !== '') markdown += unit.gap ? '\n\n' : '  \n';
    markdown += (unit.listItem ? '- ' : '') + line;
  }
  return markdown;
}

/** A note below a text, as it is listed there. */
const LISTED_NOTE = /^[ \t]*\[1?\d{1,2}\][ \t]+\S/mu;

/**
 * A line without the marks of notes, as pages have them when their words are copied: "227[5] people". Behind a blank a number in
 * brackets is one only where notes are listed.
 */
function withoutNoteMarks(line: string, isNoted: boolean): string {
  const glued = line.replace(/(?<=[\p{L}\p{N}.,;:!?”"’')\]])\[\d{1,3}\]/gu, '');
  return isNoted ? glued.replace(/(?<=\S) \[\d{1,3}\](?=[\s.,;:!?]|$)/gu, '') : glued;
}
