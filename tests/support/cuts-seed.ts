import { randomInt } from 'node:crypto';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Draws the calls at which something is killed. */
    readonly cutsSeed: number;
  }
}

const MOST_SEED = 2 ** 31;

/** Before a run: names the seed that its cuts are drawn from, so that a failure can be repeated. */
export default function setUp(project: TestProject): void {
  const given = process.env.CUTS_SEED;
  const seed = given === undefined ? randomInt(MOST_SEED) : Number(given);
  if (!Number.isInteger(seed)) throw new Error(`CUTS_SEED takes a whole number, not ${JSON.stringify(given)}`);
  process.stdout.write(`Cuts are drawn from CUTS_SEED=${seed}, which repeats them.\n`);
  project.provide('cutsSeed', seed);
}
