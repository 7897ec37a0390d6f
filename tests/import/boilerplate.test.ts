import { describe, expect, test } from 'vitest';
import { importArticles } from '../../functions/import/import-articles.ts';
import { bytesOf } from '../support/import-samples.ts';

/** What a site puts around and between the paragraphs of an article is no part of its text. */

const SINKS =
  'The ferry Aurelia sank outside Veldmark harbour late on Monday evening after a fire in the engine room, the coast guard said.';
const DIVERS =
  'Divers found more bodies in the wreck on Wednesday, and 19 passengers are now known to have died in the disaster.';
const INQUIRY =
  'The transport minister, Karin Solberg, ordered an inquiry into the fire doors of the ferry, which had passed an inspection.';
const STORY = [SINKS, DIVERS, INQUIRY];
const TEXT = STORY.join('\n\n');
const [FIRST, ...REST] = STORY.map((text) => `<p>${text}</p>`);
const LINK = '<a href="https://post.example/other">';

interface Parts {
  readonly head?: string;
  readonly above?: string;
  readonly between?: string;
  readonly below?: string;
}

async function textOf({ head = '', above = '', between = '', below = '' }: Parts): Promise<string> {
  const html = `<!doctype html><html lang="en"><head><title>Death toll rises</title>${head}<meta property="article:published_time" content="2023-03-16T09:00:00+01:00"></head><body><main><article><h1>Death toll rises</h1>${above}${FIRST}${between}${REST.join('')}${below}</article></main></body></html>`;
  const { articles, skipped } = await importArticles({ name: 'x.html', bytes: bytesOf(html) });
  return articles[0]?.text ?? skipped[0]?.reason ?? '';
}

describe('no part of the text of a page', () => {
  test.each<[string, Parts]>([
    ['a path to the section', { above: `<p>${LINK}Home</a></p><p>${LINK}News</a></p>` }],
    ['a date of publication', { above: '<p>Published 4:00 am CET, Thursday, March 16, 2023</p>' }],
    ['a day and a relative time', { above: '<p>Donnerstag, 16. März 2023, 09:00 Uhr</p>' }],
    ['a byline with its date', { above: '<p>By Mats Lind - 03/16/23, March 16, 2023 9:00 AM</p>' }],
    ['the headline once more', { above: '<h2>Death Toll Rises</h2>' }],
    ['a pointer to another article', { between: `<p>Read more: ${LINK}The harbour of Veldmark in pictures</a></p>` }],
    ['a pointer without a colon in its link', { between: `<p>${LINK}Related: Ten ferries that sank</a></p>` }],
    ['a link that shouts', { between: `<p>${LINK}MINISTER DEFENDS INSPECTION OF FERRY DOORS</a></p>` }],
    [
      'headlines below a label',
      { between: `<h3>You may also like</h3><p>${LINK}Ten ferries that sank</a></p><p>${LINK}Harbours</a></p>` },
    ],
    [
      'a list of headlines',
      {
        below: `<ul><li>${LINK}Ten ferries that sank near Oslund</a></li><li>${LINK}A harbour and its guard</a></li></ul>`,
      },
    ],
    [
      'headings that are all links',
      { below: `<h4>${LINK}Ten ferries that sank near Oslund</a></h4><h4>${LINK}A harbour and its guard</a></h4>` },
    ],
    ['a credit', { between: '<p>(Image: GETTY)</p><p>Photo: Hau Lind, AP</p><p>Jo Lind/Lind Press/Getty Images</p>' }],
    [
      'a caption that ends in a credit',
      { between: '<p>The wreck of the ferry on Tuesday. (AP Photo/Jo Lind, File)</p>' },
    ],
    [
      'what is called a caption',
      { between: '<div class="caption-full">The wreck of the ferry is lifted on Tuesday.</div>' },
    ],
    ['the same paragraph again', { below: `<p>${SINKS}</p>` }],
    ['the start of a paragraph', { between: `<p>${SINKS.slice(0, 90)} ... more</p>` }],
    ['a newsletter', { below: '<p>Sign up to our newsletter for the news of the day, every morning.</p>' }],
    ['buttons', { below: '<p>WhatsApp Facebook Tweet</p><p>Advertisement</p>' }],
    ['the copyright', { below: '<p>© 2023 Northern Post. All rights reserved.</p>' }],
    ['a heading with nothing below', { below: '<h3>Comments</h3>' }],
    [
      'who the author is',
      { below: '<h3>About the author</h3><p>Mats Lind has written about ships and harbours for 20 years.</p>' },
    ],
  ])('%s', async (_, parts) => {
    expect(await textOf(parts)).toBe(TEXT);
  });

  test('are other articles below it', async () => {
    const other = `<article><p>${'A court in Oslund fined the owner of a bus 4 million crowns on Monday. '.repeat(4)}</p></article>`;
    const html = `<!doctype html><title>Death toll rises</title><div><article><h1>Death toll rises</h1>${FIRST}${REST.join('')}</article>${other}${other.replace('bus', 'tram')}</div>`;
    const { articles } = await importArticles({ name: 'x.html', bytes: bytesOf(html) });
    expect(articles.map(({ text }) => text)).toEqual([TEXT]);
  });
});

describe('part of the text of a page', () => {
  test.each<[string, Parts, string]>([
    [
      'a sentence with a link',
      { between: `<p>See ${LINK}the report</a> of the harbour master for details.</p>` },
      'See the report of the harbour master for details.',
    ],
    ['a time that sets off an entry', { between: '<p>4:14 p.m.</p>' }, '4:14 p.m.'],
    [
      'a list of linked names',
      { between: `<ul><li>${LINK}Ida Holm</a></li><li>${LINK}Vera Osk</a></li></ul>` },
      '- Ida Holm\n- Vera Osk',
    ],
    [
      'a heading that is a link',
      { between: `<h3>${LINK}What the divers found below</a></h3>` },
      '### What the divers found below',
    ],
    [
      'a sentence about a photograph',
      { between: '<p>Photo: the guard said it was not of the Aurelia. It was of another ship.</p>' },
      'Photo: the guard said it was not of the Aurelia. It was of another ship.',
    ],
    [
      'a sentence about a subscription',
      { between: '<p>Subscribers of the paper were told first, the editor said on Monday.</p>' },
      'Subscribers of the paper were told first, the editor said on Monday.',
    ],
    [
      'a day in a sentence',
      { between: '<p>Updated on 16 March 2023, the list has 19 names, the guard said.</p>' },
      'Updated on 16 March 2023, the list has 19 names, the guard said.',
    ],
    [
      'an embedded post',
      {
        between: `<div class="social-media-embed"><blockquote class="twitter-tweet"><p>We lost 19 of our neighbours.</p>— Ida (@ida) ${LINK}March 16, 2023</a></blockquote></div>`,
      },
      '> We lost 19 of our neighbours.',
    ],
  ])('%s', async (_, parts, words) => {
    expect(await textOf(parts)).toContain(`\n\n${words}\n`);
  });

  test('is each of several boxes of it, also the one that the search misses', async () => {
    const long = (what: string): string =>
      `<p>${`The guard said that ${what} had been searched by divers on Tuesday. `.repeat(5).trim()}</p>`;
    const ad = '<div class="ad"></div>';
    const html = `<!doctype html><title>Death toll rises</title><main><article><h1>Death toll rises</h1><div class="chunks"><div><div>${long('the bow')}${long('the deck')}${long('the mast')}</div></div>${ad}<div class="sidebar"><div>${long('the hold')}${long('the keel')}</div></div>${ad}<div><div>${long('the stern')}${long('the bridge')}${long('the cabins')}</div></div></div></article></main>`;
    const { articles } = await importArticles({ name: 'x.html', bytes: bytesOf(html) });
    expect(articles[0]?.text).toMatch(/mast.*hold.*keel.*stern/su);
  });
});

describe('the day of a page', () => {
  const day = async (head: string, line: string, url?: string): Promise<string | null> => {
    const html = `<!doctype html><title>Death toll rises</title>${head}<main><article><h1>Death toll rises</h1><p>${line}</p>${FIRST}${REST.join('')}</article></main>`;
    const { articles } = await importArticles({ name: 'x.html', bytes: bytesOf(html), ...(url ? { url } : {}) });
    return articles[0]?.published ?? null;
  };
  const stamps = (published: string, changed: string): string =>
    `<meta property="article:published_time" content="${published}"><meta property="article:modified_time" content="${changed}">`;

  test('is the one that it prints, where it says itself that it was changed on it', async () => {
    expect(await day(stamps('2021-11-29T14:13:37+00:00', '2022-01-12T14:27:30+00:00'), '12.01.2022')).toBe(
      '2022-01-12',
    );
  });
  test('is that of publication, where the printed one is called an update', async () => {
    expect(await day(stamps('2019-10-15', '2020-03-12'), 'Updated Mar 12, 2020')).toBe('2019-10-15');
  });
  test('is that of publication, where the printed one is nothing that the page knows', async () => {
    expect(await day(stamps('2019-10-15', '2019-10-16'), 'March 12, 2020')).toBe('2019-10-15');
  });
  test('may be printed in two digits near a stamp', async () => {
    expect(await day(stamps('2019-12-09T19:00:49+01:00', '2019-12-09'), 'mardi 10.12.19')).toBe('2019-12-10');
  });
  test('may begin the line of its author', async () => {
    expect(await day('<meta name="date" content="2020-02-12">', '05.02.2020 - Redaktion: Ida Holm')).toBe('2020-02-05');
  });
  test('is not a number in the words of its address', async () => {
    const url = 'https://post.example/2023/10/3-questions-to-the-guard';
    expect(await day(stamps('2023-10-31T08:47:16+00:00', '2023-10-31'), 'By Ida Holm', url)).toBe('2023-10-31');
  });
});
