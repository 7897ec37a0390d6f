import { describe, expect, test } from 'vitest';
import { isQuotable } from '../../functions/engine/articles/article.ts';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { toMarkdown } from '../../functions/import/imported-article.ts';
import { bytesOf, paragraphs } from '../support/import-samples.ts';

const [first = '', second = ''] = paragraphs(2);
const PROSE = `${first}\n\n${second}`;

/** What the corpus reads of a text file. */
async function read(text: string) {
  const { articles } = await importArticles({ name: 'note.txt', bytes: bytesOf(text) });
  const [imported] = articles;
  if (!imported) throw new Error('nothing was imported');
  const article = parseArticle({ text: toMarkdown(imported), file: 'note.md', format: 'markdown' });
  const quotable = article.blocks.filter(isQuotable).map(({ start, end }) => article.text.slice(start, end));
  return { title: article.title, published: article.published, quotable, notes: imported.notes };
}

test('a compound that a wrapped text breaks at its hyphen is whole again', async () => {
  const { quotable } = await read(
    `${first}\n\nThe ferry Aurelia sank outside the harbour of Veldmark, and a 19-year-\nold sailor of the ferry line, who had come on board that evening with the well-\nknown captain of the Aurelia, died while the others held on to the boats, the\nharbour master of the town said on Tuesday.`,
  );
  expect(quotable.join(' ')).toMatch(/a 19-year-old sailor .* with the well-known captain of/u);
});

describe('the mark of a note in a text', () => {
  test('is no part of a quotation, glued to a word or, where notes are listed, behind it', async () => {
    const { quotable } = await read(
      `${first}\n\nThe ferry sank with 227[5] people aboard, the guard said.[6] At least 19 died [7], it said.\n\n[5] Interview.\n[6] A statement.`,
    );
    expect(quotable).toContain('The ferry sank with 227 people aboard, the guard said. At least 19 died, it said.');
  });

  test('is not a number in brackets where no notes are listed, nor a word that an editor put in', async () => {
    const line = 'The court fined the line [2] and said that “[h]e knew of the doors [sic] in 2021” on Monday.';
    expect((await read(`${first}\n\n${line}`)).quotable).toContain(line);
  });
});

describe('the title of a text', () => {
  test.each([
    ['a headline', 'Harbour closes after storm', 'Harbour closes after storm'],
    ['one word', 'Title', 'Title'],
    ['capitals', 'HARBOUR CLOSES AFTER STORM', 'HARBOUR CLOSES AFTER STORM'],
    ['a question', 'Who closed the harbour?', 'Who closed the harbour?'],
    ['words behind a label', 'Title: Harbour closes', 'Harbour closes'],
    [
      'a line above which a date stands',
      'Published: 7 January 2022\n\nHarbour closes after storm',
      'Harbour closes after storm',
    ],
    [
      'a line below which a byline stands',
      'Harbour closes after storm\nBy Jane Doe\n7 January 2022',
      'Harbour closes after storm',
    ],
    [
      'a line below the name of the paper',
      'Courier\n\nHarbour closes after the worst storm of the century',
      'Harbour closes after the worst storm of the century',
    ],
  ])('is %s above its paragraphs, which is not quoted', async (_, head, title) => {
    expect(await read(`${head}\n\n${PROSE}`)).toMatchObject({ title, quotable: [first, second] });
  });

  test('is no whole sentence, which stays prose', async () => {
    const sentence = 'The council met on Monday.';
    expect(await read(`${sentence}\n\n${PROSE}`)).toMatchObject({ title: null, quotable: [sentence, first, second] });
    expect(await read(PROSE)).toMatchObject({ title: null, quotable: [first, second] });
  });

  test.each([
    ['Published: 7 January 2022', '2022-01-07', []],
    ['Date: 2022-01-07', '2022-01-07', []],
    ['Published: yesterday', null, ['its date "yesterday" cannot be read and is left out; write it as 2022-01-07']],
    [
      'Published on: 07/01/2022',
      null,
      ['its date "07/01/2022" may be two days and is left out; write it as 2022-01-07'],
    ],
    ['Updated: yesterday', null, []],
    ['Opinion', null, []],
    ['Source: Reuters', null, []],
    ['By Jane Doe', null, []],
  ])('is not “%s”', async (head, published, notes) => {
    expect(await read(`${head}\n\n${PROSE}`)).toEqual({ title: null, published, quotable: [first, second], notes });
    expect(await read(`${head}\r\n\r\n${PROSE.replaceAll('\n', '\r\n')}`)).toMatchObject({ title: null, published });
  });
});
