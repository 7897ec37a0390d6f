import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quickPlaces } from '../../../functions/engine/text/quick-places.ts';
import { wordPlaces, wordsOf } from '../../../functions/engine/text/words.ts';

/** Behind a letter that is not English, a text is read by the patterns. */
const FOREIGN = ' é';

const placesOf = (text: string) => wordsOf(text).map(({ start, end }) => ({ start, end }));

describe('the places of words in plain English', () => {
  test('are those that the patterns find', () => {
    const character = fc.constantFrom(..."abAB01 .,:;-'’“”–—…$£€()[]&_\n\u00a0\u00adéU.S", ' ', ' ', '.');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 30 }), (text) => {
        const quick = quickPlaces(text);
        if (quick !== null) expect(quick).toEqual(placesOf(text + FOREIGN).slice(0, -1));
        expect(wordPlaces(text)).toHaveLength(placesOf(text).length);
      }),
      { numRuns: 2000 },
    );
  });

  test('are found of a sentence of a report', () => {
    const text = "At 7:30am on 3 May the firm's 1,250 staff – “all of us” – went home, they said: it wasn’t safe.";
    expect(quickPlaces(text)?.map(({ start, end }) => text.slice(start, end))).toEqual(
      "At 7:30am on 3 May the firm's 1,250 staff all of us went home they said it wasn’t safe".split(' '),
    );
  });

  test.each(['the U.S. said', 'P&G fell', 'a Su-25 fell', 'he said[12]', 'Müller', '227¹²', 'un\u00adseen'])(
    'are left to the patterns in "%s"',
    (text) => {
      expect(quickPlaces(text)).toBeNull();
    },
  );
});
