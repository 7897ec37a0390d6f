import { possibleMarks } from './markdown-marks.ts';
import { type Line, linesOf, plainText, trimmed, type Unit } from './units.ts';

interface Paragraph {
  start: number;
  end: number;
  gap: boolean;
  listItem: boolean;
  level: number;
  quote: number;
}

const FENCE = /^(?:`{3,}|~{3,})/u;
const FENCE_LINE = /^(?:`+|~+)(?=[ \t]*$)/u;

/** Whether a line, of which only the beginning is given, ends what is no prose. */
type Ends = (head: string) => boolean;

const ATX_HEADING = /^(#{1,6})(?:[ \t]+|$)/u;
const CLOSING_HASHES = /[ \t]#+$/u;
const SETEXT_UNDERLINE = /^(?:=+|-{2,})$/u;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/u;
const TABLE_ROW = /^\||^:?-{3,}:?[ \t]*\|/u;
const QUOTE_MARK = /^(?:>[ \t]?)+/u;
const DEFINITION = /^\[[^\]\n]{1,200}\]:[ \t]*\S/u;
const RAW_ELEMENT = /^<(script|style|pre|table|svg|iframe|figure|nav|aside|footer|form)\b/iu;
const LIST_MARK = /^(?:[-*+•]|\d{1,3}[.)])(?:[ \t]+(?=\S)|$)/u;
const HARD_BREAK = /(?: {2,}|\\)$/u;

/**
 * The units of Markdown as imports write it: paragraphs, headings, list items and quotations, a line each, without marks in a
 * line. In a text that is too long to be parsed, whatever may be a mark is taken for one; in a literal one, nothing.
 */
export function readMarkdownLines(text: string, from: number, { isLiteral = false } = {}): Unit[] {
  const units: Unit[] = [];
  let open: Paragraph | null = null;
  let gap = true;
  let quotes = 0;
  let inQuote = false;
  let skipUntil: Ends | string | null = null;
  let breakBefore = false;

  const close = (): void => {
    if (open) units.push(isLiteral ? toLiteralUnit(text, open) : toUnit(text, open));
    open = null;
  };

  for (const line of linesOf(text, from)) {
    const raw = text.slice(line.markStart, line.end);
    const head = raw.slice(0, 300);
    if (skipUntil !== null) {
      const ends: boolean = typeof skipUntil === 'string' ? raw.toLowerCase().includes(skipUntil) : skipUntil(head);
      if (ends) skipUntil = null;
      continue;
    }
    if (raw === '') {
      close();
      gap = true;
      inQuote = false;
      continue;
    }
    const skipped = skippedLine(raw, head);
    if (skipped !== null) {
      close();
      gap = true;
      skipUntil = skipped === 'line' ? null : skipped.until;
      continue;
    }

    const quoteMark = QUOTE_MARK.exec(head)?.[0].length ?? 0;
    if (quoteMark > 0 && !inQuote) {
      close();
      quotes += 1;
      inQuote = true;
    }
    const inner = trimmed(text, line.markStart + quoteMark, line.end);
    if (inner.start === inner.end) {
      close();
      gap = true;
      continue;
    }
    const content = text.slice(inner.start, Math.min(inner.end, inner.start + 300));
    const setext: Paragraph | null = open;
    if (setext && quoteMark === 0 && SETEXT_UNDERLINE.test(content) && inner.end - inner.start < 300) {
      setext.level = content.startsWith('=') ? 1 : 2;
      close();
      gap = true;
      continue;
    }
    if (RULE.test(content)) {
      close();
      gap = true;
      continue;
    }
    const heading = ATX_HEADING.exec(content);
    const current: Paragraph | null = open;
    const list: RegExpExecArray | null = heading ? null : listMark(content, current);
    if (current && !heading && !list && !breakBefore && !DEFINITION.test(content)) {
      current.end = inner.end;
    } else {
      close();
      const start: number = inner.start + (heading?.[0].length ?? list?.[0].length ?? 0);
      const level = heading?.[1]?.length ?? 0;
      const end = level > 0 ? headingEnd(text, start, inner.end) : inner.end;
      if (start < end) open = { start, end, gap, listItem: list !== null, level, quote: inQuote ? quotes : 0 };
      if (level > 0) close();
      gap = level > 0;
    }
    breakBefore = HARD_BREAK.test(text.slice(Math.max(line.start, line.end - 1), lineStop(text, line)));
  }
  close();
  return units;
}

/** Within a paragraph only a list that begins with 1 begins: a line may begin with a year. */
function listMark(content: string, open: Paragraph | null): RegExpExecArray | null {
  const mark = LIST_MARK.exec(content);
  return mark && open && !open.listItem && /^(?!1[.)])\d/u.test(mark[0]) ? null : mark;
}

/** Trailing blanks of a line are outside of it; a hard break is made of them. */
function lineStop(text: string, line: Line): number {
  let stop = line.end;
  while (text.charAt(stop) === ' ' && stop < line.end + 4) stop += 1;
  return stop;
}

function headingEnd(text: string, start: number, end: number): number {
  const tail = text.slice(Math.max(start, end - 40), end);
  const closing = CLOSING_HASHES.exec(tail);
  return closing ? trimmed(text, start, end - tail.length + closing.index).end : end;
}

/** `line`: only this line is no prose. Otherwise what ends the run of lines that is no prose. */
function skippedLine(raw: string, head: string): 'line' | { until: Ends | string } | null {
  const fence = FENCE.exec(head);
  if (fence) return { until: (line) => (FENCE_LINE.exec(line)?.[0] ?? '').startsWith(fence[0]) };
  if (head.startsWith('<!--')) return raw.includes('-->') ? 'line' : { until: '-->' };
  const element = RAW_ELEMENT.exec(head)?.[1]?.toLowerCase();
  if (element) return raw.toLowerCase().includes(`</${element}>`) ? 'line' : { until: `</${element}>` };
  return TABLE_ROW.test(head) || DEFINITION.test(head) ? 'line' : null;
}

const IMAGE = /!\[[^\]\n]{0,300}\](?:\([^()\n]{0,500}\)|\[[^\]\n]{0,100}\])/gu;
const LINK = /\[([^[\]\n]{0,300})\](?:\([^()\n]{0,500}\)|\[[^\]\n]{0,100}\])/gu;
const AUTOLINK = /<(?:https?:\/\/|mailto:)[^<>\s]{1,500}>|https?:\/\/\S{1,500}/gu;
const FOOTNOTE = /\[\^[\w-]{1,30}\]/gu;
const TAG = /<\/?[a-z][^<>\n]{0,300}>/giu;
const EMPHASIS = /(?<![\p{L}\p{N}])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\p{L}\p{N}])/gu;
const LEADING_IMAGES = /^(?:!\[[^\]\n]{0,300}\]\([^()\n]{0,500}\)\s*)+/u;

function toLiteralUnit(text: string, { gap, listItem, level, quote, ...range }: Paragraph): Unit {
  const { start, end } = trimmed(text, range.start, range.end);
  const plain = plainText(text, start, end);
  const markup = !/[\p{L}\p{N}]/u.test(plain.replace(AUTOLINK, '')) && level === 0;
  return { start, end, plain, gap, listItem, level, quote, markup, marks: [] };
}

function toUnit(text: string, paragraph: Paragraph): Unit {
  const { gap, listItem, level, quote } = paragraph;
  const images = LEADING_IMAGES.exec(text.slice(paragraph.start, paragraph.start + 2000))?.[0].length ?? 0;
  const { start, end } = trimmed(text, paragraph.start + images, paragraph.end);
  const source = plainText(text, start, end).replaceAll(/ > /gu, ' ');
  const unpictured = source.replace(IMAGE, '').replace(FOOTNOTE, '');
  const plain = unpictured.replace(LINK, '$1').replace(TAG, '').replace(EMPHASIS, '').replace(/\s+/gu, ' ').trim();
  const unlinked = unpictured.replace(LINK, '').replace(AUTOLINK, '').replace(TAG, '');
  const markup = !/[\p{L}\p{N}]/u.test(unlinked) && level === 0;
  // From the paragraph's first character: behind a picture the mark of a quotation's next line would not be told.
  const marks = possibleMarks(text, { start: paragraph.start, end }).filter((mark) => mark.end > start);
  return { start, end, plain, gap, listItem, level, quote, markup, marks };
}
