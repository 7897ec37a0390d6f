import { expect, test } from 'vitest';
import { explainFigures } from '../../functions/engine/explain-figures.ts';
import { explainedFigureLines } from '../../functions/local/terminal/explained-figures.ts';
import { article, HARBOUR_REPORTS, indexOf } from '../support/articles.ts';

const index = indexOf(HARBOUR_REPORTS);

test('the parts of a figure add up to its likelihood, likeliest figure first', () => {
  const figures = explainFigures('how many police died?', index, {});
  expect(
    figures
      .slice(0, 3)
      .map(({ label }) => label)
      .toSorted(),
  ).toEqual(['6', '7', '9']);
  const likely = figures.map(({ probability }) => probability);
  expect(likely).toEqual(likely.toSorted((a, b) => b - a));
  for (const { probability, base, parts } of figures) {
    const logit = parts.reduce((sum, { value }) => sum + value, base);
    expect(1 / (1 + Math.exp(-logit))).toBeCloseTo(probability, 6);
  }
});

test('a line names each part in words', () => {
  const lines = explainedFigureLines(explainFigures('how many police died?', index, {}));
  expect(lines.join('\n')).toMatch(/^ {2}\d · \w+ · 0\.\d{3} of 1$/mu);
  expect(lines.join('\n')).toMatch(/^ {4}[+−]\d+\.\d\d {2}in the unit asked for$/mu);
});

test('a question for no figure has none to explain', () => {
  expect(explainedFigureLines(explainFigures('who is the mayor of Marlow?', index, {}))).toEqual([]);
});

test('a figure that another one leads in place of says by which rule', () => {
  const reports = indexOf([
    article('a', null, 'Chancellor Ada Quill said the first 400 civil posts had been cut, on target.'),
    article('b', null, 'The action follows an announcement of Ada Quill in July that 4,000 posts would be cut.'),
  ]);
  const figures = explainFigures('How many civil posts does Ada Quill want to cut?', reports, {});
  const rule = 'what has been done to what is to come, where a plan is asked for';
  expect(figures.map(({ label, gaveWay }) => [label, gaveWay])).toEqual([
    ['400', rule],
    ['4,000', undefined],
  ]);
  expect(explainedFigureLines(figures)).toContain(`    does not lead; what gives way: ${rule}`);
});
