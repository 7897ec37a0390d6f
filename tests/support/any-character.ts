import fc from 'fast-check';

/** Code points from U+D800 on are surrogates, so many of them. */
const SURROGATES = 0xd800;
const SURROGATE_COUNT = 0x800;
const LAST = 0x10ffff;

/**
 * Any code point but a half surrogate: the unit `binary` of fast-check, whose way back from character to number is a table of
 * a million entries that each process makes.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .nat(LAST - SURROGATE_COUNT)
  .map((at) => String.fromCodePoint(at < SURROGATES ? at : at + SURROGATE_COUNT), numberOf);

function numberOf(value: unknown): number {
  const code = typeof value === 'string' ? value.codePointAt(0) : undefined;
  if (code === undefined || String.fromCodePoint(code) !== value) throw new TypeError('is no single character');
  if (code >= SURROGATES && code < SURROGATES + SURROGATE_COUNT) throw new TypeError('is half a surrogate pair');
  return code < SURROGATES ? code : code - SURROGATE_COUNT;
}
