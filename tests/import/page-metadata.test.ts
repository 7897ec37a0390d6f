import { describe, expect, test } from 'vitest';
import { type FoundArticle, importArticles } from '../../functions/import/import-articles.ts';
import { bytesOf, page } from '../support/import-samples.ts';

async function imported(head: string, { body = '', after = '' } = {}): Promise<FoundArticle> {
  const story = Array.from(
    { length: 4 },
    (_, at) =>
      `<p>Some ${at + 12} people of Marlow left the harbour that night, and the guard counted them at the gate of the pier, it said.</p>`,
  ).join('');
  const html = page({ head, body: body + story, after });
  const [article] = (await importArticles({ name: 'x.html', bytes: bytesOf(html) })).articles;
  if (!article) throw new Error('the page was refused');
  return article;
}

const linked = (...nodes: readonly object[]): string =>
  `<script type="application/ld+json">${JSON.stringify(nodes.length === 1 ? nodes[0] : nodes)}</script>`;
const stamp = (time: string): string => `<meta property="article:published_time" content="${time}">`;
const TITLE = '<title>Clashes in Marlow - The Courier</title>';

describe('the day of a page', () => {
  test.each([
    ['a labelled time', '<p>PUBLISHED: <time datetime="2023-11-08 18:09:55">November 8, 2023 at 6:09 p.m.</time></p>'],
    ['a line of its own', '<p>8 November 2023</p>'],
    ['a byline', '<p>By Jane Doe, 8 November 2023</p>'],
    ['a line with a paper and an hour', '<div>The Courier | November 8, 2023 at 6:09 p.m.</div>'],
    ['numbers that are one day only near the stamp', '<p>11/08/2023</p>'],
    ['a time in the zone of the paper', '<time datetime="2023-11-08T18:09:55-07:00">an hour ago</time>'],
    ['a label beside that of an update', '<p>PUBLISHED: November 8, 2023 | UPDATED: November 9, 2023</p>'],
  ])('is what it shows, where the stamp is a day from it: %s', async (_, body) => {
    expect((await imported(stamp('2023-11-09T01:09:55+00:00'), { body })).published).toBe('2023-11-08');
  });

  test.each([
    ['a day further off', '<p>6 November 2023</p>'],
    ['the day of an update', '<p>Updated: 10 November 2023</p>'],
    ['a day that the text tells of', '<p>The harbour was closed on 8 November 2023, and the guard left it.</p>'],
    ['both days', '<p>8 November 2023</p><p>9 November 2023</p>'],
    ['another post', '<div class="related"><p>8 November 2023</p></div>'],
    ['nothing', ''],
  ])('is the stamp’s where the page shows %s', async (_, body) => {
    expect((await imported(stamp('2023-11-09T01:09:55+00:00'), { body })).published).toBe('2023-11-09');
  });

  test('is not that of the visit, above the headline', async () => {
    const html = page({ head: stamp('2023-11-08T15:00:00Z') }).replace(
      '<main>',
      '<div>Thursday, November 9, 2023</div><main>',
    );
    const { articles } = await importArticles({ name: 'x.html', bytes: bytesOf(html) });
    expect(articles[0]?.published).toBe('2023-11-08');
  });

  test('is that of the address, where the page shows none', async () => {
    const head = `${stamp('2023-11-09T01:09:55Z')}<link rel="canonical" href="https://courier.example/2023/11/08/clashes/">`;
    expect((await imported(head)).published).toBe('2023-11-08');
  });

  test('is that of the address before a stamp that nothing confirms', async () => {
    const head = `${stamp('2019-06-17T08:00:00Z')}<link rel="canonical" href="https://blog.example/home/2017/7/12/clashes">`;
    expect((await imported(head)).published).toBe('2017-07-12');
    expect((await imported(head, { body: '<p>17 June 2019</p>' })).published).toBe('2019-06-17');
  });

  test('is one that it prints as such before the only time that is marked', async () => {
    const body = '<p>Publié le 29 juin 2019</p><time datetime="2019-07-03T10:18:46Z">mercredi</time>';
    expect((await imported('', { body })).published).toBe('2019-06-29');
  });

  test('is, of two stamps, the one that the page shows', async () => {
    const head =
      linked({ '@type': 'NewsArticle', datePublished: '2023-11-03T10:25:56Z' }) + stamp('2023-11-06T14:25:00Z');
    expect((await imported(head, { body: '<p>By Jane Doe, 6 November 2023</p>' })).published).toBe('2023-11-06');
  });

  test('is that of publication before that of creation', async () => {
    const head = '<meta name="DCTERMS.date" content="2022-01-21T15:38:44+01:00">';
    const body = '<p><time itemprop="datePublished" datetime="2022-01-27">27 January 2022</time></p>';
    expect((await imported(head, { body })).published).toBe('2022-01-27');
    expect((await imported(head)).published).toBe('2022-01-21');
    expect((await imported(head, { body: '<p>27.01.2022</p>' })).published).toBe('2022-01-27');
  });

  test('is what it prints below the headline, where nothing is stamped', async () => {
    expect((await imported('', { body: '<p>16 March 2023</p>' })).published).toBe('2023-03-16');
  });

  test.each([
    [
      'other posts',
      '<div class="more"><article class="post"><h4><a href="/b">A penguin</a></h4><time class="entry-date published" datetime="2009-04-11T18:06:36Z">April 11, 2009</time></article><article class="post"><h4><a href="/c">A bridge</a></h4><time class="entry-date published" datetime="2009-04-11T23:08:48Z">April 11, 2009</time></article></div>',
    ],
    [
      'a comment',
      '<ol class="comment-list"><li>Jo <time datetime="2009-04-11T18:06:36Z">April 11, 2009</time></li></ol>',
    ],
    ['a teaser', '<div class="teaser"><time pubdate datetime="2009-04-11">April 11, 2009</time></div>'],
  ])('is not that of %s', async (_, after) => {
    expect((await imported('', { after })).published).toBeNull();
  });

  test.each(['1970-01-01T00:00:00Z', '1969-12-31T19:00:00-05:00', '1900-01-01'])(
    'is not the zero of a clock, and is said to be left out: %s',
    async (time) => {
      const json = JSON.stringify({ title: 'Fog', text: 'Fog lay over the bay.', published: time });
      const { articles } = await importArticles({ name: 'x.json', bytes: bytesOf(json) });
      expect(articles[0]).toMatchObject({
        published: null,
        notes: [expect.stringContaining('is the zero of a clock')],
      });
      expect((await imported(stamp(time))).published).toBeNull();
    },
  );

  test('of a moment is stated where it is one day from Los Angeles to Tokyo', async () => {
    const of = async (published: number): Promise<FoundArticle | undefined> =>
      (
        await importArticles({
          name: 'x.json',
          bytes: bytesOf(JSON.stringify({ text: 'Fog lay over the bay.', title: 'Fog', published })),
        })
      ).articles[0];
    expect((await of(1641549600))?.published).toBe('2022-01-07');
    expect((await of(1641549600000))?.published).toBe('2022-01-07');
    // Midnight in UTC: a day without a time.
    expect((await of(1641513600))?.published).toBe('2022-01-07');
    expect((await of(1641513600000))?.published).toBe('2022-01-07');
    expect((await of(1641513601))?.published).toBeNull();
    const late = await of(1641510000);
    expect([late?.published, late?.notes[0]]).toEqual([null, expect.stringContaining('two days on the earth')]);
  });
});

describe('the publisher of a page', () => {
  const site = (name: string): string => `<meta property="og:site_name" content="${name}">`;

  test.each([
    'https://www.courier.example',
    '@courier',
    'Blogger',
    'WordPress',
    'U.S.',
    'UK edition',
    'International',
    'News',
  ])('is never %j: behind the title stands the paper', async (name) => {
    expect((await imported(TITLE + site(name))).publisher).toBe('The Courier');
  });

  test('is said to be left out where nothing else states one', async () => {
    expect(await imported(`<title>Clashes in Marlow</title>${site('U.S.')}`)).toMatchObject({
      publisher: null,
      notes: ['its publisher "U.S." is a part of a site or an edition of it and is left out'],
    });
  });

  test('is not the builder of the site, where the site states its name', async () => {
    const head =
      linked({ '@type': 'BlogPosting', publisher: { '@type': 'Organization', name: 'Blogger' } }) +
      site('Steppe Notes');
    expect((await imported(head)).publisher).toBe('Steppe Notes');
  });

  test('is an agency behind the title only on the agency’s own page', async () => {
    const title = '<title>Clashes in Marlow - Reuters</title>';
    expect((await imported(title)).publisher).toBeNull();
    expect((await imported(`${title}<link rel="canonical" href="https://www.reuters.com/a">`)).publisher).toBe(
      'Reuters',
    );
  });
});

describe('the author of a page', () => {
  const meta = (name: string): string => `<meta name="author" content="${name}">`;

  test.each([
    ['admin', 'names nobody'],
    ['Site Administrator', 'names nobody'],
    ['webmaster', 'names nobody'],
    ['wpengine', 'names nobody'],
    ['Peter A. and Fuchsy designed', 'is who made the site'],
    ['The Courier', 'is the site’s own name'],
    ['@jane', 'is an address or a handle, no name'],
  ])('is never %j, which is said', async (name, why) => {
    const { author, notes } = await imported(TITLE + meta(name));
    expect(author).toBeNull();
    expect(notes).toEqual([`its author ${JSON.stringify(name)} ${why} and is left out`]);
  });

  test('is then the byline that the page shows', async () => {
    const { author, notes } = await imported(TITLE + meta('admin'), { body: '<p class="byline">By Jane Doe</p>' });
    expect([author, notes]).toEqual(['Jane Doe', []]);
  });

  test.each([
    ["['Jane Doe']", 'Jane Doe'],
    ['[&quot;Jane Doe&quot;, &quot;Tom Reed&quot;]', 'Jane Doe, Tom Reed'],
    ['jane@courier.example (Jane Doe)', 'Jane Doe'],
    ['By Jane Doe', 'Jane Doe'],
    ['Jane Doe, Courier staff writer', 'Jane Doe'],
    ['By Jane A. Doe - Senior Reporter', 'Jane A. Doe'],
    ['Conan O’Brien', 'Conan O’Brien'],
  ])('of %j is %s', async (stated, author) => {
    expect((await imported(meta(stated))).author).toBe(author);
  });
});

describe('the article among a page’s linked data', () => {
  const other = {
    '@type': 'NewsArticle',
    headline: 'The zoo has a penguin',
    datePublished: '2009-04-11',
    url: 'https://c.example/zoo',
  };
  const own = {
    '@type': 'NewsArticle',
    headline: 'Clashes in Marlow',
    datePublished: '2022-01-07',
    url: 'https://c.example/a',
  };

  test.each([
    [
      'the address of the page',
      '<link rel="canonical" href="https://www.c.example/a?utm=1">',
      { ...own, headline: 'x' },
    ],
    ['its headline', '', { ...own, url: undefined }],
  ])('is the one that states %s', async (_, head, node) => {
    expect((await imported(head + linked(other, node))).published).toBe('2022-01-07');
  });

  test('is no review of a product, nor one of a list', async () => {
    const review = { '@type': 'Review', name: 'A phone', datePublished: '2001-01-01', author: 'Phone Fan' };
    const list = { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: other }] };
    const bare = { '@type': 'NewsArticle', headline: 'Another form of it', datePublished: '2022-01-07' };
    expect(await imported(linked(list, review, bare))).toMatchObject({ published: '2022-01-07', author: null });
  });
});
