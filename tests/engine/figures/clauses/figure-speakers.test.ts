import { describe, expect, test } from 'vitest';
import { NO_RINGS } from '../../../../functions/engine/concepts/rings.ts';
import { saidBy } from '../../../../functions/engine/figures/clauses/figure-speakers.ts';
import { figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { tokenize } from '../../../../functions/engine/text/tokens.ts';

function saidEach(name: string, sentence: string) {
  const asked = tokenize(name).map(({ stem }) => stem);
  const figures = figuresOf(sentence, NO_RINGS);
  return figures.map((figure) => [figure.value ?? figure.min, saidBy(asked, figure, sentence, figures)]);
}

describe('who gives a figure', () => {
  test.each([
    [
      'organisers',
      'Organisers put the crowd at 9,000, police at 4,000.',
      [
        [9000, 'asked'],
        [4000, 'other'],
      ],
    ],
    [
      'police',
      'Organisers put the crowd at 9,000, police at 4,000.',
      [
        [9000, 'other'],
        [4000, 'asked'],
      ],
    ],
    [
      'police',
      'About 9,000 people marched, the organizers said, while police said 4,000 people had marched.',
      [
        [9000, 'other'],
        [4000, 'asked'],
      ],
    ],
    ['organisers', 'About 9,000 people marched, the organizers said.', [[9000, 'asked']]],
    [
      'union',
      'Some 300 workers walked out, according to the union, 120 according to the company.',
      [
        [300, 'asked'],
        [120, 'other'],
      ],
    ],
    [
      'ministry',
      'According to the interior ministry, 14 people died, but 25 people were buried.',
      [
        [14, 'asked'],
        [25, 'nobody'],
      ],
    ],
    ['opposition', "The opposition's toll of 25 was denied.", [[25, 'asked']]],
    ['mayor', '“We lost 12 houses,” said the mayor of Prask.', [[12, 'asked']]],
    ['governor', 'At least 25 people died.', [[25, 'nobody']]],
  ] as const)('%s: %s', (name, sentence, expected) => {
    expect(saidEach(name, sentence)).toEqual(expected);
  });
});
