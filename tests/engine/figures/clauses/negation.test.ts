import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

/** The numbers of a sentence that it says no to, as printed. */
function denied(sentence: string): string[] {
  return figuresOf(sentence, FIGURE_RINGS).flatMap(({ start, end, denial }) =>
    denial ? [sentence.slice(start, end)] : [],
  );
}

describe('a figure is denied', () => {
  it.each([
    ['18 officers were not killed.', '18'],
    ['The bridge did not cost $40 million.', '$40 million'],
    ['The army never killed 31 people.', '31'],
    ['The club did not sell the 300 tickets.', '300'],
    ['The firm will not pay 300 workers.', '300'],
    // "Not 31 but 28", and what a number is set against.
    ['Not 31 but 28 people died.', '31'],
    ['Not all 31 people died.', '31'],
    ['It killed 28 people rather than 31.', '31'],
    ['It killed 28 people instead of 31.', '31'],
    // Nobody did it.
    ['No bridge cost $40 million.', '$40 million'],
    ['Nobody killed 12 people.', '12'],
    ['No one killed 12 people.', '12'],
    // What was to be done was not.
    ['The army failed to protect 3,000 families.', '3,000'],
    ['The army refused to pay 300 soldiers.', '300'],
    // Who does not say it does not state it.
    ['The mayor did not say that 18 officers died.', '18'],
  ])('in “%s”: %s', (sentence, figure) => {
    expect(denied(sentence)).toEqual([figure]);
  });
});

describe('a figure is not denied', () => {
  it.each([
    // Another clause is.
    'The driver did not stop and 12 people were hurt.',
    'The fire was not put out, and 12 people died.',
    'The talks did not end before 12 people died.',
    'The mayor did not resign because 12 people died.',
    'They did not all die: 12 were saved.',
    // Whoever did not hesitate, refrain or fail has done it.
    'They did not hesitate to kill 31 people.',
    'They did not refrain from killing 31 people.',
    'The army did not fail to protect 3,000 families.',
    'The army never failed to pay 300 soldiers.',
    // "Not" says no to something beside the number.
    'Not only were 18 officers killed.',
    'Not long ago 18 officers were killed.',
    'Not for the first time, 18 officers were killed.',
    'It was not until Friday that 12 people died.',
    // Who does not know why leaves it true, and who did not survive is dead.
    'The ministry did not know why 12 people died.',
    '12 people did not survive.',
  ])('in “%s”', (sentence) => {
    expect(figuresOf(sentence, FIGURE_RINGS)).not.toEqual([]);
    expect(denied(sentence)).toEqual([]);
  });
});
