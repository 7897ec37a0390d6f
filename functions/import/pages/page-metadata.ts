import type { ReviewedClaim } from '../../engine/articles/article.ts';
import { readHeadline } from '../../engine/articles/headline.ts';
import { readStatement } from '../../engine/articles/statements.ts';
import { type ClaimReview, claimReviewOf, isClaimReview } from '../fact-checks/claim-reviews.ts';
import type { JsonNode } from '../json-nodes.ts';
import { webAddress } from '../web-address.ts';
import { barePath, linkedArticle, linkedNodes, resolved } from './linked-data.ts';
import { publicationDay } from './page-dates.ts';
import type { PageHead } from './page-head.ts';
import { authorProblem, isAgency, metadataLine, namesIn, publisherProblem } from './page-names.ts';
import { isOfArchive, originalAddress, type PageOrigin } from './page-origin.ts';

export interface PageMetadata {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly url: string | null;
  /** `false` where the page says that its text is for subscribers. */
  readonly free: boolean | null;
  /** Of a fact check, what it reviews. */
  readonly claims: readonly ReviewedClaim[];
  /** What the page states and is no name: a clause each. */
  readonly notes: readonly string[];
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
  'citation_publication_date',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'publication_date',
  'publishdate',
  'pubdate',
];
const CHANGED_METAS = ['article:modified_time', 'og:updated_time', 'datemodified', 'last-modified', 'dcterms.modified'];
/** They may be the day of creation, or of the last change. */
const WEAK_METAS = ['dcterms.date', 'dc.date', 'dcterms.created', 'dc.date.created', 'date'];

/**
 * What a page states about its article, JSON-LD first, then OpenGraph, then other metadata and the visible headline.
 * `address` is where the page was fetched from, if it was: then a page cannot pass itself off as another site's, unless an archive
 * keeps it. What an archive states is the capture's, not the article's.
 */
export function pageMetadata(head: PageHead, origin: PageOrigin, address: string | undefined): PageMetadata {
  const metas = (names: readonly string[]): string[] => names.flatMap((name) => head.metas.get(name) ?? []);
  const titled = readHeadline(metadataLine(head.title) ?? '');
  const headline = head.headlines.length === 1 ? metadataLine(head.headlines[0]) : null;
  const addresses = [head.canonical, ...metas(['og:url']), origin.url, address ?? null].filter((one) => one !== null);
  const nodes = linkedNodes(head.linkedData);
  const titles = [...metas(TITLE_METAS), head.title, ...head.headlines].flatMap((title) => metadataLine(title) ?? []);
  const linked = linkedArticle(nodes, { addresses, titles });
  const reviews = reviewsOf([...nodes, ...head.claimReviews], addresses);
  const [review] = reviews;
  const url =
    origin.url ??
    addressOf([linked.url, ...metas(['og:url']), head.canonical ?? undefined, review?.url ?? undefined], address);
  const isCapture =
    metas(['og:url']).some(isOfArchive) && !metas(['og:url']).some((one) => originalAddress(one) !== null);

  const notes: string[] = [];
  const sites = metas(PUBLISHER_METAS).map(metadataLine);
  const publisher = publisherOf(
    [metadataLine(linked.publisher), ...sites, metadataLine(review?.publisher)],
    titled.publisher,
    url,
    notes,
  );
  return {
    title:
      metadataLine(linked.title) ??
      (isCapture ? headline : metadataLine(metas(TITLE_METAS)[0])) ??
      headline ??
      (titled.title === '' ? metadataLine(review?.title) : titled.title),
    publisher,
    author: authorOf(head, linked.author, [publisher, titled.publisher, ...sites], notes),
    published: publicationDay({
      ...head,
      addresses: url === null ? [] : [url],
      strong: [linked.published, ...(isCapture ? [] : metas(PUBLISHED_METAS)), review?.published ?? undefined],
      weak: isCapture ? [] : metas(WEAK_METAS),
      changed: [linked.changed, ...metas(CHANGED_METAS)],
    }),
    url,
    free: linked.free ?? null,
    claims: reviews.map(({ claim }) => claim),
    notes,
  };
}

/** The fact checks of this page; where none states its address, those that are there. */
function reviewsOf(nodes: readonly JsonNode[], addresses: readonly string[]): readonly ClaimReview[] {
  const all = nodes
    .filter(isClaimReview)
    .flatMap((node) => claimReviewOf(node, (value) => resolved(value, nodes)) ?? [])
    .map((review) => ({ ...review, claim: { ...review.claim, claim: metadataLine(review.claim.claim) ?? '' } }));
  const distinct = [...new Map(all.map((review) => [JSON.stringify(review.claim), review])).values()];
  const own = distinct.filter(
    ({ url }) => url !== null && addresses.some((address) => barePath(address) === barePath(url)),
  );
  return own.length > 0 ? own : distinct;
}

/** The first candidate that is a name. Behind the page's title an agency's name says where the news is from. */
function publisherOf(
  stated: readonly (string | null)[],
  titled: string | null,
  url: string | null,
  notes: string[],
): string | null {
  const isOfAgency = (name: string): boolean => {
    const host = url === null ? '' : new URL(url).hostname;
    return name.split(/\s+/u).some((word) => word.length > 1 && host.includes(word.toLowerCase()));
  };
  const behindTitle = titled !== null && isAgency(titled) && !isOfAgency(titled) ? null : titled;
  const candidates = [...stated, behindTitle].filter((name) => name !== null);
  const found = candidates.find((name) => publisherProblem(name) === null) ?? null;
  const [first] = candidates;
  if (found === null && first !== undefined) {
    notes.push(`its publisher ${JSON.stringify(first)} ${publisherProblem(first)} and is left out`);
  }
  return found;
}

/** The first that is stated and names someone, else the byline that the page shows. */
function authorOf(
  head: PageHead,
  linked: string | undefined,
  sites: readonly (string | null)[],
  notes: string[],
): string | null {
  let dropped: string | null = null;
  for (const values of [
    linked === undefined ? [] : [linked],
    ...AUTHOR_METAS.map((name) => head.metas.get(name) ?? []),
  ]) {
    const names = [...new Set(values.flatMap(namesIn))];
    const kept = names.filter((name) => authorProblem(name, sites) === null);
    if (kept.length > 0) return kept.join(', ');
    const [first] = names;
    if (first !== undefined && dropped === null && !/^https?:/iu.test(first)) {
      dropped = `its author ${JSON.stringify(first)} ${authorProblem(first, sites)} and is left out`;
    }
  }
  for (const byline of head.bylines) {
    const text = metadataLine(byline) ?? '';
    const author = readStatement(text)?.author ?? readStatement(`By ${text}`)?.author;
    if (author !== undefined && authorProblem(author, sites) === null) return author;
  }
  if (dropped !== null) notes.push(dropped);
  return null;
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
