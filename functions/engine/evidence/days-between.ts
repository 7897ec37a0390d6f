/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** Days between two calendar dates (`YYYY-MM-DD`), 0 or more. */
export function daysBetween(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / DAY;
}
