import { describe, expect, test } from 'vitest';
import { addArticles } from '../../functions/corpus/add.ts';
import { readLibrary } from '../../functions/corpus/read-library.ts';
import type { Overrides, Source } from '../../functions/corpus/source.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { bytesOf, page } from '../support/import-samples.ts';
import { memoryLibrary } from '../support/memory-library.ts';

const HEAD =
  '<title>Clashes</title><meta property="og:site_name" content="courier.example"><meta property="article:published_time" content="2022-01-05">';
const first = page({ head: HEAD });
const corrected = first.replace('dockers', 'clerks');
/** The page by its address, and without one: then it is known by its file's name, and by being an edit. */
const WITH_ADDRESS = '<link rel="canonical" href="https://courier.example/clashes">';

describe.each([
  ['with an address', (html: string) => html.replace('</head>', `${WITH_ADDRESS}</head>`)],
  ['without an address', (html: string) => html],
])('what somebody states of a page %s', (_, make) => {
  async function adding(...steps: readonly (readonly [html: string, overrides: Overrides])[]) {
    const library = memoryLibrary();
    const kinds: string[] = [];
    for (const [html, overrides] of steps) {
      const source: Source = { kind: 'file', name: 'x.html', label: 'x.html', read: async () => bytesOf(make(html)) };
      const { entries } = await addArticles([source], library, {
        overrides,
        importer: (input) => importArticles(input),
      });
      kinds.push(...entries.map(({ kind }) => kind));
    }
    const { articles } = await readLibrary(library, null);
    return { kinds, articles: articles.map(({ publisher, published, author }) => ({ publisher, published, author })) };
  }
  const stated = { publisher: 'The Courier', published: '2022-01-06' };

  test('stays when the page is corrected, twice, though the page says otherwise', async () => {
    const { kinds, articles } = await adding([first, stated], [corrected, {}], [first, {}], [first, {}]);
    expect(kinds).toEqual(['added', 'updated', 'updated', 'unchanged']);
    expect(articles).toEqual([{ ...stated, author: null }]);
  });

  test('stays beside what is stated later, and gives way to it', async () => {
    const { articles } = await adding(
      [first, { ...stated, author: 'J. Doe' }],
      [first, { title: 'A day of clashes' }],
      [corrected, { author: 'Jane Doe' }],
    );
    expect(articles).toEqual([{ ...stated, author: 'Jane Doe' }]);
  });

  test('leaves it to the page to correct what it states alone', async () => {
    const named = (author: string, html: string) =>
      html.replace('</head>', `<meta name="author" content="${author}"></head>`);
    const { articles } = await adding([named('J. Doe', first), stated], [named('Jane Doe', corrected), {}]);
    expect(articles).toEqual([{ ...stated, author: 'Jane Doe' }]);
  });
});
