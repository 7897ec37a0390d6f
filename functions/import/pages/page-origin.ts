import { webAddress } from '../web-address.ts';

/** Where a saved or archived page is from. */
export interface PageOrigin {
  /** The address of the page itself, not of the archive. */
  readonly url: string | null;
  /** An archive made the page: what it states of itself (its name, the day of the capture) is not the article's. */
  readonly isArchived: boolean;
}

/** UTF-16 code units of a page in which the program that saved it says so. */
const HEAD = 8000;

/** `https://web.archive.org/web/20230401120000if_/https://paper.example/a`, and what archive.today makes of it. */
const CAPTURE =
  /^https?:\/\/(?:web\.archive\.org\/web|archive\.(?:today|ph|is|li|md|vn|fo|org\/web))\/(?:\d{4}[\d.-]*(?:[a-z]{2}_)?|\*)\/(?<url>https?:\/\/.+)$/iu;

const ARCHIVE_HOST = /^(?:web\.archive\.org|archive\.(?:today|ph|is|li|md|vn|fo))$/iu;

/** SingleFile and the browsers write the page's address into a comment at its head. */
const SAVED = /<!--\s*(?:Page saved with SingleFile\s+url:\s*|saved from url=\(\d+\))(?<url>https?:\/\/[^\s>]+)/iu;

/** `links`: the page's canonical, bookmark and like addresses. */
export function pageOrigin(html: string, links: readonly string[], address: string | undefined): PageOrigin {
  const saved = SAVED.exec(html.slice(0, HEAD))?.groups?.url;
  const stated = [...links, ...(address === undefined ? [] : [address])];
  const captured = stated.map(originalAddress).find((url) => url !== null);
  const isArchived = stated.some((link) => ARCHIVE_HOST.test(webAddress(link)?.hostname ?? ''));
  return { url: webAddress(captured ?? saved)?.href ?? null, isArchived };
}

/** Of a capture, the address of the page; `null` for any other address. */
export function originalAddress(address: string): string | null {
  return CAPTURE.exec(address.trim())?.groups?.url ?? null;
}

/** Whether an address is an archive's own. */
export function isOfArchive(address: string): boolean {
  return ARCHIVE_HOST.test(webAddress(address)?.hostname ?? '');
}
