import type { IncomingHttpHeaders } from 'node:http';
import { isImportedType } from '../recognition.ts';
import {
  type FetchDependencies,
  type FetchOptions,
  type GuardedResponse,
  PUBLIC_INTERNET,
  type Refused,
  requestGuarded,
  statusProblem,
} from './guarded-request.ts';
import { FetchRefusal, readBody } from './response-body.ts';

export type FetchedPage =
  | {
      readonly kind: 'page';
      /** Where the page came from in the end. */
      readonly url: string;
      readonly bytes: Uint8Array;
      /** As the server stated it, with its charset. */
      readonly contentType: string;
    }
  /** `reason` goes behind the address. */
  | Refused;

/** Fetches what another party's address names, as {@link requestGuarded} does: its limits and its guards hold. */
export async function fetchPage(
  url: string,
  dependencies: FetchDependencies = PUBLIC_INTERNET,
  options: FetchOptions = {},
): Promise<FetchedPage> {
  return requestGuarded<FetchedPage>(url, {}, dependencies, options, async (found) => {
    if (found.status !== 200) throw new FetchRefusal(statusProblem(found.status));
    return pageOf(found);
  });
}

/** The page of a response that has one. Throws {@link FetchRefusal} where it is too large, or of no kind that is imported. */
export async function pageOf({
  response,
  url,
  limits,
  signal,
}: GuardedResponse): Promise<Extract<FetchedPage, { kind: 'page' }>> {
  const contentType = contentTypeOf(response.headers);
  return { kind: 'page', url: url.href, bytes: await readBody(response, limits.bytes, signal), contentType };
}

function contentTypeOf(headers: IncomingHttpHeaders): string {
  const contentType = headers['content-type']?.trim() ?? '';
  // Pictures, films and programs are not even read.
  if (isImportedType(contentType)) return contentType;
  const stated = contentType === '' ? 'does not say what it is' : `is ${JSON.stringify(contentType.slice(0, 100))}`;
  throw new FetchRefusal(`${stated}, and only pages, feeds, texts, tables, PDF and Word documents are imported`);
}
