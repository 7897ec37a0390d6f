import { Parser } from 'htmlparser2';

/** An element of an XML or HTML document; of a name without its prefix. */
export interface MarkupElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: readonly (string | MarkupElement)[];
}

/** Open elements; no export goes as deep. What lies deeper keeps its text and loses its elements. */
const DEPTH_LIMIT = 200;

interface OpenElement extends MarkupElement {
  readonly parts: (string | MarkupElement)[];
}

/**
 * A document as a tree under a root without a name, read in one pass. Names of HTML are in lower case, those of XML as they
 * are written. Entities that a document defines are not known, so none are expanded.
 */
export function markupTree(text: string, kind: 'xml' | 'html'): MarkupElement {
  const root: OpenElement = { name: '', attributes: {}, parts: [] };
  const open: OpenElement[] = [root];
  let below = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > DEPTH_LIMIT) {
          below += 1;
          return;
        }
        const element: OpenElement = { name: name.replace(/^.*:/u, ''), attributes, parts: [] };
        open.at(-1)?.parts.push(element);
        open.push(element);
      },
      ontext: (part) => void open.at(-1)?.parts.push(part),
      onclosetag() {
        if (below > 0) below -= 1;
        else if (open.length > 1) open.pop();
      },
    },
    { xmlMode: kind === 'xml', decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  return root;
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

/** The content as HTML, without the elements of some names. */
export function markupWithin(element: MarkupElement | undefined, leftOut: ReadonlySet<string> = new Set()): string {
  return (element?.parts ?? [])
    .map((part) => {
      if (typeof part === 'string') return escaped(part);
      if (leftOut.has(part.name)) return '';
      const name = part.name.toLowerCase();
      const classes = part.attributes.class === undefined ? '' : ` class="${escaped(part.attributes.class)}"`;
      return `<${name}${classes}>${markupWithin(part, leftOut)}</${name}>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
