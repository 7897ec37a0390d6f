import type { Fetch, Importer } from '../corpus/source.ts';
import { articleId } from '../import/article-id.ts';
import type { FoundArticle } from '../import/import-articles.ts';
import { type ImportedArticle, shortHash, slugOf } from '../import/imported-article.ts';
import { publishedDay } from '../import/published-day.ts';
import type { Feed } from './feed.ts';
import type { FeedItem } from './feed-items.ts';
import { DAY_MS } from './schedule.ts';

/** What an item's article is made with. */
export interface ItemContext {
  readonly feed: Feed;
  /** Of the page of an item. Rejects with `BudgetSpent` where no request is left. */
  readonly fetch: Fetch;
  readonly importer: Importer;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export type ItemArticle =
  | {
      readonly kind: 'article';
      readonly article: ImportedArticle;
      /** What of it was left out: clauses that go behind its name. */
      readonly notes: readonly string[];
    }
  /** `reason` goes behind the item's name. */
  | { readonly kind: 'none'; readonly reason: string };

/**
 * The article of an item: as the feed has it, or else its page. Words that a feed gives out for another site's are
 * never taken from the feed: only that site's own page can speak for it. `known`: the id that the article has already.
 */
export async function articleOf(
  item: FeedItem,
  known: string | null,
  isTaken: (id: string) => boolean,
  context: ItemContext,
): Promise<ItemArticle> {
  const { feed, now } = context;
  const isOwnPage = isOwn(item.page, feed);
  const found = item.article && isOwnPage ? item.article : await fromPage(item, context);
  if (typeof found === 'string') return { kind: 'none', reason: found };
  const { name: _, notes, isIdStated: __, entry: ___, ...article } = found;
  const published = article.published ?? publishedDay(item.published);
  const isToCome = published !== null && published > dayAfter(now);
  return {
    kind: 'article',
    article: {
      ...article,
      id: known ?? idOf(item, article, isTaken, feed),
      title: article.title ?? item.title,
      publisher: article.publisher ?? (isOwnPage ? item.publisher : null),
      published: isToCome ? null : published,
    },
    notes: isToCome ? [...notes, `states the date ${published}, which is to come, and the date is left out`] : notes,
  };
}

/** Whether an address is of the site that the feed is fetched from: a neighbour on one service (`a.blog.example`) is another site. */
function isOwn(page: string | null, { url, address }: Feed): boolean {
  return page === null || isOfSite(page, url) || isOfSite(page, address);
}

/**
 * The same host, whatever is served there, or one below it as it is named: what remains of `feed.co.uk` or `m.blogspot.com` without its
 * first label is above the sites of many.
 */
function isOfSite(page: string, site: string): boolean {
  return hostOf(page) === hostOf(site) || new URL(page).hostname.endsWith(`.${new URL(site).hostname}`);
}

/** Without the first label where it only says what is served there. */
function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^(?:www|feeds?|rss|xml|m|amp)\.(?=[^.]+\.)/u, '');
}

async function fromPage(
  { page, reason, article }: FeedItem,
  { fetch, importer }: ItemContext,
): Promise<FoundArticle | string> {
  if (page === null) return reason ?? 'names no page';
  const fetched = await fetch(page, undefined);
  if (fetched.kind === 'refused') return `${fetched.reason} (${page})`;
  const { url, bytes, contentType } = fetched;
  const { articles, skipped } = await importer({ name: page, bytes, url, contentType }, undefined);
  const [only, ...others] = articles;
  if (!only) return `${skipped[0]?.reason ?? 'holds no article'} (${page})`;
  if (others.length > 0 || only.entry) return `is ${articles.length} articles, and an item is one (${page})`;
  // A page that names an address of another site is not that site's word.
  const isItsOwn = only.url !== null && isOfSite(only.url, url);
  return { ...only, url: isItsOwn ? only.url : url, author: only.author ?? article?.author ?? null };
}

/** By its address, so that it is the same article when it comes another way; by the item where it has none of its own. */
function idOf(
  { keys }: FeedItem,
  { url, title, text }: Pick<ImportedArticle, 'url' | 'title' | 'text'>,
  isTaken: (id: string) => boolean,
  { url: feed }: Feed,
): string {
  const its = shortHash(JSON.stringify([feed, keys]));
  const byUrl = url === null ? null : articleId({ stated: null, url, title, text, file: '', isListed: true });
  if (!byUrl?.isIdStated) return `${slugOf(hostOf(feed))}-${its}`;
  return isTaken(byUrl.id) ? `${byUrl.id}-${its}` : byUrl.id;
}

/** Newspapers of the other side of the earth are a day ahead; what is of a later day has another day. */
function dayAfter(now: number): string {
  return new Date(now + DAY_MS).toISOString().slice(0, 10);
}
