import { isIP } from 'node:net';
import { isPublicAddress } from './fetching/public-address.ts';

/** UTF-16 code units; browsers stop here. */
const ADDRESS_LIMIT = 2000;

/** What an address that is stated is good for. */
type JudgedAddress =
  | { readonly kind: 'usable'; readonly url: URL }
  /** `problem` goes behind the address. */
  | { readonly kind: 'unusable'; readonly problem: string };

/**
 * An http or https address that readers elsewhere can open, relative to `base` if there is one. It goes into replies as a
 * link, so a password, another scheme, or a machine or network of its author have no place in it.
 */
export function judgedAddress(value: string, base?: string | undefined): JudgedAddress {
  const unusable = (problem: string): JudgedAddress => ({ kind: 'unusable', problem });
  const text = value.trim();
  if (text.length > ADDRESS_LIMIT) return unusable(`is longer than ${ADDRESS_LIMIT} characters`);
  if (!URL.canParse(text, base)) return unusable('is no web address');
  const url = new URL(text, base);
  if (!/^https?:$/u.test(url.protocol)) return unusable('does not begin with http:// or https://');
  if (url.username !== '' || url.password !== '') return unusable('holds a name or a password');
  return isOfPublicHost(url) ? { kind: 'usable', url } : unusable('is of a private machine or network');
}

/**
 * Names of machines that only their own network knows: a name without a dot, and what RFC 6761, 6762 and 8375 and ICANN keep
 * for private use.
 */
const PRIVATE_NAME = /^[^.]*$|\.(?:localhost|local|internal|home\.arpa)$/u;

function isOfPublicHost({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$|\.$/gu, '');
  return isIP(host) === 0 ? !PRIVATE_NAME.test(host) : isPublicAddress(host);
}

/** The address where it is usable, `null` for anything else. */
export function webAddress(value: string | null | undefined, base?: string | undefined): URL | null {
  const judged = judgedAddress(value ?? '', base);
  return judged.kind === 'usable' && value?.trim() ? judged.url : null;
}
