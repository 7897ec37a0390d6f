import type { JsonNode } from '../json-nodes.ts';
import type { Attributes } from './hidden-elements.ts';

type OpenNode = Record<string, unknown>;

interface Scope {
  readonly node: OpenNode;
  readonly depth: number;
  /** It is the claim under review, or a part of it. */
  readonly isClaim: boolean;
}

interface OpenProperty {
  readonly node: OpenNode;
  readonly keys: readonly string[];
  readonly depth: number;
  text: string;
}

const WANTED = /(?:^|[\s/:])ClaimReview(?:\s|$)/u;

/**
 * Hears the elements of a page in order and gathers its fact checks that are stated in its markup: microdata (`itemtype`,
 * `itemprop`) or RDFa (`typeof`, `property`), as nodes of the form that JSON-LD has.
 */
export class MicrodataReader {
  readonly #found: JsonNode[] = [];
  readonly #scopes: Scope[] = [];
  #properties: OpenProperty[] = [];

  /** `depth` counts the open elements, this one included. */
  open(name: string, attributes: Attributes, depth: number): void {
    const type = attributes.itemtype ?? attributes.typeof;
    const parent = this.#scopes.at(-1);
    if (!parent && !(type !== undefined && WANTED.test(type))) return;
    const keys = (attributes.itemprop ?? attributes.property ?? '')
      .split(/\s+/u)
      .map((key) => key.replace(/^.*[:/]/u, ''))
      .filter((key) => key !== '');
    if (type !== undefined || 'itemscope' in attributes) {
      const node: OpenNode = { '@type': type?.split(/[/:]/u).at(-1) };
      if (!parent) this.#found.push(node);
      for (const key of keys) if (parent) add(parent.node, key, node);
      if (!isVoid(name))
        this.#scopes.push({ node, depth, isClaim: (parent?.isClaim ?? false) || keys.includes('itemReviewed') });
      return;
    }
    if (!parent || keys.length === 0) return;
    const { node } = parent;
    const stated = attributes.content ?? attributes.datetime ?? attributes.href ?? attributes.src;
    if (stated !== undefined) for (const key of keys) add(node, key, stated);
    else if (!isVoid(name)) this.#properties.push({ node, keys, depth, text: '' });
  }

  text(text: string): void {
    for (const property of this.#properties) property.text += text;
  }

  close(depth: number): void {
    if (this.#scopes.at(-1)?.depth === depth) this.#scopes.pop();
    const closed = this.#properties.filter((property) => property.depth === depth);
    if (closed.length === 0) return;
    this.#properties = this.#properties.filter((property) => property.depth !== depth);
    for (const { node, keys, text } of closed)
      for (const key of keys) add(node, key, text.replace(/\s+/gu, ' ').trim());
  }

  /** What is open is of the claim that a fact check reviews, and not of the page's own author. */
  get isOfClaim(): boolean {
    return this.#scopes.at(-1)?.isClaim ?? false;
  }

  nodes(): readonly JsonNode[] {
    return this.#found;
  }
}

function isVoid(name: string): boolean {
  return name === 'meta' || name === 'link' || name === 'img';
}

function add(node: OpenNode, key: string, value: unknown): void {
  const before = node[key];
  node[key] = before === undefined ? value : [before, value].flat();
}
