import { expect, test } from 'vitest';
import { FEATURES } from '../../../../functions/engine/evidence/feature-names.ts';
import { partWords } from '../../../../functions/local/page/state/score-parts.ts';

test('every part of a score is named in words, and no two in the same', () => {
  const words = FEATURES.map(partWords);
  expect(words.filter((word, at) => word === FEATURES[at])).toEqual([]);
  expect(new Set(words).size).toBe(FEATURES.length);
});
