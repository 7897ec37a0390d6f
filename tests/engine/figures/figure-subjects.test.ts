import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../functions/engine/figures/figures.ts';
import { FIGURE_RINGS } from './figure-rings.ts';

/** Each figure as printed, with the words for whoever has it or does it. */
function subjects(sentence: string): string[] {
  return figuresOf(sentence, FIGURE_RINGS).map(
    ({ start, end, subject }) => `${sentence.slice(start, end)} @ ${subject.join(' ') || '-'}`,
  );
}

describe('whose a figure is', () => {
  it.each([
    ['Voss took 48.6 per cent of the ballots and Arden 44.', '48.6 per cent @ voss', '44 @ arden'],
    ["Arden got 44 per cent to Voss's 48.6.", '44 per cent @ arden', '48.6 @ voss'],
    ['Ghana won 11 matches, Senegal 9 and Togo four.', '11 @ ghana', '9 @ seneg', 'four @ togo'],
    ['The east wing lost 40 panes while the west wing lost 12.', '40 @ east wing', '12 @ west wing'],
    ['Mira Voss, head of the Reds, won 31 seats and Jan Arden 9.', '31 @ mira voss', '9 @ jan arden'],
    ["The bank's 12 branches closed.", '12 @ bank'],
    ['The guild hired 30 welders and 12 masons.', '30 @ guild', '12 @ guild'],
  ])('is said by the subject of its clause, or its owner: %s', (sentence, ...figures) => {
    expect(subjects(sentence)).toEqual(figures);
  });

  it.each([
    ['Thirty welders were hired.', 'Thirty @ -'],
    ['Owners said 30 welders had left.', '30 @ -'],
    ['It has 12 branches.', '12 @ -'],
  ])('is left open by a passive, a pronoun and whoever only says so: %s', (sentence, ...figures) => {
    expect(subjects(sentence)).toEqual(figures);
  });
});
