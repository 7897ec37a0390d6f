import { expect, test } from 'vitest';
import { askMutatedSnapshots } from './mutated-snapshots.ts';
import { seeded } from './seeded.ts';

test('a snapshot that was changed under a good checksum is refused, or quotes nothing but the articles', async () => {
  const counts = await askMutatedSnapshots(60, seeded(Date.now() >>> 0));
  expect(counts.refused + counts.answered).toBe(60);
});
