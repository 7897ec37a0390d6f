import { isEmbed } from './element-roles.ts';
import { type Attributes, isRaised, isStruck, type StyledNames } from './hidden-elements.ts';
import { TEXT_BLOCKS, VOID_ELEMENTS } from './page-elements.ts';

/** The page is a structure that no article has. `problem` goes behind its name. */
export class PageStructureError extends Error {
  override readonly name = 'PageStructureError';
  readonly problem: string;

  constructor(problem: string) {
    super(problem);
    this.problem = problem;
  }
}

/** Elements that are kept. The longest news pages have 10,000; the search for the article takes 20 µs for each. */
const ELEMENT_LIMIT = 60_000;

/**
 * Open elements below which wrappers are left out of the body, and below which everything but text is. Articles stand 30
 * deep at most; the search for them reads each text once for every element around it.
 */
const WRAPPER_DEPTH = 48;
const TEXT_BLOCK_DEPTH = 96;

const KEPT_ATTRIBUTES = ['class', 'id', 'itemprop', 'role', 'summary', 'rel', 'colspan', 'rowspan', 'scope', 'lang'];

/** Parts of the body (tags and texts) that a box or a linked paragraph has at most, and words of a sentence at least. */
const BOX_PARTS = 2000;
const LINKED_PARTS = 60;
const LINKED_WORDS = 8;

/** Tags and texts of a caption, and UTF-16 code units of its words, at most. */
const CAPTION_PARTS = 80;
const CAPTION_LENGTH = 900;

/** The body of a page as it is written down again: shallow, without what the search for the article has no use for. */
export class WrittenBody {
  readonly #styles: StyledNames;
  readonly #body: string[] = [];
  #written = 0;
  #elements = 0;
  /** Written elements that are open and hold text themselves. */
  #textBlocks = 0;
  /** A `<p>` of this writer's own is open: text stood by itself in wrappers that are left out. */
  #loose = false;
  /** Text was written since the last break that stands for a left-out wrapper. */
  #unbroken = false;

  constructor(styles: StyledNames) {
    this.#styles = styles;
  }

  /** Parts so far: where the next one will stand. */
  get length(): number {
    return this.#body.length;
  }

  html(): string {
    return this.#body.join('');
  }

  text(text: string): void {
    const blank = text.trim() === '';
    if (!blank && this.#written >= WRAPPER_DEPTH && this.#textBlocks === 0 && !this.#loose) {
      this.#body.push('<p>');
      this.#loose = true;
    }
    this.#body.push(escapeHtml(text));
    this.#unbroken ||= !blank;
  }

  close(name: string): void {
    this.#endLoose();
    this.#written -= 1;
    if (TEXT_BLOCKS.has(name)) this.#textBlocks -= 1;
    this.#body.push(`</${name}>`);
  }

  /** Everything from there on is taken back. */
  dropFrom(from: number): void {
    this.#body.length = from;
  }

  /** Whether no words have been written since. */
  isBlankFrom(from: number): boolean {
    return this.#body.slice(from).every((part) => /^<|^\s*$/u.test(part));
  }

  /** The words written since; none where there is too much for a box. */
  textFrom(from: number): string {
    const parts = this.#body.slice(from, from + BOX_PARTS);
    if (this.#body.length - from > BOX_PARTS || parts.some((part) => /^<(?:h1|article|main)[ >]/u.test(part)))
      return '';
    return parts
      .map((part) => (part.startsWith('<') ? (/^<\/?(?:a|b|i|em|strong|span)[ >]/u.test(part) ? '' : '\n') : part))
      .join('');
  }

  /** Whether what was written since is as short as captions are, and holds no part of an article. */
  isShortCaption(from: number): boolean {
    const parts = this.#body.slice(from, from + CAPTION_PARTS);
    if (
      this.#body.length - from > CAPTION_PARTS ||
      parts.some((part) => /^<(?:h[1-6]|article|main|table)[ >]/u.test(part))
    )
      return false;
    return parts.reduce((length, part) => length + (part.startsWith('<') ? 0 : part.length), 0) <= CAPTION_LENGTH;
  }

  /** A paragraph that is one link from end to end, and a sentence: a report may link all of it; the search takes it for a menu. */
  keepLinkedSentence(from: number): void {
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

  /** `null` for an element that is left out, but not its content. */
  writtenName(name: string, attributes: Attributes): string | null {
    const textBlock = TEXT_BLOCKS.has(name);
    if (this.#written >= (textBlock ? TEXT_BLOCK_DEPTH : WRAPPER_DEPTH)) return name === 'br' ? name : null;
    // Some sites put the whole page into one form, and the search for the article leaves forms out.
    if (name === 'form' || name === 'fieldset' || name === 'dialog') return 'div';
    // An embedded post is part of the article; the search takes the box around it for buttons.
    if (name === 'div' && isEmbed(attributes)) return null;
    if (isStruck(name, attributes, this.#styles)) return 's';
    if (isRaised(name, attributes, this.#styles)) return 'sup';
    return /^[a-z][a-z0-9]*$/u.test(name) ? name : 'span';
  }

  /** Where its tag stands. */
  write(name: string, attributes: Attributes): number {
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
  break(): void {
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
