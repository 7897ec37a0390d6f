import { describe, expect, test } from 'vitest';
import { articleId, type IdClues, withoutSharedIds } from '../../functions/import/article-id.ts';

const CLUES: IdClues = {
  stated: null,
  url: null,
  title: 'Fire in the mill',
  text: 'Eight people were hurt.',
  file: 'in/wire 7.csv',
  isListed: false,
};
const idOf = (clues: Partial<IdClues>) => articleId({ ...CLUES, ...clues });

describe('the id of an article', () => {
  test('is what was stated, then its address, then the name of its file', () => {
    const url = 'https://www.courier.example/news/fire?page=2#top';
    expect(idOf({ stated: 'Mine', url })).toEqual({ id: 'Mine', isIdStated: true });
    expect(idOf({ url })).toEqual({
      id: expect.stringMatching(/^courier-example-news-fire-[0-9a-f]{8}$/u),
      isIdStated: true,
    });
    expect(idOf({})).toEqual({ id: 'in-wire-7', isIdStated: false });
    expect(idOf({ file: 'report#2.txt' }).id).toBe('report-2');
  });

  test('is stated by no address of a whole site', () => {
    expect(idOf({ url: 'https://courier.example/' }).isIdStated).toBe(false);
    expect(idOf({ url: 'https://courier.example/?p=7' }).isIdStated).toBe(true);
  });

  test('in a list is of its title, whatever the file and the text', () => {
    const listed = idOf({ isListed: true });
    expect(listed).toEqual({ id: expect.stringMatching(/^fire-in-the-mill-[0-9a-f]{8}$/u), isIdStated: false });
    expect(idOf({ isListed: true, file: 'other.csv', text: 'Nine people were hurt.' })).toEqual(listed);
    expect(idOf({ isListed: true, title: 'Fire in the mill!' })).not.toEqual(listed);
  });

  test('in a list and without a title is of its text', () => {
    const [one, other] = [CLUES.text, 'Nine people were hurt.'].map(
      (text) => idOf({ isListed: true, title: null, text }).id,
    );
    expect(one).toMatch(/^in-wire-7-[0-9a-f]{8}$/u);
    expect(one).not.toBe(other);
  });

  test('of a title or a name in another script tells it from others', () => {
    const titles = ['Пожар на мельнице', 'Порт открыт'].map((title) => idOf({ isListed: true, title }).id);
    const files = ['Пожар.txt', 'Порт.txt'].map((file) => idOf({ file }).id);
    for (const id of [...titles, ...files]) expect(id).toMatch(/^article-[0-9a-f]{8}$/u);
    expect(new Set([...titles, ...files]).size).toBe(4);
  });
});

test('an id that several texts of one input state is stated by none; the same article twice is no other text', () => {
  const article = (id: string, text: string) => ({ id, isIdStated: true, text });
  const found = [article('a', 'One.'), article('b', 'Two.'), article('a', 'Three.'), article('b', 'Two.')];
  expect(withoutSharedIds(found).map(({ isIdStated }) => isIdStated)).toEqual([false, true, false, true]);
});
