import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seenText } from '../../../functions/engine/text/seen-text.ts';
import { tokenize } from '../../../functions/engine/text/tokens.ts';
import { foldWord, isNumeric } from '../../../functions/engine/text/words.ts';
import { anyCharacter } from '../../support/any-character.ts';

const words = (text: string) => tokenize(text).map(({ word }) => word);

describe('a word', () => {
  test.each([
    ['keeps a number with its separators whole', '69,197 of 1,234,567', ['69197', 'of', '1234567']],
    [
      'joins only groups of three digits',
      '1,2 and 12,34 and 3.5 and 10:30',
      ['1,2', 'and', '12,34', 'and', '3.5', 'and', '10:30'],
    ],
    ['keeps the suffix of a number', 'the 1990s, 12th, 8k', ['the', '1990s', '12th', '8k']],
    [
      'loses its possessive',
      "the police's and the officers’ and Reed’s",
      ['the', 'police', 'and', 'the', 'officers', 'and', 'reed'],
    ],
    ['loses an inner apostrophe', "O'Brien didn’t", ['obrien', 'didnt']],
    ['loses its accents and case', 'Café ÉLYSÉE Zürich naïve', ['cafe', 'elysee', 'zurich', 'naive']],
    ['is the same composed and decomposed', 'caf\u00e9 cafe\u0301', ['cafe', 'cafe']],
    ['ends at a hyphen or dash', 'a 26-year-old, US-led—so', ['a', '26', 'year', 'old', 'u.s', 'led', 'so']],
    ['keeps a dotted abbreviation whole', 'N.A.T.O. and the U.S.A.', ['nato', 'and', 'the', 'usa']],
    ['holds no white space, even where its characters stand for several words', 'ﷺ ͺa', ['صلىاللهعليهوسلم', 'a']],
    ['may be of any script', 'Жители 警察 ２０２２', ['жители', '警察', '2022']],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('of the country is not the pronoun', () => {
    expect(words('The US and the U.S. told us')).toEqual(['the', 'u.s', 'and', 'the', 'u.s', 'told', 'us']);
  });

  test('of the country loses its possessive', () => {
    expect(words("the US's troops, the US’s troops, the U.S.'s troops, the U.S.A.’s")).toEqual(
      'the u.s troops the u.s troops the u.s troops the usa'.split(' '),
    );
    expect(words("U.S.'some")).toEqual(['u.s', 'some']);
  });

  test('is nothing that has no letter or digit', () => {
    expect(words('… — “” 🎉 ’ !? \ud83d')).toEqual([]);
  });
});

test('a token knows its place and whether it is capitalised', () => {
  expect(tokenize('“Ada’s café.”')).toEqual([
    { start: 1, end: 6, word: 'ada', stem: 'ada', capitalised: true },
    { start: 7, end: 11, word: 'cafe', stem: 'cafe', capitalised: false },
  ]);
});

test('a number is told by its first digit', () => {
  expect(words('69,197 3.5 1990s 12th').every(isNumeric)).toBe(true);
  expect(words('ten x2 u.s').some(isNumeric)).toBe(false);
});

describe('for any text', () => {
  const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: anyCharacter }));

  test('tokens stand in order and fold from their own slice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // What turns text round is read in another order: see seen-text.test.ts.
        fc.pre(!/[\u202a\u202b\u202d\u202e]/u.test(text));
        let from = 0;
        for (const token of tokenize(text)) {
          expect(token.start).toBeGreaterThanOrEqual(from);
          expect(token.word).not.toBe('');
          expect(token.word).not.toMatch(/\s/u);
          const slice = text.slice(token.start, token.end);
          expect(token.word).toBe(foldWord(seenText(slice)?.text ?? slice));
          from = token.end;
        }
      }),
      { numRuns: 500, examples: [['\u0f20\u{e0000}\u0a13'], ['pol\u00adice']] },
    );
  });

  test('every letter and digit of the Latin alphabet is in a token', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 80 }), (text) => {
        const tokens = tokenize(text);
        for (const { index } of text.matchAll(/[A-Za-z0-9]/gu)) {
          expect(tokens.some(({ start, end }) => start <= index && index < end)).toBe(true);
        }
      }),
    );
  });
});

describe('the mark of a note', () => {
  test.each([
    ['227¹² people', ['227', 'people']],
    ['227[12] people', ['227', 'people']],
    ['people¹² and boats[3] left', ['people12', 'and', 'boats', 'left']],
    ['3½ miles and 4 km²', ['31⁄2', 'miles', 'and', '4', 'km2']],
    ['He said [3] boats left', ['he', 'said', '3', 'boats', 'left']],
  ])('is no part of a number: %j', (text, words) => {
    expect(tokenize(text).map(({ word }) => word)).toEqual(words);
  });
});
