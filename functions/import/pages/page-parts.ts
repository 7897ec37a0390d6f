import { Parser } from 'htmlparser2';
import { isBox, isConsentManager, isConsentText } from './consent.ts';
import { type Attributes, isHidden, isRaised, isStruck, type StyledNames, styledNames } from './hidden-elements.ts';
import { BLOCK_ELEMENTS, DROPPED_ELEMENTS, TEXT_BLOCKS, VOID_ELEMENTS } from './page-elements.ts';
import { HeadReader, type PageHead } from './page-head.ts';

/** A page taken apart: what it says about itself, and its visible body as clean, shallow HTML. */
export interface PageParts {
  readonly body: string;
  readonly head: PageHead;
}

/** The page is a structure that no article has. `problem` goes behind its name. */
export class PageStructureError extends Error {
  override readonly name = 'PageStructureError';
  readonly problem: string;

  constructor(problem: string) {
    super(problem);
    this.problem = problem;
  }
}

/** Open elements. Real pages have a hundred; the parser's own time grows with the square of it. */
const DEPTH_LIMIT = 50_000;

/** Elements that are kept. The longest news pages have 10,000; the search for the article takes 20 µs for each. */
const ELEMENT_LIMIT = 60_000;

/**
 * Open elements below which wrappers are left out of the body, and below which everything but text is. Articles stand 30
 * deep at most; the search for them reads each text once for every element around it.
 */
const WRAPPER_DEPTH = 48;
const TEXT_BLOCK_DEPTH = 96;

const KEPT_ATTRIBUTES = ['class', 'id', 'itemprop', 'role', 'summary', 'rel', 'colspan', 'rowspan', 'scope', 'lang'];

/**
 * Reads a page in one pass over its characters, without a call for each level, so that depth costs no stack. Left out are
 * scripts, forms' fields, pictures, and everything that a reader does not see; wrappers that lie too deep are left out
 * without what they hold. Throws {@link PageStructureError}.
 */
export function takeApart(html: string): PageParts {
  const styles = styledNames(
    [...html.matchAll(/<style\b[^<>]*>([\s\S]*?)(?:<\/style|$)/giu)].map((match) => match[1] ?? ''),
  );
  const reader = new PageReader(styles);
  const parser = new Parser(
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

/** Parts of the body (tags and texts) that a box or a linked paragraph has at most, and words of a sentence at least. */
const BOX_PARTS = 2000;
const LINKED_PARTS = 60;
const LINKED_WORDS = 8;

interface OpenElement {
  readonly name: string;
  /** The name it is written under, or `null` for an element that is left out of the body but not its content. */
  readonly written: string | null;
  /** Where in the body its tag stands; behind all of it where it is not written. */
  readonly from: number;
  /** Once it is closed, its words tell whether it is a box that asks for consent. */
  readonly isBox: boolean;
  /** It turned out to be no part of the page's text. */
  isDropped: boolean;
}

/** What no reader of the article sees or is meant to: hidden words, consent managers, cards that open over a name. */
function isLeftOut(name: string, attributes: Attributes, styles: StyledNames): boolean {
  return (
    isHidden(attributes, styles) || isConsentManager(name, attributes) || isCard(attributes) || isArchiveBar(attributes)
  );
}

const CARD = /^(?:rollover|hover|tooltip|popover|flyout)$/u;
const CARD_PART =
  /^(?<opener>rollover|hover|tooltip|popover|flyout)?\w*(?:block|card|content|text|body|box|inner|panel)$/u;

/** Of one class name, such as "author-hover-card" or "tooltipbox". */
function isCardName(name: string): boolean {
  const parts = name.toLowerCase().split(/[-_]/u);
  const last = CARD_PART.exec(parts.pop() ?? '');
  return last !== null && (last.groups?.opener !== undefined || parts.some((part) => CARD.test(part)));
}

function isCard({ class: classes = '', role }: Attributes): boolean {
  return role === 'tooltip' || classes.split(/\s+/u).some(isCardName);
}

/** The bars of the Internet Archive and of archive.today. */
function isArchiveBar({ id = '' }: Attributes): boolean {
  return /^(?:wm-ipp[\w-]*|HEADER)$/u.test(id);
}

/** A comment of Google Docs at the page's end, which refers back to where it was made. */
function isCommentMark(name: string, { id = '', href = '' }: Attributes): boolean {
  return name === 'a' && (/^cmnt\d+$/u.test(id) || /^#cmnt_ref\d+$/u.test(href));
}

class PageReader {
  readonly #styles: StyledNames;
  readonly #stack: OpenElement[] = [];
  readonly #body: string[] = [];
  readonly #head = new HeadReader();
  #written = 0;
  #elements = 0;
  /** Length of the stack at which the element was opened whose whole content is left out; 0 when there is none. */
  #dropFrom = 0;
  /** Written elements that are open and hold text themselves. */
  #textBlocks = 0;
  /** A `<p>` of this reader's own is open: text stood by itself in wrappers that are left out. */
  #loose = false;
  /** Text was written since the last break that stands for a left-out wrapper. */
  #unbroken = false;

  constructor(styles: StyledNames) {
    this.#styles = styles;
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
      this.#stack.push({ name, written: null, from: this.#body.length, isBox: false, isDropped: false });
      if (within) this.#dropFrom = this.#stack.length;
      return;
    }
    if (isCommentMark(name, attributes)) this.#dropComment();
    const written = page ? null : this.#writtenName(name, attributes);
    if (written === null && !page && BLOCK_ELEMENTS.has(name)) this.#break();
    const from = written === null ? this.#body.length : this.#write(written, attributes);
    this.#stack.push({ name, written, from, isBox: !page && isBox(name, attributes), isDropped: false });
  }

  text(text: string): void {
    this.#head.text(text, this.#dropFrom === 0);
    if (this.#dropFrom > 0 || text === '') return;
    const blank = text.trim() === '';
    if (!blank && this.#written >= WRAPPER_DEPTH && this.#textBlocks === 0 && !this.#loose) {
      this.#body.push('<p>');
      this.#loose = true;
    }
    this.#body.push(escapeHtml(text));
    this.#unbroken ||= !blank;
  }

  close(name: string): void {
    const element = this.#stack.at(-1);
    if (element?.name !== name) return;
    const isListed = this.#head.isAside;
    this.#head.close(name, this.#stack.length);
    if (this.#dropFrom === this.#stack.length) this.#dropFrom = 0;
    this.#stack.pop();
    if (element.written === null) {
      if (this.#dropFrom === 0 && BLOCK_ELEMENTS.has(name)) this.#break();
    } else if (!VOID_ELEMENTS.has(element.written)) {
      this.#endLoose();
      this.#written -= 1;
      if (TEXT_BLOCKS.has(element.written)) this.#textBlocks -= 1;
      this.#body.push(`</${element.written}>`);
      if (element.isDropped || (element.isBox && isConsentText(this.#textFrom(element.from)))) {
        this.#body.length = element.from;
      } else if (name === 'p' && !isListed) this.#keepLinkedSentence(element.from);
    }
  }

  /** The words written since; none where there is too much for a box. */
  #textFrom(from: number): string {
    const parts = this.#body.slice(from, from + BOX_PARTS);
    if (this.#body.length - from > BOX_PARTS || parts.some((part) => /^<(?:h1|article|main)[ >]/u.test(part)))
      return '';
    return parts
      .map((part) => (part.startsWith('<') ? (/^<\/?(?:a|b|i|em|strong|span)[ >]/u.test(part) ? '' : '\n') : part))
      .join('');
  }

  /** The nearest division that begins with the comment, else the paragraph. */
  #dropComment(): void {
    const isWhole = ({ from }: OpenElement): boolean => this.#body.slice(from).every((part) => /^<|^\s*$/u.test(part));
    const around = this.#stack.filter(
      ({ written, name }) => written !== null && (name === 'div' || name === 'p' || name === 'li'),
    );
    const element = around.find((one) => one.name === 'div' && isWhole(one)) ?? around.at(-1);
    if (element) element.isDropped = true;
  }

  /** A paragraph that is one link from end to end, and a sentence: a report may link all of it; the search takes it for a menu. */
  #keepLinkedSentence(from: number): void {
    const parts = this.#body.slice(from);
    if (parts.length > LINKED_PARTS || !parts.some((part) => part.startsWith('<a '))) return;
    let depth = 0;
    let text = '';
    for (const part of parts) {
      if (part.startsWith('<a ')) depth += 1;
      else if (part === '</a>') depth -= 1;
      else if (!part.startsWith('<')) {
        if (depth === 0 && /[\p{L}\p{N}]/u.test(part)) return;
        text += part;
      }
    }
    if (!/[.!?]["”’»)]*\s*$/u.test(text) || text.trim().split(/\s+/u).length < LINKED_WORDS) return;
    for (const [at, part] of parts.entries()) {
      if (part.startsWith('<a ')) this.#body[from + at] = '<span>';
      else if (part === '</a>') this.#body[from + at] = '</span>';
    }
  }

  parts(): PageParts {
    return { body: this.#body.join(''), head: this.#head.head() };
  }

  #writtenName(name: string, attributes: Attributes): string | null {
    const textBlock = TEXT_BLOCKS.has(name);
    if (this.#written >= (textBlock ? TEXT_BLOCK_DEPTH : WRAPPER_DEPTH)) return name === 'br' ? name : null;
    // Some sites put the whole page into one form, and the search for the article leaves forms out.
    if (name === 'form' || name === 'fieldset' || name === 'dialog') return 'div';
    if (isStruck(name, attributes, this.#styles)) return 's';
    if (isRaised(name, attributes, this.#styles)) return 'sup';
    return /^[a-z][a-z0-9]*$/u.test(name) ? name : 'span';
  }

  /** Where its tag stands. */
  #write(name: string, attributes: Attributes): number {
    this.#elements += 1;
    if (this.#elements > ELEMENT_LIMIT) {
      throw new PageStructureError(`has more than ${ELEMENT_LIMIT} elements; split it, or save its article alone`);
    }
    const holds = !VOID_ELEMENTS.has(name);
    if (holds) this.#endLoose();
    let tag = `<${name}`;
    for (const key of KEPT_ATTRIBUTES) {
      const value = attributes[key];
      if (value !== undefined) tag += ` ${key}="${escapeHtml(value.slice(0, 300)).replaceAll('"', '&quot;')}"`;
    }
    // How many of a block's words are links tells menus from prose; where they lead does not matter, but for notes.
    const note = /#([\w.:-]{1,100})$/u.exec(attributes.href ?? '')?.[1];
    const href = note === undefined ? 'https://link.invalid/' : `#${note}`;
    const from = this.#body.length;
    this.#body.push(name === 'a' && attributes.href ? `${tag} href="${href}">` : `${tag}>`);
    if (holds) this.#written += 1;
    if (TEXT_BLOCKS.has(name)) this.#textBlocks += 1;
    return from;
  }

  /** Left-out blocks still end a line. */
  #break(): void {
    if (!this.#unbroken || this.#written < WRAPPER_DEPTH) return;
    if (this.#loose) this.#endLoose();
    else this.#body.push('<br>');
    this.#unbroken = false;
  }

  #endLoose(): void {
    if (this.#loose) this.#body.push('</p>');
    this.#loose = false;
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
