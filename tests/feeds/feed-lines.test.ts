import { describe, expect, test } from 'vitest';
import { type Feed, watchedFeed } from '../../functions/feeds/feed.ts';
import { broughtWords, everyWords, feedLines, parseEvery } from '../../functions/feeds/feed-lines.ts';

test.each([
  [{ added: 0, edited: 0 }, '0 articles'],
  [{ added: 1, edited: 0 }, '1 article'],
  [{ added: 0, edited: 1 }, '1 edit'],
  [{ added: 3, edited: 2 }, '3 articles, 2 edits'],
])('what a look at a feed brought is told: %o', (brought, words) => {
  expect(broughtWords(brought)).toBe(words);
});

const URL = 'https://gazette.example/feed';

function linesOf(known: Partial<Feed>): { readonly state: string; readonly problems: readonly string[] } {
  const feed = watchedFeed({ url: URL, every: 10, by: null }, null, 0);
  return feedLines({ ...feed, ...known }, (time) => `<${time}>`);
}

describe('a feed is told', () => {
  test.each<[string, Partial<Feed>, string]>([
    ['that was not asked', {}, 'every 10 minutes · not asked yet · brought 0 articles'],
    ['that brought nothing yet', { askedAt: 5 }, 'every 10 minutes · asked <5> · brought 0 articles'],
    ['with one edit', { askedAt: 5, added: 1, edited: 1 }, 'every 10 minutes · asked <5> · brought 1 article, 1 edit'],
    [
      'with what its last look brought, and what is still to come',
      { askedAt: 9, added: 12, brought: { at: 7, added: 2, edited: 0 }, waiting: 1 },
      'every 10 minutes · asked <9> · brought 12 articles; last 2 articles at <7>; 1 waits for the next look',
    ],
    ['that is gone', { state: 'gone', askedAt: 5, added: 1 }, 'gone · asked <5> · brought 1 article'],
    ['that was stopped', { state: 'stopped', askedAt: 5, added: 1 }, 'stopped · asked <5> · brought 1 article'],
  ])('%s', (_, known, state) => {
    expect(linesOf(known).state).toBe(state);
  });

  test.each<[string, Partial<Feed>, readonly string[]]>([
    ['nothing, where all is well', { askedAt: 5, added: 1 }, []],
    [
      'that it fails, since when, and when it is asked again',
      { failures: 1, failingSince: 3, problem: 'could not be reached', nextAt: 8 },
      ['fails since <3>: could not be reached; asked again <8>'],
    ],
    ['what is odd where it answers', { problem: 'holds no items' }, ['holds no items']],
    [
      'once, that it is gone, though it failed before and had something',
      { state: 'gone', failures: 5, failingSince: 3, problem: 'is not there' },
      ['is gone, and asked no more: is not there'],
    ],
    [
      'nothing more of one that was stopped',
      { state: 'stopped', failures: 2, failingSince: 3, problem: 'is late' },
      [],
    ],
    [
      'where it has moved',
      { address: 'https://new.example/feed' },
      ['has moved to https://new.example/feed, and is asked there'],
    ],
    [
      'that its server cannot be believed',
      { isUnreliable: true },
      ['says that nothing has changed when something has, and is read in full each time'],
    ],
    [
      'what was left out, and why',
      { leftOut: 1, reasons: [{ item: 'Harbour closed', reason: 'names no page' }] },
      ['1 item left out', '“Harbour closed” names no page'],
    ],
  ])('%s', (_, known, problems) => {
    expect(linesOf(known).problems).toEqual(problems);
  });
});

describe('how often a feed is asked', () => {
  test.each([
    ['5', 5, 'every 5 minutes'],
    [' 10m ', 10, 'every 10 minutes'],
    ['1h', 60, 'every hour'],
    ['90 m', 90, 'every 90 minutes'],
    ['2h', 120, 'every 2 hours'],
    ['1d', 1440, 'every day'],
    ['36h', 2160, 'every 36 hours'],
    ['7d', 10_080, 'every 7 days'],
  ])('%j is read and told', (text, minutes, words) => {
    expect(parseEvery(text)).toBe(minutes);
    expect(everyWords(minutes)).toBe(words);
  });

  test.each(['', '4', '4m', '10081', '8d', '1.5h', '-10', '10s', 'often', '0'])('%j is refused', (text) => {
    expect(parseEvery(text)).toBeNull();
  });
});
