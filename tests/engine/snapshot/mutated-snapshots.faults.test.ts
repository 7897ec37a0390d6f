import { expect, test } from 'vitest';
import { askMutatedSnapshots } from './mutated-snapshots.ts';
import { seeded } from './seeded.ts';

const TIMES = 10_000;

test('10,000 snapshots that were changed under a good checksum are refused, or quote nothing but the articles', async () => {
  const counts = await askMutatedSnapshots(TIMES, seeded(Date.now() >>> 0));
  expect(counts.refused).toBeGreaterThan(TIMES / 20);
  expect(counts.answered).toBeGreaterThan(TIMES / 20);
});
