import { readHeadline } from '../../engine/articles/headline.ts';
import { visibleLine } from '../markdown-text.ts';
import { publishedDay } from '../published-day.ts';
import { webAddress } from '../web-address.ts';
import { linkedArticle } from './linked-data.ts';
import type { PageHead } from './page-head.ts';
import { plainOfHtml } from './plain-html.ts';

export interface PageMetadata {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly url: string | null;
  /** `false` where the page says that its text is for subscribers. */
  readonly free: boolean | null;
}

const TITLE_METAS = [
  'og:title',
  'twitter:title',
  'dc.title',
  'dcterms.title',
  'citation_title',
  'parsely-title',
  'sailthru.title',
];
const AUTHOR_METAS = [
  'article:author',
  'author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'parsely-author',
  'sailthru.author',
  'byl',
];
const PUBLISHER_METAS = ['og:site_name', 'dc.publisher', 'dcterms.publisher', 'citation_journal_title', 'publisher'];
const PUBLISHED_METAS = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.date',
  'dc.date',
  'citation_publication_date',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'publication_date',
  'publishdate',
  'pubdate',
  'date',
];

/**
 * What a page states about its article, JSON-LD first, then OpenGraph, then other metadata and the visible headline.
 * `address` is where the page was fetched from, if it was: then a page cannot pass itself off as another site's.
 */
export function pageMetadata(head: PageHead, address: string | undefined): PageMetadata {
  const linked = linkedArticle(head.linkedData);
  const metas = (names: readonly string[]): string[] => names.flatMap((name) => head.metas.get(name) ?? []);
  const titled = readHeadline(line(head.title) ?? '');
  const headline = head.headlines.length === 1 ? line(head.headlines[0]) : null;
  const authors = new Set(
    AUTHOR_METAS.map((name) => namesOf(head.metas.get(name) ?? [])).find((names) => names.length > 0),
  );
  return {
    title: line(linked.title) ?? line(metas(TITLE_METAS)[0]) ?? headline ?? (titled.title === '' ? null : titled.title),
    publisher: line(linked.publisher) ?? line(metas(PUBLISHER_METAS)[0]) ?? titled.publisher,
    author: line(linked.author) ?? line([...authors].join(', ')),
    published:
      publishedDay(linked.published) ??
      metas(PUBLISHED_METAS)
        .map((stated) => publishedDay(stated))
        .find((day) => day !== null) ??
      timeOf(head),
    url: addressOf([linked.url, ...metas(['og:url']), head.canonical ?? undefined], address),
    free: linked.free ?? null,
  };
}

/** Text of a value that may hold entities or tags, as JSON-LD often does. */
function line(value: string | undefined): string | null {
  if (value === undefined) return null;
  const text = visibleLine(/&[#\w]+;|<[a-z/]/iu.test(value) ? plainOfHtml(value) : value);
  return text === '' ? null : text;
}

/** Facebook profiles and other addresses are no names. */
function namesOf(values: readonly string[]): string[] {
  return values.flatMap((value) => {
    const name = line(value);
    return name === null || /^(?:https?:|www\.|@)|\.com\b/iu.test(name) ? [] : [name];
  });
}

/** A time that the markup calls the publication's, else the only day that the article itself shows. */
function timeOf({ times }: PageHead): string | null {
  const own = times.filter(({ aside }) => !aside);
  const stated = own.find(({ publication }) => publication);
  if (stated) return publishedDay(stated.datetime);
  const days = new Set(own.map(({ datetime }) => publishedDay(datetime)));
  const [only = null] = days;
  return days.size === 1 ? only : null;
}

/** The first address that names a page rather than a whole site. */
function addressOf(stated: readonly (string | undefined)[], address: string | undefined): string | null {
  const candidates = stated.flatMap((value) => {
    const url = webAddress(value, address);
    return url === null || (address !== undefined && !sameSite(url, new URL(address))) ? [] : [url];
  });
  const page = candidates.find((url) => url.pathname !== '/' || url.search !== '');
  return page?.href ?? (address === undefined ? (candidates[0]?.href ?? null) : new URL(address).href);
}

function sameSite(a: URL, b: URL): boolean {
  const [one, other] = [a, b].map(({ hostname }) => hostname.replace(/^(?:www|m|amp|mobile)\./u, ''));
  return one === other || `${one}`.endsWith(`.${other}`) || `${other}`.endsWith(`.${one}`);
}
