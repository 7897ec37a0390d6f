import { expect, test } from 'vitest';
import { texts } from '../../functions/wording/texts.ts';

test.each([
  [null, null, 3, 'No article states its date.'],
  ['6 January 2022', '6 January 2022', 0, 'Published on 6 January 2022.'],
  ['6 January 2022', '9 January 2022', 0, 'Published from 6 January 2022 to 9 January 2022.'],
  ['6 January 2022', '6 January 2022', 1, 'Published on 6 January 2022. 1 article without a stated date.'],
  [
    '6 January 2022',
    '9 January 2022',
    2,
    'Published from 6 January 2022 to 9 January 2022. 2 articles without a stated date.',
  ],
] as const)('the days of a corpus from %s to %s, with %d articles without one', (from, to, undated, words) => {
  expect(texts.dates(from, to, undated)).toBe(words);
});
