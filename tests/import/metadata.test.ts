import { describe, expect, test } from 'vitest';
import { type ImportInput, importArticles } from '../../functions/import/import-articles.ts';
import type { ImportedArticle } from '../../functions/import/imported-article.ts';
import { publishedDay } from '../../functions/import/published-day.ts';
import { bytesOf, page, paragraphs } from '../support/import-samples.ts';

async function article(
  content: string | Uint8Array,
  more: Partial<ImportInput> = {},
): Promise<ImportedArticle | undefined> {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  return (await importArticles({ name: 'x.html', bytes, ...more })).articles[0];
}

function linked(data: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
}

const OPEN_GRAPH =
  '<meta property="og:title" content="Title of OpenGraph"><meta property="og:site_name" content="Site of OpenGraph"><meta property="article:published_time" content="2022-01-05T10:00:00Z"><meta property="og:url" content="https://og.example/a"><meta name="author" content="Author of meta">';

describe('the metadata of a page', () => {
  test('is JSON-LD before OpenGraph before the rest', async () => {
    const data = {
      '@type': 'NewsArticle',
      headline: 'Title of JSON-LD',
      author: { '@type': 'Person', name: 'Jane Doe' },
      publisher: { name: 'Publisher of JSON-LD' },
      datePublished: '2022-01-07T08:00:00+06:00',
      url: 'https://ld.example/a',
    };
    const title = '<title>Title of the window</title><link rel="canonical" href="https://canonical.example/a">';
    expect(await article(page({ head: linked(data) + OPEN_GRAPH + title }))).toMatchObject({
      title: 'Title of JSON-LD',
      author: 'Jane Doe',
      publisher: 'Publisher of JSON-LD',
      published: '2022-01-07',
      url: 'https://ld.example/a',
    });
    expect(await article(page({ head: OPEN_GRAPH + title }))).toMatchObject({
      title: 'Title of OpenGraph',
      author: 'Author of meta',
      publisher: 'Site of OpenGraph',
      published: '2022-01-05',
      url: 'https://og.example/a',
    });
    expect(await article(page({ head: title }))).toMatchObject({
      title: 'Clashes in Marlow',
      author: null,
      publisher: null,
      published: null,
      url: 'https://canonical.example/a',
    });
  });

  test.each([
    [
      'an array',
      [
        { '@type': 'WebSite', name: 'x' },
        { '@type': 'NewsArticle', headline: 'Found', author: ['Jane Doe', { name: 'Tom Reed' }] },
      ],
    ],
    [
      'a graph with references',
      {
        '@graph': [
          { '@type': 'Person', '@id': '#j', name: 'Jane Doe' },
          { '@type': ['Article', 'NewsArticle'], headline: 'Found', author: [{ '@id': '#j' }, { name: 'Tom Reed' }] },
        ],
      },
    ],
    [
      'the main entity of a page',
      {
        '@type': 'WebPage',
        mainEntity: { '@type': 'BlogPosting', headline: 'Found', author: [{ name: 'Jane Doe' }, { name: 'Tom Reed' }] },
      },
    ],
  ])('is found in %s', async (_, data) => {
    expect(await article(page({ head: linked(data) }))).toMatchObject({ title: 'Found', author: 'Jane Doe, Tom Reed' });
  });

  test('survives JSON-LD that is none, is deep or has odd types', async () => {
    const deep = `<script type="application/ld+json">${'[{"@graph":'.repeat(3000)}1${'}]'.repeat(3000)}</script>`;
    const odd = linked({
      '@type': 'NewsArticle',
      headline: { x: 1 },
      author: [null, 7, { name: ['Ada Quill'] }],
      publisher: [],
      datePublished: 20220107,
    });
    const head = `<script type="application/ld+json">{"@type": "NewsArticle", oops</script>${deep}${odd}<title>x</title>`;
    expect(await article(page({ head }))).toMatchObject({ author: 'Ada Quill', publisher: null, published: null });
  });

  test('decodes entities, and leaves out addresses that stand for names', async () => {
    const data = { '@type': 'NewsArticle', headline: 'Fire &amp; smoke: &#8220;no&#8221;' };
    const head = `${linked(data)}<meta property="article:author" content="https://facebook.example/jane"><meta name="author" content="Jane Doe">`;
    expect(await article(page({ head }))).toMatchObject({ title: 'Fire & smoke: “no”', author: 'Jane Doe' });
  });

  test('cannot pass a fetched page off as another site’s', async () => {
    const head = '<link rel="canonical" href="https://famous.example/scoop"><title>x</title>';
    expect((await article(page({ head }), { url: 'https://evil.example/copy' }))?.url).toBe(
      'https://evil.example/copy',
    );
    const own = '<link rel="canonical" href="https://www.courier.example/a"><title>x</title>';
    expect((await article(page({ head: own }), { url: 'https://m.courier.example/a?utm=1' }))?.url).toBe(
      'https://www.courier.example/a',
    );
  });

  test('takes a time of publication from the markup, never one of several', async () => {
    const body = (times: string): string =>
      times +
      paragraphs(3)
        .map((text) => `<p>${text}</p>`)
        .join('');
    const dated = async (times: string): Promise<string | null | undefined> =>
      (await article(page({ body: body(times) })))?.published;
    expect(await dated('<time datetime="2022-01-07T23:00:00-05:00">7 January</time>')).toBe('2022-01-07');
    expect(await dated('<time datetime="2022-01-07">a</time><time datetime="2022-01-08">b</time>')).toBeNull();
    expect(
      await dated('<time datetime="2022-01-07" itemprop="datePublished">a</time><time datetime="2022-01-08">b</time>'),
    ).toBe('2022-01-07');
    expect(await dated('<time class="updated" datetime="2022-01-09">updated</time>')).toBeNull();
    expect(await dated('<aside><time datetime="2022-01-09">other story</time></aside>')).toBeNull();
  });
});

test.each([
  ['2022-01-07T23:30:00+06:00', '2022-01-07'],
  ['2022-01-07T23:30:00-11:00', '2022-01-07'],
  ['2022-01-07', '2022-01-07'],
  ['Fri, 07 Jan 2022 23:30:00 GMT', '2022-01-07'],
  ['January 7, 2022', '2022-01-07'],
  ['01/07/2022', null],
  ['13/07/2022', '2022-07-13'],
  ['07/13/2022', '2022-07-13'],
  ['7/7/2022', '2022-07-07'],
  ['13/13/2022', null],
  ['2022-02-30', null],
  ['yesterday', null],
  ['January 2022', null],
  ['1641510000', null],
])('the day of %j is %s', (stated, day) => {
  expect(publishedDay(stated)).toBe(day);
});

describe('the encoding of a page', () => {
  const russian =
    'Министерство внутренних дел сообщило о шести погибших полицейских в порту города, ещё сорок человек ранены и доставлены в больницу.';
  const body = ['порту', 'доке', 'центре', 'районе']
    .map((place) => `<p>${russian.replace('порту', place)}</p>`)
    .join('');
  const html = (meta: string): string =>
    `<!doctype html><html><head>${meta}<title>Порт</title></head><body><article>${body}</article></body></html>`;
  const windows1251 = (text: string): Uint8Array =>
    Uint8Array.from(text, (character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
      return code === 0x451 ? 0xb8 : code;
    });
  const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

  test.each([
    ['UTF-8 that nobody states', bytesOf(html('')), undefined],
    ['UTF-8 that the server calls Latin', bytesOf(html('')), 'text/html; charset=iso-8859-1'],
    ['UTF-8 that the page calls Cyrillic', bytesOf(html('<meta charset="windows-1251">')), undefined],
    ['UTF-16 with its mark, whatever the page says', utf16(html('<meta charset="utf-8">')), 'text/html; charset=utf-8'],
    ['Cyrillic as the server says', windows1251(html('')), 'text/html; charset=windows-1251'],
    [
      'Cyrillic as the page says',
      windows1251(html('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">')),
      undefined,
    ],
    [
      'Cyrillic that the server calls Latin',
      windows1251(html('<meta charset="windows-1251">')),
      'text/html; charset=iso-8859-1',
    ],
    [
      'Cyrillic that the server calls UTF-8',
      windows1251(html('<meta charset="windows-1251">')),
      'text/html; charset=utf-8',
    ],
    ['Cyrillic that nobody states', windows1251(html('')), undefined],
    ['Cyrillic in an encoding that does not exist', windows1251(html('')), 'text/html; charset=x-nonsense'],
  ])('is %s', async (_, bytes, contentType) => {
    const read = await article(bytes, contentType === undefined ? {} : { contentType });
    expect(read?.text).toContain(russian);
  });

  test('is UTF-8 that was cut in the middle of a character', async () => {
    const whole = bytesOf(html(''));
    const end = bytesOf('</article></body></html>').length + 6;
    expect((await article(whole.subarray(0, whole.length - end)))?.text).toContain(russian);
  });
});
