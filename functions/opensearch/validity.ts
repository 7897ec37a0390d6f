/** A document is in the editions `from` up to, and not including, `to`. This is the `to` of one that none has left out yet. */
export const OPEN = 2 ** 52;

/** Filters for the documents of one edition. */
export function inEdition(edition: number): object[] {
  return [{ range: { from: { lte: edition } } }, { range: { to: { gt: edition } } }];
}
