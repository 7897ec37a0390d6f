/** By UTF-16 code units: the same on every machine, unlike the order of a language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
