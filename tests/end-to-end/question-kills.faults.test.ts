import { describe, expect, test } from 'vitest';
import { killedQuestion } from './killed-question.ts';
import { CUTS, strikeEach } from './kills.ts';

/** What a run cannot do without: the strikes must at least have met these. */
const NEEDED = ['ssm GetParameters', 's3 GET', 'dynamodb GetItem', 'dynamodb PutItem', 'slack chat.postMessage'];

// Each waits more than it works, for processes and timeouts: side by side, on a deployment each, they take half the time.
describe.concurrent('a question is answered once and only once', () => {
  test.each(CUTS)('whichever of its calls a worker is killed at: %s', async (kind) => {
    await using scenario = await killedQuestion();
    expect(await strikeEach(scenario, kind)).toEqual(expect.arrayContaining(NEEDED));
  });
});
