import { lookup as systemLookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { requestPinned } from './pinned-request.ts';
import { isPublicAddress } from './public-address.ts';
import { FetchRefusal } from './response-body.ts';

export interface FetchDependencies {
  /** All addresses of a host name. */
  readonly lookup: (host: string) => Promise<readonly string[]>;
  readonly isPublic: (address: string) => boolean;
}

/** The system's name service, and public addresses only. */
export const PUBLIC_INTERNET: FetchDependencies = {
  lookup: async (host) => (await systemLookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  isPublic: isPublicAddress,
};

interface FetchLimits {
  /** Bytes of the page, both as it is sent and unpacked. */
  readonly bytes: number;
  /** Milliseconds for everything, redirects included. */
  readonly timeMs: number;
  readonly redirects: number;
}

/**
 * The largest page that is imported; more time than any that a person would wait for; as many redirects as a page
 * honestly needs.
 */
const FETCH_LIMITS: FetchLimits = { bytes: 10 * 1024 * 1024, timeMs: 20_000, redirects: 5 };

export interface FetchOptions {
  readonly limits?: Partial<FetchLimits>;
  readonly signal?: AbortSignal;
  /** Awaited before each request, also of one that a redirect leads to. The fetch rejects with what it rejects with. */
  readonly beforeRequest?: () => Promise<void>;
}

/** The caller itself allows no request, for `cause`: that says nothing of the address. */
class NotRequested extends Error {
  override readonly name = 'NotRequested';
}

/** A response whose body is still to be read. */
export interface GuardedResponse {
  readonly response: IncomingMessage;
  readonly status: number;
  readonly url: URL;
  /** Where the address has moved for good (301, 308), as far as no redirect before it is for now only; `null` where it has not. */
  readonly movedTo: string | null;
  readonly limits: FetchLimits;
  readonly signal: AbortSignal;
}

/** Why there is no response that could be used: goes behind the address. */
export interface Refused {
  readonly kind: 'refused';
  readonly url: string;
  readonly reason: string;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);

/**
 * Requests what another party's address names, and has `use` read the response, which is closed behind it. Only http and
 * https, and only addresses of the public internet: each host's addresses are looked up once, all of them judged, and the
 * connection made to the very address that was judged, again after every redirect. Never rejects for what the address or
 * the server does; with what `beforeRequest` rejects with.
 */
export async function requestGuarded<Result>(
  url: string,
  headers: Readonly<Record<string, string>>,
  dependencies: FetchDependencies,
  options: FetchOptions,
  use: (response: GuardedResponse) => Promise<Result>,
): Promise<Result | Refused> {
  const limits = { ...FETCH_LIMITS, ...options.limits };
  const timeout = AbortSignal.timeout(limits.timeMs);
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
  try {
    const found = await follow(url, headers, dependencies, { ...options, limits, signal });
    try {
      return await use(found);
    } finally {
      found.response.destroy();
    }
  } catch (error) {
    if (error instanceof NotRequested) throw error.cause;
    if (timeout.aborted)
      return refused(url, `did not answer in full within ${limits.timeMs / 1000} s; try it again later`);
    if (options.signal?.aborted) return refused(url, 'was not fetched: it was stopped');
    if (error instanceof FetchRefusal) return refused(url, error.message);
    if (error instanceof Error) return refused(url, networkProblem(error));
    throw error;
  }
}

function refused(url: string, reason: string): Refused {
  return { kind: 'refused', url, reason };
}

interface FollowOptions extends Pick<FetchOptions, 'beforeRequest'> {
  readonly limits: FetchLimits;
  readonly signal: AbortSignal;
}

async function follow(
  start: string,
  headers: Readonly<Record<string, string>>,
  dependencies: FetchDependencies,
  { limits, signal, beforeRequest }: FollowOptions,
): Promise<GuardedResponse> {
  let url = checkedUrl(start, undefined);
  let movedTo: string | null = null;
  let isForGood = true;
  for (let redirects = 0; redirects <= limits.redirects; redirects += 1) {
    const address = await publicAddress(url, dependencies, signal);
    await beforeRequest?.().catch((cause: unknown) => {
      throw new NotRequested('No request is allowed', { cause });
    });
    const response = await requestPinned(url, address, signal, headers);
    const status = response.statusCode ?? 0;
    if (!REDIRECTS.has(status) || !response.headers.location) return { response, status, url, movedTo, limits, signal };
    response.destroy();
    url = checkedUrl(response.headers.location, url);
    isForGood &&= PERMANENT.has(status);
    if (isForGood) movedTo = url.href;
  }
  throw new FetchRefusal(`redirects more than ${limits.redirects} times; name the address it ends at`);
}

function checkedUrl(text: string, base: URL | undefined): URL {
  if (!URL.canParse(text, base?.href))
    throw new FetchRefusal('is no web address; it must begin with http:// or https://');
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchRefusal(`leads to ${url.protocol}, but only http and https are fetched`);
  }
  if (url.username !== '' || url.password !== '')
    throw new FetchRefusal('holds a user name or password; leave them out');
  url.hash = '';
  return url;
}

/**
 * An address of the host that may be connected to. The parser of URLs has already made plain addresses of `0x7f.1` and
 * `2130706433`. A host with one address inside and one outside is refused as a whole.
 */
async function publicAddress(url: URL, { lookup, isPublic }: FetchDependencies, signal: AbortSignal): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const addresses = isIP(host) > 0 ? [host] : await stoppable(lookup(host), signal);
  const [first] = addresses;
  if (first === undefined) throw new FetchRefusal('has no address on the internet; check its spelling');
  if (!addresses.every(isPublic))
    throw new FetchRefusal('leads into a private network, and only the public internet is fetched');
  return first;
}

/** Name services cannot be interrupted; no one waits for their answer any longer. */
async function stoppable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Why a status brings no page. */
export function statusProblem(status: number): string {
  switch (status) {
    case 401:
    case 402:
    case 403:
    case 451:
      return `is not shown to this program (status ${status}); save the page in a browser and import the file`;
    case 404:
    case 410:
      return `does not exist (status ${status}); check the address`;
    case 429:
      return 'is asked for too often (status 429); try it again later';
    default:
      return `answers with status ${status} and no page; try it again later`;
  }
}

/** Errors of the network have codes, which say it without the addresses of this machine. */
function networkProblem(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'has no address on the internet; check its spelling';
  if (/^(?:Z_|ERR__ERROR|ERR_BROTLI|BROTLI)/u.test(code)) return 'is packed in a damaged way; try it again later';
  if (/CERT|TLS|SSL/u.test(code)) return `cannot prove who it is (${code}); name another address`;
  return `cannot be reached (${code}); try it again later`;
}
