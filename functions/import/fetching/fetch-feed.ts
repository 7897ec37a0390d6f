import { pageOf } from './fetch-page.ts';
import {
  type FetchDependencies,
  type FetchOptions,
  type GuardedResponse,
  PUBLIC_INTERNET,
  requestGuarded,
  statusProblem,
} from './guarded-request.ts';

/** What a server gave with a feed, to be asked by next time (RFC 9110, 13.1). */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type FetchedFeed =
  | {
      readonly kind: 'page';
      readonly url: string;
      readonly bytes: Uint8Array;
      readonly contentType: string;
      readonly validators: Validators;
      readonly movedTo: string | null;
    }
  /** Status 304. */
  | { readonly kind: 'unchanged'; readonly movedTo: string | null }
  | {
      readonly kind: 'refused';
      readonly url: string;
      /** Goes behind the address. */
      readonly reason: string;
      /** `null` where no response came, or none that may be read. */
      readonly status: number | null;
      /** Milliseconds that the server asks to wait; `null` where it does not. */
      readonly retryAfterMs: number | null;
      readonly movedTo: string | null;
    };

/** UTF-16 code units of a validator that is sent back. */
const MOST_VALIDATOR = 500;

/** Asks for a feed, only if it is another than the validators are of. Guards and limits are those of a page. `now`: milliseconds since 1970. */
export async function fetchFeed(
  url: string,
  { etag, lastModified }: Validators,
  now: number,
  dependencies: FetchDependencies = PUBLIC_INTERNET,
  options: FetchOptions = {},
): Promise<FetchedFeed> {
  const headers = {
    accept: 'application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5',
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
  const found = await requestGuarded<FetchedFeed>(url, headers, dependencies, options, async (one) => {
    const { status, movedTo } = one;
    const isConditional = etag !== null || lastModified !== null;
    if (status === 304 && isConditional) return { kind: 'unchanged', movedTo };
    if (status === 200) return { ...(await pageOf(one)), validators: validatorsOf(one), movedTo };
    const retryAfterMs = retryAfter(one.response.headers['retry-after'], now);
    return { kind: 'refused', url, reason: statusProblem(status), status, retryAfterMs, movedTo };
  });
  return 'movedTo' in found ? found : { ...found, status: null, retryAfterMs: null, movedTo: null };
}

function validatorsOf({ response: { headers } }: GuardedResponse): Validators {
  return { etag: kept(headers.etag), lastModified: kept(headers['last-modified']) };
}

/** What is sent back as a header: visible ASCII, as the server sent it, or nothing. */
function kept(value: string | undefined): string | null {
  return value !== undefined && value.length <= MOST_VALIDATOR && /^[\x20-\x7e]+$/u.test(value) ? value : null;
}

/** Seconds, or a date (RFC 9110, 10.2.3); `null` for anything else. */
function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/u.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
