import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

/** Every figure as printed, with its periods. */
function periods(sentence: string): string[] {
  return figuresOf(sentence, FIGURE_RINGS).map(
    ({ start, end, periods: found }) => `${sentence.slice(start, end)}: ${found.join(', ')}`,
  );
}

describe('the time that a figure is told for', () => {
  it.each([
    // Months, each with the number that stands before it.
    ['Inflation rose to 5.4% in December from 5.1% in November.', '5.4%: month 12', '5.1%: earlier, month 11'],
    ['In December, prices rose 5% and wages 2%.', '5%: month 12', '2%: month 12'],
    ['On Jan. 5, 12 people died.', '12: month 1'],
    ['The rate was 4% in the third quarter of 2009.', '4%: quarter 3'],
    ['Output rose 2% in the July-September period.', '2%: quarter 3'],
    ['Output rose 2% in the January to June period.', '2%: half 1'],
    ['Output fell 0.5% in the last three months of 2004.', '0.5%: quarter 4', 'three months: '],
    ['Output grew 3% in the first six months of the year.', '3%: half 1', 'six months: '],
    // Nights and days, counted from the beginning of the event.
    ['Police arrested 30 people on the second night and 12 on the first night.', '30: night 2', '12: night 1'],
    ['On the second night, police arrested 30 people, 12 of them minors.', '30: night 2', '12: night 2'],
    ['By the third day, 40 had been found.', '40: day 3'],
    // Times counted from when the sentence was written.
    ['The plant made 900 cars last month.', '900: last month'],
    ['This year 14 bridges were closed.', '14: this year'],
    // What is told to compare with.
    ['The loss was $12m, compared with a profit of $3m a year earlier.', '$12m: ', '$3m: earlier, earlier year'],
    ['Profit was $4m, against $3m the year before.', '$4m: ', '$3m: earlier year'],
    ['Turnout was 61%, up from 58%.', '61%: ', '58%: earlier'],
    ['Compared with 9 last year, 14 bridges closed.', '9: earlier, last year', '14: '],
    ['The deficit was $6m, and $5m in the previous fiscal year.', '$6m: ', '$5m: earlier year'],
    // A month, a quarter or a year that the sentence does not name.
    ['Sales rose 8% for the year.', '8%: the year'],
    ['Sales rose 8% during the month.', '8%: the month'],
    // Totals up to a time.
    ['By 2010, 300 villages had power.', '300: until'],
    ['As of March 2021, 300 villages had power.', '300: month 3, until'],
  ])('%s', (sentence, ...figures) => {
    expect(periods(sentence)).toEqual(figures);
  });

  it.each([
    ['A year earlier is what the growth is measured from.', 'Sales rose 5% from a year earlier.', '5%: '],
    ['Nor is a month that is only compared with.', 'They sold 40 more cars than last month.', '40: '],
    ['May is a verb as well.', 'Police may have hurt 12 people.', '12: '],
    ['April may be a person.', 'April Holm sold 12 boats.', '12: '],
    ['These are no quarter.', 'They sold 40 boats in the last three months.', '40: ', 'three months: '],
    ['The war came later.', 'Two years before the war 40 people lived there.', 'Two years: ', '40: '],
    ['A second night out is no second night.', 'The second book sold 300 copies.', '300: '],
  ])('%s %s', (_why, sentence, ...figures) => {
    expect(periods(sentence)).toEqual(figures);
  });

  it('puts what is told of an earlier time in the past', () => {
    const past = (sentence: string) => figuresOf(sentence, FIGURE_RINGS).map((figure) => figure.past);
    expect(past('Profit was $4m, against $3m the year before.')).toEqual([false, true]);
    expect(past('The town had 300 inhabitants three years earlier.')[0]).toBe(true);
    expect(past('Sales rose 5% from a year earlier.')).toEqual([false]);
  });
});
