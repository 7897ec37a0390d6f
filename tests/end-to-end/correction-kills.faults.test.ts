import { describe, expect, test } from 'vitest';
import { killedCorrection } from './killed-correction.ts';
import { CUTS, strikeEach } from './kills.ts';

const NEEDED = ['slack chat.update', 'slack chat.postMessage', 'dynamodb PutItem'];

// Each waits more than it works: side by side, on a deployment each, they take half the time.
describe.concurrent('a reply is corrected once and only once', () => {
  test.each(CUTS)('whichever of its calls a worker is killed at: %s', async (kind) => {
    await using scenario = await killedCorrection();
    expect(await strikeEach(scenario, kind)).toEqual(expect.arrayContaining(NEEDED));
  });
});
