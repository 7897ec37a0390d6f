import { describe, expect, test } from 'vitest';
import { article, ask, indexOf } from '../../support/articles.ts';

/** A report that answers without a number, beside one that counts something else. */
const answerTo = (question: string, told: string) =>
  ask(
    question,
    indexOf([
      article('told', 'The ferry off Northey', `${told} The ferry sank off Northey on Monday night in a gale.`),
      article(
        'other',
        'Bread',
        'Some eight policemen lost their lives in the old mill at Prask. The miller sold 40 sacks.',
      ),
    ]),
  );

describe('a question for a number that the best sentence answers without one', () => {
  test.each([
    [
      'how many skippers are among the casualties?',
      'How many skippers are among the casualties has not been disclosed.',
    ],
    ['how many skippers are among the casualties?', 'It is unclear how many skippers are among the casualties.'],
    [
      'how many harbour orders did the council of Northey pass?',
      'The council of Northey had passed no harbour orders.',
    ],
    ['how much did the price of the ferry ticket go up?', 'The price of the ferry ticket had almost doubled.'],
  ])('%s: %s', (question, told) => {
    const { kind, quotes, figures } = answerTo(question, told);
    expect(kind).toBe('answered');
    expect(quotes[0]?.text).toContain(told);
    expect(figures).toEqual([]);
  });

  test('not one that says nothing of it', () => {
    expect(answerTo('how many harbour orders did the council of Northey pass?', 'The ferry had no radio.').kind).toBe(
      'not_found',
    );
  });
});

test('what befell others does not lead before what befell those who are asked for', () => {
  const { figures } = ask(
    'fatalities among demonstrators in Prask',
    indexOf([
      article('guard', 'Prask', 'Fatalities among policemen of Prask stood at eight, the ministry announced.'),
      article('marchers', 'Prask', 'In Prask 26 demonstrators are dead.'),
    ]),
  );
  expect(figures.map(({ label }) => label)).toEqual(['26']);
});
