import { describe, expect, test } from 'vitest';
import { type ImportResult, importArticles } from '../../functions/import/import-articles.ts';
import { bytesOf, paragraphs, zip } from '../support/import-samples.ts';

const [first = '', second = ''] = paragraphs(2);

function imported(name: string, content: string | Uint8Array): Promise<ImportResult> {
  return importArticles({ name, bytes: typeof content === 'string' ? bytesOf(content) : content });
}

const rtf = (body: string): string =>
  `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Times;}}\\f0 ${body}}`;

async function rtfText(body: string): Promise<string | undefined> {
  return (await imported('a.rtf', rtf(body))).articles[0]?.text;
}

describe('an RTF document', () => {
  test('has no word that an editor deleted or hid', async () => {
    const body = `The mill of Quern burned {\\deleted\\revauthdel1 for nine days }on Monday{\\v , a spy says}. {\\strike Ninety}Nine people died.\\par`;
    expect(await rtfText(body)).toBe('The mill of Quern burned on Monday. Nine people died.');
  });

  test('keeps hyphens and dashes, and a note apart from the figure before it', async () => {
    const body =
      "At least 227{\\super 12} people, aged 19\\_25, died in 2018\\endash 19 \\u8212? so the caf\\'e9 owner.\\par";
    expect(await rtfText(body)).toBe('At least 227¹² people, aged 19-25, died in 2018–19 — so the café owner.');
  });

  test('keeps the repeated number of a note apart from the figure before it', async () => {
    const field = '{\\field{\\*\\fldinst NOTEREF _Ref1 \\\\h }{\\fldrslt 12}}';
    expect(await rtfText(`At least 227${field} boats sank, and 9{\\super 3,4} burned.\\par`)).toBe(
      'At least 227¹² boats sank, and 9³,⁴ burned.',
    );
  });

  test('has the signs of a font of signs', async () => {
    const document = `{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}{\\f2\\fnil\\fcharset2{\\*\\panose 05050102}Symbol;}}\\f0 The port fell by {\\f2 \\'b3}18 boats, and {\\f2 \\u-3917\\'b3}9 sank.\\par}`;
    expect((await imported('a.rtf', document)).articles[0]?.text).toBe('The port fell by ≥18 boats, and ≥9 sank.');
  });

  test('has a sentence whole whose first letter is set large', async () => {
    expect(await rtfText('\\pard\\dropcapli3\\dropcapt1 N\\par\\pard ine boats sank in the night at Quern.\\par')).toBe(
      'Nine boats sank in the night at Quern.',
    );
  });

  test('has its lists as lists', async () => {
    const body = `${first}\\par {\\listtext\\pard\\plain \\u8226\\'95\\tab}11 passengers died in the night\\par \\bullet\\tab 30 others were hurt\\par ${second}\\par`;
    expect(await rtfText(body)).toBe(
      `${first}\n\n- 11 passengers died in the night\n- 30 others were hurt\n\n${second}`,
    );
  });

  test('is read in the encoding of each font', async () => {
    expect(await rtfText("{\\f1 \\'cf\\'ee\\'e6\\'e0\\'f0 \\'e2 \\'ea\\'ee\\'ec\\'e8\\'f2\\'e5\\'f2\\'e5.}\\par")).toBe(
      'Пожар в комитете.',
    );
  });

  test('is read without its tables of fonts, its header, its notes and its comments', async () => {
    const other =
      '{\\header Page 9}{\\*\\generator Riched20}{\\revtbl{Unknown;}{Ida Holm;}}{\\info{\\author Ida Holm}{\\title Mill}}';
    const { articles } = await imported(
      'a.rtf',
      rtf(`${other}${first}{\\footnote 9 men.}{\\*\\annotation 9 women.}\\par`),
    );
    expect(articles).toMatchObject([{ title: 'Mill', author: 'Ida Holm', text: first }]);
  });

  test('of Nexis is an article for each document', async () => {
    const document = (title: string, text: string): string =>
      [
        title,
        'The Veldmark Courier',
        'March 14, 2023 Tuesday',
        'Copyright 2023 The Veldmark Courier',
        'Length: 61 words',
        'Byline: Ida Holm',
        'Body',
        text,
        'Load-Date: March 17, 2023',
        'End of Document',
      ]
        .map((line) => `${line}\\par `)
        .join(' ');
    const { articles } = await imported('a.rtf', rtf(document('One', first) + document('Two', second)));
    expect(articles).toMatchObject([
      { title: 'One', publisher: 'The Veldmark Courier', author: 'Ida Holm', published: '2023-03-14', text: first },
      { title: 'Two', published: '2023-03-14', text: second },
    ]);
  });

  test('of Factiva is an article for each document', async () => {
    const document = (title: string, text: string, number: string): string =>
      [
        title,
        '61 words',
        '14 March 2023',
        '15:32 GMT',
        'The Veldmark Courier',
        'VELCO',
        'English',
        '(c) 2023 The Veldmark Courier.',
        text,
        `Document ${number}`,
      ]
        .map((line) => `${line}\\par `)
        .join(' ');
    const { articles } = await imported(
      'a.rtf',
      rtf(document('One', first, 'VELCO00020230314ej3e00012') + document('Two', second, 'VELCO00020230314ej3e00013')),
    );
    expect(articles).toMatchObject([
      {
        id: 'factiva-velco00020230314ej3e00012',
        title: 'One',
        publisher: 'The Veldmark Courier',
        published: '2023-03-14',
        text: first,
      },
      { title: 'Two', text: second },
    ]);
  });
});

const ODF = 'xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:table="b"';

function odt(body: string, styles = ''): Uint8Array {
  const content = `<office:document-content ${ODF}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  return zip([
    { name: 'mimetype', bytes: bytesOf('application/vnd.oasis.opendocument.text') },
    { name: 'content.xml', bytes: bytesOf(content) },
  ]);
}

describe('an OpenDocument text', () => {
  test('has no deleted, hidden or commented word, and its notes stay apart from figures', async () => {
    const styles =
      '<style:style style:name="H"><style:text-properties text:display="none"/></style:style><style:style style:name="S"><style:text-properties style:text-position="super 58%"/></style:style>';
    const body = `<text:tracked-changes><text:p>Ninety died.</text:p></text:tracked-changes><text:p>In Quern 227<text:span text:style-name="S">12</text:span> people<text:note><text:p>1 A note.</text:p></text:note> were hurt<office:annotation><text:p>Ask again.</text:p></office:annotation><text:span text:style-name="H"> by nobody</text:span>.</text:p>`;
    expect((await imported('a.odt', odt(body, styles))).articles[0]?.text).toBe('In Quern 227¹² people were hurt.');
  });

  test('has a sentence whole in which a box or a described picture hangs', async () => {
    const box = '<draw:frame><draw:text-box><text:p>Forty were hurt.</text:p></draw:text-box></draw:frame>';
    const picture = '<draw:frame><draw:image/><svg:title>Map</svg:title><svg:desc>9 ports</svg:desc></draw:frame>';
    const body = `<text:p>The mayor of Quern did not say that ${box}twelve people ${picture}had died.</text:p>`;
    expect((await imported('a.odt', odt(body))).articles[0]?.text).toBe(
      'The mayor of Quern did not say that twelve people had died.\n\nForty were hurt.',
    );
  });

  test('has no hidden section, and styles have what the styles below them say', async () => {
    const style = (name: string, parent: string, family: string, says: string): string =>
      `<style:style style:name="${name}" style:family="${family}" style:parent-style-name="${parent}"><style:text-properties ${says}/></style:style>`;
    const styles = [
      style('Raised', '', 'text', 'style:text-position="super 58%"'),
      style('Mark', 'Raised', 'text', 'fo:color="#000"'),
      style('Secret', '', 'paragraph', 'text:display="none"'),
      style('P1', 'Secret', 'paragraph', 'fo:color="#000"'),
      style('Raised', '', 'paragraph', 'text:display="none"'),
    ].join('');
    const body = `<text:p>In Quern 227<text:span text:style-name="Mark">12,13</text:span> people<text:note-ref>4</text:note-ref> were hurt.</text:p><text:p text:style-name="P1">Ask again.</text:p><text:section text:display="none"><text:p>Not yet.</text:p></text:section>`;
    expect((await imported('a.odt', odt(body, styles))).articles[0]?.text).toBe('In Quern 227¹²,¹³ people⁴ were hurt.');
  });

  test('is read from one XML file, too', async () => {
    const flat = `<?xml version="1.0"?><office:document ${ODF} office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>Mill of Quern</dc:title></office:meta><office:body><office:text><text:p>${first}</text:p></office:text></office:body></office:document>`;
    expect((await imported('a.fodt', flat)).articles).toMatchObject([{ title: 'Mill of Quern', text: first }]);
  });

  test('has the rows of a table under the names of their columns, each with its own name', async () => {
    const cell = (text: string, more = ''): string =>
      `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`;
    const row = (...cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
    const head = `<table:table-header-rows>${row(cell('Town'), cell('Killed'), cell('Hurt'))}</table:table-header-rows>`;
    const two =
      row(cell('Quern', 'table:number-rows-spanned="2"'), cell('1'), cell('2')) +
      row('<table:covered-table-cell/>', cell('4'), cell('5'));
    const { articles } = await imported(
      'a.odt',
      odt(`<text:p>${first}</text:p><table:table>${head}${two}</table:table>`),
    );
    expect(articles[0]?.text).toBe(
      `${first}\n\nTown, Killed, Hurt:\n\n- Quern; Killed: 1; Hurt: 2\n- Quern; Killed: 4; Hurt: 5`,
    );
  });

  test('has text that a table lays out once, however many rows its cell reaches over', async () => {
    const long = `${first} ${'It was the second such case in the town within a year. '.repeat(4)}`.trim();
    const cell = (text: string, more = ''): string =>
      `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`;
    const rows = `<table:table-row>${cell(long, 'table:number-rows-spanned="2"')}${cell('Marlow')}</table:table-row><table:table-row><table:covered-table-cell/>${cell('Quern')}</table:table-row>`;
    const { articles } = await imported('a.odt', odt(`<table:table>${rows}</table:table>`));
    expect(articles[0]?.text).toBe(`${long}\n\nMarlow\n\nQuern`);
  });

  test('keeps headings, lists and tables of figures', async () => {
    const cell = (text: string): string => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
    const body = `<text:h text:outline-level="1">Mill</text:h><text:p>${first}</text:p><text:list><text:list-item><text:p>12 officers</text:p></text:list-item></text:list><table:table><table:table-row>${cell('Quern')}${cell('12')}</table:table-row><table:table-row>${cell('Tarn')}${cell('9')}</table:table-row></table:table>`;
    const { articles } = await imported('a.odt', odt(body));
    expect(articles).toMatchObject([
      { title: 'Mill', text: `${first}\n\n- 12 officers\n\nTable:\n\n- Quern: 12\n- Tarn: 9` },
    ]);
  });
});

describe('an Excel workbook', () => {
  const sheet = (rows: readonly string[], styles = '', workbook = ''): Uint8Array =>
    zip([
      {
        name: 'xl/workbook.xml',
        bytes: bytesOf(
          `<workbook xmlns:r="r">${workbook}<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        ),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        bytes: bytesOf('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'),
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        bytes: bytesOf(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`),
      },
      {
        name: 'xl/sharedStrings.xml',
        bytes: bytesOf(
          `<sst><si><t>text</t></si><si><t>date</t></si><si><r><t>${first}</t></r><rPh><t>reading</t></rPh></si></sst>`,
        ),
      },
      { name: 'xl/styles.xml', bytes: bytesOf(styles) },
    ]);
  const HEAD = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
  const row = (date: string): string => `<row r="2"><c r="A2" t="s"><v>2</v></c>${date}</row>`;

  test.each([
    ['a number without a format', '<c r="B2"><v>45001</v></c>', '', '', '2023-03-16'],
    [
      'a formatted day with its hour',
      '<c r="B2" s="1"><v>45001.98</v></c>',
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      '',
      '2023-03-16',
    ],
    ['a day of the calendar of 1904', '<c r="B2"><v>43539</v></c>', '', '<workbookPr date1904="1"/>', '2023-03-16'],
    ['words', '<c r="B2" t="inlineStr"><is><t>16 March 2023</t></is></c>', '', '', '2023-03-16'],
  ])('gives the day that the cell shows: %s', async (_, cell, styles, workbook, day) => {
    const { articles } = await imported('a.xlsx', sheet([HEAD, row(cell)], styles, workbook));
    expect(articles).toMatchObject([{ name: 'a.xlsx#2', published: day, text: first }]);
  });

  test('without a column of texts says so', async () => {
    const { skipped } = await imported('a.xlsx', sheet(['<row r="1"><c r="A1" t="s"><v>1</v></c></row>']));
    expect(skipped[0]?.reason).toContain('no column "text"');
  });
});

test('a book is an article for each chapter, and names what it leaves out', async () => {
  const chapter = (title: string, text: string): Uint8Array =>
    bytesOf(`<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>${title}</h1><p>${text}</p></body></html>`);
  const bytes = zip([
    { name: 'mimetype', bytes: bytesOf('application/epub+zip') },
    {
      name: 'META-INF/container.xml',
      bytes: bytesOf('<container><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></container>'),
    },
    {
      name: 'O/b.opf',
      bytes: bytesOf(
        '<package><metadata><dc:title>Harbours</dc:title><dc:creator>Vera Osk</dc:creator><dc:date>2024-05-01</dc:date></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/><item id="d" href="d.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/><itemref idref="b"/><itemref idref="a"/><itemref idref="d"/></spine></package>',
      ),
    },
    { name: 'O/c.xhtml', bytes: bytesOf('<html><body><img/></body></html>') },
    { name: 'O/a.xhtml', bytes: chapter('Second', second) },
    { name: 'O/b.xhtml', bytes: chapter('First', first) },
  ]);
  const { articles, skipped } = await imported('a.epub', bytes);
  expect(articles).toMatchObject([
    { title: 'Harbours: First', author: 'Vera Osk', published: '2024-05-01', text: first },
    { title: 'Harbours: Second', text: second },
  ]);
  expect(skipped.map(({ reason }) => reason)).toEqual([
    'is listed as "O/d.xhtml" and is not in the book',
    'has 1 parts without a sentence (cover, contents), which are left out',
  ]);
});

test('a book is read with its style sheets, and has no name that a program wrote for none', async () => {
  const css =
    '.up{position:relative;top:-0.33em;font-size:.58em} .gone{text-decoration:line-through} .none{display:none}';
  const html = `<html><head><link rel="stylesheet" href="../s/a.css"/></head><body><p>In Quern 227<span class="up">12</span> boats <span class="gone">burned</span>sank<span class="none"> unseen</span> in the night.</p></body></html>`;
  const bytes = zip([
    { name: 'mimetype', bytes: bytesOf('application/epub+zip') },
    {
      name: 'META-INF/container.xml',
      bytes: bytesOf('<container><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></container>'),
    },
    {
      name: 'O/b.opf',
      bytes: bytesOf(
        '<package><metadata><dc:title>Unknown Title</dc:title><dc:creator>Unknown Author</dc:creator></metadata><manifest><item id="c" href="t/c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>',
      ),
    },
    { name: 'O/t/c.xhtml', bytes: bytesOf(html) },
    { name: 'O/s/a.css', bytes: bytesOf(css) },
  ]);
  const { articles } = await imported('a.epub', bytes);
  expect(articles).toMatchObject([{ title: null, author: null, text: 'In Quern 227 boats sank in the night.' }]);
});
