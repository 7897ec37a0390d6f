import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { NON_COUNTS, type NonCount } from '../../../../functions/engine/figures/quantities/non-counts.ts';
import { numeralAt } from '../../../../functions/engine/figures/quantities/read-numeral.ts';
import { sentenceWords } from '../../../../functions/engine/figures/words/sentence-words.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

/** Whether the rule says of any number of the sentence that it counts nothing. */
function applies({ test }: NonCount, sentence: string): boolean {
  const words = sentenceWords(sentence, FIGURE_RINGS);
  return words.tokens.some((_, at) => {
    const numeral = numeralAt(words, at);
    return numeral !== null && test(words, numeral, false);
  });
}

describe('what counts nothing', () => {
  it.each(NON_COUNTS)('$name: “$example”, and not “$counterexample”', (rule) => {
    expect(applies(rule, rule.example)).toBe(true);
    expect(figuresOf(rule.example, FIGURE_RINGS)).toEqual([]);
    expect(applies(rule, rule.counterexample)).toBe(false);
    expect(figuresOf(rule.counterexample, FIGURE_RINGS)).toHaveLength(1);
  });

  it.each([
    'The party was at 20582 southwest 119 Avenue.',
    'They met at 400 E 7th Street.',
    'The bar is on Brin Drive near IN 931.',
    'They drove along US 50.',
  ])('“%s” counts nothing', (sentence) => {
    expect(figuresOf(sentence, FIGURE_RINGS)).toEqual([]);
  });

  it.each([
    ['The ferry carried 12 South Korean sailors.', 12],
    ['A crash on US 50 killed 4 people.', 4],
    ['They swept 119 avenues.', 119],
  ])('“%s” counts %d', (sentence, value) => {
    expect(figuresOf(sentence, FIGURE_RINGS)).toMatchObject([{ value }]);
  });

  it('is told by one rule only in each example', () => {
    for (const rule of NON_COUNTS) {
      expect(NON_COUNTS.filter((other) => applies(other, rule.example)).map(({ name }) => name)).toEqual([rule.name]);
    }
  });
});
