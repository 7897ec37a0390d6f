import { describe, expect, test } from 'vitest';
import { stemWord } from '../../../functions/engine/text/stems.ts';
import { isStopWord } from '../../../functions/engine/text/stop-words.ts';

describe('a stem', () => {
  test.each([
    ['die', ['died', 'dies', 'die']],
    ['kill', ['killed', 'killing', 'kills']],
    ['offic', ['officer', 'officers', 'office']],
    ['injur', ['injured', 'injure', 'injuring']],
    ['protest', ['protester', 'protesters', 'protests']],
  ])('%s is one of all its forms', (_, forms) => {
    expect(new Set(forms.map(stemWord)).size).toBe(1);
  });

  test('keeps "died" with "die" and apart from "dead" and "did"', () => {
    expect(stemWord('died')).toBe(stemWord('die'));
    expect(new Set(['die', 'dead', 'death', 'did'].map(stemWord)).size).toBe(4);
  });

  test.each([
    ['organization', 'organism'],
    ['international', 'internal'],
    ['university', 'universal'],
    ['emergency', 'emerged'],
  ])('tells %s from %s', (one, other) => {
    expect(stemWord(one)).not.toBe(stemWord(other));
  });

  test.each(['69197', '1990s', 'u.s', 'жители', '警察', 'cafe-bar', '', 'x'.repeat(61)])(
    'of %j, which is no plain English word, is itself',
    (word) => {
      expect(stemWord(word)).toBe(word);
    },
  );

  test('stays the same after a flood of other words', () => {
    const before = ['officers', 'died', 'running'].map(stemWord);
    for (let at = 0; at < 200_001; at += 1) stemWord(`w${at}`);
    expect(['officers', 'died', 'running'].map(stemWord)).toEqual(before);
    expect(stemWord('zebras')).toBe('zebra');
  });
});

test('question words carry no topic; quantities and negative answers do', () => {
  expect(['how', 'many', 'who', 'was', 'the', 'in', 'us'].every(isStopWord)).toBe(true);
  expect(['first', 'all', 'more', 'police', 'died', 'u.s', '12'].some(isStopWord)).toBe(false);
});
