import fc from 'fast-check';
import { anyCharacter } from './any-character.ts';

/** What RFC 3986 lets stand in a path, a query and a fragment as it is. */
const PLAIN = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@"];

function escaped(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16)}` : encoded;
}

function partOf(...more: string[]): fc.Arbitrary<string> {
  const plain = { weight: 10, arbitrary: fc.constantFrom(...PLAIN, ...more) };
  return fc
    .array(fc.oneof(plain, { weight: 1, arbitrary: anyCharacter.map(escaped) }))
    .map((characters) => characters.join(''));
}

/**
 * Any address of a web page, with a query and a fragment or without: `webUrl` of fast-check, which makes a table of a million
 * characters in each process, and keeps it.
 */
export const anyWebAddress: fc.Arbitrary<string> = fc
  .record({
    scheme: fc.constantFrom('http', 'https'),
    host: fc.domain(),
    path: fc.array(partOf().map((segment) => `/${segment}`)).map((segments) => segments.join('')),
    query: fc.option(
      partOf('/', '?').map((query) => `?${query}`),
      { nil: '' },
    ),
    fragment: fc.option(
      partOf('/', '?').map((fragment) => `#${fragment}`),
      { nil: '' },
    ),
  })
  .map(({ scheme, host, path, query, fragment }) => `${scheme}://${host}${path}${query}${fragment}`);
