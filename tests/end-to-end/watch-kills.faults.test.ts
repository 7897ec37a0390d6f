import { describe, expect, test } from 'vitest';
import { killedWatch } from './killed-watch.ts';
import { CUTS, strikeEach } from './kills.ts';

/** Of the article's way to the thread: the index, its news, the question that is asked again, what is told. */
const NEEDED = [
  'indexer PUT',
  'indexer SendMessage',
  'indexer DELETE',
  'worker SendMessage',
  'worker PutItem',
  'worker chat.postMessage',
];

describe.concurrent('the thread of a watched reply is told of a new article once and only once', () => {
  test.each(CUTS)('whichever of its calls indexer or worker is killed at: %s', async (kind) => {
    await using scenario = await killedWatch();
    expect(await strikeEach(scenario, kind)).toEqual(expect.arrayContaining(NEEDED));
  });
});
