/**
 * Pieces of regular expressions that are built from data. Each matches a text of fixed length in one way, so that an expression made of
 * them takes no longer than one with plain words in their place; `scripts/regular-expressions.ts` checks it so, and refuses
 * any other piece that is not known when the module loads.
 */

/** `text` as it is. */
export function literalOf(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}

/** `text` as it is, but for its marks: each may be any one character ("cote d'ivoire"). */
export function looseLiteralOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '.');
}
