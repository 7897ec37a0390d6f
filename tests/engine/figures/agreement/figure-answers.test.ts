import { describe, expect, it } from 'vitest';
import { matchFigure } from '../../../../functions/engine/figures/agreement/figure-answers.ts';
import type { QuantityAsk } from '../../../../functions/engine/figures/asks/quantity-ask.ts';
import { askOf } from '../../../../functions/engine/figures/asks/quantity-question.ts';
import { figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

const rings = FIGURE_RINGS;

function ask(question: string): QuantityAsk {
  const asked = askOf(question, rings);
  if (!asked) throw new Error(`asks for no figure: ${question}`);
  return asked;
}

function matches(question: string, sentence: string): number[] {
  return figuresOf(sentence, rings).map((figure) => matchFigure(ask(question), figure));
}

describe('how well a figure answers', () => {
  it('fully, when who and what are those asked for', () => {
    expect(matches('how many police died?', 'Fourteen officers were killed.')).toEqual([1]);
  });

  it.each([
    ['what share of the vote did Berg win?', 'Berg won 52 percent on Sunday.'],
    ['What percentage of its herd did the farm lose?', 'The farm lost 12 percent of it.'],
    ['What proportion of the fund did the union spend?', 'The union spent 40 percent.'],
  ])('fully, when a share has the verb in another form and leaves unsaid what it is of: %s', (question, sentence) => {
    expect(matches(question, sentence)).toEqual([1]);
  });

  it.each([
    ['another fate', 'how many police died?', 'Fourteen officers were wounded.'],
    ['other people', 'how many police died?', 'Fourteen rioters were killed.'],
    ['people in general', 'how many police died?', 'Fourteen people were killed.'],
    ['those who did it', 'how many police died?', 'Fourteen officers killed a gunman.'],
    ['killed or injured together', 'how many police died?', 'Fourteen officers were killed or injured.'],
    ['a share instead of a number', 'how much did the tunnel cost?', 'The tunnel carries 14 trains.'],
    ['by how much more', 'how many cars did Lenta sell?', 'Lenta has sold 2.1% more cars.'],
    ['another unit', 'How many miles long is the tunnel?', 'The tunnel is 14 kilometres long.'],
    ['people, when miles are asked for', 'how many miles of road were built?', 'Fourteen people built it.'],
    ['any death, when one manner is asked for', 'how many officers were beheaded?', 'Fourteen officers were killed.'],
  ])('not at all: %s', (_, question, sentence) => {
    expect(matches(question, sentence)).toEqual([0]);
  });

  it.each([
    ['The toll rose by 12 to 31.', [0, 1]],
    ['Deaths increased by another 12 on Sunday.', [0]],
    ['Twelve people were killed by 3 bombs.', [1, 0]],
  ])('not at all, when it says by how much the number changed: %s', (sentence, expected) => {
    expect(matches('how many people died?', sentence).map((match) => (match > 0 ? 1 : 0))).toEqual(expected);
  });

  it('less, when it is foreseen, denied or past', () => {
    const plain = matches('how many police died?', 'Fourteen officers were killed.')[0] ?? 0;
    for (const sentence of [
      'Fourteen officers could be killed.',
      'If 14 officers were killed, the minister must go.',
      'A decade ago, 14 officers were killed.',
      'The ministry denied that 14 officers were killed.',
    ]) {
      const [weaker] = matches('how many police died?', sentence);
      expect(weaker).toBeGreaterThan(0);
      expect(weaker).toBeLessThan(plain);
    }
  });

  it('finds a general question answered in part by a special figure', () => {
    const [officers] = matches('how many people died?', 'Fourteen officers were killed.');
    expect(officers).toBeGreaterThan(0);
    expect(officers).toBeLessThan(1);
  });
});
