import type { TextBlock } from '../markdown-text.ts';

/** UTF-16 code units. A table with a longer cell only lays out text. */
export const CELL_LIMIT = 160;

const TAIL = 24;

/**
 * Gathers the text of a document into blocks. The code that walks the document says where a line of its own begins and where a
 * list or a quotation opens and closes.
 */
export class BlockWriter {
  readonly #blocks: TextBlock[] = [];
  #text = '';
  #heading = 0;
  #item = false;
  /** Numbers of the open lists and quotations, innermost last. */
  readonly #lists: number[] = [];
  readonly #quotes: number[] = [];
  #groups = 0;
  #openLinks = 0;
  #linkedWords = false;
  #plainWords = false;

  text(text: string): void {
    this.#text += text;
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    if (this.#openLinks > 0) this.#linkedWords = true;
    else this.#plainWords = true;
  }

  openLink(): void {
    this.#openLinks += 1;
  }

  closeLink(): void {
    this.#openLinks -= 1;
  }

  /** The last characters of the line so far. */
  get tail(): string {
    return this.#text.slice(-TAIL);
  }

  /** The line so far ends here. */
  endBlock(): void {
    const text = this.#text.trim();
    this.#text = '';
    const links = this.#linkedWords ? ({ links: this.#plainWords ? 'some' : 'all' } as const) : {};
    this.#linkedWords = false;
    this.#plainWords = false;
    if (text === '') return;
    const quote = this.#quotes.at(-1);
    if (this.#heading > 0) this.#blocks.push({ kind: 'heading', text, level: this.#heading, ...links });
    else if (quote !== undefined) this.#blocks.push({ kind: 'quoted', text, group: quote, ...links });
    else if (this.#item) this.#blocks.push({ kind: 'item', text, group: this.#lists.at(-1) ?? 0, ...links });
    else this.#blocks.push({ kind: 'prose', text, ...links });
    // A second paragraph of a list item is a paragraph.
    this.#item = false;
  }

  /** A `<br>`: the end of a line, unless the sentence goes on below it. */
  endLine(next: string): void {
    const continues = /[\p{L}\p{N},]\s*$/u.test(this.#text) && /^\s*\p{Ll}/u.test(next);
    if (continues) this.#text += ' ';
    else this.endBlock();
  }

  openHeading(level: number): void {
    this.endBlock();
    this.#heading = level;
  }

  closeHeading(): void {
    this.endBlock();
    this.#heading = 0;
  }

  openList(): void {
    this.endBlock();
    this.#groups += 1;
    this.#lists.push(this.#groups);
  }

  closeList(): void {
    this.endBlock();
    this.#lists.pop();
  }

  openItem(): void {
    this.endBlock();
    this.#item = true;
  }

  closeItem(): void {
    this.endBlock();
    this.#item = false;
  }

  openQuote(): void {
    this.endBlock();
    this.#groups += 1;
    this.#quotes.push(this.#groups);
  }

  closeQuote(): void {
    this.endBlock();
    this.#quotes.pop();
  }

  /** A table of figures: a line that introduces it, which the engine never quotes, and a line for each row. */
  table(caption: string | null, rows: readonly (readonly string[])[], header: readonly string[] | null): void {
    this.endBlock();
    this.#groups += 1;
    const isHeader = (row: readonly string[]): boolean => header !== null && row.join('\n') === header.join('\n');
    const lines = rows
      .filter((row) => !isHeader(row))
      .map((row) => rowLine(row, header))
      .filter((line) => line !== '');
    if (lines.length === 0) return;
    this.#blocks.push({
      kind: 'prose',
      text: `${(caption ?? header?.filter(Boolean).join(', ') ?? 'Table').replace(/(?<![\s.:])[\s.:]+$/u, '')}:`,
    });
    for (const text of lines) this.#blocks.push({ kind: 'item', text, group: this.#groups });
  }

  /** A table of which no one says whether it holds figures or lays out text: long cells tell. */
  tableOrText(rows: readonly (readonly string[])[], header: readonly string[] | null): void {
    const figures =
      rows.length > 1 && rows.every((row) => row.length > 1 && row.every(({ length }) => length <= CELL_LIMIT));
    if (figures) this.table(null, header === null ? rows : rows.slice(1), header);
    for (const cell of figures ? [] : rows.flat()) {
      this.text(cell);
      this.endBlock();
    }
  }

  /** Blocks of another writer, as they are. */
  add(blocks: readonly TextBlock[]): void {
    this.endBlock();
    const groups = this.#groups;
    for (const block of blocks) {
      const group = block.group === undefined ? undefined : groups + block.group;
      this.#groups = Math.max(this.#groups, group ?? 0);
      this.#blocks.push(group === undefined ? block : { ...block, group });
    }
  }

  blocks(): readonly TextBlock[] {
    this.endBlock();
    return this.#blocks;
  }
}

/** `Almaty; Killed: 12; Wounded: 353`: the row's name, then each cell behind the name of its column. */
function rowLine(row: readonly string[], header: readonly string[] | null): string {
  const cells = row.map((cell, at) => {
    const column = header?.length === row.length ? (header[at] ?? '').replace(/(?<![\s:])[\s:]+$/u, '') : '';
    return cell === '' || at === 0 || column === '' ? cell : `${column}: ${cell}`;
  });
  const filled = cells.filter((cell) => cell !== '');
  return filled.length === 2 && !filled[1]?.includes(':') ? filled.join(': ') : filled.join('; ');
}
