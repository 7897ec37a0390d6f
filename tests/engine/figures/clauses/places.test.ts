import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

/** Each figure as printed, with the place its clause gives; `-` for none. */
function places(sentence: string): string[] {
  return figuresOf(sentence, FIGURE_RINGS).map(
    ({ start, end, place }) => `${sentence.slice(start, end)} @ ${place ?? '-'}`,
  );
}

describe('the place of a figure', () => {
  it.each([
    ['In nearby Tarn, 6 hikers were rescued.', '6 @ tarn'],
    ['Two drowned in Velka and eleven in Ostrow.', 'Two @ velka', 'eleven @ ostrow'],
    [
      'Two drowned in Velka, eleven in Ostrow and three near Lake Brin.',
      'Two @ velka',
      'eleven @ ostrow',
      'three @ lake brin',
    ],
    ['Support in the capital was 44 per cent, nationally 39.', '44 per cent @ capit', '39 @ nationwide'],
    ['Support was 44 per cent in the capital and 39 nationally.', '44 per cent @ capit', '39 @ nationwide'],
    ['Across the country, 70 libraries closed.', '70 @ nationwide'],
    ['The bakery at Fort Hale employs 20 bakers.', '20 @ fort hale'],
    ['Nine miners were trapped in the northern town of Ruda.', 'Nine @ ruda'],
    ['Nine miners were trapped in the Velkian city of Ruda.', 'Nine @ ruda'],
    ['Shares in Velkian miner Ruda fell 5%.', '5% @ -'],
    ['On Sunday in Ruda, 9 miners were trapped.', '9 @ ruda'],
    ['Nobody was hurt in Ruda.', 'Nobody @ ruda'],
    ['Nobody was hurt in the provincial capital.', 'Nobody @ capit'],
    ['In the capital, Ruda, 9 miners were trapped.', '9 @ ruda'],
  ])('is the one its clause names: %s', (sentence, ...figures) => {
    expect(places(sentence)).toEqual(figures);
  });

  it.each([
    ['In Velka, 2 sailors drowned and 30 were rescued.', '2 @ velka', '30 @ velka'],
    ['At least 8 died in Velka, where a mine flooded, and 3 in Ostrow.', 'At least 8 @ velka', '3 @ ostrow'],
  ])('opens a sentence for all its figures that name none: %s', (sentence, ...figures) => {
    expect(places(sentence)).toEqual(figures);
  });

  it.each([
    ['Officials in Velka said 9 miners had died.', '9 @ -'],
    ['Nine miners died, officials in Velka said.', 'Nine @ -'],
    ['Nine miners died after a fire spread in Velka.', 'Nine @ -'],
    ['In March 9 miners died.', '9 @ -'],
    ['In 2019, 9 miners died.', '9 @ -'],
    ['She sold 40 books in English.', '40 @ -'],
    ['The Velka hospital treated 9 miners.', '9 @ -'],
  ])('is none where another clause names one, or where no place is meant: %s', (sentence, ...figures) => {
    expect(places(sentence)).toEqual(figures);
  });
});
