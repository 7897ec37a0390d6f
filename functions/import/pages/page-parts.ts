import { BoundedParser } from '../bounded-parser.ts';
import { isBox, isConsentText } from './consent.ts';
import { isCaption, isCommentMark, isLeftOut } from './element-roles.ts';
import { type Attributes, type StyledNames, styledNames } from './hidden-elements.ts';
import { BLOCK_ELEMENTS, DROPPED_ELEMENTS, VOID_ELEMENTS } from './page-elements.ts';
import { HeadReader, type PageHead } from './page-head.ts';
import { PageStructureError, WrittenBody } from './written-body.ts';

/** A page taken apart: what it says about itself, and its visible body as clean, shallow HTML. */
export interface PageParts {
  readonly body: string;
  readonly head: PageHead;
}

/** Open elements, fewer than the parser keeps. Real pages have a hundred. */
const DEPTH_LIMIT = 24_000;

/**
 * Reads a page in one pass over its characters, without a call for each level, so that depth costs no stack. Left out are
 * scripts, forms' fields, pictures, and everything that a reader does not see; wrappers that lie too deep are left out
 * without what they hold. `linked` is what style sheets beside the page say. Throws {@link PageStructureError}.
 */
export function takeApart(html: string, linked: StyledNames | null = null): PageParts {
  const own = [...html.matchAll(/<style\b[^<>]*>([\s\S]*?)(?:<\/style|$)/giu)].map((match) => match[1] ?? '');
  const styles = linked !== null && own.length === 0 ? linked : withNames(styledNames(own), linked);
  const reader = new PageReader(styles);
  const parser = new BoundedParser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return reader.parts();
}

function withNames(own: StyledNames, linked: StyledNames | null): StyledNames {
  if (linked === null) return own;
  return {
    hidden: new Set([...linked.hidden, ...own.hidden]),
    raised: new Set([...linked.raised, ...own.raised]),
    struck: new Set([...linked.struck, ...own.struck]),
  };
}

interface OpenElement {
  readonly name: string;
  /** The name it is written under, or `null` for an element that is left out of the body but not its content. */
  readonly written: string | null;
  /** Where in the body its tag stands; behind all of it where it is not written. */
  readonly from: number;
  /** Once it is closed, its words tell whether it is a box that asks for consent. */
  readonly isBox: boolean;
  /** It is called a caption or a credit; once it is closed, its length tells whether it is one. */
  readonly isCaption: boolean;
  /** It turned out to be no part of the page's text. */
  isDropped: boolean;
}

class PageReader {
  readonly #styles: StyledNames;
  readonly #stack: OpenElement[] = [];
  readonly #body: WrittenBody;
  readonly #head = new HeadReader();
  /** Length of the stack at which the element was opened whose whole content is left out; 0 when there is none. */
  #dropFrom = 0;

  constructor(styles: StyledNames) {
    this.#styles = styles;
    this.#body = new WrittenBody(styles);
  }

  open(name: string, attributes: Attributes): void {
    if (this.#stack.length >= DEPTH_LIMIT) {
      throw new PageStructureError(`nests more than ${DEPTH_LIMIT} elements; no article does, so it is left out`);
    }
    const page = name === 'html' || name === 'body' || name === 'head';
    const within = this.#dropFrom === 0;
    const visible = within && (page || !isLeftOut(name, attributes, this.#styles));
    this.#head.open(name, attributes, this.#stack.length + 1, visible);
    const openDialog = name === 'dialog' && 'open' in attributes;
    if (!visible || (DROPPED_ELEMENTS.has(name) && !openDialog)) {
      this.#stack.push({
        name,
        written: null,
        from: this.#body.length,
        isBox: false,
        isCaption: false,
        isDropped: false,
      });
      if (within) this.#dropFrom = this.#stack.length;
      return;
    }
    if (isCommentMark(name, attributes)) this.#dropComment();
    const written = page ? null : this.#body.writtenName(name, attributes);
    if (written === null && !page && BLOCK_ELEMENTS.has(name)) this.#body.break();
    const from = written === null ? this.#body.length : this.#body.write(written, attributes);
    this.#stack.push({
      name,
      written,
      from,
      isBox: !page && isBox(name, attributes),
      isCaption: !page && isCaption(name, attributes),
      isDropped: false,
    });
  }

  text(text: string): void {
    this.#head.text(text, this.#dropFrom === 0);
    if (this.#dropFrom > 0 || text === '') return;
    this.#body.text(text);
  }

  close(name: string): void {
    const element = this.#stack.at(-1);
    if (element?.name !== name) return;
    const isListed = this.#head.isAside;
    this.#head.close(name, this.#stack.length);
    if (this.#dropFrom === this.#stack.length) this.#dropFrom = 0;
    this.#stack.pop();
    if (element.written === null) {
      if (this.#dropFrom === 0 && BLOCK_ELEMENTS.has(name)) this.#body.break();
    } else if (!VOID_ELEMENTS.has(element.written)) {
      this.#body.close(element.written);
      const isLeftOut =
        element.isDropped ||
        (element.isBox && isConsentText(this.#body.textFrom(element.from))) ||
        (element.isCaption && this.#body.isShortCaption(element.from));
      if (isLeftOut) {
        this.#body.dropFrom(element.from);
      } else if (name === 'p' && !isListed) this.#body.keepLinkedSentence(element.from);
    }
  }

  /** The nearest division that begins with the comment, else the paragraph. */
  #dropComment(): void {
    const isWhole = ({ from }: OpenElement): boolean => this.#body.isBlankFrom(from);
    const around = this.#stack.filter(
      ({ written, name }) => written !== null && (name === 'div' || name === 'p' || name === 'li'),
    );
    const element = around.find((one) => one.name === 'div' && isWhole(one)) ?? around.at(-1);
    if (element) element.isDropped = true;
  }

  parts(): PageParts {
    return { body: this.#body.html(), head: this.#head.head() };
  }
}
