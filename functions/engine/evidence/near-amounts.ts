/** Shares: amounts above 20 that differ by less are one, rounded. */
const ROUNDING = { share: 0.02, least: 20 } as const;

/** Whether two amounts in one unit are one value, rounded. */
export function isNear(a: number, b: number): boolean {
  const larger = Math.max(Math.abs(a), Math.abs(b));
  return a === b || (larger > ROUNDING.least && Math.abs(a - b) <= ROUNDING.share * larger);
}
