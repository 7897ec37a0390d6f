import { describe, expect, test } from 'vitest';
import { type ImportResult, importArticles } from '../../../functions/import/import-articles.ts';
import { bytesOf, docx, type ZipEntry, zip } from '../../support/import-samples.ts';

const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (runs: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;

const END = 'The interior ministry confirmed the number on Friday and said that the inquiry goes on.';

/** A Word document of the paragraphs and a last one that is always there, with the character and paragraph styles. */
function document(body: string, styles = ''): Uint8Array {
  const text = `<w:document><w:body>${body}${paragraph(run(END))}</w:body></w:document>`;
  return zip([
    { name: 'word/document.xml', bytes: bytesOf(text) },
    { name: 'word/styles.xml', bytes: bytesOf(`<w:styles>${styles}</w:styles>`) },
  ]);
}

async function imported(bytes: Uint8Array): Promise<ImportResult> {
  return importArticles({ name: 'x.docx', bytes });
}

/** Its paragraphs but for the last one. */
async function paragraphsOf(bytes: Uint8Array): Promise<string[]> {
  const { articles, skipped } = await imported(bytes);
  expect(skipped).toEqual([]);
  const all = (articles[0]?.text ?? '').split(/\n+/u);
  expect(all.pop()).toBe(END);
  return all;
}

describe('a raised number of a Word document is no part of a figure', () => {
  test.each([
    ['by the run', '<w:vertAlign w:val="superscript"/>', ''],
    ['by three points', '<w:position w:val="6"/>', ''],
    [
      'by a character style',
      '<w:rStyle w:val="Sup"/>',
      '<w:style w:type="character" w:styleId="Sup"><w:name w:val="Sup"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    ],
    [
      'by the style that its style is based on',
      '<w:rStyle w:val="Note"/>',
      '<w:style w:type="character" w:styleId="Sup"><w:rPr><w:position w:val="8"/></w:rPr></w:style><w:style w:type="character" w:styleId="Note"><w:basedOn w:val="Sup"/></w:style>',
    ],
    [
      'by the style of references to notes, whatever it is called',
      '<w:rStyle w:val="Fu"/>',
      '<w:style w:type="character" w:styleId="Fu"><w:name w:val="footnote reference"/></w:style>',
    ],
  ])('%s', async (_, properties, styles) => {
    const body = paragraph(`${run('The number of dead was 12')}${run('3', properties)}${run(' on Friday.')}`);
    expect(await paragraphsOf(document(body, styles))).toEqual(['The number of dead was 12³ on Friday.']);
  });

  test('nor are several numbers', async () => {
    const body = paragraph(
      `${run('At least 227')}${run('12,13', '<w:vertAlign w:val="superscript"/>')}${run(' died.')}`,
    );
    expect(await paragraphsOf(document(body))).toEqual(['At least 227¹²,¹³ died.']);
  });

  test('and the negative exponent keeps its sign', async () => {
    const body = paragraph(`${run('A dose of 10')}${run('−6', '<w:vertAlign w:val="superscript"/>')}${run(' grams.')}`);
    expect(await paragraphsOf(document(body))).toEqual(['A dose of 10⁻⁶ grams.']);
  });

  test.each([
    ['lowered', '<w:vertAlign w:val="subscript"/>'],
    ['set half a point higher', '<w:position w:val="1"/>'],
    ['put back on the line', '<w:rStyle w:val="Sup"/><w:vertAlign w:val="baseline"/>'],
  ])('but one that is %s is', async (_, properties) => {
    const styles =
      '<w:style w:type="character" w:styleId="Sup"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>';
    const body = paragraph(`${run('Factories emit CO')}${run('2', properties)}${run(' day and night.')}`);
    expect(await paragraphsOf(document(body, styles))).toEqual(['Factories emit CO2 day and night.']);
  });
});

describe('the fields of a Word document', () => {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = (text: string): string => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
  const field = (instruction: string, shown: string): string =>
    `${mark('begin')}${code(instruction)}${mark('separate')}${shown}${mark('end')}`;

  test('show what they were worked out to, and no field within their code', async () => {
    const choice = `${code(' IF ')}${field(' MERGEFIELD count ', run('5'))}${code(' > 3 "many" "few" ')}`;
    const body = paragraph(
      `${run('Of ')}${mark('begin')}${choice}${mark('separate')}${run('many')}${mark('end')}${run(' boats, nine sank.')}`,
    );
    expect(await paragraphsOf(document(body))).toEqual(['Of many boats, nine sank.']);
  });

  test.each([
    ['by a field', field(' NOTEREF _Ref4 \\h ', run('12'))],
    ['by a short field', `<w:fldSimple w:instr=" NOTEREF _Ref4 ">${run('12')}</w:fldSimple>`],
    ['by a link to the note', `<w:hyperlink w:anchor="_ftn12">${run('12')}</w:hyperlink>`],
  ])('keep the number of a note apart that is repeated %s', async (_, number) => {
    const body = paragraph(`${run('The port counts 227')}${number}${run(' lost boats.')}`);
    expect(await paragraphsOf(document(body))).toEqual(['The port counts 227¹² lost boats.']);
  });

  test('that a cut file does not end hide no later paragraph', async () => {
    const body = `${paragraph(`${run('The port is shut.')}${mark('begin')}${code(' PAGE ')}`)}${paragraph(run('Nine boats sank.'))}`;
    expect(await paragraphsOf(document(body))).toEqual(['The port is shut.', 'Nine boats sank.']);
  });
});

describe('a Word document has each word of a sentence', () => {
  test('whose first letter is set large, in a paragraph of its own', async () => {
    const body = `${paragraph(run('N'), '<w:framePr w:dropCap="drop" w:lines="3"/>')}${paragraph(run('ine boats sank in the night.'))}`;
    expect(await paragraphsOf(document(body))).toEqual(['Nine boats sank in the night.']);
  });

  test('that has a formula in it', async () => {
    const text = (words: string): string => `<m:r><m:t>${words}</m:t></m:r>`;
    const half = `<m:f><m:num>${text('1')}</m:num><m:den>${text('2')}</m:den></m:f>`;
    const power = `<m:sSup><m:e>${text('10')}</m:e><m:sup>${text('6')}</m:sup></m:sSup>`;
    const body = paragraph(
      `${run('The slick is 2')}<m:oMath>${half}</m:oMath>${run(' miles long and holds ')}<m:oMath>${power}</m:oMath>${run(' litres.')}`,
    );
    expect(await paragraphsOf(document(body))).toEqual(['The slick is 2 1/2 miles long and holds 10⁶ litres.']);
  });

  test('under whatever prefixes a program has written it', async () => {
    const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const xml = `<ns0:document xmlns:ns0="${main}"><ns0:body><ns0:p><ns0:r><ns0:t>${END}</ns0:t></ns0:r><ns0:del><ns0:r><ns0:delText>Nine sank.</ns0:delText></ns0:r></ns0:del></ns0:p></ns0:body></ns0:document>`;
    const { articles } = await imported(zip([{ name: 'word/document.xml', bytes: bytesOf(xml) }]));
    expect(articles).toMatchObject([{ text: END }]);
  });
});

describe('the characters of a Word document that are elements', () => {
  test('keep the hyphen that holds a line together', async () => {
    const parts = [
      'Police shot a 19',
      'year',
      'old protester, and 1',
      '2 officers of the COVID',
      '19 unit were wounded.',
    ];
    const runs = parts.map((text) => `<w:t xml:space="preserve">${text}</w:t>`).join('<w:noBreakHyphen/>');
    expect(await paragraphsOf(document(`<w:p><w:r>${runs}</w:r></w:p>`))).toEqual([
      'Police shot a 19-year-old protester, and 1-2 officers of the COVID-19 unit were wounded.',
    ]);
  });

  test('keep no hyphen that only shows where a line ends', async () => {
    const body = '<w:p><w:r><w:t>The govern</w:t><w:softHyphen/><w:t>ment resigned.</w:t></w:r></w:p>';
    expect(await paragraphsOf(document(body))).toEqual(['The government resigned.']);
  });

  test.each([
    ['a minus', 'Symbol', 'F02D', '−'],
    ['a minus without its private page', 'Symbol', '002D', '−'],
    ['less or equal', 'Symbol', 'F0A3', '≤'],
    ['a letter of Greek', 'Symbol', 'F06D', 'μ'],
    ['a character of a usual font', 'Arial', '20AC', '€'],
    ['one that nobody can tell', 'Runes of Tarn', 'F021', '\ufffd'],
  ])('give %s', async (_, font, char, printed) => {
    const body = `<w:p><w:r><w:t xml:space="preserve">It moved by </w:t><w:sym w:font="${font}" w:char="${char}"/><w:t>12 per cent.</w:t></w:r></w:p>`;
    expect(await paragraphsOf(document(body))).toEqual([`It moved by ${printed}12 per cent.`]);
  });

  test('are read where older files write them as private characters', async () => {
    const body = paragraph(
      `${run('It moved by ')}${run('\uf02d', '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')}${run('12 per cent.')}`,
    );
    expect(await paragraphsOf(document(body))).toEqual(['It moved by −12 per cent.']);
  });
});

describe('a text box in a sentence of a Word document', () => {
  const box = `<w:txbxContent>${paragraph(run('Forty were wounded.'))}</w:txbxContent>`;
  const drawn = `<w:drawing><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></w:drawing>`;
  const sentence = (inner: string): string =>
    paragraph(`${run('The ministry did not say that ')}<w:r>${inner}</w:r>${run('twelve police officers died.')}`);
  const right = ['The ministry did not say that twelve police officers died.', 'Forty were wounded.'];

  test.each([
    [
      'for new and old programs',
      `<mc:AlternateContent><mc:Choice Requires="wps">${drawn}</mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent>`,
    ],
    [
      'for programs of two new kinds',
      `<mc:AlternateContent><mc:Choice Requires="a">${drawn}</mc:Choice><mc:Choice Requires="b">${drawn}</mc:Choice></mc:AlternateContent>`,
    ],
    [
      'for old programs alone',
      `<mc:AlternateContent><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent>`,
    ],
    ['as a shape of an old file', `<w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict>`],
  ])('%s is a paragraph behind it, once', async (_, inner) => {
    expect(await paragraphsOf(document(sentence(inner)))).toEqual(right);
  });

  test('does not lend its properties to the words behind it', async () => {
    const raised = paragraph(run('7', '<w:vertAlign w:val="superscript"/>'));
    const body = `<w:p><w:r><w:t xml:space="preserve">At least </w:t><w:pict><w:txbxContent>${raised}</w:txbxContent></w:pict><w:t>227 died.</w:t></w:r></w:p>`;
    expect(await paragraphsOf(document(body))).toEqual(['At least 227 died.', '⁷']);
  });

  test('in a table follows behind the table', async () => {
    const cell = (inner: string): string => `<w:tc>${inner}</w:tc>`;
    const row = (a: string, b: string): string => `<w:tr>${cell(a)}${cell(b)}</w:tr>`;
    const table = `<w:tbl>${row(paragraph(run('Quern')), paragraph(`${run('1')}<w:r><w:pict>${box}</w:pict></w:r>${run('2')}`))}${row(paragraph(run('Tarn')), paragraph(run('9')))}</w:tbl>`;
    expect(await paragraphsOf(document(table))).toEqual(['Table:', '- Quern: 12', '- Tarn: 9', 'Forty were wounded.']);
  });

  test('may hold a list and a table', async () => {
    const listed = paragraph(run('Three in Quern'), '<w:numPr><w:numId w:val="1"/></w:numPr>');
    const inner = `<w:pict><w:txbxContent>${listed}<w:tbl><w:tr><w:tc>${paragraph(run('Tarn'))}</w:tc></w:tr></w:tbl></w:txbxContent></w:pict>`;
    expect(await paragraphsOf(document(sentence(inner)))).toEqual([right[0], '- Three in Quern', 'Tarn']);
  });
});

describe('of the tracked changes of a Word document', () => {
  const deleted = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>';

  test.each(['<w:del w:id="1"/>', '<w:moveFrom w:id="1"/>', '<w:vanish/>'])(
    'a paragraph goes on behind its end where that has %s',
    async (mark) => {
      const body = `${paragraph(run('The ministry denied that'), `<w:rPr>${mark}</w:rPr>`)}${paragraph(run(' twelve police officers died.'))}`;
      expect(await paragraphsOf(document(body))).toEqual(['The ministry denied that twelve police officers died.']);
    },
  );

  test('the end that is there again or was inserted ends its paragraph', async () => {
    const body = `${paragraph(run('Nobody died.'), '<w:rPr><w:vanish w:val="0"/><w:ins w:id="1"/></w:rPr>')}${paragraph(run('Six were hurt.'))}`;
    expect(await paragraphsOf(document(body))).toEqual(['Nobody died.', 'Six were hurt.']);
  });

  test('a paragraph with a deleted end stays above the table that follows', async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph(run('Quern'))}</w:tc></w:tr></w:tbl>`;
    expect(await paragraphsOf(document(`${paragraph(run('Six were hurt.'), deleted)}${table}`))).toEqual([
      'Six were hurt.',
      'Quern',
    ]);
  });

  test('deleted and moved words are left out, inserted ones stay', async () => {
    const del = '<w:del w:id="1"><w:r><w:delText>hundred </w:delText></w:r></w:del>';
    const body = paragraph(
      `${run('Twelve ')}${del}<w:ins w:id="2">${run('police ')}${del}</w:ins><w:moveFrom w:id="3">${run('not ')}</w:moveFrom>${run('officers ')}<w:moveTo w:id="4">${run('died.')}</w:moveTo>`,
    );
    expect(await paragraphsOf(document(body))).toEqual(['Twelve police officers died.']);
  });

  test('deleted rows and cells are left out', async () => {
    const cell = (text: string, properties = ''): string =>
      `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${paragraph(run(text))}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('City')}${cell('Old', '<w:cellDel w:id="3"/>')}${cell('Killed')}</w:tr><w:tr><w:trPr><w:del w:id="9"/></w:trPr>${cell('Almaty')}${cell('40')}</w:tr><w:tr>${cell('Astana')}${cell('12')}</w:tr></w:tbl>`;
    expect(await paragraphsOf(document(table))).toEqual(['Table:', '- City: Killed', '- Astana: 12']);
  });

  test('the properties that were replaced count for nothing', async () => {
    const former = '<w:rPrChange w:id="1"><w:rPr><w:vanish/><w:vertAlign w:val="superscript"/></w:rPr></w:rPrChange>';
    const body = paragraph(
      run('At least 227 died.', former),
      '<w:pPrChange w:id="2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>',
    );
    expect(await paragraphsOf(document(body))).toEqual(['At least 227 died.']);
  });
});

describe('what a Word document hides is not quoted', () => {
  const hidden = (id: string, type: string, more = ''): string =>
    `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${more}<w:rPr><w:vanish/></w:rPr></w:style>`;
  const body = (properties: string): string =>
    paragraph(`${run('Twelve officers died')}${run(' (the real number is forty)', properties)}${run(', it said.')}`);
  const right = ['Twelve officers died, it said.'];

  test.each([
    ['by the run', '<w:vanish/>', ''],
    ['by a character style', '<w:rStyle w:val="Internal"/>', hidden('Internal', 'character')],
    [
      'by a style based on one',
      '<w:rStyle w:val="Desk"/>',
      `${hidden('Internal', 'character')}<w:style w:type="character" w:styleId="Desk"><w:basedOn w:val="Internal"/></w:style>`,
    ],
    [
      'by being struck out in a style',
      '<w:rStyle w:val="Out"/>',
      '<w:style w:type="character" w:styleId="Out"><w:rPr><w:dstrike/></w:rPr></w:style>',
    ],
  ])('%s', async (_, properties, styles) => {
    expect(await paragraphsOf(document(body(properties), styles))).toEqual(right);
  });

  test('by the style of its paragraph', async () => {
    const note = paragraph(run('Note to the desk: forty officers died.'), '<w:pStyle w:val="Hid"/>');
    const text = `${note}${paragraph(run('Twelve officers died.'))}`;
    expect(await paragraphsOf(document(text, hidden('Hid', 'paragraph')))).toEqual(['Twelve officers died.']);
  });

  test.each([
    ['shows it again', '<w:rStyle w:val="Internal"/><w:vanish w:val="0"/>', hidden('Internal', 'character')],
    [
      'belongs to two styles that each switch it',
      '<w:rStyle w:val="Internal"/>',
      `${hidden('Internal', 'character')}${hidden('Hid', 'paragraph')}`,
    ],
  ])('but a run that %s is', async (_, properties, styles) => {
    const text = paragraph(run('Twelve officers died.', properties), '<w:pStyle w:val="Hid"/>');
    expect(await paragraphsOf(document(text, styles))).toEqual(['Twelve officers died.']);
  });

  test('nor are comments, notes, placeholders, contents and the reading of a ruby', async () => {
    const placeholder = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph(run('Click here to enter text.'))}</w:sdtContent></w:sdt>`;
    const filled = `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph(run('Six were hurt.'))}</w:sdtContent></w:sdt>`;
    const marked = `<w:commentRangeStart w:id="0"/>${run('Twelve officers died')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:ruby><w:rt>${run(' SECRET')}</w:rt><w:rubyBase>${run('.')}</w:rubyBase></w:ruby></w:r>`;
    const contents = paragraph(run('Deaths of officers 12'), '<w:pStyle w:val="Verz1"/>');
    const more: ZipEntry[] = ['comments', 'footnotes', 'endnotes'].map((part) => ({
      name: `word/${part}.xml`,
      bytes: bytesOf(`<w:${part}><w:comment w:id="0">${paragraph(run('SECRET'))}</w:comment></w:${part}>`),
    }));
    const { articles } = await imported(docx(`${placeholder}${filled}${paragraph(marked)}`, more));
    expect(articles[0]?.text).toBe('Six were hurt.\n\nTwelve officers died.');
    const styles = '<w:style w:type="paragraph" w:styleId="Verz1"><w:name w:val="toc 1"/></w:style>';
    expect(await paragraphsOf(document(contents, styles))).toEqual([]);
  });
});

describe('the text of a Word document is found', () => {
  const text = bytesOf(
    `<w:document><w:body>${paragraph(run('Twelve officers died.'), '<w:pStyle w:val="T"/>')}${paragraph(run(END))}</w:body></w:document>`,
  );
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const related = (part: string, targets: Record<string, string>): ZipEntry => ({
    name: part,
    bytes: bytesOf(
      `<Relationships>${Object.entries(targets).map(([kind, target], at) => `<Relationship Id="r${at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`)}</Relationships>`,
    ),
  });
  const types = (part: string): ZipEntry => ({
    name: '[Content_Types].xml',
    bytes: bytesOf(`<Types><Override PartName="/${part}" ContentType="${type}"/></Types>`),
  });
  const styles = bytesOf(
    '<w:styles><w:style w:type="paragraph" w:styleId="T"><w:name w:val="title"/></w:style></w:styles>',
  );

  test.each<[string, ZipEntry[]]>([
    [
      'as Word Online names it',
      [
        types('word/document2.xml'),
        related('_rels/.rels', { officeDocument: '/word/document2.xml' }),
        { name: 'word/document2.xml', bytes: text },
      ],
    ],
    [
      'by a relative name',
      [related('_rels/.rels', { officeDocument: 'word/text.xml' }), { name: 'word/text.xml', bytes: text }],
    ],
    [
      'in another folder',
      [
        types('files/text.xml'),
        related('_rels/.rels', { officeDocument: 'files/text.xml' }),
        { name: 'files/text.xml', bytes: text },
      ],
    ],
    ['by its type alone', [types('word/document3.xml'), { name: 'word/document3.xml', bytes: text }]],
    [
      'where the package names a part that is not there',
      [related('_rels/.rels', { officeDocument: 'word/gone.xml' }), { name: 'word/document.xml', bytes: text }],
    ],
  ])('%s', async (_, entries) => {
    expect((await imported(zip(entries))).articles[0]?.text).toContain('Twelve officers died.');
  });

  test('with the styles that it names', async () => {
    const entries = [
      related('_rels/.rels', { officeDocument: 'word/document2.xml' }),
      related('word/_rels/document2.xml.rels', { styles: 'styles2.xml' }),
      { name: 'word/document2.xml', bytes: text },
      { name: 'word/styles2.xml', bytes: styles },
    ];
    expect((await imported(zip(entries))).articles).toMatchObject([{ title: 'Twelve officers died.', text: END }]);
  });

  test('nowhere in a workbook or a presentation', async () => {
    const entries = [
      related('_rels/.rels', { officeDocument: 'ppt/presentation.xml' }),
      { name: 'ppt/presentation.xml', bytes: text },
    ];
    expect((await imported(zip(entries))).articles).toEqual([]);
  });
});
