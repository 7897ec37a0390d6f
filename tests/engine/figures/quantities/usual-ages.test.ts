import { describe, expect, it } from 'vitest';
import { canBeOfAge } from '../../../../functions/engine/figures/quantities/usual-ages.ts';

describe('who can be how old', () => {
  it.each([
    ['girl', 5, true],
    ['girl', 34, false],
    ['teenager', 17, true],
    ['teenager', 2, false],
    ['grandmother', 53, true],
    ['grandmother', 7, false],
    ['baby', 0.5, true],
    ['babies', 0.5, null],
    ['pilot', 40, null],
  ])('a %s of %d: %s', (word, years, can) => {
    expect(canBeOfAge(word, years)).toBe(can);
  });
});
