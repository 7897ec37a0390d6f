import { BoundedParser } from '../bounded-parser.ts';

/** An element of a feed, whose name is in lower case and without the prefix that stands for Atom or RSS itself. */
export interface FeedElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: (string | FeedElement)[];
}

export interface FeedItem {
  readonly element: FeedElement;
  /** The feed ends before the item does. */
  readonly cut: boolean;
}

export interface FeedElements {
  /** What is beside the items. */
  readonly channel: FeedElement;
  readonly items: readonly FeedItem[];
}

/** Open elements within an item; XHTML content is 20 deep. What lies deeper keeps its text and loses its elements. */
const DEPTH_LIMIT = 100;

/** Takes a feed apart into its items, in one pass; only the five entities of XML itself are known. */
export function feedElements(xml: string): FeedElements {
  const channel = newElement('channel', {});
  const items: FeedItem[] = [];
  /** Open elements of the item, or of the channel; the item is the first. */
  let open: FeedElement[] = [channel];
  let inItem = false;
  let below = 0;
  const parser = new BoundedParser(
    {
      onopentag(tag, attributes) {
        const name = tag.toLowerCase().replace(/^(?:atom|a|rss|rdf):/u, '');
        if (/^(?:rss|feed|rdf|channel)$/u.test(name) && !inItem) return;
        if (!inItem && (name === 'item' || name === 'entry')) {
          inItem = true;
          open = [newElement(name, attributes)];
          return;
        }
        if (open.length >= DEPTH_LIMIT) {
          below += 1;
          return;
        }
        const element = newElement(name, attributes);
        open.at(-1)?.parts.push(element);
        open.push(element);
      },
      ontext(text) {
        open.at(-1)?.parts.push(text);
      },
      onclosetag(_, implied) {
        if (below > 0) below -= 1;
        else if (open.length > 1) open.pop();
        else if (inItem) {
          const [element] = open;
          if (element) items.push({ element, cut: implied });
          open = [channel];
          inItem = false;
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return { channel, items };
}

function newElement(name: string, attributes: FeedElement['attributes']): FeedElement {
  return { name, attributes, parts: [] };
}

export function childrenOf(element: FeedElement, name: string): FeedElement[] {
  return element.parts.flatMap((part) => (typeof part !== 'string' && part.name === name ? [part] : []));
}

export function textOf(element: FeedElement): string {
  return element.parts.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}

/** The element's content as markup, for XHTML that is in the feed as elements, with or without a prefix of its own. */
export function markupOf(element: FeedElement): string {
  return element.parts
    .map((part) => {
      if (typeof part === 'string') return escapeText(part);
      const name = part.name.replace(/^.*:/u, '');
      return `<${name}>${markupOf(part)}</${name}>`;
    })
    .join('');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
