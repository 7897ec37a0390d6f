import { type TextBlock, visibleLine } from '../markdown-text.ts';
import { BlockWriter } from '../pages/block-writer.ts';
import type { Appearance, RunProperties } from './word-styles.ts';

/** A text of its own within the document: its body, or a text box, which hangs in the middle of one of its paragraphs. */
export class Story {
  readonly writer = new BlockWriter();
  /** What boxes in the open paragraph or table say; it follows behind it. */
  readonly boxes: (readonly TextBlock[])[] = [];
  /** Rows of the outermost open table; `null` outside of one. Tables within are read as part of their cell. */
  rows: string[][] | null = null;
  tables = 0;
  isHeaded = false;
  inList = false;
  /** The words of the open paragraph, and of those before it whose ends were deleted. */
  text = '';
  style = '';
  isItem = false;
  /** The end of the open paragraph was deleted, or is hidden: the next one goes on in its line. */
  isJoined = false;
  isRowDeleted = false;
  isCellDeleted = false;
  /** Of the open run. */
  run: RunProperties = {};
  runStyle = '';
  look: Appearance | null = null;

  write(text: string): void {
    const row = this.rows?.at(-1);
    if (row === undefined) this.text += text;
    else if (row.length > 0) row[row.length - 1] += text;
  }

  openTable(): void {
    this.tables += 1;
    if (this.tables > 1) return;
    if (this.text !== '') this.closeParagraph(null);
    this.isJoined = false;
    this.leaveList();
    this.rows = [];
    this.isHeaded = false;
  }

  openRow(): void {
    if (this.tables !== 1) return;
    this.isRowDeleted = false;
    this.rows?.push([]);
  }

  closeRow(): void {
    if (this.tables === 1 && this.isRowDeleted) this.rows?.pop();
  }

  openCell(): void {
    if (this.tables !== 1) return;
    this.isCellDeleted = false;
    this.rows?.at(-1)?.push('');
  }

  closeCell(): void {
    if (this.tables === 1 && this.isCellDeleted) this.rows?.at(-1)?.pop();
  }

  closeTable(): void {
    this.tables -= 1;
    if (this.tables > 0 || this.rows === null) return;
    const rows = this.rows.map((row) => row.map((cell) => visibleLine(cell))).filter((row) => row.length > 0);
    this.rows = null;
    this.writer.tableOrText(rows, this.isHeaded ? (rows[0] ?? null) : null);
    this.#closeBoxes();
  }

  closeParagraph(level: number | null): void {
    if (level !== null) {
      this.leaveList();
      this.writer.openHeading(level);
    } else if (this.isItem) {
      if (!this.inList) this.writer.openList();
      this.inList = true;
      this.writer.openItem();
    }
    this.writer.text(this.text);
    this.writer.closeHeading();
    this.text = '';
    this.#closeBoxes();
  }

  leaveList(): void {
    if (this.inList) this.writer.closeList();
    this.inList = false;
  }

  blocks(): readonly TextBlock[] {
    if (this.text !== '') this.closeParagraph(null);
    this.leaveList();
    return this.writer.blocks();
  }

  #closeBoxes(): void {
    for (const box of this.boxes.splice(0)) this.writer.add(box);
  }
}
