import { describe, expect, test } from 'vitest';
import { parseRings } from '../../../functions/engine/concepts/rings.ts';
import { askOf } from '../../../functions/engine/figures/asks/quantity-question.ts';
import { figuresOf } from '../../../functions/engine/figures/figures.ts';
import { article, ask, indexOf, TEST_RINGS } from '../../support/articles.ts';

const PLANES = parseRings('rings:\n  aircraft: [plane, jet]\n  fire: [fire, blaze]\n', 'planes.yaml');

const read = (sentence: string) =>
  figuresOf(sentence, TEST_RINGS).map(({ start, end, who }) => [sentence.slice(start, end), who]);

describe('a figure of a sentence', () => {
  test.each([
    ['is no year, though about that one', 'Since approximately 2000, many quarters of Brin have been rebuilt.', []],
    ['is none of the years of a reign', '1299–1326), which no other prince of Brin reached.', []],
    ['is no fraction before one noun', 'There are two sixth form colleges in Brin.', [['two', 'colleg']]],
    ['is a fraction of what follows', 'Two thirds of the villages burned.', [['Two thirds', 'villag']]],
    ['is one range with two signs', 'Orlo paid €81–€94 million for him.', [['€81–€94 million', 'orlo']]],
    ['counts a noun that is a verb elsewhere', 'The team had 14 wins in May.', [['14', 'win']]],
    [
      'counts what is printed behind the second adjective',
      'Brin has 571 primary and 94 secondary schools.',
      [
        ['571', 'school'],
        ['94', 'school'],
      ],
    ],
  ])('%s', (_, sentence, figures) => {
    expect(read(sentence)).toEqual(figures);
  });

  test('is one of planes where it counts planes, and of plans where it counts plans', () => {
    const what = (sentence: string) => figuresOf(sentence, PLANES).map((figure) => figure.who);
    expect(what('Orlo has 3 planes.')).toEqual(['aircraft']);
    expect(what('Orlo has 3 plans.')).toEqual(['plan']);
    expect(figuresOf('Orlo planned 40 homes.', PLANES)[0]?.what).toBe('plan');
  });
});

describe('a question for a figure', () => {
  test.each([
    ['for how many consecutive years has crime fallen in Brin?', 'measure', 'year'],
    ['how many sunny days does Brin have?', 'measure', 'day'],
    ['how many million square feet of offices does Brin have?', 'measure', 'square foot'],
    ['how many school days were there?', 'measure', 'day'],
    ['how many voting members does the council have?', 'count', null],
  ])('%s', (question, unit, unitName) => {
    expect(askOf(question, TEST_RINGS)).toMatchObject({ unit, unitName });
  });

  test('is not answered with what somebody claims of another matter', () => {
    const index = indexOf([
      article('a', 'Tolbrek', 'Some 1,200 people marched in Tolbrek on Friday, organisers said.'),
      article('b', 'Tolbrek', 'A Telegram channel claimed that 30 people died in the fire in Tolbrek.'),
    ]);
    expect(ask('how many people marched in Tolbrek?', index).reported).toEqual([]);
    expect(ask('how many people died in the fire in Tolbrek?', index).reported).toMatchObject([{ label: '30' }]);
  });
});

test('a short name is searched by the words that articles print', () => {
  const others = Array.from({ length: 12 }, (_, at) =>
    article(`o${at}`, null, `Shop ${at + 3} in Brin sold ${at + 20} hats in May.`),
  );
  const index = indexOf([
    ...others,
    article('ny', null, 'New York keeps 24,000 bakeries.'),
    article('us', null, 'The United States keeps 9,000 lighthouses.'),
  ]);
  expect(ask('how many bakeries are there in NYC?', index).figures[0]?.label).toBe('24,000');
  expect(ask('how many lighthouses does the US keep?', index).figures[0]?.label).toBe('9,000');
});

describe('words that only look like a denial, a result or a month', () => {
  const first = (sentence: string) => figuresOf(sentence, TEST_RINGS)[0];

  test.each([
    ['Among those who did not flee were 12 people.', false],
    ['Those who were not hurt in the raid were 12 boys.', false],
    ['The raid did not kill 12 people.', true],
    ['Not 12 but 31 people died.', true],
  ])('the "not" of a "who" ends with its clause: %s', (sentence, denial) => {
    expect(first(sentence)?.denial).toBe(denial);
  });

  test.each([
    ['The Greens won 50-60 seats.', [50, 60]],
    ['The strike lost 20 to 30 jobs.', [20, 30]],
    ['Velka won 21-35 in Brin.', undefined],
    ['Velka won 3-1 sets.', undefined],
  ])('two numbers that count what follows them are no result: %s', (sentence, range) => {
    const figure = first(sentence);
    expect(figure && [figure.min, figure.max]).toEqual(range);
  });

  test.each([
    ['Ada May was told that 12 ministers would be sacked by May.', []],
    ['Ada May said that 12 ministers had resigned in May.', ['month 5']],
    ['The firm sold 12 ferries in May.', ['month 5']],
  ])('"by May" is a month unless the sentence names a May: %s', (sentence, periods) => {
    expect(first(sentence)?.periods).toEqual(periods);
  });
});
