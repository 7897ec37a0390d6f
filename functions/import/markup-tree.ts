import { BoundedParser } from './bounded-parser.ts';

/** An element of an XML or HTML document; of a name without its prefix. */
export interface MarkupElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: readonly (string | MarkupElement)[];
}

/** Open elements; no export goes as deep. What is deeper keeps its text and loses its elements. */
const DEPTH_LIMIT = 200;

interface OpenElement extends MarkupElement {
  readonly parts: (string | MarkupElement)[];
}

/**
 * A document as a tree under a root without a name, read in one pass. Names of HTML are in lower case, those of XML as they
 * are written. Entities that a document defines are not known, so none are expanded.
 */
export function markupTree(text: string, kind: 'xml' | 'html'): MarkupElement {
  const builder = new TreeBuilder(kind, () => false);
  builder.write(text);
  return builder.end();
}

/** UTF-16 code units of a document that are read at a time. */
const CHUNK = 256 * 1024;

/** A part of a large document. */
export type MarkupPart =
  | { readonly kind: 'element'; readonly element: MarkupElement }
  /** The end: what is outside of the elements, and whether one of them was not closed, and so not given. */
  | { readonly kind: 'rest'; readonly root: MarkupElement; readonly isCut: boolean };

/**
 * The outermost elements of some names, one after another, so that the tree of a large document is never in memory as a
 * whole; in the end what is outside of them.
 */
export function* markupParts(text: string, kind: 'xml' | 'html', names: readonly string[]): Generator<MarkupPart> {
  const builder = new TreeBuilder(kind, (element) => names.includes(element.name));
  for (let at = 0; at < text.length; at += CHUNK) {
    builder.write(text.slice(at, at + CHUNK));
    for (const element of builder.taken()) yield { kind: 'element', element };
  }
  const root = builder.end();
  yield { kind: 'rest', root, isCut: builder.isCut };
}

class TreeBuilder {
  readonly #root: OpenElement = { name: '', attributes: {}, parts: [] };
  readonly #open: OpenElement[] = [this.#root];
  readonly #parser: BoundedParser;
  #below = 0;
  /** Open elements at which the one began that is taken out; 0 where there is none. */
  #takenFrom = 0;
  #taken: MarkupElement[] = [];
  isCut = false;

  /** `takes`: an element that is given by itself instead of a part of the tree. */
  constructor(kind: 'xml' | 'html', takes: (element: MarkupElement) => boolean) {
    this.#parser = new BoundedParser(
      {
        onopentag: (name, attributes) => {
          if (this.#open.length > DEPTH_LIMIT) {
            this.#below += 1;
            return;
          }
          const element: OpenElement = { name: name.replace(/^.*:/u, ''), attributes, parts: [] };
          const isTaken = this.#takenFrom === 0 && takes(element);
          if (isTaken) this.#takenFrom = this.#open.length;
          else this.#open.at(-1)?.parts.push(element);
          this.#open.push(element);
        },
        ontext: (part) => void this.#open.at(-1)?.parts.push(part),
        onclosetag: (_, isImplied) => {
          if (this.#below > 0) this.#below -= 1;
          else if (this.#open.length > 1) {
            const element = this.#open.pop();
            if (this.#open.length !== this.#takenFrom) return;
            this.#takenFrom = 0;
            if (isImplied) this.isCut = true;
            else if (element) this.#taken.push(element);
          }
        },
      },
      { xmlMode: kind === 'xml', decodeEntities: true },
    );
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  taken(): readonly MarkupElement[] {
    const taken = this.#taken;
    this.#taken = [];
    return taken;
  }

  end(): MarkupElement {
    this.#parser.end();
    return this.#root;
  }
}

/** Elements below one, itself not included, in the document's order. */
export function* elementsBelow(element: MarkupElement): Generator<MarkupElement> {
  for (const part of element.parts) {
    if (typeof part === 'string') continue;
    yield part;
    yield* elementsBelow(part);
  }
}

export function childrenNamed(element: MarkupElement | undefined, name: string): MarkupElement[] {
  return (element?.parts ?? []).flatMap((part) => (typeof part !== 'string' && part.name === name ? [part] : []));
}

/** The first element below with a name. */
export function firstNamed(element: MarkupElement | undefined, name: string): MarkupElement | undefined {
  if (element) for (const one of elementsBelow(element)) if (one.name === name) return one;
  return undefined;
}

export function allNamed(element: MarkupElement, name: string): MarkupElement[] {
  return [...elementsBelow(element)].filter((one) => one.name === name);
}

export function hasClass({ attributes }: MarkupElement, name: string): boolean {
  return (attributes.class ?? '').split(/\s+/u).includes(name);
}

/** All text within, one blank for each run of white space; empty where there is none. */
export function textWithin(element: MarkupElement | undefined): string {
  return rawText(element).replace(/\s+/gu, ' ').trim();
}

export function rawText(element: MarkupElement | undefined): string {
  return (element?.parts ?? []).map((part) => (typeof part === 'string' ? part : rawText(part))).join('');
}

/** What tells a note's mark, a hidden word and the place of a table's cell. Of links only those within the document are kept. */
const KEPT_ATTRIBUTES = ['class', 'role', 'style', 'colspan', 'rowspan', 'href'];

function attributesOf({ attributes }: MarkupElement): string {
  return KEPT_ATTRIBUTES.map((name) => {
    const value = attributes[name];
    if (value === undefined || (name === 'href' && !value.startsWith('#'))) return '';
    return ` ${name}="${escaped(value)}"`;
  }).join('');
}

/** The content as HTML, without the elements of some names. */
export function markupWithin(element: MarkupElement | undefined, leftOut: ReadonlySet<string> = new Set()): string {
  return (element?.parts ?? [])
    .map((part) => {
      if (typeof part === 'string') return escaped(part);
      if (leftOut.has(part.name)) return '';
      const name = part.name.toLowerCase();
      return `<${name}${attributesOf(part)}>${markupWithin(part, leftOut)}</${name}>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
