/** Runs that a job is given; so many, too, are its apology and a look at the corpus. The waits between jobs' runs are in `retries`. */
export const MOST_RUNS = 5;

/** Before the second, third … run; before all later ones the last. */
export type Waits = readonly [number, ...number[]];

/** The wait after so many runs, the one that failed included. */
export function waitAfter(runs: number, waits: Waits): number {
  return waits[Math.min(runs, waits.length) - 1] ?? waits[0];
}
