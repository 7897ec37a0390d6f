import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';

/** Says who asks, as servers like to know; some send nothing to programs without a name. */
const HEADERS = {
  'user-agent': 'Mozilla/5.0 (compatible; Verbatim fact-check importer)',
  accept:
    'text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf,text/*;q=0.9,*/*;q=0.5',
  'accept-language': 'en,*;q=0.5',
  'accept-encoding': 'gzip, deflate, br',
};

/** Bytes of a response's headers: far more than any page's. */
const HEADERS_LIMIT = 64 * 1024;

/**
 * Asks for `url` at one IP address, whatever its name resolves to by now; the name still goes into the request and is
 * what a certificate must prove. Resolves when the headers are there; rejects with the error of the network.
 */
export function requestPinned(
  url: URL,
  address: string,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const family = isIP(address);
  const ask = url.protocol === 'https:' ? requestHttps : requestHttp;
  const asked = ask(url, {
    method: 'GET',
    headers: { ...HEADERS, ...headers },
    signal,
    maxHeaderSize: HEADERS_LIMIT,
    // No connection is kept: another request could be sent through it without a look at where it ends.
    agent: false,
    lookup: (_, options, callback) => {
      if (options.all) callback(null, [{ address, family }]);
      else callback(null, address, family);
    },
  });
  asked.on('response', resolve);
  asked.on('error', reject);
  asked.end();
  return promise;
}
