import { type Handler, Parser, type ParserOptions } from 'htmlparser2';

/** Open elements. No export goes as deep. */
const MOST_OPEN = 25_000;

/** Open elements that are left to htmlparser2, which looks through them at each tag. */
const MOST_AT_HAND = 512;

/** What htmlparser2 10.1 keeps of the open elements, the innermost first: private in its types. */
interface AtHand {
  readonly stack: string[];
  readonly foreignContext: boolean[];
}

/**
 * htmlparser2's parser, in time that grows with the document's length alone: its own keeps the open elements in an array that each
 * tag shifts, and looks through all of them for each end of an element. Here that array holds the innermost ones, 512 at most, and
 * the outer ones are put by until it needs them. An element that would be one more than 25,000 is told as an empty one, and its
 * content as that of the element around it. For one document: `reset` does not forget it.
 */
export class BoundedParser extends Parser {
  readonly #open: OpenElements;
  readonly #outer: OuterPart<string>;
  readonly #outerContexts: OuterPart<boolean>;
  #isTooDeep = false;
  #isClosing = false;

  constructor(handler: Partial<Handler>, options?: ParserOptions) {
    const open = new OpenElements();
    const outer = new OuterPart<string>();
    super(
      {
        ...handler,
        onopentag(...told) {
          open.add(told[0]);
          handler.onopentag?.(...told);
        },
        onclosetag(...told) {
          open.remove(told[0]);
          // One tag may end more elements than are at hand.
          outer.takeBackIfNone();
          handler.onclosetag?.(...told);
        },
      },
      options,
    );
    this.#open = open;
    this.#outer = outer;
    this.#outerContexts = new OuterPart();
    const { stack, foreignContext } = this as unknown as AtHand;
    outer.inner = stack;
    this.#outerContexts.inner = foreignContext;
  }

  /** The end of an element that is not open does as little as that of one which is always empty; that of a paragraph opens one. */
  protected override isVoidElement(name: string): boolean {
    if (this.#isClosing && this.#open.has(name)) this.#outer.takeBackUntil(name);
    else if (this.#isClosing && name !== 'p') return true;
    return this.#isTooDeep || super.isVoidElement(name);
  }

  override onopentagname(start: number, endIndex: number): void {
    this.#keepAtHand();
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
    this.#keepAtHand();
    this.#isClosing = true;
    super.onclosetag(start, endIndex);
    this.#isClosing = false;
  }

  override onend(): void {
    this.#outer.takeBackAll();
    super.onend();
  }

  #keepAtHand(): void {
    this.#outer.keepAtHand();
    this.#outerContexts.keepAtHand();
  }
}

/** What is open outside of what is at hand: parts, the innermost last, each in the order of the array that it was taken from. */
class OuterPart<Open> {
  readonly #parts: Open[][] = [];
  /** What is at hand, the innermost first. */
  inner: Open[] = [];

  keepAtHand(): void {
    if (this.inner.length > MOST_AT_HAND) this.#parts.push(this.inner.splice(MOST_AT_HAND / 2));
    this.takeBackIfNone();
  }

  takeBackIfNone(): void {
    if (this.inner.length === 0) this.#takeBack();
  }

  takeBackUntil(open: Open): void {
    while (this.#parts.length > 0 && !this.inner.includes(open)) this.#takeBack();
  }

  takeBackAll(): void {
    while (this.#parts.length > 0) this.#takeBack();
  }

  #takeBack(): void {
    this.inner.push(...(this.#parts.pop() ?? []));
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
