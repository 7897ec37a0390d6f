import { expect, test } from 'vitest';
import { ArticleFinder } from '../../functions/corpus/article-finder.ts';

const listed = (id: string, title: string | null, publisher: string | null) => ({
  id,
  title,
  publisher,
  file: `${id}.md`,
});
const CLASHES = listed('wire/clashes-2', 'Clashes in the harbour of Marlow', 'Courier');
const FIRE = listed('fire', 'A night of fire in Marlow', 'Gazette');
const BREAD = listed('bread', 'Bread prices rise again', 'Observer');
const BARE = listed('telegram_4711', null, null);
const finder = new ArticleFinder([BREAD, CLASHES, BARE, FIRE]);

test.each([
  ['a word of the title', 'bread', [BREAD]],
  ['the beginning of a word', 'clash', [CLASHES]],
  ['a misspelt word', 'harbuor', [CLASHES]],
  ['the publisher', 'gazette', [FIRE]],
  ['the id', 'wire/clashes-2', [CLASHES]],
  ['a part of the id', '4711', [BARE]],
  ['words of which each is there', 'marlow fire', [FIRE]],
  ['words of which one is nowhere', 'marlow bread', []],
  ['no words', ' ?! ', []],
])('articles are found by %s', (_, words, found) => {
  expect(finder.find(words)).toEqual(found);
});

test('those that fit alike stay in their order', () => {
  const [first, second] = [listed('a', 'Storm', 'Courier'), listed('b', 'Storm', 'Courier')];
  expect(new ArticleFinder([first, second]).find('storm')).toEqual([first, second]);
  expect(new ArticleFinder([second, first]).find('storm')).toEqual([second, first]);
});
