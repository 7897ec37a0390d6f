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

describe.concurrent('the thread of a watched reply is told once and only once', () => {
  test.each(CUTS)('of a new article, whichever of its calls indexer or worker is killed at: %s', async (kind) => {
    await using scenario = await killedWatch('coming');
    expect(await strikeEach(scenario, kind)).toEqual(expect.arrayContaining(NEEDED));
  });

  test.each(CUTS)('that a told figure is gone with its article, likewise: %s', async (kind) => {
    await using scenario = await killedWatch('withdrawal');
    expect(await strikeEach(scenario, kind)).toEqual(expect.arrayContaining(NEEDED));
  });
});
