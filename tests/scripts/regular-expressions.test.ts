import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { expressions, isJudged, keptVerdicts, sampleOf } from '../../scripts/regular-expressions.ts';

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

/** What questions begin with, by which some expressions look further. */
const LEADS = ['', 'what is ', 'how many ', 'according to ', 'The '];

const all = expressions();
const { bounded } = keptVerdicts();

test('every regular expression of the code is safe by recheck, or says what bounds its input', () => {
  expect(all.size).toBeGreaterThan(1300);
  expect([...all].filter(([written, expression]) => !isJudged(written, expression))).toEqual([]);
  const named = new Set([...all.values()].flatMap(({ names }) => names));
  for (const one of Object.values(bounded).flat()) expect(all.has(one) || named.has(one), one).toBe(true);
});

test('what is built of data is checked with a sample in the place of each piece, and refused without the builder of the piece', () => {
  const callOf = (text: string) => {
    const [statement] = parseSync('a.ts', text).program.body;
    if (statement?.type !== 'ExpressionStatement' || statement.expression.type !== 'NewExpression')
      throw new Error(text);
    return statement.expression;
  };
  const sample = (text: string) => sampleOf(callOf(text), 'a.ts:1', text);
  expect(sample('new RegExp(`^$' + '{literalOf(name)}: `, "u")')).toEqual(['^ab: ', 'u']);
  expect(() => sample('new RegExp(`^$' + '{name}: `, "u")')).toThrow('a.ts:1');
  expect(() => sample('new RegExp(name)')).toThrow('a.ts:1');
});

test('what a module builds as it loads is checked as it is built', () => {
  const names = [...all.values()].flatMap((one) => one.names);
  expect(names).toContain('functions/engine/figures/asks/asked-speaker.ts#SPEAKER_FORMS');
  expect(names.length).toBeGreaterThan(40);
});

const short = Object.entries(bounded).flatMap(([bound, written]) =>
  /^(?:a line|the digits)/u.test(bound) ? written : [],
);

test.each(short)('%s takes no time within its bound', (written) => {
  const known = all.get(written);
  const these = known ? [known] : [...all.values()].filter(({ names }) => names.includes(written));
  expect(these).not.toEqual([]);
  for (const { source, flags } of these) {
    const expression = new RegExp(source, flags);
    const begun = process.cpuUsage();
    for (const lead of known ? [''] : LEADS)
      for (const part of [...PARTS, ...MORE])
        `${lead}${part.repeat(BOUND / part.length)}\u0001`.replace(expression, '');
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1000).toBeLessThan(MOST_MS);
  }
});
