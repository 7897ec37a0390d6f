import { describe, expect, it } from 'vitest';
import { figureLabel } from '../../../functions/engine/figures/figure-labels.ts';
import { figuresOf } from '../../../functions/engine/figures/figures.ts';
import { AGE, withAges } from '../../../functions/engine/figures/quantities/stated-ages.ts';
import { FIGURE_RINGS } from './figure-rings.ts';

function agesOf(sentence: string) {
  return withAges(sentence, figuresOf(sentence, FIGURE_RINGS), FIGURE_RINGS)
    .filter(({ unit }) => unit.kind === 'measure' && unit.unit === AGE)
    .map(({ value, who }) => [value, who]);
}

describe('the ages that a sentence states', () => {
  it.each([
    ['Ada Brandt, 43, runs the harbour.', 43, 'brandt'],
    ['The driver, aged 43, was unhurt.', 43, 'driver'],
    ['A 43-year-old teacher was held.', 43, 'teacher'],
    ['Brandt is 43 years old.', 43, 'brandt'],
    ['Brandt died at the age of 43.', 43, null],
    ['A six-month-old girl was found.', 0.5, 'girl'],
    ['A girl, 6, was hurt.', 6, 'girl'],
    ['They found a boy, about 4, in the car.', 4, 'boy'],
    ['Two women, believed to be 30, were found.', 30, 'women'],
  ])('%s', (sentence, years, who) => {
    const [age] = agesOf(sentence);
    expect(age?.[0]).toBe(years);
    if (who !== null) expect(age?.[1]).toBe(who);
  });

  it.each([
    ['Two children, ages 4 and 7, lived there.', 'children'],
    ['Two children, aged 4 and 7, lived there.', 'children'],
    ['Two children, believed to be 4 and 7, lived there.', 'children'],
  ])('%s states two', (sentence, who) => {
    const ages = agesOf(sentence);
    expect(ages.map(([years]) => years)).toEqual([4, 7]);
    expect(ages[0]?.[1]).toBe(who);
  });

  it.each([
    'The toll is believed to be 30.',
    'Of the prize, about 4, nothing is left.',
    'The bridge is 43 years overdue.',
    'He served 43 years.',
    'In Oran, 43 people died.',
    'On 4 May, 43, 44 and 45 met.',
  ])('%s states none', (sentence) => {
    expect(agesOf(sentence)).toEqual([]);
  });

  it('keeps them apart from times', () => {
    const sentence = 'A 43-year-old teacher was jailed for 12 years.';
    expect(withAges(sentence, figuresOf(sentence, FIGURE_RINGS), FIGURE_RINGS).map(({ value }) => value)).toEqual([
      43, 12,
    ]);
  });

  it('are printed as ages', () => {
    const print = (sentence: string) => {
      const [age] = withAges(sentence, [], FIGURE_RINGS);
      return age && figureLabel(age, sentence);
    };
    expect(print('Ada Brandt, 43, runs the harbour.')).toBe('43 years old');
    expect(print('A six-month-old girl was found.')).toBe('six-month-old');
  });
});
