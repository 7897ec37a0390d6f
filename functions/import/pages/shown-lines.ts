import type { ShownLine } from './page-dates.ts';

/** UTF-16 code units of a line that may be a date or a byline, and of one that is a paragraph of prose. */
const LINE_LIMIT = 150;
const PROSE_LENGTH = 160;

/** Lines that are kept: a page has a hundred, a hostile one millions. */
const LINES_KEPT = 300;

const DATED = /\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d/u;

/** Gathers the short lines of a page that a reader sees and that may hold a date. */
export class ShownLines {
  readonly #lines: ShownLine[] = [];
  #line = '';
  #prose = 0;

  text(text: string): void {
    if (this.#line.length <= 2 * PROSE_LENGTH) this.#line += text;
  }

  /** A block begins or ends, or a line breaks. */
  end(place: Pick<ShownLine, 'aside' | 'article'>): void {
    const text = this.#line.replace(/\s+/gu, ' ').trim();
    this.#line = '';
    if (text.length > PROSE_LENGTH && !place.aside) this.#prose += 1;
    if (text.length > LINE_LIMIT || this.#lines.length >= LINES_KEPT || !DATED.test(text)) return;
    this.#lines.push({ text, ...place, prose: this.#prose });
  }

  /** The headline: what stood above it was the site's. */
  begin(): void {
    this.#prose = 0;
  }

  lines(): readonly ShownLine[] {
    return this.#lines;
  }
}
