/** A row of what something costs in a month. */
export interface CostRow {
  readonly what: string;
  readonly amount: string;
  readonly dollars: number;
}

/** `price`: dollars for one of `amount`. */
export function costRow(what: string, amount: number, price: number): CostRow {
  return { what, amount: Math.round(amount).toLocaleString('en-US'), dollars: amount * price };
}
