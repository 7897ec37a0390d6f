import { describe, expect, test } from 'vitest';
import { listed, oneLine, shortened } from '../../functions/wording/one-line.ts';

const andMore = (number: number) => `and ${number} more`;

test('what an article says is one line of ours, which it cannot rewrite', () => {
  expect(oneLine('  Port\n\tfire \u202e18\u202c ')).toBe('Port fire �18�');
});

describe('a name that is too long', () => {
  test.each([
    ['Marlow', 6, 'Marlow'],
    ['Marlowe', 6, 'Marlo…'],
    ['Port😀😀', 6, 'Port…'],
    ['Port😀😀', 7, 'Port😀…'],
    ['Porto𐀀x', 7, 'Porto…'],
    ['Porto\u{10ffff}x', 7, 'Porto…'],
  ])('%j has at most %d, and never half a character', (text, most, shown) => {
    expect(shortened(text, most)).toBe(shown);
  });
});

describe('a list', () => {
  test('names as many as there is room for, and how many it does not', () => {
    // Each with the comma behind it: 5 characters.
    expect(listed(['one', 'two', 'six'], ', ', 15, andMore)).toBe('one, two, six');
    expect(listed(['one', 'two', 'six'], ', ', 14, andMore)).toBe('one, two, and 1 more');
    expect(listed(['one', 'two', 'six'], ', ', 4, andMore)).toBe('and 3 more');
    expect(listed([], ', ', 4, andMore)).toBe('');
  });

  test('cuts a word that is none', () => {
    expect(listed(['a'.repeat(81)], ', ', 100, andMore)).toBe(`${'a'.repeat(79)}…`);
  });
});
