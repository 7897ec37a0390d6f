import { sameLine } from '../../engine/articles/headline.ts';
import { firstText, isNode, type JsonNode, listOf, nameOf } from '../json-nodes.ts';

/** What a page's JSON-LD says about its article. A key is absent where it says nothing. */
export interface LinkedArticle {
  readonly title?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly changed?: string;
  readonly url?: string;
  /** `false`: the full text is for subscribers. */
  readonly free?: boolean;
}

const ARTICLE_TYPE = /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|Report|\w*Posting|Review|LiveBlogPosting)$/u;

/** What a page says of itself otherwise, to tell its article from another that it lists. */
export interface PageSigns {
  /** Its addresses. */
  readonly addresses: readonly string[];
  readonly titles: readonly string[];
}

/** Nodes that are looked at, so that a graph of millions ends. */
const NODE_LIMIT = 5000;

/** The nodes of a page's `application/ld+json` scripts. Scripts that are no JSON say nothing. */
export function linkedNodes(scripts: readonly string[]): readonly JsonNode[] {
  return scripts.flatMap((script) => nodesOf(parseLoosely(script))).slice(0, NODE_LIMIT);
}

/**
 * The page's article among its nodes: alone, in an array, in `@graph`, or as the main entity of a page. Of several, the one that
 * states the page's address or headline, else the first that is no review of a product.
 */
export function linkedArticle(nodes: readonly JsonNode[], signs: PageSigns): LinkedArticle {
  const article = nodes
    .filter((node) => listOf(node['@type']).some((type) => ARTICLE_TYPE.test(String(type))))
    .map((node) => ({ node, likeness: likeness(node, signs) }))
    .reduce<{ node: JsonNode; likeness: number } | null>(
      (best, one) => (best === null || one.likeness > best.likeness ? one : best),
      null,
    )?.node;
  if (!article) return {};
  const resolve = (value: unknown): unknown => resolved(value, nodes);
  const authors = listOf(article.author ?? article.creator).map((author) => nameOf(resolve(author)));
  const author = [...new Set(authors.filter((name) => name !== null))].join(', ');
  const title = firstText(article.headline) ?? firstText(article.name);
  const publisher = listOf(article.publisher)
    .map((one) => nameOf(resolve(one)))
    .find((name) => name !== null);
  const published = firstText(article.datePublished);
  const changed = firstText(article.dateModified);
  const url = firstText(article.url) ?? addressOf(article.mainEntityOfPage);
  const free = freeOf(article.isAccessibleForFree);
  return {
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(publisher ? { publisher } : {}),
    ...(published ? { published } : {}),
    ...(changed ? { changed } : {}),
    ...(url ? { url } : {}),
    ...(free === null ? {} : { free }),
  };
}

/** How well a node fits the page; the first of those that fit as well is taken. */
function likeness(node: JsonNode, { addresses, titles }: PageSigns): number {
  const url = firstText(node.url) ?? addressOf(node.mainEntityOfPage);
  const headline = sameLine(firstText(node.headline) ?? firstText(node.name) ?? '');
  const isHere = url !== null && addresses.some((address) => barePath(address) === barePath(url));
  const isTitled = headline !== '' && titles.some((title) => sameLine(title).startsWith(headline));
  const isReview = listOf(node['@type']).every((type) => /(?:^|\/)Review$/u.test(String(type)));
  return (isHere ? 4 : 0) + (isTitled ? 2 : 0) - (isReview ? 1 : 0);
}

/** An address without what differs between a page's forms: scheme, `www.`, the query, a slash at the end. */
export function barePath(address: string): string {
  return address.replace(/^\w+:\/\/(?:www\.|m\.|amp\.)?|[?#][\s\S]*/gu, '').replace(/\/(?:amp\/?)?$/u, '');
}

function parseLoosely(script: string): unknown {
  const json = script.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?:\/\/\s*)?\]\]>)\s*$/gu, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Without recursion: the depth is the page's choice. */
function nodesOf(root: unknown): JsonNode[] {
  const found: JsonNode[] = [];
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && found.length < NODE_LIMIT; at += 1) {
    const value = queue[at];
    if (Array.isArray(value)) for (const one of value.slice(0, NODE_LIMIT)) queue.push(one);
    else if (isNode(value)) {
      found.push(value);
      queue.push(value['@graph'], value.mainEntity, value.publisher, value.author, value.hasPart, value.review);
    }
  }
  return found;
}

/** A node that only names another by `@id` stands for it. */
export function resolved(value: unknown, nodes: readonly JsonNode[]): unknown {
  if (!isNode(value) || value.name !== undefined) return value;
  const id = value['@id'];
  return nodes.find((node) => node['@id'] === id && id !== undefined && node.name !== undefined) ?? value;
}

function addressOf(value: unknown): string | null {
  return isNode(value) ? (firstText(value['@id']) ?? firstText(value.url)) : firstText(value);
}

function freeOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' && /^(?:true|false)$/iu.test(value) ? value.toLowerCase() === 'true' : null;
}
