import { expect, test } from 'vitest';
import { canAgree } from '../../../../functions/engine/figures/agreement/compatible-figures.ts';
import { relationOf } from '../../../../functions/engine/figures/agreement/figure-relations.ts';
import { figureLabel } from '../../../../functions/engine/figures/figure-labels.ts';
import { figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

/** Amounts that lie beside, within and across each other, in the forms in which they are printed. */
const AMOUNTS: readonly string[] = [
  'No people died.',
  '40 people died.',
  '41 people died.',
  '44 people died.',
  '60 people died.',
  'About 40 people died.',
  'Nearly 40 people died.',
  'At least 40 people died.',
  'Over 40 people died.',
  'Up to 40 people died.',
  'Under 40 people died.',
  'Between 40 and 60 people died.',
  'Between 60 and 80 people died.',
  'Dozens of people died.',
  'Hundreds of people died.',
  '998 people died.',
  '1,000 people died.',
  '1,020 people died.',
  '1,024 people died.',
  '2.5 million people died.',
  '2,512,000 people died.',
  '31% of people died.',
  '31.2% of people died.',
  '31.7% of people died.',
  'It cost $40 million.',
  'It cost $40.3m.',
  'It cost €40 million.',
  'It is 40 metres high.',
];

test('two amounts are to each other what they were when somebody last looked at them', async () => {
  const figures = AMOUNTS.flatMap((text) =>
    figuresOf(text, FIGURE_RINGS).map((figure) => ({ ...figure, label: figureLabel(figure, text) })),
  );
  const lines = figures.map((one) => {
    const relations = figures.map((other) => relationOf(other, one).charAt(0) + (canAgree(other, one) ? '+' : '-'));
    return `${one.label.padEnd(16)} ${relations.join(' ')}`;
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('relation-readings.txt');
});
