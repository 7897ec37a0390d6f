import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { similarity } from '../../../functions/engine/text/trigrams.ts';

describe('two words are alike', () => {
  test.each([
    ['kassim', 'kassym'],
    ['tokayev', 'tokaev'],
    ['nation', 'national'],
    ['almaty', 'almata'],
  ])('%s, %s', (a, b) => {
    expect(similarity(a, b)).toBeGreaterThanOrEqual(0.45);
    expect(similarity(a, b)).toBeLessThan(1);
  });

  test('by two shared letter trigrams out of each word’s', () => {
    // ^na nat ati tio ion on$ against ^na nat ati tio ion ona nal al$
    expect(similarity('nation', 'national')).toBeCloseTo((2 * 5) / (6 + 8), 12);
  });
});

describe('two words are not alike', () => {
  test.each([
    ['marlow', 'barlow', 'begin with different letters'],
    ['die', 'died', 'are too short'],
    ['police', 'pottery', 'share too little'],
    ['', '', 'are empty'],
  ])('%s, %s, which %s', (a, b) => {
    expect(similarity(a, b)).toBe(0);
  });
});

describe('likeness', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdé警🎉'), maxLength: 60 });

  test('is the same both ways, and 0 or 0.45 to 1', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const value = similarity(a, b);
        expect(similarity(b, a)).toBe(value);
        if (value !== 0) {
          expect(value).toBeGreaterThanOrEqual(0.45);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('of a word of four letters or more with itself is 1', () => {
    fc.assert(
      fc.property(
        word.filter(({ length }) => length >= 4),
        (a) => similarity(a, a) === 1,
      ),
    );
  });
});
