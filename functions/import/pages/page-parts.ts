import { Parser } from 'htmlparser2';
import { type Attributes, hiddenNames, isHidden } from './hidden-elements.ts';
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
  const hidden = hiddenNames([...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style/giu)].map((match) => match[1] ?? ''));
  const reader = new PageReader(hidden);
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

interface OpenElement {
  readonly name: string;
  /** The name it is written under, or `null` for an element that is left out of the body but not its content. */
  readonly written: string | null;
}

class PageReader {
  readonly #hidden: ReadonlySet<string>;
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

  constructor(hidden: ReadonlySet<string>) {
    this.#hidden = hidden;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#stack.length >= DEPTH_LIMIT) {
      throw new PageStructureError(`nests more than ${DEPTH_LIMIT} elements; no article does, so it is left out`);
    }
    const page = name === 'html' || name === 'body' || name === 'head';
    const within = this.#dropFrom === 0;
    const visible = within && (page || !isHidden(attributes, this.#hidden));
    this.#head.open(name, attributes, this.#stack.length + 1, visible);
    const openDialog = name === 'dialog' && 'open' in attributes;
    if (!visible || (DROPPED_ELEMENTS.has(name) && !openDialog)) {
      this.#stack.push({ name, written: null });
      if (within) this.#dropFrom = this.#stack.length;
      return;
    }
    const written = page ? null : this.#writtenName(name);
    if (written !== null) this.#write(written, attributes);
    else if (!page && BLOCK_ELEMENTS.has(name)) this.#break();
    this.#stack.push({ name, written });
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
    }
  }

  parts(): PageParts {
    return { body: this.#body.join(''), head: this.#head.head() };
  }

  #writtenName(name: string): string | null {
    const textBlock = TEXT_BLOCKS.has(name);
    if (this.#written >= (textBlock ? TEXT_BLOCK_DEPTH : WRAPPER_DEPTH)) return name === 'br' ? name : null;
    // Some sites put the whole page into one form, and the search for the article leaves forms out.
    if (name === 'form' || name === 'fieldset' || name === 'dialog') return 'div';
    return /^[a-z][a-z0-9]*$/u.test(name) ? name : 'span';
  }

  #write(name: string, attributes: Attributes): void {
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
    // How many of a block's words are links tells menus from prose; where they lead does not matter.
    this.#body.push(name === 'a' && attributes.href ? `${tag} href="https://link.invalid/">` : `${tag}>`);
    if (holds) this.#written += 1;
    if (TEXT_BLOCKS.has(name)) this.#textBlocks += 1;
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
