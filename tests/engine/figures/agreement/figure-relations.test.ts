import { describe, expect, it } from 'vitest';
import { type LabelledFigure, relationOf } from '../../../../functions/engine/figures/agreement/figure-relations.ts';
import { figureLabel } from '../../../../functions/engine/figures/figure-labels.ts';
import { figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

function figure(text: string): LabelledFigure {
  const [found] = figuresOf(text, FIGURE_RINGS);
  if (!found) throw new Error(`no figure: ${text}`);
  return { ...found, label: figureLabel(found, text) };
}

describe('the figure of a source beside that of a claim', () => {
  it.each([
    ['same', 'At least 40 people died', 'More than 40 people were killed'],
    ['same', 'About 50 people died', '50 people died'],
    ['same', '48 to 52 shops burned', '48 to 52 shops were burnt'],
    ['same', 'Quill holds 31% of the yard', 'Quill holds 31.2% of the yard'],
    ['same', '84 million people watched', '84.4 million people watched'],
    ['same', 'The bridge cost $2.55 million', 'The bridge cost $2.6 million'],
    ['other', 'Quill holds 31.4% of the yard', 'Quill holds 31.2% of the yard'],
    ['other', '310 people died', '312 people died'],
    ['other', '84 million people watched', '88 million people watched'],
    ['within', 'At least 40 people died', '48 people died'],
    ['within', 'At least 40 people died', 'At least 48 people died'],
    ['within', 'At least 40 people died', '40 people died'],
    ['within', 'More than 40 ships sank', '41 ships sank'],
    ['within', 'Fewer than 100 homes burned', '31 homes burned'],
    ['within', 'Up to 100 homes burned', '100 homes burned'],
    ['within', 'About 50 people died', '48 to 52 people died'],
    ['within', '48 to 52 people died', '50 people died'],
    ['within', 'Nearly 500 nurses marched', '490 nurses marched'],
    ['within', 'Dozens of people died', '48 people died'],
    ['within', 'The bridge cost more than $2 million', 'The bridge cost $2.5 million'],
    ['within', 'Over 60% voted', 'Turnout was 61.5 per cent'],
    ['compatible', '48 people died', 'At least 18 people died'],
    ['compatible', 'At least 60 people died', 'At least 48 people died'],
    ['compatible', '48 people died', 'About 50 people died'],
    ['compatible', '48 people died', 'Dozens of people died'],
    ['compatible', 'Fewer than 100 homes burned', 'At least 40 homes burned'],
    ['other', 'More than 40 people died', '40 people died'],
    ['other', 'Fewer than 100 homes burned', '100 homes burned'],
    ['other', 'Nearly 500 nurses marched', '510 nurses marched'],
    ['other', 'At least 40 people died', '31 people died'],
    ['other', '48 people died', 'At least 60 people died'],
    ['other', 'About 50 people died', '60 people died'],
    ['other', 'Dozens of people died', '5,000 people died'],
    ['other', 'The bridge cost $2.5 million', 'The bridge cost 2.5 million euros'],
    ['other', 'At least 40 people died', '48% of people died'],
    ['other', 'The road is more than 40 miles long', 'The road is 48 kilometres long'],
  ])('is %s: %s, %s', (relation, claimed, stated) => {
    expect(relationOf(figure(stated), figure(claimed))).toBe(relation);
  });
});
