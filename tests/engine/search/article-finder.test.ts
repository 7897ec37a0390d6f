import { expect, test } from 'vitest';
import { sourceOf } from '../../../functions/engine/quotation.ts';
import { ArticleFinder } from '../../../functions/engine/search/article-finder.ts';
import { article, HARBOUR_REPORTS } from '../../support/articles.ts';

const finder = new ArticleFinder(
  [...HARBOUR_REPORTS, article('café-fire', 'Fire in a Café', 'It burned.')].map(sourceOf),
);
const find = (typed: string, most = 10) => finder.find(typed, most).map(({ id }) => id);

test.each([
  ['the words of a title, in any order and case', 'MARLOW fire', ['gazette']],
  ['a word by its beginning', 'fest', ['tribune']],
  ['a word with a slip', 'harbuor', ['post', 'courier']],
  ['a word with accents, typed without', 'cafe', ['café-fire']],
  ['an id or a file', 'observer.txt', ['observer']],
  ['only articles that have all of the words', 'harbour festival', []],
  ['no short word by another one', 'fore', []],
  ['nothing for nothing', ' ', []],
])('finds %s', (_, typed, expected) => {
  expect(find(typed)).toEqual(expected);
});

test('puts a title with the word itself before one that only begins so, and equal ones in the order that was given', () => {
  const named = new ArticleFinder([
    sourceOf(article('a', 'Portugal at sea', 'x y z.')),
    sourceOf(article('b', 'The port', 'x y z.')),
    sourceOf(article('c', 'The port', 'x y z.')),
  ]);
  expect(named.find('port', 10).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  expect(named.find('port', 1).map(({ id }) => id)).toEqual(['b']);
});

test('a search never changes what the next one finds', () => {
  const before = find('harbour');
  for (const typed of ['marlow', 'fest', 'nothing', 'harbuor']) find(typed);
  expect(find('harbour')).toEqual(before);
});
