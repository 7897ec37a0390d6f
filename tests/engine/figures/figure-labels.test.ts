import { expect, it } from 'vitest';
import { NO_RINGS } from '../../../functions/engine/concepts/rings.ts';
import { figureLabel } from '../../../functions/engine/figures/figure-labels.ts';
import { figuresOf } from '../../../functions/engine/figures/figures.ts';

it.each([
  ['Eight people came.', '8'],
  ['No fewer than 18 people came.', 'at least 18'],
  ['More than 1,000 people came.', 'over 1,000'],
  ['Almost four hundred people came.', 'almost 400'],
  ['Some 2,500 people came.', 'about 2,500'],
  ['Up to 50 people came.', 'up to 50'],
  ['Fewer than 50 people came.', 'under 50'],
  ['Between five and 7 people came.', '5 to 7'],
  ['Tens of thousands of people came.', 'tens of thousands'],
  ['It cost $2.5 million.', '$2.5 million'],
  ['Four in ten people came.', '40%'],
  ['A third of the people came.', '33.33%'],
  ['It is 12 feet long.', '12 feet'],
  ['The area is 164.1 square miles.', '164.1 square miles'],
  ['It fell to -12 degrees.', '-12 degrees'],
])('the figure in "%s" reads "%s"', (sentence, label) => {
  const [figure] = figuresOf(sentence, NO_RINGS);
  expect(figure && figureLabel(figure, sentence)).toBe(label);
});
