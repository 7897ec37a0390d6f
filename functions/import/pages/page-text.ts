import type { TextBlock } from '../markdown-text.ts';
import { raisedNumber } from '../raised-digits.ts';
import { BlockWriter, CELL_LIMIT } from './block-writer.ts';
import { isNoteLink, raisedText } from './note-marks.ts';
import { BLOCK_ELEMENTS, DROPPED_ELEMENTS } from './page-elements.ts';
import { reachOf, tableRows } from './table-rows.ts';

/** The little of the DOM that is needed here; Node has no types for it. */
export interface DomNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly data?: string;
  readonly parentNode: DomNode | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly textContent: string | null;
  getAttribute?(name: string): string | null;
}

const ELEMENT = 1;
const TEXT = 3;

/**
 * The text of an element, block by block: the DOM's own `textContent` would glue "12 dead" and "3,000 detained" into one
 * word. Text that the page itself has struck out is left out, and so are captions and the numbers of footnotes, which
 * behind a figure would change it. Recursive: the page was made shallow before.
 */
export function textBlocks(root: DomNode): readonly TextBlock[] {
  const writer = new BlockWriter();
  walkChildren(root, writer);
  return writer.blocks();
}

function walkChildren(node: DomNode, writer: BlockWriter): void {
  let before: DomNode | null = null;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (isGlued(before, child, writer)) writer.text(' ');
    if (child.nodeType === TEXT && isNoteInBrackets(before, writer)) writeBehindNote(child, writer);
    else walk(child, writer);
    before = child;
  }
}

/** Two pieces that the page's style sets apart, as a name and the card that opens over it: "Kristi NoemGovernor". */
function isGlued(before: DomNode | null, node: DomNode, writer: BlockWriter): boolean {
  if (node.localName !== 'span' || (before !== null && before.localName !== 'span' && before.nodeType !== TEXT))
    return false;
  return /\p{Ll}$/u.test(writer.tail) && /^\p{Lu}\p{Ll}/u.test(node.textContent ?? '');
}

/** `[<a href="#n2">2</a>]`: the brackets around a note's number go with it. */
function isNoteInBrackets(before: DomNode | null, writer: BlockWriter): boolean {
  if (before?.localName !== 'a' || !/[[(]$/u.test(writer.tail)) return false;
  return isNoteLink(before.textContent ?? '', before.getAttribute?.('href') ?? '', writer.tail);
}

function writeBehindNote(node: DomNode, writer: BlockWriter): void {
  const text = node.data ?? '';
  const isClosed = /^[\])]/u.test(text);
  if (isClosed) writer.dropLast();
  writer.text((isClosed ? text.slice(1) : text).replace(/\s+/gu, ' '));
}

function walk(node: DomNode, writer: BlockWriter): void {
  if (node.nodeType === TEXT) {
    writer.text((node.data ?? '').replace(/\s+/gu, ' '));
    return;
  }
  const name = node.localName ?? '';
  if (node.nodeType !== ELEMENT || DROPPED_ELEMENTS.has(name) || name === 'figcaption') return;
  switch (name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      writer.openHeading(Number(name.slice(1)));
      walkChildren(node, writer);
      writer.closeHeading();
      return;
    case 'ul':
    case 'ol':
    case 'menu':
      writer.openList();
      walkChildren(node, writer);
      writer.closeList();
      return;
    case 'li':
      writer.openItem();
      walkChildren(node, writer);
      writer.closeItem();
      return;
    case 'blockquote':
      writer.openQuote();
      walkChildren(node, writer);
      writer.closeQuote();
      return;
    case 'dd':
      writer.text(/:\s*$/u.test(writer.tail) ? ' ' : ': ');
      walkChildren(node, writer);
      writer.endBlock();
      return;
    case 'dt':
      writer.endBlock();
      walkChildren(node, writer);
      return;
    case 'br':
      writer.endLine(node.nextSibling?.textContent ?? '');
      return;
    case 'del':
    case 's':
    case 'strike':
      return;
    case 'q':
      writeQuotation(node, writer);
      return;
    case 'sup':
      writer.text(
        raisedText(node.textContent ?? '', {
          before: writer.tail,
          after: textBehind(node),
          isLinked: containsLink(node),
        }),
      );
      return;
    case 'a':
      writeLink(node, writer);
      return;
    case 'mfrac':
      writeFraction(node, writer);
      return;
    case 'msqrt':
    case 'mroot':
      writer.text('√');
      walkChildren(node, writer);
      return;
    case 'msup':
      writePower(node, writer);
      return;
    case 'pre':
      writePreformatted(node.textContent ?? '', writer);
      return;
    case 'table':
      writeTable(node, writer);
      return;
    default:
      if (!BLOCK_ELEMENTS.has(name)) {
        walkChildren(node, writer);
        return;
      }
      writer.endBlock();
      walkChildren(node, writer);
      writer.endBlock();
  }
}

/** Browsers set the marks around `<q>`; some pages write them within it all the same. */
function writeQuotation(node: DomNode, writer: BlockWriter): void {
  const isMarked = /^\s*["“”„«»‘’']/u.test(node.textContent ?? '');
  if (!isMarked) writer.text('“');
  walkChildren(node, writer);
  if (!isMarked) writer.text('”');
}

function writeLink(node: DomNode, writer: BlockWriter): void {
  const href = node.getAttribute?.('href') ?? '';
  if (isNoteLink(node.textContent ?? '', href, writer.tail)) return;
  // A link to a place of the page is none to another.
  const leadsAway = href !== '' && !href.startsWith('#');
  if (leadsAway) writer.openLink();
  walkChildren(node, writer);
  if (leadsAway) writer.closeLink();
}

/** UTF-16 code units of a stroke and a number below it. */
const FRACTION = 8;

/** The little that stands behind an element in its line. */
function textBehind({ nextSibling }: DomNode): string {
  const next = (nextSibling?.data ?? '').slice(0, FRACTION);
  const below = nextSibling?.nextSibling;
  return next.trim().length === 1 && below?.localName === 'sub' ? `${next}${below.textContent ?? ''}` : next;
}

function containsLink(node: DomNode): boolean {
  if (node.localName === 'a' || node.parentNode?.localName === 'a') return true;
  for (let child = node.firstChild; child; child = child.nextSibling) if (containsLink(child)) return true;
  return false;
}

function writeFraction(node: DomNode, writer: BlockWriter): void {
  const [above, below] = children(node).filter(({ nodeType }) => nodeType === ELEMENT);
  if (/[\p{L}\p{N}]$/u.test(writer.tail)) writer.text(' ');
  if (above) walk(above, writer);
  writer.text('/');
  if (below) walk(below, writer);
}

function writePower(node: DomNode, writer: BlockWriter): void {
  const [base, exponent] = children(node).filter(({ nodeType }) => nodeType === ELEMENT);
  if (base) walk(base, writer);
  const power = (exponent?.textContent ?? '').replace(/\s+/gu, '');
  writer.text(/^[-−]?\d+$/u.test(power) ? raisedNumber(power) : `^${power}`);
}

function writePreformatted(text: string, writer: BlockWriter): void {
  for (const paragraph of text.split(/\n[ \t]*\n/u)) {
    writer.endBlock();
    writer.text(paragraph);
  }
  writer.endBlock();
}

function writeTable(table: DomNode, writer: BlockWriter): void {
  const rows = rowsOf(table);
  const cells = rows.map((row) => row.map((cell) => cellText(cell)));
  const layout =
    rows.length < 2 ||
    cells.every((row) => row.length < 2) ||
    cells.some((row) => row.some((text) => text.length > CELL_LIMIT)) ||
    rows.some((row) => row.some((cell) => find(cell, 'table') !== null));
  if (layout) {
    writer.endBlock();
    walkChildren(table, writer);
    writer.endBlock();
    return;
  }
  const caption = find(table, 'caption') ?? figureCaption(table);
  const reaching = rows.map((row, at) =>
    row.map((cell, column) => ({
      text: cells[at]?.[column] ?? '',
      columns: reachOf(cell.getAttribute?.('colspan')),
      rows: reachOf(cell.getAttribute?.('rowspan')),
    })),
  );
  const { header, rows: shown } = tableRows(reaching, headRowsOf(table, rows));
  writer.table(caption === null ? null : cellText(caption) || null, shown, header);
}

/** How many rows at the top name the columns. */
function headRowsOf(table: DomNode, rows: readonly (readonly DomNode[])[]): number {
  const head = find(table, 'thead');
  if (head) return Math.max(1, rowsOf(head).length);
  const names = rows.findIndex((row) => !row.every(({ localName }) => localName === 'th'));
  return names < 0 ? 1 : names;
}

/** In a cell a line break is a blank, and notes are left out as they are elsewhere. */
function cellText(cell: DomNode): string {
  return textBlocks(cell)
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function rowsOf(table: DomNode): DomNode[][] {
  const rows: DomNode[][] = [];
  const visit = (node: DomNode): void => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.localName === 'tr')
        rows.push(children(child).filter(({ localName }) => localName === 'td' || localName === 'th'));
      else if (child.localName !== 'table') visit(child);
    }
  };
  visit(table);
  return rows.filter((row) => row.length > 0);
}

function children(node: DomNode): DomNode[] {
  const list: DomNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) list.push(child);
  return list;
}

function find(node: DomNode, name: string): DomNode | null {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.localName === name) return child;
    const below = find(child, name);
    if (below) return below;
  }
  return null;
}

function figureCaption(table: DomNode): DomNode | null {
  const { parentNode } = table;
  return parentNode?.localName === 'figure' ? find(parentNode, 'figcaption') : null;
}
