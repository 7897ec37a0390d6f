/** The editions that a document is in: `from` up to, and not including, `to`. */
export interface Validity {
  readonly from: number;
  readonly to: number;
}

/** The `to` of a document that no edition has left out yet: beyond any edition, and exact in every number format. */
export const OPEN = 2 ** 52;

/** Filters for the documents of one edition. */
export function inEdition(edition: number): object[] {
  return [{ range: { from: { lte: edition } } }, { range: { to: { gt: edition } } }];
}
