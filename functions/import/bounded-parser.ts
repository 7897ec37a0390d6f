import { type Handler, Parser, type ParserOptions } from 'htmlparser2';

/** Open elements. No export goes as deep. */
const MOST_OPEN = 25_000;

/**
 * htmlparser2's parser, in time that grows with the document's length alone: its own keeps the open elements in an array that each
 * tag shifts, and looks through all of them for each end of an element that is not open. An element that would be one more than
 * 25,000 is told as an empty one, and its content as that of the element around it.
 */
export class BoundedParser extends Parser {
  readonly #open: OpenElements;
  #isTooDeep = false;
  #isClosing = false;

  constructor(handler: Partial<Handler>, options?: ParserOptions) {
    const open = new OpenElements();
    super(
      {
        ...handler,
        onopentag(...told) {
          open.add(told[0]);
          handler.onopentag?.(...told);
        },
        onclosetag(...told) {
          open.remove(told[0]);
          handler.onclosetag?.(...told);
        },
      },
      options,
    );
    this.#open = open;
  }

  /** The end of an element that is not open does as little as that of one which is always empty; that of a paragraph opens one. */
  protected override isVoidElement(name: string): boolean {
    if (this.#isClosing && name !== 'p' && !this.#open.has(name)) return true;
    return this.#isTooDeep || super.isVoidElement(name);
  }

  override onopentagname(start: number, endIndex: number): void {
    this.#isTooDeep = this.#open.count >= MOST_OPEN;
    super.onopentagname(start, endIndex);
  }

  override onopentagend(endIndex: number): void {
    super.onopentagend(endIndex);
    this.#isTooDeep = false;
  }

  override onselfclosingtag(endIndex: number): void {
    super.onselfclosingtag(endIndex);
    this.#isTooDeep = false;
  }

  override onclosetag(start: number, endIndex: number): void {
    this.#isClosing = true;
    super.onclosetag(start, endIndex);
    this.#isClosing = false;
  }
}

class OpenElements {
  readonly #byName = new Map<string, number>();
  count = 0;

  has(name: string): boolean {
    return (this.#byName.get(name) ?? 0) > 0;
  }

  add(name: string): void {
    this.count += 1;
    this.#byName.set(name, (this.#byName.get(name) ?? 0) + 1);
  }

  remove(name: string): void {
    this.count -= 1;
    this.#byName.set(name, (this.#byName.get(name) ?? 0) - 1);
  }
}
