import { type TextBlock, visibleLine } from '../markdown-text.ts';
import { BlockWriter } from '../pages/block-writer.ts';
import { eachPart, type PartsListener } from './xml-parts.ts';

type Attributes = Readonly<Record<string, string>>;

/** The blocks of `word/document.xml`. `styles` gives the heading level of a paragraph style's id. */
export function documentBlocks(xml: string, styles: ReadonlyMap<string, number>): readonly TextBlock[] {
  const reader = new WordReader(styles);
  eachPart(xml, reader);
  return reader.blocks();
}

/** Deleted and moved text, the second copy of a text box for older programs, and formulas. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'm:oMath']);

class WordReader implements PartsListener {
  readonly #writer = new BlockWriter();
  readonly #styles: ReadonlyMap<string, number>;
  /** Rows of the outermost open table; `null` outside of one. Tables within are read as part of their cell. */
  #rows: string[][] | null = null;
  #tables = 0;
  #headed = false;
  #leftOut = 0;
  #inText = false;
  #inRunStyle = false;
  #inList = false;
  /** The open run is hidden or struck through; it is raised above the line. */
  #hidden = false;
  #raised = false;

  constructor(styles: ReadonlyMap<string, number>) {
    this.#styles = styles;
  }

  open(element: string, attributes: Attributes): void {
    if (LEFT_OUT.has(element)) this.#leftOut += 1;
    if (this.#leftOut > 0) return;
    const on = !/^(?:0|false|none)$/u.test(attributes['w:val'] ?? '');
    switch (element) {
      case 'w:tbl':
        this.#openTable();
        return;
      case 'w:tr':
        if (this.#tables === 1) this.#rows?.push([]);
        return;
      case 'w:tc':
        if (this.#tables === 1) this.#rows?.at(-1)?.push('');
        return;
      case 'w:tblHeader':
        this.#headed = true;
        return;
      case 'w:r':
        this.#hidden = false;
        this.#raised = false;
        return;
      case 'w:rPr':
        this.#inRunStyle = true;
        return;
      case 'w:vanish':
      case 'w:strike':
      case 'w:dstrike':
        this.#hidden ||= this.#inRunStyle && on;
        return;
      case 'w:vertAlign':
        this.#raised = attributes['w:val'] === 'superscript';
        return;
      case 'w:t':
        this.#inText = true;
        return;
      case 'w:tab':
      case 'w:br':
      case 'w:cr':
      case 'w:p':
        this.#write(' ');
        return;
      case 'w:pStyle':
        this.#openHeading(attributes['w:val'] ?? '');
        return;
      case 'w:numPr':
        this.#openItem();
    }
  }

  text(text: string): void {
    if (!this.#inText || this.#leftOut > 0 || this.#hidden) return;
    // A raised number is a note's or an exponent; as plain digits behind a figure it would change the figure.
    const raised = this.#raised && /^\d+$/u.test(text);
    this.#write(raised ? text.replace(/\d/gu, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))) : text);
  }

  close(element: string): void {
    if (LEFT_OUT.has(element)) this.#leftOut -= 1;
    if (element === 'w:t') this.#inText = false;
    if (element === 'w:rPr') this.#inRunStyle = false;
    if (this.#leftOut > 0) return;
    if (element === 'w:p' && this.#tables === 0) this.#writer.closeHeading();
    if (element === 'w:tbl') this.#closeTable();
  }

  blocks(): readonly TextBlock[] {
    this.#leaveList();
    return this.#writer.blocks();
  }

  #write(text: string): void {
    const row = this.#rows?.at(-1);
    if (row === undefined) this.#writer.text(text);
    else if (row.length > 0) row[row.length - 1] += text;
  }

  #openHeading(style: string): void {
    const level = this.#styles.get(style);
    if (level === undefined || this.#tables > 0) return;
    this.#leaveList();
    this.#writer.openHeading(level);
  }

  #openItem(): void {
    if (this.#tables > 0) return;
    if (!this.#inList) this.#writer.openList();
    this.#inList = true;
    this.#writer.openItem();
  }

  #leaveList(): void {
    if (this.#inList) this.#writer.closeList();
    this.#inList = false;
  }

  #openTable(): void {
    this.#tables += 1;
    if (this.#tables > 1) return;
    this.#leaveList();
    this.#writer.endBlock();
    this.#rows = [];
    this.#headed = false;
  }

  #closeTable(): void {
    this.#tables -= 1;
    if (this.#tables > 0 || this.#rows === null) return;
    const rows = this.#rows.map((row) => row.map((cell) => visibleLine(cell)));
    this.#rows = null;
    this.#writer.tableOrText(rows, this.#headed ? (rows[0] ?? null) : null);
  }
}
