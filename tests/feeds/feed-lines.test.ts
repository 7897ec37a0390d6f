import { expect, test } from 'vitest';
import { broughtWords } from '../../functions/feeds/feed-lines.ts';

test.each([
  [{ added: 0, edited: 0 }, '0 articles'],
  [{ added: 1, edited: 0 }, '1 article'],
  [{ added: 0, edited: 1 }, '1 edit'],
  [{ added: 3, edited: 2 }, '3 articles, 2 edits'],
])('what a look at a feed brought is told: %o', (brought, words) => {
  expect(broughtWords(brought)).toBe(words);
});
