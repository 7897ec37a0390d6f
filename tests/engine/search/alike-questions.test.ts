import { expect, test } from 'vitest';
import { alikeKey } from '../../../functions/engine/search/alike-questions.ts';
import { TEST_RINGS } from '../../support/articles.ts';

const areAlike = (a: string, b: string) => alikeKey(a, TEST_RINGS) === alikeKey(b, TEST_RINGS);

test.each([
  ['how many police officers died?', 'How many policemen were killed?'],
  ['who built the dam of Quern?', 'who was it that built the Quern dam'],
])('%j and %j are alike', (a, b) => {
  expect(areAlike(a, b)).toBe(true);
});

test.each([
  ['who built the dam of Quern?', 'when was the dam of Quern built?'],
  ['who built the dam of Quern?', 'who built the dam of Northey?'],
  ['what is it?', 'who is it?'],
])('%j and %j are not', (a, b) => {
  expect(areAlike(a, b)).toBe(false);
});
