import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerValue,
  articleValue,
  contextValue,
  pageValue,
  parseAnswerValue,
  parseArticleValue,
  parseContextValue,
  parsePageValue,
  parseVoteValue,
  voteValue,
} from '../../../functions/slack/views/actions.ts';
import { anyCharacter } from '../../support/any-character.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/u);

describe('what a button carries', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(
        id,
        fc.integer({ min: 0, max: 9999 }),
        fc.constantFrom('up' as const, 'down' as const),
        (answer, quote, vote) => {
          expect(parseAnswerValue(answerValue(answer))).toBe(answer);
          expect(parseContextValue(contextValue({ answer, quote }))).toEqual({ answer, quote });
          expect(parseVoteValue(voteValue({ answer, vote }))).toEqual({ answer, vote });
        },
      ),
    );
  });

  test('is an article, whatever its id, as long as a button takes it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyCharacter, minLength: 1, maxLength: 1000 }),
        fc.nat(999_999),
        (article, page) => {
          const value = articleValue(article);
          expect(value?.length).toBeLessThanOrEqual(2000);
          expect(parseArticleValue(value)).toBe(article);
          expect(parsePageValue(pageValue(page))).toBe(page);
        },
      ),
    );
    expect(articleValue('x'.repeat(1001))).toBeNull();
  });

  test.each(['', '-1', '1.5', '1e3', '1234567', 'first', null, 1])('%j is no page', (value) => {
    expect(parsePageValue(value)).toBeNull();
  });

  test.each([
    '',
    ' ',
    'a.b',
    'a.',
    '.1',
    'a.1.2',
    'a.-1',
    'a.1e3',
    'a.99999',
    'a\n',
    'a.1\n',
    'ä',
    'x'.repeat(65),
    '{"a":1}',
    null,
    7,
    {},
  ])('%j is foreign, and null', (value) => {
    expect(parseContextValue(value)).toBeNull();
    expect(parseVoteValue(value)).toBeNull();
    expect(parseAnswerValue(value)).toBeNull();
  });

  test('one button is never taken for another', () => {
    expect(parseVoteValue('a.1')).toBeNull();
    expect(parseContextValue('a.up')).toBeNull();
    expect(parseAnswerValue('a.up')).toBeNull();
  });

  test('an id that could not be read back is never written', () => {
    expect(() => answerValue('a.b')).toThrow();
    expect(() => contextValue({ answer: '', quote: 0 })).toThrow();
  });
});
