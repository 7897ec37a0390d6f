import { expect, test } from 'vitest';
import { ArticleFinder } from '../../functions/corpus/article-finder.ts';

const listed = (id: string, title: string | null, publisher: string | null, published: string | null = null) => ({
  id,
  title,
  publisher,
  published,
  file: `${id}.md`,
});
const CLASHES = listed('wire/clashes-2', 'Clashes in the harbour of Marlow', 'Courier', '2022-01-06');
const FIRE = listed('fire', 'A night of fire in Marlow', 'Gazette', '2022-01-07');
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

test('those that fit alike come by date, whatever their order in the index', () => {
  const [first, second] = [
    listed('a', 'Storm', 'Courier', '2022-01-01'),
    listed('b', 'Storm', 'Courier', '2022-01-02'),
  ];
  expect(new ArticleFinder([first, second]).find('storm')).toEqual([second, first]);
  expect(new ArticleFinder([second, first]).find('storm')).toEqual([second, first]);
});
