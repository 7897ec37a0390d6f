/** Runs that a job is given, and a look at the corpus. The waits between jobs' runs are in `retries`. */
export const MOST_RUNS = 5;

/**
 * Runs that the apology for a failed job is given, one every three minutes: what made the job fail, an outage of Slack or machines
 * that die, may last as long as two hours, and after the last run the asker is never told.
 */
export const MOST_APOLOGY_RUNS = 40;

/** Before the second, third … run; before all later ones the last. */
export type Waits = readonly [number, ...number[]];

/** The wait after so many runs, the one that failed included. */
export function waitAfter(runs: number, waits: Waits): number {
  return waits[Math.min(runs, waits.length) - 1] ?? waits[0];
}
