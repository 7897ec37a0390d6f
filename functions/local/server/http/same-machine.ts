import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from this machine's own page, or from the app itself. Another site's page can make a browser
 * send requests here: by rebinding its name to 127.0.0.1, which shows in the Host header, or across origins, which shows in
 * Origin or Sec-Fetch-Site. A program that sends none of them is no browser.
 */
export function isFromHere({ headers }: Pick<IncomingMessage, 'headers'>, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = headers;
  if (host === undefined || !hosts.includes(host)) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
