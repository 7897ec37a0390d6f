import { expect, test } from 'vitest';
import { dayWords } from '../../functions/wording/day-words.ts';

test('a date reads the same on both sides of the ocean', () => {
  expect(dayWords('2022-01-06')).toBe('6 January 2022');
  expect(dayWords('1948-12-31')).toBe('31 December 1948');
});
