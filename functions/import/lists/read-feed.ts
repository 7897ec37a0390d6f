import {
  type Draft,
  type FeedEntry,
  feedEntry,
  type ImportedDrafts,
  type ImportSkip,
  NO_ITEMS,
  skippedWhole,
} from '../imported-drafts.ts';
import { markdownFromPlain, visibleLine } from '../markdown-text.ts';
import { markdownFromHtml, NO_ARTICLE_HTML } from '../pages/html-fragment.ts';
import { plainOfHtml } from '../pages/plain-html.ts';
import { publishedDay } from '../published-day.ts';
import { quotableWords } from '../quotable-words.ts';
import { webAddress } from '../web-address.ts';
import { childrenOf, type FeedElement, type FeedItem, feedElements, markupOf, textOf } from './feed-elements.ts';

/** Words from which what a feed calls a summary is taken for the article: three paragraphs. */
const LEAST_WORDS = 120;

/** Items that are read; the longest feeds have a few hundred. */
const ITEM_LIMIT = 5000;

/** UTF-16 code units above the root element. */
const PROLOGUE = 100_000;

/**
 * The articles of an RSS or Atom feed. An item with a summary only is reported, not imported: it is not the article that
 * it names. A feed that defines entities is refused, and none are ever expanded.
 */
export function readFeed(xml: string, name: string, address: string | undefined): ImportedDrafts {
  if (/<!ENTITY\b/iu.test(xml.slice(0, PROLOGUE))) {
    return skippedWhole(name, 'defines entities of its own, as no feed does; they are not expanded');
  }
  const { channel, items } = feedElements(xml);
  if (items.length === 0) return skippedWhole(name, NO_ITEMS);
  const named = childrenOf(channel, 'title').map(lineOf)[0] ?? null;
  const publisher = named !== null && GATHERS.test(named) ? null : named;
  const isOwn = ownItems(channel, items, address);
  const drafts: Draft[] = [];
  const skipped: ImportSkip[] = [];
  items.slice(0, ITEM_LIMIT).forEach((item, at) => {
    const itemName = `${name}#${at + 1}`;
    const read = readItem(item, address);
    const page = linkOf(item.element, address);
    const its = entryOf(item, { at, page, publisher: isOwn(page) ? publisher : null });
    if (typeof read === 'string') skipped.push({ name: itemName, reason: read, ...its });
    else
      drafts.push({
        name: itemName,
        ...read,
        publisher: read.publisher ?? (isOwn(read.url) ? publisher : null),
        ...its,
      });
  });
  if (items.length > ITEM_LIMIT)
    skipped.push({ name, reason: `has more than ${ITEM_LIMIT} items; the rest is left out` });
  return { drafts, skipped };
}

/** Services whose feeds are answers to a search, of any papers. */
const GATHERS = /\b(?:google (?:news|alerts?)|bing news|yahoo news search|feedly|inoreader)\b/iu;

/** Services that count the clicks on a feed's links. */
const REDIRECTS = /(?:^|\.)(?:feedburner|feedproxy|feedsportal|feedblitz)\./u;

/**
 * Whether an item is of the site that the feed names itself after: a feed that gathers links to other sites is not their
 * publisher.
 */
function ownItems(
  channel: FeedElement,
  items: readonly FeedItem[],
  address: string | undefined,
): (url: string | null | undefined) => boolean {
  const own = siteOf(linkOf(channel, address));
  const hosts = new Set(items.flatMap(({ element }) => webAddress(linkOf(element, address))?.hostname ?? []));
  return (url) => {
    const site = siteOf(url ?? null);
    if (site === null) return true;
    return own === null ? hosts.size === 1 : site === own;
  };
}

/** The name of a site without what differs between its own addresses: `bbc` of `www.bbc.co.uk` and of `bbc.com`. */
function siteOf(url: string | null): string | null {
  const host = webAddress(url)?.hostname ?? '';
  if (host === '' || REDIRECTS.test(host)) return null;
  const labels = host.split('.').slice(0, -1);
  while (labels.length > 1 && /^(?:com?|org|net|gov|edu|ac)$/u.test(labels.at(-1) ?? '')) labels.pop();
  return labels.at(-1) ?? null;
}

/** What the feed says of an item besides its text. One that is cut off is no item yet. */
function entryOf(
  { element, cut }: FeedItem,
  { at, page, publisher }: Pick<FeedEntry, 'at' | 'page' | 'publisher'>,
): { readonly entry?: FeedEntry } {
  if (cut) return {};
  const [id] = ['guid', 'id'].flatMap((name) => childrenOf(element, name)).map(textOf);
  const title = lineOf(childrenOf(element, 'title')[0]);
  const content = [...CONTENTS, ...DATES].flatMap((name) => childrenOf(element, name)).map(markupOf);
  const published = DATES.flatMap((name) => childrenOf(element, name)).map(textOf)[0] ?? null;
  return {
    entry: feedEntry({ at, guid: id?.trim() || null, page, title, published, publisher }, [title ?? '', ...content]),
  };
}

/** Elements with the text of an item, and with the day that it is of. */
const CONTENTS = ['content:encoded', 'content', 'description', 'summary'];
const DATES = ['pubdate', 'published', 'issued', 'dc:date', 'dcterms:issued'];

/** The item's article, or the reason why it is none. */
function readItem({ element, cut }: FeedItem, address: string | undefined): Omit<Draft, 'name'> | string {
  if (cut) return 'is cut off in the middle; fetch the feed again';
  const first = (...names: string[]): FeedElement | undefined => names.flatMap((name) => childrenOf(element, name))[0];
  const full = first('content:encoded', 'content');
  const body = full ?? first('description', 'summary');
  const text = body ? contentOf(body) : '';
  if (text === null) return `${NO_ARTICLE_HTML}; it is left out`;
  const url = linkOf(element, address);
  const words = quotableWords(text);
  if (!full && words < LEAST_WORDS && text !== '') return `holds only a summary; ${wayOut(url)}`;
  if (words === 0) return `holds no article text; ${wayOut(url)}`;
  const authors = ['author', 'dc:creator'].flatMap((name) => childrenOf(element, name)).map(authorOf);
  const source = first('source');
  const dates = DATES.flatMap((name) => childrenOf(element, name)).map(textOf);
  return {
    text,
    title: lineOf(first('title')),
    author: [...new Set(authors.filter((author) => author !== null))].join(', ') || null,
    publisher: lineOf(first('dc:publisher')) ?? (source ? lineOf(childrenOf(source, 'title')[0] ?? source) : null),
    published: dates.find((date) => publishedDay(date) !== null) ?? dates[0] ?? null,
    url,
  };
}

/** Where the whole article may be; an address that cannot be used is not passed on. */
function wayOut(url: string | null): string {
  const page = webAddress(url)?.href;
  return page === undefined ? 'it names no page that has more' : `add its page: ${page}`;
}

function contentOf(body: FeedElement): string | null {
  const plain = body.attributes.type === 'text' || body.attributes.type === 'text/plain';
  const inline = body.parts.some((part) => typeof part !== 'string');
  const content = inline ? markupOf(body) : textOf(body);
  return plain || !/<[a-z/!]|&[#\w]+;/iu.test(content) ? markdownFromPlain(content) : markdownFromHtml(content);
}

function lineOf(element: FeedElement | undefined): string | null {
  if (!element) return null;
  const text = textOf(element);
  return visibleLine(/&[#\w]+;|<[a-z/]/iu.test(text) ? plainOfHtml(text) : text) || null;
}

/** `desk@example.org (Jane Doe)` names Jane Doe; an address alone names no one. */
function authorOf(element: FeedElement): string | null {
  const name = lineOf(childrenOf(element, 'name')[0] ?? element)?.replace(/^\S+@\S+\s*\(([^()]+)\)$/u, '$1') ?? null;
  return name === null || /@\S+\.\S+$|^https?:/iu.test(name) ? null : name;
}

/**
 * The item's page: its link, else an id that is an address and is not said to be none. Where no link can be used, the first
 * as it is there.
 */
function linkOf(element: FeedElement, address: string | undefined): string | null {
  const links = childrenOf(element, 'link')
    .filter(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate')
    .map((link) => link.attributes.href ?? textOf(link));
  const ids = [...childrenOf(element, 'guid'), ...childrenOf(element, 'id')]
    .filter(({ attributes }) => attributes.isPermaLink !== 'false')
    .map(textOf)
    .filter((id) => /^https?:/iu.test(id.trim()));
  const usable = [...links.map((link) => webAddress(link, address)), ...ids.map((id) => webAddress(id))];
  return usable.find((url) => url !== null)?.href ?? links[0] ?? null;
}
