import { describe, expect, test } from 'vitest';
import { isQuotable } from '../../functions/engine/articles/article.ts';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { printedBlocks } from '../../functions/import/documents/printed-lines.ts';
import { type ImportInput, type ImportResult, importArticles } from '../../functions/import/import-articles.ts';
import { type ImportedArticle, toMarkdown } from '../../functions/import/imported-article.ts';
import { expectLinearFrom } from '../support/growth.ts';
import { bytesOf, docx, page, paragraphs, pdf, pdfLines, rss, wordParagraph, zip } from '../support/import-samples.ts';

function imported(name: string, content: string | Uint8Array, more: Partial<ImportInput> = {}): Promise<ImportResult> {
  return importArticles({ name, bytes: typeof content === 'string' ? bytesOf(content) : content, ...more });
}

/** What the engine quotes of an article. */
function quoted(article: ImportedArticle): string[] {
  const { text, blocks } = parseArticle({ text: toMarkdown(article), file: 'x.md', format: 'markdown' });
  return blocks.filter(isQuotable).map(({ start, end }) => text.slice(start, end));
}

const [first = '', second = '', third = ''] = paragraphs(3);
const long = paragraphs(4);

describe('a web page', () => {
  test('gives its article without the menus around it', async () => {
    const { articles, skipped } = await imported('clashes.html', page());
    expect(skipped).toEqual([]);
    expect(articles).toHaveLength(1);
    expect(articles[0]?.text).toBe(long.join('\n\n'));
    expect(articles[0]).toMatchObject({ id: 'clashes', title: 'Clashes in Marlow', kind: 'article', published: null });
  });

  test('keeps lists, tables and quotations as lines of their own', async () => {
    const body = `<p>${first}</p><h2>Toll</h2><ul><li>12 officers</li><li>3,000 detained</li></ul>
<figure><table><tr><th>Town</th><th>Killed</th></tr><tr><td>Marlow</td><td>12</td></tr><tr><td>Quern</td><td>3</td></tr></table>
<figcaption>Deaths by town</figcaption></figure><blockquote><p>We saw smoke over the port.</p></blockquote><p>${second}</p><p>${third}</p>`;
    const { articles } = await imported('toll.html', page({ body }));
    expect(articles[0]?.text).toBe(
      `${first}\n\nToll:\n\n- 12 officers\n- 3,000 detained\n\nDeaths by town:\n\n- Marlow; Killed: 12\n- Quern; Killed: 3\n\n> We saw smoke over the port.\n\n${second}\n\n${third}`,
    );
    expect(articles.flatMap(quoted)).toEqual(
      expect.arrayContaining(['12 officers', '3,000 detained', 'Marlow; Killed: 12']),
    );
  });

  test('never joins a figure with a note, an exponent or the next cell', async () => {
    const body = `<p>${first}</p><p>Eight officers and 12<sup><a href="#n3">3</a></sup> dockers died on 10<sup>6</sup> crates, <s>90</s> 80 of them full.</p>
<div>12 dead</div><div>3,000 detained in the harbour</div><p>${second}</p><p>${third}</p>`;
    const text = (await imported('notes.html', page({ body }))).articles[0]?.text;
    expect(text).toContain('Eight officers and 12 dockers died on 10⁶ crates, 80 of them full.');
    expect(text).toMatch(/12 dead\n\n3,000 detained/u);
  });

  test('has the rows of a table under what names them', async () => {
    const body = `<p>${first}</p><table><thead><tr><th rowspan="2">Town</th><th colspan="2">People</th></tr><tr><th>Killed</th><th>Hurt</th></tr></thead>
<tr><th>Oslund</th><td>12</td><td>30</td></tr><tr><td>Veldmark</td><td colspan="2">3</td></tr><tr><td rowspan="2">Quern</td><td>1</td><td>2</td></tr><tr><td>4</td><td>5</td></tr></table><p>${second}</p><p>${third}</p>`;
    const { articles } = await imported('toll.html', page({ body }));
    expect(articles[0]?.text).toContain(
      [
        '- Oslund; People Killed: 12; People Hurt: 30',
        '- Veldmark: 3',
        '- Quern; People Killed: 1; People Hurt: 2',
        '- Quern; People Killed: 4; People Hurt: 5',
      ].join('\n'),
    );
  });

  test('has no note beside a sentence in it, nor the brackets around a note’s number', async () => {
    const body = `<p>${first}</p><p>Of 227<label class="margin-toggle sidenote-number"></label><span class="sidenote">The ministry counts 230.</span> people 11[<a href="#n2">2</a>] died, and 30 (<a href="#fn3">3</a>) were hurt.</p><p>${second}</p><p>${third}</p>`;
    const { articles } = await imported('notes.html', page({ body }));
    expect(articles[0]?.text).toContain('Of 227 people 11 died, and 30 were hurt.');
  });

  test('keeps the name that opens a card', async () => {
    const body = `<p>${first}</p><p>The ministry and <a href="/p" class="has-hovercard">Mats Lind<span class="hovercard">Reporter, 31</span></a> counted 11 dead.</p><p>${second}</p><p>${third}</p>`;
    const { articles } = await imported('card.html', page({ body }));
    expect(articles[0]?.text).toContain('The ministry and Mats Lind counted 11 dead.');
  });

  test('is not quoted with what a reader does not see', async () => {
    const hidden = [
      '<p style="display: none">SECRET one died.</p>',
      '<p hidden>SECRET two died.</p>',
      '<p aria-hidden="true">SECRET three died.</p>',
      '<div style="position:absolute; left:-9999px"><p>SECRET four died.</p></div>',
      '<p class="ghost">SECRET five died.</p>',
      '<noscript><p>SECRET six died.</p></noscript>',
      '<template><p>SECRET seven died.</p></template>',
      '<script>document.write("<p>SECRET eight died.</p>")</script>',
      '<p class="sr-only">SECRET nine died.</p>',
      '<!-- <p>SECRET ten died.</p> -->',
      '<textarea><p>SECRET eleven died.</p></textarea>',
      '<p style="font-size:0">SECRET twelve died.</p>',
    ];
    const head =
      '<title>x</title><style>.ghost { display: none } @media print { .article-body { display: none } }</style>';
    const body = long.map((text, at) => `<p>${text}</p>${hidden.slice(at * 3, at * 3 + 3).join('')}`).join('');
    const { articles } = await imported('hidden.html', page({ head, body }));
    expect(articles[0]?.text).toBe(long.join('\n\n'));
  });

  test('a headline has no word of a script, or that nobody sees', async () => {
    const html = page({ head: '' }).replace(
      '<h1>Clashes in Marlow</h1>',
      '<h1><script>SECRET(1)</script>Clashes <span hidden>SECRET</span>in <em>Marlow</em></h1>',
    );
    const { articles } = await imported('headline.html', html);
    expect(articles.map(({ title }) => title)).toEqual(['Clashes in Marlow']);
  });

  test.each([
    'color:#fff; background:#fff',
    'background-color: white; color: RGB(254, 254, 254) !important',
    'color: transparent',
    'color: rgba(0, 0, 0, 0)',
    'font-size: 1px',
    'font-size: .1em',
    'opacity: .01',
    'position: fixed; top: -100vh',
  ])('is not quoted with what “%s” keeps from sight, on the element or by its class', async (style) => {
    const secret = '<p class="ghost">SECRET one died.</p>';
    const body = long.map((text) => `<p>${text}</p>`).join('');
    const inSheet = page({ head: `<title>x</title><style>.ghost { ${style} }</style>`, body: body + secret });
    const inline = page({ head: '<title>x</title>', body: body + secret.replace('class="ghost"', `style="${style}"`) });
    for (const html of [inSheet, inline]) {
      expect((await imported('x.html', html)).articles[0]?.text).toBe(long.join('\n\n'));
    }
  });

  test.each([
    'color:#fff; background:#111',
    'color: white',
    'color: transparent; background: linear-gradient(red, blue); -webkit-background-clip: text',
    'font-size: 12px',
    'font-size:',
    'font-size: 1em; opacity: 0.5',
  ])('is quoted with what “%s” shows', async (style) => {
    const body = `${long.map((text) => `<p>${text}</p>`).join('')}<p style="${style}">In all one person died.</p>`;
    expect((await imported('x.html', page({ body }))).articles[0]?.text).toContain('In all one person died.');
  });

  test('gives an embedded post as a post, signed', async () => {
    const body = `<p>${first}</p><p>${second}</p><blockquote class="twitter-tweet"><p>Three ferries are gone. pic.twitter.com/Ab1</p>&mdash; Ada Quill (@adaquill) <a href="https://t.co/x">January 4, 2022</a></blockquote><p>${third}</p>`;
    const { articles } = await imported('post.html', page({ body }));
    expect(articles[0]?.text).toContain(
      '> Three ferries are gone. pic.twitter.com/Ab1\n>\n> — Ada Quill (@adaquill) January 4, 2022',
    );
  });

  test.each([
    [
      'a consent page',
      '<p>We value your privacy. We and our 812 partners use cookies to store information on a device.</p><p><a>Accept all cookies</a></p>',
      'consent',
    ],
    [
      'a paywall',
      `<p>${first}</p><div><p>Subscribe to continue reading. Already a subscriber? Log in.</p></div>`,
      'subscribers',
    ],
    [
      'a check for robots',
      '<p>Checking your browser before you can go on. Please enable JavaScript and cookies to continue to the site of the newspaper.</p>',
      'robots',
    ],
    ['a page of scripts', '<div id="root"></div><script>render()</script>', 'no article text'],
  ])('is reported when it is %s', async (_, body, reason) => {
    const html = `<!doctype html><html><head><title>x</title></head><body>${body}</body></html>`;
    const { articles, skipped } = await imported('stub.html', html);
    expect(articles).toEqual([]);
    expect(skipped).toHaveLength(1);
    expect(skipped[0]?.reason).toContain('no article text');
    expect(skipped[0]?.reason).toContain(reason);
  });

  test('that mentions cookies below a whole article is imported', async () => {
    const { articles } = await imported(
      'cookies.html',
      page({
        body: paragraphs(6)
          .map((text) => `<p>${text}</p>`)
          .join(''),
        after: '<div><p>We use cookies. Accept all cookies.</p></div>',
      }),
    );
    expect(articles).toHaveLength(1);
  });

  test('that is short beside a banner is imported, and what is for subscribers is not', async () => {
    const banner = '<div class="banner"><p>We use cookies. Accept all cookies.</p></div>';
    const short = page({ body: `<p>${first}</p>`, after: banner });
    const [article] = (await imported('short.html', short)).articles;
    expect(article && quoted(article)).toEqual([first]);
    for (const free of ['"False"', 'false']) {
      const head = `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":${free}}</script>`;
      expect((await imported('stub.html', page({ head, body: `<p>${first}</p>` }))).skipped[0]?.reason).toMatch(
        /subscribers/u,
      );
    }
  });

  test('keeps lines apart that stand deeper than its elements are followed', async () => {
    const body = `${'<div>'.repeat(300)}<div>${first}</div><div>12 dead</div><div>3,000 detained in the harbour</div><ul><li><div>9 hurt</div><div>8 missing</div></li></ul>${second}`;
    const lines = (await imported('deep.html', page({ body }))).articles[0]?.text.split(/\n+/u);
    expect(lines).toEqual(
      expect.arrayContaining([first, '12 dead', '3,000 detained in the harbour', '- 9 hurt', '8 missing', second]),
    );
  });

  test('is read as what it is, whatever its name', async () => {
    expect((await imported('article', page())).articles).toHaveLength(1);
    expect((await imported('article.txt', page())).articles[0]?.text).not.toContain('<p>');
    const sitemap = '<?xml version="1.0"?><urlset><url><loc>https://courier.example/a</loc></url></urlset>';
    expect((await imported('sitemap.xml', sitemap)).skipped[0]?.reason).toMatch(/^is XML of a kind that is not read/u);
    expect((await imported('article.php', page(), { contentType: 'text/html; charset=utf-8' })).articles).toHaveLength(
      1,
    );
  });
});

describe('a feed', () => {
  const full = (texts: readonly string[]): string =>
    `<content:encoded><![CDATA[${texts.map((text) => `<p>${text}</p>`).join('')}]]></content:encoded>`;

  test('that gathers other sites’ items is not their publisher, and one of its own site is', async () => {
    const item = (title: string, link: string): { title: string; inner: string } => ({
      title,
      inner: `<link>${link}</link><content:encoded><![CDATA[<p>${long.join('</p><p>')}</p>]]></content:encoded>`,
    });
    const items = [item('One', 'https://courier.example/a'), item('Two', 'https://www.steppe.test/b')];
    const publishers = async (channel: string): Promise<unknown[]> => {
      const head = `<channel><title>Daily Digest</title>${channel}`;
      const xml = rss(items).replace(/<channel>[\s\S]*?(?=<item>)/u, head);
      return (await imported('feed.xml', xml)).articles.map(({ publisher }) => publisher);
    };
    expect(await publishers('')).toEqual([null, null]);
    expect(await publishers('<link>https://www.courier.example/</link>')).toEqual(['Daily Digest', null]);
  });

  test('gives each full item as an article and reports the summaries', async () => {
    const { articles, skipped } = await imported(
      'feed.xml',
      rss([
        {
          title: 'Clashes &amp; fire',
          inner: `<link>https://courier.example/a</link><dc:creator>Jane Doe</dc:creator><pubDate>Fri, 07 Jan 2022 23:30:00 +0600</pubDate>${full(long)}`,
        },
        { title: 'Bread', inner: `<link>https://courier.example/b</link><description>${first}</description>` },
        {
          title: 'Long',
          inner: `<guid>https://courier.example/c</guid><description>${long.map((text) => `&lt;p&gt;${text}&lt;/p&gt;`).join('')}</description>`,
        },
      ]),
    );
    expect(
      articles.map(({ title, author, publisher, published, url }) => ({ title, author, publisher, published, url })),
    ).toEqual([
      {
        title: 'Clashes & fire',
        author: 'Jane Doe',
        publisher: 'The Marlow Courier',
        published: '2022-01-07',
        url: 'https://courier.example/a',
      },
      {
        title: 'Long',
        author: null,
        publisher: 'The Marlow Courier',
        published: null,
        url: 'https://courier.example/c',
      },
    ]);
    expect(articles.map(({ text }) => text)).toEqual([long.join('\n\n'), long.join('\n\n')]);
    expect(skipped).toMatchObject([
      { name: 'feed.xml#2', reason: 'holds only a summary; add its page: https://courier.example/b' },
    ]);
  });

  test.each([
    ['a few words', '<description>Fire in the port</description>', 'holds only a summary'],
    ['words and a picture', '<description>&lt;img src="x"&gt; Fire in the port</description>', 'holds only a summary'],
    ['nothing at all', '<description> </description>', 'holds no article text'],
    ['a menu', '<content:encoded>&lt;ul&gt;&lt;li&gt;Home&lt;/li&gt;&lt;/ul&gt;</content:encoded>', 'holds no article'],
  ])('names the page of an item with %s, and no address that cannot be opened', async (_, inner, reason) => {
    const reasons = (link: string) =>
      imported('feed.xml', rss([{ title: 'Fire', inner: `<link>${link}</link>${inner}` }])).then(
        ({ skipped }) => skipped,
      );
    const [told] = await reasons('https://courier.example/b?x=1&amp;y=%3Cb%3E');
    expect(told?.reason).toContain(reason);
    expect(told?.reason).toMatch(/; add its page: https:\/\/courier\.example\/b\?x=1&y=%3Cb%3E$/u);
    for (const bad of ['javascript:alert(1)', 'http://169.254.169.254/latest', '']) {
      expect((await reasons(bad))[0]?.reason).toMatch(/; it names no page that has more$/u);
    }
  });

  test('of Atom is read, XHTML and all, with the day of publication and not of the update', async () => {
    const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
<entry><title type="html">Fire &amp;amp; smoke</title><id>tag:x,1</id><link rel="self" href="/self"/><link href="/story"/>
<published>2022-01-05T01:00:00+06:00</published><updated>2023-03-03T00:00:00Z</updated><author><name>Ada Quill</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${long.map((text) => `<p>${text}</p>`).join('')}</div></content></entry></feed>`;
    const { articles } = await imported('atom', atom, { url: 'https://courier.example/feed', contentType: 'text/xml' });
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({
      title: 'Fire & smoke',
      author: 'Ada Quill',
      published: '2022-01-05',
      url: 'https://courier.example/story',
      text: long.join('\n\n'),
    });
  });

  test('of Atom keeps lines apart, whatever prefix its XHTML has', async () => {
    const inner = `<h:p>${first}</h:p><h:ul><h:li>12 boats</h:li><h:li>3,000 crates</h:li></h:ul><h:p>${second}</h:p>`;
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml"><entry><title>One</title><content type="xhtml"><h:div>${inner}</h:div></content></entry></feed>`;
    expect((await imported('atom.xml', atom)).articles[0]?.text).toBe(
      `${first}\n\n- 12 boats\n- 3,000 crates\n\n${second}`,
    );
  });

  test('that is cut short gives the items that are whole', async () => {
    const whole = rss([
      { title: 'One', inner: full(long) },
      { title: 'Two', inner: full(paragraphs(6)) },
    ]);
    const { articles, skipped } = await imported('feed.xml', whole.slice(0, -600));
    expect(articles.map(({ title }) => title)).toEqual(['One']);
    expect(skipped).toEqual([{ name: 'feed.xml#2', reason: expect.stringContaining('cut off') }]);
  });
});

describe('a PDF', () => {
  test('gives paragraphs, without the headers and numbers of its pages', async () => {
    const pages = paragraphs(4).map((text, at) => [
      { text: 'The Marlow Courier', y: 760, size: 8 },
      ...pdfLines([text]),
      { text: String(at + 1), y: 40, size: 8 },
    ]);
    const { articles, skipped } = await imported('report.pdf', pdf({ pages, title: 'A report on Marlow' }));
    expect(skipped).toEqual([]);
    const text = articles[0]?.text ?? '';
    for (const paragraph of paragraphs(4)) expect(text.split('\n\n')).toContain(paragraph);
    expect(text).not.toMatch(/Courier|^\d$/mu);
    expect(articles[0]).toMatchObject({ id: 'report', title: 'A report on Marlow', published: null });
  });

  test.each([1, 2, 3])(
    'printed by a browser on %i pages is quoted without its time, title and address',
    async (count) => {
      const sentence = 'The board of the harbour said that nine witnesses had been heard, and that';
      const end = 'none of them had seen the fire begin on the lower deck of the ferry that night.';
      const pages = Array.from({ length: count }, (_, at) => [
        ...pdfLines(at === 0 ? paragraphs(2) : []),
        ...(at > 0 ? [{ text: end, y: 720 }] : []),
        ...(at < count - 1 ? [{ text: sentence, y: 90 }] : []),
        // As Chromium writes them: behind the text, whatever stands above it.
        { text: '11/22/26, 12:15 PM   Ferry story - The Courier', y: 770, size: 8 },
        { text: `https://courier.example/2024/03/ferry…   ${at + 1}/${count}`, y: 20, size: 8 },
      ]);
      const text = (await imported('x.pdf', pdf({ pages }))).articles[0]?.text ?? '';
      expect(text).not.toMatch(/12:15|courier\.example/u);
      expect(text).toContain(paragraphs(2)[1]);
      if (count > 1) expect(text).toContain(`${sentence} ${end}`);
    },
  );

  test('keeps a time and an address that the text itself states', async () => {
    const lines = pdfLines([
      ...paragraphs(2),
      'The minutes of 11/22/26, 12:15 PM',
      'See https://courier.example/minutes',
    ]);
    const text = (await imported('x.pdf', pdf({ pages: [lines] }))).articles[0]?.text ?? '';
    expect(text).toContain('The minutes of 11/22/26, 12:15 PM');
    expect(text).toContain('See https://courier.example/minutes');
  });

  test('joins a word that a line divides', async () => {
    const lines = [
      { text: 'The ministry said on Monday that nobody had been held respon-', y: 700 },
      { text: 'sible for the fire in the harbour, in which six people died.', y: 686 },
    ];
    expect((await imported('x.pdf', pdf({ pages: [lines] }))).articles[0]?.text).toBe(
      'The ministry said on Monday that nobody had been held responsible for the fire in the harbour, in which six people died.',
    );
  });

  test.each(['\u2010', '\u00ad'])('joins a word that is divided with %j', (hyphen) => {
    const line = (text: string, baseline: number) => ({ text, left: 72, right: 500, baseline, height: 11 });
    const lines = [line(`The board had heard its wit${hyphen}`, 700), line('nesses by the end of the week.', 686)];
    expect(printedBlocks([lines])).toEqual([
      { kind: 'prose', text: 'The board had heard its witnesses by the end of the week.' },
    ]);
  });

  test('without text is reported as a scan', async () => {
    expect((await imported('scan.pdf', pdf({ pages: [[]] }))).skipped[0]?.reason).toMatch(/^has no text: scanned\?/u);
  });
});

describe('a Word document', () => {
  const numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>';

  test('gives paragraphs, headings, lists and tables', async () => {
    const cell = (text: string): string => `<w:tc>${wordParagraph(text)}</w:tc>`;
    const table = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Town')}${cell('Killed')}${cell('Hurt')}</w:tr><w:tr>${cell('Quern')}${cell('3')}${cell('9')}</w:tr></w:tbl>`;
    const body = [
      wordParagraph(first),
      wordParagraph('The night', '<w:pStyle w:val="berschrift2"/>'),
      wordParagraph(second),
      wordParagraph('Toll:'),
      wordParagraph('12 officers', numbered),
      wordParagraph('3,000 detained', numbered),
      table,
    ].join('');
    const { articles } = await imported('report.docx', docx(body));
    expect(articles[0]?.text).toBe(
      `${first}\n\n## The night\n\n${second}\n\nToll:\n\n- 12 officers\n- 3,000 detained\n\nTown, Killed, Hurt:\n\n- Quern; Killed: 3; Hurt: 9`,
    );
    expect(articles[0]).toMatchObject({ title: 'Clashes in Marlow', author: 'Jane Doe', published: null });
  });

  test('names the row of a cell that reaches over several, and no column before one that reaches over two', async () => {
    const cell = (text: string, properties = ''): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(text)}</w:tc>`;
    const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
    const table = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Town')}${cell('Killed')}${cell('Hurt')}</w:tr>${row(
      cell('Quern', '<w:vMerge w:val="restart"/>'),
      cell('3'),
      cell('9'),
    )}${row(cell('', '<w:vMerge/>'), cell('4'), cell('5'))}${row(cell('Tarn'), cell('12', '<w:gridSpan w:val="2"/>'))}</w:tbl>`;
    const { articles } = await imported('report.docx', docx(wordParagraph(first) + table));
    expect(articles[0]?.text).toContain('- Quern; Killed: 3; Hurt: 9\n- Quern; Killed: 4; Hurt: 5\n- Tarn: 12');
  });

  test.each(['python-docx', 'Administrator', 'HP', 'Apache POI', 'user1'])('has no author %s', async (author) => {
    const core = `<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:creator>${author}</dc:creator></cp:coreProperties>`;
    const bytes = docx(wordParagraph(first), [{ name: 'docProps/core.xml', bytes: bytesOf(core) }]);
    expect((await imported('report.docx', bytes)).articles).toMatchObject([{ author: null }]);
  });

  test('has the title that is printed in it rather than that of its template', async () => {
    const titled = `${wordParagraph('Harbour closes', '<w:pStyle w:val="Titel"/>')}${wordParagraph(first)}`;
    const styles = '<w:styles><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>';
    const core = '<cp:coreProperties><dc:title>Template for letters</dc:title></cp:coreProperties>';
    const file = zip([
      { name: 'word/document.xml', bytes: bytesOf(`<w:document><w:body>${titled}</w:body></w:document>`) },
      { name: 'word/styles.xml', bytes: bytesOf(styles) },
      { name: 'docProps/core.xml', bytes: bytesOf(core) },
    ]);
    expect((await imported('x.docx', file)).articles).toMatchObject([{ title: 'Harbour closes', text: first }]);
  });

  test('is not quoted with deleted, hidden or struck-out text, nor with the numbers of its notes', async () => {
    const run = (text: string, style: string): string =>
      `<w:r><w:rPr>${style}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const body = `<w:p>${run('Six officers died', '')}${run('7', '<w:vertAlign w:val="superscript"/>')}${run(' SECRET', '<w:vanish/>')}${run(' SECRET', '<w:strike/>')}<w:del><w:r><w:delText>SECRET</w:delText></w:r></w:del>${run(' in the harbour of Marlow.', '')}</w:p>`;
    expect((await imported('x.docx', docx(body))).articles[0]?.text).toBe(
      'Six officers died⁷ in the harbour of Marlow.',
    );
  });
});

describe('a table', () => {
  test('has every row where the lines of its head and of its rows end in two ways', async () => {
    const rows = [`Mill,"${first}",2023-03-14`, `Bread,"${second}",2023-03-15`].join('\n');
    const mixed = await imported('a.csv', `title,text,date\r\n${rows}\n`);
    expect(mixed.articles).toMatchObject([
      { title: 'Mill' },
      { title: 'Bread', published: '2023-03-15', text: second },
    ]);
    const old = await imported('a.csv', `title,text,date\n${rows}`.replaceAll('\n', '\r'));
    expect(old.articles).toHaveLength(2);
  });

  test('gives an article a row, whatever the order and case of its columns', async () => {
    const csv = `\ufeffURL;Headline;Publication Date;FULL TEXT;Source;By;ID
https://courier.example/a;"Clashes; fire";2022-01-07;"${first}

${second}";The Courier;Jane Doe;a-1
;Bread;01/07/2022;${third};;;`;
    const { articles, skipped } = await imported('wire.csv', csv);
    expect(skipped).toEqual([]);
    expect(articles).toEqual([
      {
        id: 'a-1',
        isIdStated: true,
        title: 'Clashes; fire',
        publisher: 'The Courier',
        author: 'Jane Doe',
        published: '2022-01-07',
        url: 'https://courier.example/a',
        kind: 'article',
        of: null,
        text: `${first}\n\n${second}`,
        name: 'wire.csv#2',
        notes: [],
      },
      {
        id: expect.stringMatching(/^bread-[0-9a-f]{8}$/u),
        isIdStated: false,
        title: 'Bread',
        publisher: null,
        author: null,
        published: null,
        url: null,
        kind: 'article',
        of: null,
        text: third,
        name: 'wire.csv#5',
        notes: ['its date "01/07/2022" may be two days and is left out; write it as 2022-01-07'],
      },
    ]);
  });

  test('names a row by the line on which it begins, whatever its cells and the lines between hold', async () => {
    for (const end of ['\n', '\r\n']) {
      const rows = [
        'title,text',
        '',
        `One,"${first}\n\n${second}"`,
        '',
        `"Tw\no",`,
        `Three,${third.replaceAll(',', '')}`,
      ];
      const { articles, skipped } = await imported('x.csv', rows.join(end) + end);
      expect(articles.map(({ name }) => name)).toEqual(['x.csv#3', 'x.csv#9']);
      expect(skipped.map(({ name }) => name)).toEqual(['x.csv#7']);
    }
  });

  test.each([
    ['semicolons, in Windows-1252', 'title;text;date\n', ';', 'latin1'],
    ['tabs', 'title\ttext\tdate\n', '\t', 'utf8'],
    ['the mark that its first line tells Excel', 'sep=|\ntitle|text|date\n', '|', 'utf8'],
    ['German names for its columns', 'Titel,Text,Datum\n', ',', 'utf8'],
    ['a byte order mark, in UTF-16', '\ufefftitle,text,date\n', ',', 'utf16le'],
  ] as const)('is read with %s', async (_, header, mark, encoding) => {
    const row = ['Größe', `"${first}"`, '07.01.2022'].join(mark);
    const { articles, skipped } = await imported('x.csv', Buffer.from(`${header}${row}\n`, encoding));
    expect(skipped).toEqual([]);
    expect(articles).toMatchObject([{ title: 'Größe', text: first, published: '2022-01-07' }]);
  });

  test('shows by all of its dates which of two numbers is the month', async () => {
    const days = async (...stated: string[]) => {
      const rows = stated.map((day, at) => `"${paragraphs(at + 1)[at]}",${day}\n`);
      return (await imported('x.csv', `text,date\n${rows.join('')}`)).articles.map(({ published }) => published);
    };
    expect(await days('07/13/2022', '07/02/2022')).toEqual(['2022-07-13', '2022-07-02']);
    expect(await days('2/7/2022', '13/7/2022', 'soon')).toEqual(['2022-07-02', '2022-07-13', null]);
    expect(await days('13/07/2022', '07/13/2022', '07/02/2022')).toEqual(['2022-07-13', '2022-07-13', null]);
    expect(await days('07/02/2022', '03/03/2022')).toEqual([null, '2022-03-03']);
    expect(await days('13/07/2022', '31/02/2022')).toEqual(['2022-07-13', null]);
  });

  test('gives the words of cells that hold HTML, and of those that mention it', async () => {
    const cells = [`<p>${first}</p><ul><li>12 boats</li></ul><p>${second}</p>`, `${third} Use <b> or a < b.`];
    const csv = `text\n${cells.map((cell) => `"${cell}"\n`).join('')}`;
    const texts = (await imported('x.csv', csv)).articles.map(({ text }) => text);
    expect(texts).toEqual([`${first}\n\n- 12 boats\n\n${second}`, cells[1]]);
  });

  test('without a row is reported', async () => {
    expect((await imported('x.csv', 'title,text')).skipped[0]?.reason).toMatch(/^has a first row and no other; put/u);
  });

  test('without a column of text, or with a row without text, is reported', async () => {
    expect((await imported('x.csv', 'name,age\nAda,91\n')).skipped[0]?.reason).toContain('no column "text"');
    const { articles, skipped } = await imported('x.csv', `title,text\nOne,${third.replaceAll(',', '')}\nTwo,\n`);
    expect(articles).toHaveLength(1);
    expect(skipped).toEqual([{ name: 'x.csv#3', reason: expect.stringContaining('has no text') }]);
  });

  test('that ends within a quotation gives the rows above it', async () => {
    const { articles, skipped } = await imported('x.csv', `title,text\nOne,"${first}"\nTwo,"${second}`);
    expect(articles.map(({ title }) => title)).toEqual(['One']);
    expect(skipped[0]?.reason).toMatch(/behind line 2: a quotation mark is not closed/u);
  });
});

describe('text, Markdown and JSON lines', () => {
  test('keep what they state', async () => {
    const markdown = `---\nid: own\ntitle: Clashes\nkind: summary\nof: A report\n---\n\n## Night\n\n${first}\n`;
    expect((await imported('x.md', markdown)).articles).toEqual([
      {
        id: 'own',
        isIdStated: true,
        title: 'Clashes',
        publisher: null,
        author: null,
        published: null,
        url: null,
        kind: 'summary',
        of: 'A report',
        text: `## Night\n\n${first}`,
        name: 'x.md',
        notes: [],
      },
    ]);
    const record = JSON.stringify({
      id: 'r',
      title: 'Clashes',
      text: first,
      published: '2022-01-07',
      url: 'https://courier.example/a',
    });
    expect((await imported('x.jsonl', `${record}\n{"id":"cut`)).articles[0]).toMatchObject({
      id: 'r',
      published: '2022-01-07',
      text: first,
    });
    expect((await imported('x.jsonl', `${record}\n{"id":"cut`)).skipped).toEqual([
      { name: 'x.jsonl#2', reason: expect.stringContaining('cut short') },
    ]);
  });

  test('of Markdown have their tables as lines that can be quoted', async () => {
    const table = '| Town | Killed | Hurt |\n|:---|---:|:-:|\n| Quern | 12 | 300 |\n| Mar\\|low | 3 | |\n';
    const code = '```\n| a | b |\n|---|---|\n```';
    const bare = 'Town | Killed\n--- | ---\nTarn | 9\n';
    const [article] = (await imported('x.md', `${first}\n${table}${second}\n\n${bare}\n${code}\n\n${third} a | b`))
      .articles;
    expect(article?.text.replace(/\n{3,}/gu, '\n\n')).toBe(
      `${first}\n\nTown, Killed, Hurt:\n\n- Quern; Killed: 12; Hurt: 300\n- Mar|low; Killed: 3\n\n${second}\n\nTown, Killed:\n\n- Tarn; Killed: 9\n\n${third} a | b`,
    );
    expect(article?.notes).toEqual(['a block of code is left out']);
    expect(article && quoted(article)).toEqual(expect.arrayContaining(['Quern; Killed: 12; Hurt: 300']));
  });

  test.each([
    ['at its end', (blanks: string) => `--- | ---${blanks}x`],
    ['within', (blanks: string) => `| ---${blanks}| --- x`],
    ['before it', (blanks: string) => `${blanks}--- | --- x`],
  ])('of Markdown take time in proportion to the blanks in a line, of 100,000, %s', async (_, lineWith) => {
    await expectLinearFrom(
      12_500,
      100_000,
      (blanks) => `${first}\n\nTown | Killed\n${lineWith(' '.repeat(blanks))}\n`,
      (text) => imported('x.md', text),
    );
  });

  test.each([
    ['Town |\n---|\n', false],
    ['| Town |\n| --- |\n', true],
    ['Town | Killed\n--- | --\\-\n', false],
    ['Town | Killed\n    --- | ---\n', true],
    ['Town | Killed\n--- | ---  \t\n', true],
  ])('of Markdown begin with their rule: %j', async (head, isTable) => {
    const [article] = (
      await imported('x.md', `${first}\n\n${head}${head.startsWith('|') ? '| Quern |' : 'Quern | 9'}\n`)
    ).articles;
    expect(/^- Quern/mu.test(article?.text ?? '')).toBe(isTable);
  });

  test('of JSON are read as a list, as one object or as lines, with other names and without an id', async () => {
    const records = [
      { headline: 'Clashes', body: first, date: '7 January 2022', source: 'The Courier' },
      { id: 7, title: 'Bread', text: `<p>${second}</p>`, source: { id: 'x' } },
    ];
    for (const [name, json] of [
      ['x.json', JSON.stringify(records, null, 2)],
      ['x.txt', JSON.stringify(records)],
      ['x.jsonl', `\ufeff${records.map((record) => JSON.stringify(record)).join('\r\n')}`],
    ] as const) {
      const { articles, skipped } = await imported(name, json);
      expect(skipped).toEqual([]);
      expect(articles).toMatchObject([
        { title: 'Clashes', text: first, published: '2022-01-07', publisher: 'The Courier', name: `${name}#1` },
        { id: '7', title: 'Bread', text: second, publisher: null, name: `${name}#2` },
      ]);
      expect(articles[0]?.isIdStated).toBe(false);
    }
    expect((await imported('x.json', JSON.stringify(records[0], null, 2))).articles).toMatchObject([{ text: first }]);
  });

  test('of JSON are found in the answer that holds their list, with dates as numbers', async () => {
    const noon = Date.parse('2022-01-07T12:00:00Z');
    const records = [
      {
        title: 'Clashes',
        body: first,
        dateTime: '2022-01-07T10:00:00Z',
        source: { uri: 'courier.example', title: 'The Courier' },
      },
      { title: 'Bread', text: second, publish_date: noon, authors: [{ name: 'Ana Petrova' }] },
      { title: 'Salt', text: `${second} ${first}`, publish_date: noon / 1000 - 9 * 3600 },
    ];
    for (const answer of [{ articles: { results: records } }, { response: { docs: records } }]) {
      expect((await imported('x.json', JSON.stringify(answer))).articles).toMatchObject([
        { title: 'Clashes', text: first, published: '2022-01-07', publisher: 'The Courier' },
        { title: 'Bread', text: second, published: '2022-01-07', author: 'Ana Petrova' },
        // Three o'clock in London is the day before in New York.
        { title: 'Salt', published: null, notes: [expect.stringContaining('its date "1641524400"')] },
      ]);
    }
  });

  test('of JSON are found where an answer has one alone', async () => {
    const answer = { status: 'ok', response: { title: 'Clashes', body: first } };
    expect((await imported('x.json', JSON.stringify(answer))).articles).toMatchObject([
      { title: 'Clashes', text: first },
    ]);
  });

  test('of JSON that is no article are reported, whatever their name', async () => {
    for (const name of ['x.json', 'x.jsonl', 'x.txt']) {
      expect((await imported(name, '{"a": 1, "b": [1, 2]}')).skipped).toEqual([
        { name: `${name}#1`, reason: expect.stringContaining('text is missing') },
      ]);
    }
    const half = `[\n{"id": "a", "title": "One", "text": ${JSON.stringify(first)}},\n`;
    expect((await imported('x.json', half)).articles).toEqual([]);
    expect((await imported('x.json', half)).skipped[0]?.reason).toMatch(/cut short/u);
  });

  test('of plain text keep their lines, and lose only the marks that Markdown would read', async () => {
    const text = `First line of all in the paper\nSecond line stands close to it\n\n# ${first}\n\n| ${second}`;
    expect((await imported('x.txt', text)).articles[0]?.text).toBe(
      `First line of all in the paper  \nSecond line stands close to it\n\n${first}\n\n${second}`,
    );
  });
});

describe('what somebody states', () => {
  test('goes before what the input says', async () => {
    const { articles } = await imported('x.html', page(), {
      overrides: { id: 'mine', publisher: 'The Gazette', published: '2022-02-02', kind: 'summary', of: 'it' },
    });
    expect(articles[0]).toMatchObject({
      id: 'mine',
      publisher: 'The Gazette',
      published: '2022-02-02',
      kind: 'summary',
      of: 'it',
      title: 'Clashes in Marlow',
    });
  });

  test('is no id for several articles, and neither is one that two of them state', async () => {
    const csv = `id,text\nsame,"${first}"\nsame,"${second}"\n`;
    const { articles } = await imported('x.csv', csv, { overrides: { id: 'one' } });
    expect(articles.map(({ id, isIdStated }) => ({ id, isIdStated }))).toEqual([
      { id: 'same', isIdStated: false },
      { id: 'same', isIdStated: false },
    ]);
  });
});
