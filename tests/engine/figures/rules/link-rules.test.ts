import { describe, expect, it } from 'vitest';
import { quantitiesOf } from '../../../../functions/engine/figures/quantities/quantities.ts';
import { LINK_RULES, linkReadings } from '../../../../functions/engine/figures/rules/linked-readings.ts';
import { type FigureReading, type LinkRule, readingOf } from '../../../../functions/engine/figures/rules/readings.ts';
import { sentenceWords } from '../../../../functions/engine/figures/words/sentence-words.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

function readings(sentence: string, rules: readonly LinkRule[]): FigureReading[] {
  const words = sentenceWords(sentence, FIGURE_RINGS);
  const found: FigureReading[] = [];
  for (const quantity of quantitiesOf(words)) found.push(readingOf(words, quantity, found));
  return linkReadings(words, found, rules);
}

describe('what one number takes from another', () => {
  it.each(LINK_RULES)('$name: “$example”, and not “$counterexample”', ({ name, example, counterexample }) => {
    const others = LINK_RULES.filter((rule) => rule.name !== name);
    expect(readings(example, LINK_RULES)).not.toEqual(readings(example, others));
    expect(readings(counterexample, LINK_RULES)).toEqual(readings(counterexample, others));
    expect(readings(counterexample, LINK_RULES)).not.toEqual([]);
  });

  it('has a name of its own for each rule', () => {
    expect(new Set(LINK_RULES.map(({ name }) => name)).size).toBe(LINK_RULES.length);
  });
});
