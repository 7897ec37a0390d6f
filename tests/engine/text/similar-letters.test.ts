import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LikenedWord, lettersOf, mayBeSimilar, similarity } from '../../../functions/engine/text/trigrams.ts';
import { runs } from '../../support/runs.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcdeé7'), minLength: 1, maxLength: 60 });
/** A word and one that was made of it: similar ones are rare otherwise. */
const pair = fc.oneof(
  fc.tuple(word, word),
  fc.tuple(word, word, fc.nat(60)).map(([one, other, at]) => [one, one.slice(0, at) + other] as const),
);

it('no two words that are similar are told apart by their letters', () => {
  let similar = 0;
  fc.assert(
    fc.property(pair, ([one, other]) => {
      const isSimilar = similarity(one, other) > 0;
      const may = mayBeSimilar(one.length, lettersOf(one), other.length, lettersOf(other));
      expect(may || !isSimilar).toBe(true);
      similar += Number(isSimilar);
    }),
    { numRuns: runs(3000) },
  );
  expect(similar).toBeGreaterThan(100);
});

it('letters tell most words apart', () => {
  const may = (one: string, other: string) => mayBeSimilar(one.length, lettersOf(one), other.length, lettersOf(other));
  expect(may('minist', 'ministri')).toBe(true);
  expect(may('minist', 'market')).toBe(false);
  expect(may('mine', 'min')).toBe(false);
});

it('a word that others are held against is as similar to them as any two', () => {
  fc.assert(
    fc.property(pair, word, ([one, other], another) => {
      const likened = new LikenedWord(one);
      const found = [other, another, other].map((text) => likened.similarityTo(text));
      expect(found).toEqual([other, another, other].map((text) => similarity(one, text)));
    }),
    { numRuns: runs(1000) },
  );
});
