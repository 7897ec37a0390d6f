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
  ['Four in ten people came.', 'four in ten'],
  ['Nearly a third of the people came.', 'nearly a third'],
  ['More than half of the people came.', 'over half'],
  ['It fell by 40 per cent.', '40%'],
  ['About 3 million people came.', 'about 3 million'],
  ['Between three and four million people came.', '3 million to 4 million'],
  ['Some 2.5 million tonnes were shipped.', 'about 2.5 million tonnes'],
  ['The town has 1,250,000 people.', '1,250,000'],
  ['Some 5.216 million people came.', 'about 5.216 million'],
  ['It cost about $180bn.', 'about $180bn'],
  ['It cost more than two million dollars.', 'over two million dollars'],
  ['It cost between $1.2bn and $1.5bn.', '$1.2bn to $1.5bn'],
  ['It cost $1-2 million.', '$1-2 million'],
  ['It is 12 feet long.', '12 feet'],
  ['The area is 164.1 square miles.', '164.1 square miles'],
  ['It fell to -12 degrees.', '-12 degrees'],
])('the figure in "%s" reads "%s"', (sentence, label) => {
  const [figure] = figuresOf(sentence, NO_RINGS);
  expect(figure && figureLabel(figure, sentence)).toBe(label);
});
