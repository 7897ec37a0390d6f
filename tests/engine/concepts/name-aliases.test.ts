import { describe, expect, test } from 'vitest';
import { aliasesOf, countryOf, isPairName } from '../../../functions/engine/concepts/name-aliases.ts';
import { stemWord } from '../../../functions/engine/text/stems.ts';
import { foldWord } from '../../../functions/engine/text/words.ts';

const stemOf = (word: string): string => stemWord(foldWord(word));

/** The other forms of a name that is printed so, each as its stems. */
const aliases = (name: string): string[] =>
  aliasesOf(name.split(' ').map(stemOf), foldWord(name.split(' ').at(-1) ?? '')).map((form) => form.join(' '));

describe('a name', () => {
  test.each([
    ['United States', 'American'],
    ['American', 'United States'],
    ['Britain', 'United Kingdom'],
    ['EU', 'European Union'],
    ['UN', 'United Nations'],
    ['German', 'Germany'],
    ['Kazakh', 'Kazakhstan'],
  ])('finds what is printed of it: %s and %s', (name, other) => {
    expect(aliases(name)).toContain(other.split(' ').map(stemOf).join(' '));
    expect(aliases(other)).toContain(name.split(' ').map(stemOf).join(' '));
  });

  test('of one country finds no other', () => {
    expect(aliases('Austria')).not.toContain(stemOf('Australia'));
    expect(aliases('Marlow')).toEqual([]);
  });

  test('is found however its umlauts are printed', () => {
    expect(aliasesOf([stemOf('Müller')], 'Müller')).toContainEqual([stemOf('mueller')]);
    expect(aliasesOf([stemOf('Mueller')], 'Mueller')).toContainEqual([stemOf('muller')]);
    // Four letters are too few to be a spelling of something else.
    expect(aliasesOf([stemOf('duel')], 'duel')).toEqual([]);
  });
});

test('two words that follow each other are one name where a country or body has it', () => {
  for (const [left, right] of [
    ['United', 'States'],
    ['United', 'Kingdom'],
    ['European', 'Union'],
  ] as const)
    expect(isPairName(stemOf(left), stemOf(right)), `${left} ${right}`).toBe(true);
  expect(isPairName(stemOf('States'), stemOf('United'))).toBe(false);
  expect(isPairName(stemOf('United'), stemOf('Marlow'))).toBe(false);
});

test('a body of many countries is none', () => {
  expect(countryOf(stemOf('German'))).toBe(countryOf(stemOf('Germany')));
  expect(countryOf(stemOf('German'))).not.toBeNull();
  expect(countryOf(stemOf('Nato'))).toBeNull();
  expect(countryOf(stemOf('Marlow'))).toBeNull();
});
