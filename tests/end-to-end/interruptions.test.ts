import { describe, expect, inject, test } from 'vitest';
import { killedCorrection } from './killed-correction.ts';
import { killedIndexing } from './killed-indexing.ts';
import { killedQuestion } from './killed-question.ts';
import { strikeSome } from './kills.ts';

/** Of each scenario; `npm run test:faults` has all of them. */
const STRIKES = 2;

// Each waits more than it works, for processes and timeouts: side by side, on a deployment each, they take half the time.
describe.concurrent('interrupted', () => {
  test.each([
    ['a question is answered once and only once', killedQuestion],
    ['a reply is corrected once and only once', killedCorrection],
    ['an indexer leaves the old index, and the next run goes on', killedIndexing],
  ])('at calls that a seed has drawn, %s', async (_, start) => {
    await using scenario = await start();
    const struck = await strikeSome(scenario, STRIKES, inject('cutsSeed'));
    expect(new Set(struck)).toHaveProperty('size', STRIKES);
  });
});
