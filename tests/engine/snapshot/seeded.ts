/** Whole numbers from 0 to n - 1, the same for a seed, which is printed: `SNAPSHOT_SEED` sets it. Mulberry32. */
export function seeded(fallback: number): (limit: number) => number {
  let state = Number(process.env.SNAPSHOT_SEED ?? fallback) >>> 0;
  process.stdout.write(`SNAPSHOT_SEED=${state}\n`);
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
