import { describe, expect, test } from 'vitest';
import { article, ask, indexOf } from '../support/articles.ts';

const index = indexOf([
  article('post', 'Clashes in Marlow', 'Eight police officers were killed in Marlow, the ministry said.'),
  article(
    'times',
    'Marlow',
    'At least 18 policemen died in the clashes. The quay was closed by 12 of its 400 dockers.',
  ),
  article('herald', 'A night in Marlow', 'In Marlow 12 officers were killed and 353 were injured on 5 January.'),
  article(
    'flight',
    'Landing',
    'Flight 370 landed at Marlow. Nora Lind won the 400 metres under Article 5 of the rules.',
  ),
]);

const labels = (question: string) => ask(question, index).figures.map(({ label }) => label);

describe('a question that states a figure shows every figure that sources give', () => {
  const all = labels('how many police died?');

  test.each([
    'Is it true that 18 police died?',
    '18 police died',
    'did 12 officers die?',
    'did at least 18 policemen die?',
    'did 31 police die?', // which nobody says
    'did eighteen police officers die?',
    '18 police officers are dead, right?',
    '18 dead police officers?',
    'is it 12 or 18 police who died?',
    'did 12 officers die or 18?',
    'Is it true that 12 police died, not 18?',
    'how many police died, 12 or 18?',
    'how many police died: 12?',
    'how many police died - was it 12 or 18?',
  ])('%s', (question) => {
    const found = ask(question, index);
    expect(found.figures.map(({ label }) => label)).toEqual(all);
    expect(found.kind).toBe('disputed');
    expect(found.question).toBe(question);
    expect(found.uncovered).not.toContain('31');
  });

  test('which are those that differ', () => {
    expect(all).toEqual(['8', '12', 'at least 18']);
  });
});

describe('a number that only describes is compared with nothing', () => {
  test.each([
    ['what happened on 5 January?'],
    ['who won the 400 metres?'],
    ['did Flight 370 land?'],
    ['what is Article 5?'],
    ['who killed 12 officers?'],
    ['when did 18 policemen die?'],
    ['which city had 12 officers killed?'],
  ])('%s', (question) => {
    expect(labels(question)).toEqual([]);
  });
});

test('a stated figure that no source gives another for changes nothing: it abstains as before', () => {
  // "353 were injured on 5 January" is near enough for a question about anybody, but is said of no demonstrators.
  expect(ask('were 40 demonstrators injured on 5 January?', index).kind).toBe('not_found');
});
