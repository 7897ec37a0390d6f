import { seededRandom } from '../../support/seeded-random.ts';

/** Whole numbers from 0 to n - 1, the same for a seed, which is printed: `SNAPSHOT_SEED` sets it. */
export function seeded(fallback: number): (limit: number) => number {
  const seed = Number(process.env.SNAPSHOT_SEED ?? fallback) >>> 0;
  process.stdout.write(`SNAPSHOT_SEED=${seed}\n`);
  const next = seededRandom(seed);
  return (limit) => (next() * 2 ** 32) % limit;
}
