import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { type ImportResult, importArticles } from '../../functions/import/import-articles.ts';
import { toMarkdown } from '../../functions/import/imported-article.ts';
import { bytesOf, paragraphs } from '../support/import-samples.ts';

const [first = '', second = '', third = ''] = paragraphs(3);

function imported(name: string, content: string): Promise<ImportResult> {
  return importArticles({ name, bytes: bytesOf(content) });
}

describe('a text export of LexisNexis', () => {
  const document = (head: string, body: string): string =>
    `The Veldmark Courier\n\n14. März 2023 Dienstag\n\nEine Mühle brennt\nin Quern\n\n${head}LENGTH: 90 words\n\n${body}\n\nLOAD-DATE: March 17, 2023\n\nLANGUAGE: GERMAN\n\n`;

  test('is split where its menus speak another language, and a single document where they say nothing', async () => {
    const two = `Dokument 1 von 8\n\n${document('', first)}Dokument 2 von 8\n\n${document('', second)}`;
    expect((await imported('a.txt', two)).articles).toMatchObject([
      { title: 'Eine Mühle brennt in Quern', published: '2023-03-14', text: first },
      { text: second },
    ]);
    expect((await imported('a.txt', document('BYLINE: By Ida Holm\n\n', third))).articles).toMatchObject([
      { publisher: 'The Veldmark Courier', author: 'Ida Holm', text: third },
    ]);
  });

  test('has a headline that begins with a date', async () => {
    const text = `1 of 1 DOCUMENTS\n\nNorthern Post\n\nSeptember 12, 2021 Sunday\n\nSeptember 11, 2001: what remains\n\nLENGTH: 9 words\n\n${first}\n\nLOAD-DATE: September 13, 2021\n`;
    expect((await imported('a.txt', text)).articles).toMatchObject([
      { title: 'September 11, 2001: what remains', publisher: 'Northern Post', published: '2021-09-12' },
    ]);
  });
});

test('a text export of LexisNexis is told by its labels in the language of its menus', async () => {
  const document = (number: number, body: string): string =>
    `Dokument ${number} von 2\n\nDer Veldmark Kurier\n\n14. März 2023 Dienstag\n\nEine Mühle brennt\n\nAUTOR: Ida Holm\n\nLÄNGE: 61 Wörter\n\n${body}\n\nUPDATE: 15. März 2023\n\nSPRACHE: GERMAN; Deutsch\n\n`;
  expect((await imported('a.txt', document(1, first) + document(2, second))).articles).toMatchObject([
    { title: 'Eine Mühle brennt', publisher: 'Der Veldmark Kurier', author: 'Ida Holm', text: first },
    { published: '2023-03-14', text: second },
  ]);
});

test.each([
  [
    'A 19-',
    'year-old sailor and the well-',
    'known captain died.',
    'A 19-year-old sailor and the well-known captain died.',
  ],
  [
    'They counted 10-',
    '15 inmates of two-',
    'and three-bed cells.',
    'They counted 10-15 inmates of two- and three-bed cells.',
  ],
  [
    'The police-',
    'men and other policemen of 2018–',
    '19 agree.',
    'The policemen and other policemen of 2018–19 agree.',
  ],
])('a line of an export that ends in a hyphen goes on without a blank: %s|%s', async (one, two, three, joined) => {
  const text = `1 of 1 DOCUMENTS\n\nNorthern Post\n\nMarch 14, 2023\n\nMill burns\n\nLENGTH: 9 words\n\n${first}\n\n${one}\n${two}\n${three}\n\nLOAD-DATE: March 15, 2023\n`;
  expect((await imported('a.txt', text)).articles[0]?.text).toBe(`${first}\n\n${joined}`);
});

test('Factiva’s indexed format as text is an article for each document', async () => {
  const document = (title: string, number: number, lead: string, rest: string): string =>
    `HD  ${title}\r\nBY  By Ida Holm\r\nWC  61 words\r\nPD  14 March 2023\r\nSN  The Veldmark Courier\r\nSC  VELCO\r\nCY  (c) 2023 Veldmark Media\r\n\r\nLP  \r\n${lead}\r\n\r\nTD  \r\n${rest}\r\n\r\nAN  Document VELCO00020230314ej3e0001${number}\r\n\r\n`;
  const text =
    document('Mill burns', 1, first, `A 19-\r\nyear-old saw it.\r\n\r\n${second}`) +
    document('Toll rises', 2, third, first);
  expect((await imported('a.txt', text)).articles).toMatchObject([
    {
      id: 'factiva-velco00020230314ej3e00011',
      title: 'Mill burns',
      publisher: 'The Veldmark Courier',
      author: 'Ida Holm',
      published: '2023-03-14',
      text: `${first}\n\nA 19-year-old saw it.\n\n${second}`,
    },
    { title: 'Toll rises', text: `${third}\n\n${first}` },
  ]);
  const cut = await imported('a.txt', text.slice(0, -60));
  expect(cut.articles).toHaveLength(1);
  expect(cut.skipped).toHaveLength(1);
});

test('Factiva’s text as it came over the wire keeps its paragraphs', async () => {
  const xml = `<PPSResponse><article><accessionNo>VELCO1</accessionNo><headline><paragraph>Mill</paragraph></headline><leadParagraph>\n${first}\n    ${second}\n</leadParagraph><publicationDate><date>2023-03-14</date></publicationDate><sourceName>The Courier</sourceName></article></PPSResponse>`;
  expect((await imported('a.xml', xml)).articles).toMatchObject([
    { title: 'Mill', publisher: 'The Courier', published: '2023-03-14', text: `${first}\n\n${second}` },
  ]);
});

test('Europresse’s older export is split into its documents', async () => {
  const document = (paper: string, day: string, text: string): string =>
    `<table><tr><td><span class="DocPublicationName">${paper}, no. 5968</span><br><span class="DocHeader">jeudi </span><span class="DocHeader">${day}</span><br><span class="TitreArticleVisu">Incendie</span><br><br>Ida Holm<br><p></p>${text}<p></p><b><i>© 2012 ${paper}.</i></b><p></p>Numéro de document : news·20121004·X·1<td>Date d'émission : <b>2024-10-05</b></td></td></tr></table>`;
  const html = `<html><body>${document('Le Courrier', '4 octobre 2012', first)}${document('La Poste', '5 octobre 2012', second)}</body></html>`;
  expect((await imported('a.html', html)).articles).toMatchObject([
    { title: 'Incendie', publisher: 'Le Courrier', author: 'Ida Holm', published: '2012-10-04', text: first },
    { publisher: 'La Poste', published: '2012-10-05', text: second },
  ]);
});

describe('an export of ProQuest', () => {
  const document = (full: string, date: string): string =>
    `<div><a name="DocID_1"></a><p style="font-weight:bold">Mill burns</p><p><strong>Author:  </strong>Holm, Ida; Lind, Mats</p><p><strong>Publication info:  </strong>The Courier ; Quern [Quern]14 Mar 2023: A.2.</p><p><strong>Abstract:  </strong></p><p>${second}</p><p><strong>Full text: </strong>${full}</p><p><strong>Title: </strong>Mill burns</p><p><strong>Publication title: </strong>The Courier; Quern</p><p><strong>Publication date: </strong>${date}</p><p><strong>ProQuest document ID: </strong>42</p></div>`;
  const page = (body: string): string =>
    `<html><head><title>ProQuest</title></head><body>ProQuest${body}</body></html>`;

  test('is read in the shape that forwarding leaves it in, under the day that can be read', async () => {
    const moved = `<text wordcount="9"><meta name="x"><title></title></text></p><div><p>${first}</p><p>Credit: By Ida Holm</p></div><p>`;
    const { articles } = await imported('a.html', page(document(moved, 'Mar 1 4, 2 023')));
    expect(articles).toMatchObject([
      {
        id: 'proquest-42',
        title: 'Mill burns',
        publisher: 'The Courier',
        author: 'Ida Holm and Mats Lind',
        published: '2023-03-14',
        text: first,
      },
    ]);
  });

  test('without a full text says which document has none', async () => {
    const { articles, skipped } = await imported('a.html', page(document('<Text></Text>', 'Mar 14, 2023')));
    expect(articles).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      '("Mill burns") has an abstract only; open its full text and export it again',
    ]);
  });
});

describe('a mail', () => {
  const mail = (body: string, more = ''): string =>
    `From: "The Courier" <a@b.example>\nTo: c@d.example\nSubject: Mill\nDate: Thu, 16 Mar 2023 09:20:00 +0100\n${more}\n${body}`;

  test('is quoted with its sender’s words only', async () => {
    const body = `Dear colleagues,\n\n${first}\n\nOn 15 March 2023, Ida Holm wrote:\n> ${second}\n> ${third}\n\n-- \nThe Courier, 9 Mill Lane\n`;
    expect((await imported('a.eml', mail(body))).articles.map(({ text }) => text)).toEqual([first]);
  });

  test('of HTML alone has its notes and hidden words as pages have them', async () => {
    const html = `<p>At least 227<sup><a href="#n">12</a></sup> people died. ${first}</p><p style="display:none">Ninety died.</p>`;
    const { articles } = await imported(
      'a.eml',
      mail(html, 'MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n'),
    );
    expect(articles.map(({ text }) => text)).toEqual([`At least 227 people died. ${first}`]);
  });

  test('names its attachments', async () => {
    const parts = `--x\nContent-Type: text/plain\n\n${first}\n--x\nContent-Type: application/pdf; name="toll.pdf"\nContent-Disposition: attachment; filename="toll.pdf"\n\nx\n--x--\n`;
    const result = await imported(
      'a.eml',
      mail(parts, 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n'),
    );
    expect(result.articles.map(({ text }) => text)).toEqual([first]);
    expect(result.skipped).toEqual([
      {
        name: 'a.eml#1',
        reason: 'is an attachment ("toll.pdf"), which is not read from the mail; save it and add the file',
      },
    ]);
  });
});

describe('captions', () => {
  test('name who speaks above the own words, and repeat nothing that rolls up', async () => {
    const vtt = `WEBVTT\n\n00:01.000 --> 00:03.000\n<v Karin Solberg>We counted 19 dead\n\n00:03.000 --> 00:05.000\n<v Karin Solberg>We counted 19 dead and 30 &amp; more hurt.\n\n00:05.000 --> 00:07.000\n<v Jens Brandt><c.yellow>The doors</c> were shut.\n`;
    const { articles } = await imported('a.vtt', vtt);
    expect(articles).toMatchObject([
      {
        author: null,
        text: 'Karin Solberg:\n\nWe counted 19 dead and 30 & more hurt.\n\n## Jens Brandt\n\nThe doors were shut.',
      },
    ]);
    // A first heading would be the title of a text that has none.
    const titled = await imported('a.vtt', vtt.replace('WEBVTT', 'WEBVTT - The doors'));
    expect(titled.articles).toMatchObject([
      { title: 'The doors', text: expect.stringMatching(/^## Karin Solberg\n/u) },
    ]);
  });

  test('are not titled with who speaks first', async () => {
    const vtt =
      'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Karin Solberg>We counted 19 dead on the ferry.\n\n00:05.000 --> 00:07.000\n<v Jens Brandt>The doors were shut.\n';
    const { articles } = await imported('a.vtt', vtt);
    const [text = ''] = articles.map(toMarkdown);
    expect(parseArticle({ text, file: 'a.md', format: 'markdown' }).title).toBeNull();
  });

  test('never give a voice what another says', async () => {
    const cue = (number: number, words: string): string => `00:0${number}.000 --> 00:0${number + 1}.000\n${words}\n\n`;
    const textOf = async (...cues: readonly string[]): Promise<string | undefined> =>
      (await imported('a.vtt', `WEBVTT - Council\n\n${cues.map((words, at) => cue(at + 1, words)).join('')}`))
        .articles[0]?.text;
    expect(await textOf('<v Mats Lind>Thank you.\n<v Ida Holm>At least 20 came.', 'And 12 left.')).toBe(
      '## Mats Lind\n\nThank you.\n\n## Ida Holm\n\nAt least 20 came. And 12 left.',
    );
    expect(await textOf('MINISTER: We counted 12. &gt;&gt; It was 30.', '>> MINISTER: None of them was hurt.')).toBe(
      '## MINISTER\n\nWe counted 12.\n\n## Another voice\n\nIt was 30.\n\n## MINISTER\n\nNone of them was hurt.',
    );
    expect(await textOf('MINISTER: We counted 12.', '{\\an8}- It was 30.\n{\\an8}- I saw 40.')).toBe(
      '## MINISTER\n\nWe counted 12.\n\n## Another voice\n\nIt was 30.\n\nI saw 40.',
    );
    const { articles } = await imported(
      'a.vtt',
      `WEBVTT\n\n${cue(1, 'It was 30, they say in town.')}${cue(2, '<v Ida Holm>We counted 12.')}`,
    );
    expect(articles).toMatchObject([
      { author: null, text: 'It was 30, they say in town.\n\n## Ida Holm\n\nWe counted 12.' },
    ]);
  });

  test('have no sound, no position, no reading aid and no mark of form in them', async () => {
    const srt =
      '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="#fff">[applause] Nineteen <ruby>people<rt>pi</rt></ruby></font>\n\n2\n00:00:02,000 --> 00:00:03,000\ndied, I&#39;m told.\n\n3\n00:00:03,500 --> 00:00:04,000\n♪♪\n';
    expect((await imported('a.srt', srt)).articles.map(({ text }) => text)).toEqual([
      "Nineteen people died, I'm told.",
    ]);
  });
});

test('what a channel of Telegram struck through is taken back', async () => {
  const text = [
    'Twelve people died. ',
    { type: 'strikethrough', text: 'Ninety were hurt. ' },
    { type: 'bold', text: 'Nine' },
  ];
  const message = { id: 2, type: 'message', date: '2024-03-14T08:00:00', text: [...text, ' were hurt in the fire.'] };
  const channel = { name: 'Harbour', type: 'public_channel', id: 1, messages: [message] };
  expect((await imported('a.json', JSON.stringify(channel))).articles.map((one) => one.text)).toEqual([
    'Twelve people died. Nine were hurt in the fire.',
  ]);
});

describe('a page of a wiki', () => {
  const wiki = (text: string): string =>
    `<mediawiki><siteinfo><sitename>Wikipedia</sitename><base>https://en.wikipedia.org/wiki/Main_Page</base></siteinfo><page><title>Mill fire</title><ns>0</ns><revision><timestamp>2024-10-01T10:00:00Z</timestamp><text>${text}</text></revision></page><page><title>Talk:Mill fire</title><ns>1</ns><revision><text>Hm.</text></revision></page></mediawiki>`;

  test('has its characters, raised digits and corrections as a reader sees them', async () => {
    const text = `The fire{{snd}}all {{abbr|MIA|missing in action}} are found{{snd}}burned 10&lt;sup&gt;6&lt;/sup&gt;{{nbsp}}tonnes at &amp;minus;5&amp;#160;°C&amp;#8212;a record.\n\nAt least 227&lt;sup&gt;[a]&lt;/sup&gt; people, not &lt;del&gt;ninety&lt;/del&gt; nine, saw 10&lt;sup&gt;−6&lt;/sup&gt; of it.`;
    expect((await imported('a.xml', wiki(text))).articles[0]?.text).toBe(
      'The fire – all MIA are found – burned 10⁶ tonnes at −5 °C—a record.\n\nAt least 227 people, not nine, saw 10⁻⁶ of it.',
    );
  });

  test('has what its templates say left out by the paragraph, never out of a sentence', async () => {
    const text = `The mill burned for {{convert|5|mi|km}} along the river.\n\nNine people died.{{citation needed|date=May}} The [[town|old town]] was closed.{{sfn|Holm|2023}}\n\n{| class="x"\n| 90 || dead\n|}\n[[File:a.jpg|thumb|Ninety [[people]] died.]]\n== Notes ==\n{{reflist}}\n`;
    const { articles, skipped } = await imported('a.xml', wiki(text));
    expect(articles).toMatchObject([
      { text: 'Nine people died. The old town was closed.', url: 'https://en.wikipedia.org/wiki/Mill_fire' },
    ]);
    expect(articles[0]?.notes).toEqual([
      '1 of its paragraphs hold templates, whose words are not in the export, and are left out',
      'its date is that of the revision',
    ]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'has 1 pages that are no articles (talk, templates, redirections)',
    ]);
  });
});

describe('the answer of a service', () => {
  test.each([
    [
      'JSON-LD',
      {
        '@type': 'NewsArticle',
        headline: 'Mill',
        datePublished: '2023-03-14',
        author: { name: 'Ida Holm' },
        publisher: { name: 'The Courier' },
        articleBody: first,
      },
    ],
    [
      'a list of JSON-LD',
      {
        '@type': 'ItemList',
        itemListElement: [
          {
            '@type': 'ListItem',
            item: {
              headline: 'Mill',
              datePublished: '2023-03-14',
              author: [{ name: 'Ida Holm' }],
              publisher: { name: 'The Courier' },
              articleBody: first,
            },
          },
        ],
      },
    ],
    [
      'a crawler',
      {
        authors: ['Ida Holm'],
        date_download: '2024-01-01 10:00:00',
        date_publish: '2023-03-14 10:00:00',
        maintext: first,
        source_domain: 'The Courier',
        title: 'Mill',
      },
    ],
  ])('in the form of %s', async (_, json) => {
    expect((await imported('a.json', JSON.stringify(json))).articles).toMatchObject([
      { title: 'Mill', publisher: 'The Courier', author: 'Ida Holm', published: '2023-03-14', text: first },
    ]);
  });

  test('that cuts texts off is told of, and the cut sentence is not kept', async () => {
    const json = {
      status: 'ok',
      articles: [{ source: { name: 'The Courier' }, title: 'Mill', content: `${first} The may… [+2345 chars]` }],
    };
    const { articles } = await imported('a.json', JSON.stringify(json));
    expect(articles).toMatchObject([{ publisher: 'The Courier', text: first }]);
    expect(articles[0]?.notes).toEqual([
      'its text is cut off by the service that gave it: 2345 characters are missing',
    ]);
  });

  test('that cuts a text off at its end is told of', async () => {
    const json = {
      articles: [{ source: { name: 'The Courier' }, title: 'Mill', content: `${first}... [1234 chars]` }],
    };
    const { articles } = await imported('a.json', JSON.stringify(json));
    expect(articles).toMatchObject([{ text: first }]);
  });

  test('with the only article that was asked for', async () => {
    const content = { webTitle: 'Mill', webPublicationDate: '2023-03-14T10:00:00Z', fields: { bodyText: first } };
    const { articles } = await imported('a.json', JSON.stringify({ response: { status: 'ok', content } }));
    expect(articles).toMatchObject([{ title: 'Mill', published: '2023-03-14', text: first }]);
  });

  test('that cuts a text off in its first sentence leaves no article', async () => {
    const json = { articles: [{ title: 'Mill', content: 'The mill of Brin may… [+2345 chars]' }] };
    const { articles, skipped } = await imported('a.json', JSON.stringify(json));
    expect(articles).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual(['is empty; remove it or put text in it']);
  });

  test('of Telegram is read for channels only', async () => {
    const chat = {
      name: 'Ida',
      type: 'personal_chat',
      id: 1,
      messages: [{ id: 1, type: 'message', date: '2023-03-14T06:30:00', text: first }],
    };
    const { articles, skipped } = await imported('result.json', JSON.stringify(chat));
    expect(articles).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'holds the chat "Ida", which names private people; only channels are imported',
    ]);
  });
});
