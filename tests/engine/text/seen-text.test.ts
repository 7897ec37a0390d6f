import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_RINGS } from '../../../functions/engine/concepts/rings.ts';
import { figuresOf } from '../../../functions/engine/figures/figures.ts';
import { isSteered, placeIn, seenText } from '../../../functions/engine/text/seen-text.ts';
import { wordsOf } from '../../../functions/engine/text/words.ts';
import { expectLinear } from '../../support/growth.ts';

const SHY = '\u00ad';
const ZWSP = '\u200b';

describe('words and figures are those that a reader sees', () => {
  test.each([
    [`1${SHY}8 officers died.`, 18, `1${SHY}8`],
    [`1${ZWSP},200 people were killed.`, 1200, `1${ZWSP},200`],
    ['\u202e81\u202c police officers died.', 18, '81'],
    ['1\u20608 officers died.', 18, '1\u20608'],
    ['1\u{e0031}8 officers died.', 18, '1\u{e0031}8'],
    ['1\u200d8 officers died.', 18, '1\u200d8'],
  ])('%j gives the figure that is shown', (sentence, value, printed) => {
    const [figure] = figuresOf(sentence, NO_RINGS);
    expect(figure?.value).toBe(value);
    expect(sentence.slice(figure?.start, figure?.end)).toBe(printed);
  });

  test.each([`pol${SHY}ice`, `pol${ZWSP}ice`, '\u202eecilop\u202c', 'pol\u{e0061}\u{e0062}ice', 'pol\u200cice'])(
    '%j is found for police, at its place',
    (written) => {
      const text = `The ${written} left.`;
      const word = wordsOf(text)[1];
      expect(word?.word).toBe('police');
      expect(written).toContain(text.slice(word?.start, word?.end));
    },
  );

  test('a joiner between letters that it joins stays', () => {
    expect(seenText('می\u200cخواهم')).toBeNull();
  });

  test('what is opened twice is turned round once, and what is never closed to the end', () => {
    expect(seenText('a \u202e21\u202e43\u202c\u202c b')?.text).toBe('a 3412 b');
    expect(seenText('a \u202e21')?.text).toBe('a 12');
  });
});

test('every seen character stands where it says', () => {
  const part = fc.constantFrom(
    'a',
    '1',
    ' ',
    SHY,
    ZWSP,
    '\u202e',
    '\u202c',
    '\u202a',
    '\u{1f600}',
    '\u200d',
    '\u{e0041}',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const seen = seenText(text) ?? { text, places: [...text].flatMap((_, at) => at) };
      if (seenText(text) === null) return;
      expect(seen.places).toHaveLength(seen.text.length);
      for (const [at, place] of seen.places.entries()) expect(text.charAt(place)).toBe(seen.text.charAt(at));
      expect(new Set(seen.places).size).toBe(seen.places.length);
      for (const { start, end } of wordsOf(text)) expect(start < end && end <= text.length).toBe(true);
      if (seen.text !== '') expect(placeIn(seen, 0, 1).end).toBeGreaterThan(0);
    }),
  );
});

test('takes time in proportion to the length of the text', () => {
  for (const part of [SHY, '\u202ea', '\u202ea\u202c', 'a\u202c']) {
    expectLinear(
      20_000,
      (size) => part.repeat(size),
      (text) => void seenText(text),
    );
  }
});

test('a megabyte behind an override is turned round', () => {
  expect(seenText(`\u202e${'ab'.repeat(500_000)}`)?.text.slice(0, 4)).toBe('baba');
});

test('steering and tags are told, a flag of Wales is none', () => {
  expect(isSteered('\u202e81\u202c dead')).toBe(true);
  expect(isSteered('dead\u{e0041}')).toBe(true);
  expect(isSteered(`pol${SHY}ice`)).toBe(false);
  expect(isSteered('\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}')).toBe(false);
});
