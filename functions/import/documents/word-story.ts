import { type TextBlock, visibleLine } from '../markdown-text.ts';
import { BlockWriter } from '../pages/block-writer.ts';
import { filledDown, ownTexts, tableRows } from '../pages/table-rows.ts';
import type { Appearance, RunProperties } from './word-styles.ts';

interface WordCell {
  text: string;
  columns: number;
  goesOn: boolean;
}

/** A text of its own within the document: its body, or a text box, which hangs in the middle of one of its paragraphs. */
export class Story {
  readonly writer = new BlockWriter();
  /** What boxes in the open paragraph or table say; it follows behind it. */
  readonly boxes: (readonly TextBlock[])[] = [];
  /** Rows of the outermost open table; `null` outside of one. Tables within are read as part of their cell. */
  rows: WordCell[][] | null = null;
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
    else {
      const cell = row.at(-1);
      if (cell) cell.text += text;
    }
  }

  /** The last character of the open paragraph or cell. */
  get tail(): string {
    return (this.rows?.at(-1)?.at(-1)?.text ?? this.text).slice(-1);
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
    this.rows?.at(-1)?.push({ text: '', columns: 1, goesOn: false });
  }

  /** The open cell reaches over so many columns. */
  spanCell(columns: number): void {
    const cell = this.tables === 1 ? this.rows?.at(-1)?.at(-1) : undefined;
    if (cell) cell.columns = columns;
  }

  /** The open cell is a part of the one above. */
  continueCell(): void {
    const cell = this.tables === 1 ? this.rows?.at(-1)?.at(-1) : undefined;
    if (cell) cell.goesOn = true;
  }

  closeCell(): void {
    if (this.tables === 1 && this.isCellDeleted) this.rows?.at(-1)?.pop();
  }

  closeTable(): void {
    this.tables -= 1;
    if (this.tables > 0 || this.rows === null) return;
    const cells = this.rows
      .map((row) => row.map((cell) => ({ ...cell, text: visibleLine(cell.text) })))
      .filter((row) => row.length > 0);
    this.rows = null;
    const filled = filledDown(cells);
    const { header } = tableRows(filled, this.isHeaded ? 1 : 0);
    this.writer.tableOrText(tableRows(filled, 0).rows, header, ownTexts(cells));
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
