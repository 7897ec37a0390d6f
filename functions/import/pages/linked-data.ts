/** What a page's JSON-LD says about its article. A key is absent where it says nothing. */
export interface LinkedArticle {
  readonly title?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly url?: string;
  /** `false`: the full text is for subscribers. */
  readonly free?: boolean;
}

type Node = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|Report|\w*Posting|Review|LiveBlogPosting)$/u;

/** Nodes that are looked at, so that a graph of millions ends. */
const NODE_LIMIT = 5000;

/**
 * The first article of a page's `application/ld+json` scripts: alone, in an array, in `@graph`, or as the main entity of a
 * page. Scripts that are no JSON say nothing.
 */
export function linkedArticle(scripts: readonly string[]): LinkedArticle {
  const nodes = scripts.flatMap((script) => nodesOf(parseLoosely(script))).slice(0, NODE_LIMIT);
  const article = nodes.find((node) => list(node['@type']).some((type) => ARTICLE_TYPE.test(String(type))));
  if (!article) return {};
  const resolve = (value: unknown): unknown => resolved(value, nodes);
  const authors = list(article.author ?? article.creator).map((author) => nameOf(resolve(author)));
  const author = [...new Set(authors.filter((name) => name !== null))].join(', ');
  const title = textOf(article.headline) ?? textOf(article.name);
  const publisher = list(article.publisher)
    .map((one) => nameOf(resolve(one)))
    .find((name) => name !== null);
  const published = textOf(article.datePublished);
  const url = textOf(article.url) ?? addressOf(article.mainEntityOfPage);
  const free = freeOf(article.isAccessibleForFree);
  return {
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(publisher ? { publisher } : {}),
    ...(published ? { published } : {}),
    ...(url ? { url } : {}),
    ...(free === null ? {} : { free }),
  };
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
function nodesOf(root: unknown): Node[] {
  const found: Node[] = [];
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && found.length < NODE_LIMIT; at += 1) {
    const value = queue[at];
    if (Array.isArray(value)) for (const one of value.slice(0, NODE_LIMIT)) queue.push(one);
    else if (isNode(value)) {
      found.push(value);
      queue.push(value['@graph'], value.mainEntity, value.publisher, value.author, value.hasPart);
    }
  }
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A node that only names another by `@id` stands for it. */
function resolved(value: unknown, nodes: readonly Node[]): unknown {
  if (!isNode(value) || value.name !== undefined) return value;
  const id = value['@id'];
  return nodes.find((node) => node['@id'] === id && id !== undefined && node.name !== undefined) ?? value;
}

function nameOf(value: unknown): string | null {
  const name = isNode(value) ? textOf(value.name) : textOf(value);
  return name !== null && /^https?:/iu.test(name) ? null : name;
}

function textOf(value: unknown): string | null {
  const [first] = list(value);
  if (typeof first === 'string') return first.trim() === '' ? null : first;
  return isNode(first) && typeof first['@value'] === 'string' ? first['@value'] : null;
}

function addressOf(value: unknown): string | null {
  return isNode(value) ? (textOf(value['@id']) ?? textOf(value.url)) : textOf(value);
}

function freeOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' && /^(?:true|false)$/iu.test(value) ? value.toLowerCase() === 'true' : null;
}
