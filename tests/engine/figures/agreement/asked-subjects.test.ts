import { describe, expect, it } from 'vitest';
import { agreement, outline } from './agreements.ts';

describe('a figure that its sentence gives to somebody else', () => {
  it.each([
    ['how many medals did Germany win?', 'Norway won 14 medals and Germany 12.', '12 [0]'],
    ['how many medals did Norway win?', 'Norway won 14 medals and Germany 12.', '14 [0]'],
    ['what share of the vote did Arden win?', 'Voss won 48.6 per cent of the vote and Arden 44.', '44% [0]'],
    ['how many seats did the Red Party win?', 'The Green Party won 31 seats and the Red Party 9.', '9 [0]'],
    ['how many panes did the west wing lose?', 'The east wing lost 40 panes while the west wing lost 12.', '12 [0]'],
    ['how many barrels did the brewery sell?', 'The dairy sold 900 barrels, the brewery 250.', '250 barrels [0]'],
    ['how much rain did Ruda get?', 'Ruda got 30 millimetres of rain and Tarn 80.', '30 millimetres [0]'],
    ['how many matches did Senegal win?', 'Ghana won 11 matches, Senegal 9 and Togo four.', '9 [0]'],
    ['how many strikers did the police arrest?', 'Soldiers arrested 40 strikers and the police 12.', '12 [0]'],
  ])('is left out: %s', (question, sentence, group) => {
    expect(outline(agreement(question, [['a', sentence]]))).toEqual([group]);
  });

  it('stands where the question names neither of them', () => {
    const quotes = [['a', 'Soldiers arrested 40 strikers and the police 12.']] as const;
    expect(outline(agreement('how many strikers were arrested?', quotes))).toEqual(['12 [0]', '40 [0]']);
  });

  it('stands where whom the question names are those it happened to', () => {
    const quotes = [['a', 'Rioters killed 12 officers, and the police killed 3 officers by mistake.']] as const;
    expect(outline(agreement('how many officers died?', quotes))).toEqual(['3 [0]', '12 [0]']);
  });

  it.each([
    [
      'what share of the vote did Voss win?',
      'Arden said she won 49 per cent of the vote against 47 per cent for Voss.',
      '47% [0]',
    ],
    [
      'what share of the vote did Voss win?',
      'Early results put Voss at 51 per cent and Arden at 44 per cent.',
      '51% [0]',
    ],
  ])('goes behind one that is given to whom the question names: %s', (question, sentence, group) => {
    expect(outline(agreement(question, [['a', sentence]]))).toEqual([group]);
  });
});
