import { describe, expect, test } from 'vitest';
import { killedIndexing } from './killed-indexing.ts';
import { CUTS, strikeEach } from './kills.ts';

/** Everything that a run changes: each of these must have been met. */
const NEEDED = [
  'ChangeMessageVisibility 1',
  'PutItem 1',
  'PUT articles/ 1',
  'PUT outbox/ 1',
  'PUT index/ 1',
  'PUT index/ 2',
  'DELETE index/ 1',
  'SendMessage 1',
  'SendMessage 2',
  'DELETE inbox/ 1',
  'DELETE outbox/ 1',
];

describe.concurrent('an indexer that is killed leaves the old index, and the next run goes on', () => {
  test.each(CUTS)('at each call that changes something: %s', async (kind) => {
    await using scenario = await killedIndexing();
    expect(await strikeEach(scenario, kind)).toEqual(expect.arrayContaining(NEEDED));
  });
});
