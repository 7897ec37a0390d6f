/** To three digits. */
const rounded = (value: unknown): number => Math.round(Number(value) * 1000) / 1000;

/** Numbers by their names, to three digits; those that are nothing left out, and of the others 1 left unsaid. */
export function toldNumbers(of: object): string {
  return Object.entries(of)
    .map(([name, value]) => [name, rounded(value)] as const)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => (value === 1 ? name : `${name} ${value}`))
    .join(', ');
}
