import { describe, expect, test } from 'vitest';
import { type ImportInput, importArticles } from '../../functions/import/import-articles.ts';
import { webAddress } from '../../functions/import/web-address.ts';
import { bytesOf, paragraphs, rss } from '../support/import-samples.ts';

const [first = ''] = paragraphs(1);
const full = `<content:encoded><![CDATA[<p>${first}</p>]]></content:encoded>`;

/** The only article of an input, with what was left out of it. */
async function added(name: string, content: string, overrides: ImportInput['overrides'] = {}) {
  const { articles, skipped } = await importArticles({ name, bytes: bytesOf(content), overrides });
  expect(skipped).toEqual([]);
  expect(articles).toHaveLength(1);
  const [article] = articles;
  return { published: article?.published, url: article?.url, notes: article?.notes, text: article?.text };
}

/** One article in each format, with a date and an address. */
const FORMATS: Readonly<Record<string, (published: string, url: string) => [name: string, content: string]>> = {
  'a row of a table': (published, url) => ['x.csv', `title,text,date,url\nOne,"${first}",${published},${url}\n`],
  'a JSON record': (published, url) => [
    'x.jsonl',
    `${JSON.stringify({ id: 'x', title: 'One', text: first, published, url })}\n`,
  ],
  'front matter': (published, url) => [
    'x.md',
    `---\ntitle: One\npublished: ${published} # day\nurl: "${url}"\n---\n${first}\n`,
  ],
  'an item of a feed': (published, url) => [
    'x.xml',
    rss([{ title: 'One', inner: `<link>${url}</link><pubDate>${published}</pubDate>${full}` }]),
  ],
};

describe.each(Object.entries(FORMATS))('%s', (_, make) => {
  test('with a date and an address that are good has nothing left out', async () => {
    expect(await added(...make('2022-01-07', 'https://courier.example/a'))).toEqual({
      published: '2022-01-07',
      url: 'https://courier.example/a',
      notes: [],
      text: first,
    });
  });

  test('with a date that cannot be read is added without it, and says so', async () => {
    expect(await added(...make('32 Foo 2024', 'https://courier.example/a'))).toEqual({
      published: null,
      url: 'https://courier.example/a',
      notes: ['its date "32 Foo 2024" cannot be read and is left out; write it as 2022-01-07'],
      text: first,
    });
    expect((await added(...make('01/07/2022', 'https://courier.example/a'))).notes).toEqual([
      'its date "01/07/2022" may be two days and is left out; write it as 2022-01-07',
    ]);
  });

  test.each([
    ['javascript:alert(1)', 'does not begin with http:// or https://'],
    ['http://10.0.0.7/a', 'is of a private machine or network'],
    ['http://localhost:8080/a', 'is of a private machine or network'],
    ['http://[::1]/a', 'is of a private machine or network'],
    ['courier example', 'is no web address'],
  ])('with the address %s is added without it, and says so', async (url, problem) => {
    expect(await added(...make('2022-01-07', url))).toEqual({
      published: '2022-01-07',
      url: null,
      notes: [`its address ${JSON.stringify(url)} ${problem} and is left out`],
      text: first,
    });
  });

  test('with a password in its address does not print it', async () => {
    const { url, notes } = await added(...make('2022-01-07', 'https://ada:secret@courier.example/a'));
    expect(url).toBeNull();
    expect(notes).toEqual(['its address holds a name or a password and is left out']);
  });
});

describe('what is left out', () => {
  test('is told of what somebody states, and not of what that replaces', async () => {
    const [name, content] = FORMATS['a row of a table']?.('32 Foo 2024', 'javascript:x') ?? ['', ''];
    const good = { published: '2022-01-09', url: 'https://courier.example/b' };
    expect(await added(name, content, good)).toMatchObject({ ...good, notes: [] });
    const bad = { published: 'soon', url: 'ftp://courier.example/b' };
    expect((await added(name, content, bad)).notes).toEqual([
      'its date "soon" cannot be read and is left out; write it as 2022-01-07',
      'its address "ftp://courier.example/b" does not begin with http:// or https:// and is left out',
    ]);
  });

  test('is told without control characters, and not at any length', async () => {
    const record = { id: 'x', title: null, text: first, published: `\u001b[31m${'9'.repeat(500)}`, url: 7 };
    const { notes } = await added('x.jsonl', `${JSON.stringify(record)}\n`);
    expect(notes?.[0]).toMatch(/^its date "\[31m9{76}…" cannot be read/u);
    expect(notes?.[1]).toBe('its address "7" is no web address and is left out');
  });

  test('is nothing where a key states nothing', async () => {
    const record = { id: 'x', title: null, text: first, published: '', url: null };
    expect((await added('x.jsonl', `${JSON.stringify(record)}\n`)).notes).toEqual([]);
    expect((await added('x.csv', `text,date,url\n"${first}", ,\n`)).notes).toEqual([]);
  });

  test('is an address that is stated, and not the one that the page was fetched from', async () => {
    const url = 'https://courier.example/a';
    const [name, content] = ['x.md', `---\nurl: http://intranet/a\n---\n${first}`];
    const { articles } = await importArticles({ name, bytes: bytesOf(content), url });
    expect(articles).toMatchObject([
      { url, notes: ['its address "http://intranet/a" is of a private machine or network and is left out'] },
    ]);
  });

  test('is no value of several lines in front matter, of which a piece would become something else', async () => {
    const content = `---\ntitle:\npublished: 32\n  Foo 2024\n---\n${first}`;
    const { articles, skipped } = await importArticles({ name: 'x.md', bytes: bytesOf(content) });
    expect(articles).toEqual([]);
    expect(skipped).toHaveLength(1);
  });

  test('is no other fault of front matter or of a record', async () => {
    for (const [name, content] of [
      ['x.md', `---\npublished: 32 Foo 2024\nkind: poem\n---\n${first}`],
      ['x.md', `---\npublished: 32 Foo 2024\n${first}`],
      ['x.jsonl', `{"id":"x","title":7,"text":${JSON.stringify(first)},"published":"32 Foo 2024"}\n`],
    ] as const) {
      const { articles, skipped } = await importArticles({ name, bytes: bytesOf(content) });
      expect(articles).toEqual([]);
      expect(skipped).toHaveLength(1);
    }
  });
});

test.each([
  ['https://courier.example/a', true],
  ['https://93.184.216.34/a', true],
  ['http://wiki.intranet.example/a', true],
  ['http://127.0.0.1/', false],
  ['http://0x7f.1/', false],
  ['http://192.168.1.1.:80/', false],
  ['http://[fe80::1]/', false],
  ['http://app.localhost./', false],
  ['http://intranet/x', false],
  ['http://intranet./x', false],
  ['http://nas.local/', false],
  ['https://db.internal/', false],
  ['http://METADATA.google.internal./', false],
  ['http://router.home.arpa/', false],
  ['https://local.example/', true],
  ['https://internal.courier.example/', true],
  ['data:text/html,x', false],
  ['//courier.example', false],
  [' ', false],
])('the address %j is %s one to link to', (value, usable) => {
  expect(webAddress(value) !== null).toBe(usable);
});
