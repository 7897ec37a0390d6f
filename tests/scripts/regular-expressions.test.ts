import { expect, test } from 'vitest';
import { expressions, isJudged, keptVerdicts } from '../../scripts/regular-expressions.ts';

/** UTF-16 code units: what the first bound names, and more than any number or word has. */
const BOUND = 600;

/** Of processor time: a line that takes so long would be seen; the worst of these takes a hundredth of it. */
const MOST_MS = 1000;

const PARTS = [
  '.',
  ' ',
  '\t',
  '\n',
  'a',
  'A',
  '1',
  '!',
  '?',
  '-',
  '"',
  '(',
  '[',
  '<',
  '#',
  '@',
  '/',
  ':',
  ',',
  '_',
  'a.',
  '.,',
  ' .',
];
const MORE = [
  '#a ',
  '@a ',
  'a@',
  '<a ',
  '— a (',
  'by ',
  '&gt;',
  'a - ',
  'Aa ',
  '— a (@a) ',
  'published ',
  ', no. ',
  '1, ',
];

const all = expressions();
const { bounded } = keptVerdicts();

test('every regular expression of the code is safe by recheck, or says what bounds its input', () => {
  expect(all.size).toBeGreaterThan(1000);
  expect([...all.keys()].filter((written) => !isJudged(written))).toEqual([]);
  for (const written of Object.values(bounded).flat()) expect(all.has(written), written).toBe(true);
});

const short = Object.entries(bounded).flatMap(([bound, written]) =>
  /^(?:a line|the digits)/u.test(bound) ? written : [],
);

test.each(short)('%s takes no time within its bound', (written) => {
  const known = all.get(written);
  const expression = new RegExp(known?.source ?? '', known?.flags);
  const begun = process.cpuUsage();
  for (const part of [...PARTS, ...MORE]) `${part.repeat(BOUND / part.length)}\u0001`.replace(expression, '');
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1000).toBeLessThan(MOST_MS);
});
