import { getResolvedPDFJS } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { wordsOfLines } from '../../../functions/import/broken-lines.ts';
import { drawnGlyphs } from '../../../functions/import/documents/drawn-glyphs.ts';
import { joinedLines } from '../../../functions/import/documents/line-joins.ts';
import { type PrintedPiece, pageLines } from '../../../functions/import/documents/page-lines.ts';
import { printedBlocks } from '../../../functions/import/documents/printed-lines.ts';
import { importArticles } from '../../../functions/import/import-articles.ts';
import { type PdfLine, pdf } from '../../support/import-samples.ts';

const TAIL = [
  'The interior ministry confirmed the number on Friday and said that the inquiry into',
  'the night of the unrest goes on, and that more will be known on Monday, it said.',
];

async function textOf(lines: readonly PdfLine[]): Promise<string> {
  const { articles, skipped } = await importArticles({ name: 'x.pdf', bytes: pdf({ pages: [lines] }) });
  expect(skipped).toEqual([]);
  return articles[0]?.text ?? '';
}

/** Lines one below the other, from the top of a page. */
function set(texts: readonly string[], { x = 72, y = 700, lead = 14 } = {}): PdfLine[] {
  return texts.map((text, at) => ({ text, x, y: y - at * lead }));
}

/** A piece as wide as its text in a font of 11 points. */
function piece(text: string, left: number, baseline: number, more: Partial<PrintedPiece> = {}): PrintedPiece {
  return { text, left, baseline, width: text.length * 5, height: 11, endsLine: false, ...more };
}

const textsOf = (pieces: readonly PrintedPiece[]): string[] => pageLines(pieces).map(({ text }) => text);

describe('a raised number of a PDF is no part of a figure', () => {
  test('in a file', async () => {
    const text = await textOf([
      { text: 'The ombudsman counts 227', x: 72, y: 700 },
      { text: '12', x: 202, y: 704, size: 7 },
      { text: 'people who died in the city of Almaty that night.', x: 213, y: 700 },
    ]);
    expect(text).toMatch(/\b227¹² ?people who died/u);
  });

  test.each([
    ['smaller and raised', { baseline: 704, height: 7 }],
    ['as large and raised by a quarter', { baseline: 703.5 }],
    ['raised by so much that the file calls it a line of its own', { baseline: 706.5, height: 6, endsLine: true }],
  ])('%s', (_, more) => {
    const pieces = [
      piece('at least 227', 72, 700, { endsLine: 'endsLine' in more }),
      { ...piece('12', 132, 700, { width: 7 }), ...more },
      piece(' people died.', 139, 700),
    ];
    expect(textsOf(pieces)).toEqual(['at least 227¹² people died.']);
  });

  test('nor are several numbers or a negative exponent', () => {
    const line = (raised: string): string[] =>
      textsOf([piece('at least 227', 72, 700), piece(raised, 132, 704, { height: 7 }), piece(' died.', 150, 700)]);
    expect(line('12,13')).toEqual(['at least 227¹²,¹³ died.']);
    expect(line('−6')).toEqual(['at least 227⁻⁶ died.']);
  });

  test('and the number in front of a note is raised, too', () => {
    const pieces = [
      piece('12', 72, 90, { height: 7, width: 7 }),
      piece('Interview with the ombudsman', 80, 87, { height: 8 }),
    ];
    expect(textsOf(pieces)[0]).toMatch(/^¹² ?Interview/u);
  });

  test.each([
    ['lowered', { baseline: 698, height: 7 }],
    ['smaller on the same line', { height: 7 }],
    ['a little higher', { baseline: 701 }],
  ])('but one that is %s is', (_, more) => {
    const pieces = [piece('emits CO', 72, 700), { ...piece('2', 112, 700), ...more }, piece(' all day.', 117, 700)];
    expect(textsOf(pieces)).toEqual(['emits CO2 all day.']);
  });
});

describe('the end of a printed line', () => {
  const joined = (above: string, line: string, others: readonly string[] = []): string =>
    joinedLines([above, line], wordsOfLines([above, line, ...others]));

  test.each([
    ['a neighbour of the 19-', 'year-old said', 'a neighbour of the 19-year-old said'],
    ['a wave of COVID-', '19 in the prison', 'a wave of COVID-19 in the prison'],
    ['where 10-', '15 inmates', 'where 10-15 inmates'],
    ['ill in mid-', 'December', 'ill in mid-December'],
    ['A Boeing 737-', '800 of', 'A Boeing 737-800 of'],
    ['2,000 law-', 'abiding soldiers', '2,000 law-abiding soldiers'],
    ['of the well-', 'known brigade', 'of the well-known brigade'],
    ['the non-', 'governmental body', 'the non-governmental body'],
    ['members of al-', 'Qaeda', 'members of al-Qaeda'],
    ['the mother-in-', 'law of', 'the mother-in-law of'],
    ['the ex-', 'minister', 'the ex-minister'],
    ['the death of a 19-year-', 'old sailor', 'the death of a 19-year-old sailor'],
    ['a three-month-', 'long siege', 'a three-month-long siege'],
    ['in the follow-', 'up inquiry', 'in the follow-up inquiry'],
    ['a drug-', 'related death', 'a drug-related death'],
    ['won the by-', 'election in', 'won the by-election in'],
  ])('keeps the hyphen of “%s|%s”', (above, line, right) => {
    expect(joined(above, line)).toBe(right);
  });

  test.each([
    ['nobody was respon-', 'sible for it', 'nobody was responsible for it'],
    ['the govern-', 'ment of', 'the government of'],
    ['the in-', 'terior ministry', 'the interior ministry'],
    ['the ex-', 'plosion', 'the explosion'],
    ['a pro-', 'test in', 'a protest in'],
    ['state-', 'ments of', 'statements of'],
    ['north-', 'ern towns', 'northern towns'],
    ['under-', 'standing', 'understanding'],
    ['the law\u00ad', 'yers of', 'the lawyers of'],
    ['the anti-govern-', 'ment crowd', 'the anti-government crowd'],
  ])('puts “%s|%s” together', (above, line, right) => {
    expect(joined(above, line)).toBe(right);
  });

  test('follows how the document has the word elsewhere', () => {
    expect(joined('a peace-', 'keeper of', ['each peacekeeper was'])).toBe('a peacekeeper of');
    expect(joined('the quer-', 'num tax', ['the quer-num tax'])).toBe('the quer-num tax');
    expect(joined('the MINIS-', 'TRY of', ['MINISTRY'])).toBe('the MINISTRY of');
    expect(joined('of the NATO-', 'EU talks')).toBe('of the NATO-EU talks');
  });

  test.each([
    ['for two-', 'and three-year terms'],
    ['the 19-', 'to 25-year-olds'],
    ['the police -', 'or so they said'],
    ['he said –', '19 in all'],
    ['the towns of', 'Quern'],
  ])('keeps the blank of “%s|%s”', (above, line) => {
    expect(joined(above, line)).toBe(`${above} ${line}`);
  });

  test.each([
    ['the years 2018–', '19 speak', 'the years 2018–19 speak'],
    ['Directive 2018–', '23–51', 'Directive 2018–23–51'],
    ['the officers—', 'twelve of them', 'the officers—twelve of them'],
    ['the Kyiv–', 'Odesa road', 'the Kyiv–Odesa road'],
  ])('sets no blank behind the dash of “%s|%s”', (above, line, right) => {
    expect(joined(above, line)).toBe(right);
  });

  test('is put right in a file', async () => {
    const lines = [
      'Police in the city of Almaty shot a protester in the night, and a neighbour of the 19-',
      'year-old said that the years 2018\u201319 had been worse, and that a wave of COVID-',
      '19 was to come in mid-',
      'December.',
      ...TAIL,
    ];
    const text = await textOf(set(lines.map((line) => line.replace('\u2013', '-'))));
    expect(text).toContain('a neighbour of the 19-year-old said');
    expect(text).toContain('a wave of COVID-19 was to come in mid-December.');
  });
});

test('the blank between two pieces stays, however wide it is', () => {
  for (const width of [2, 8, 10.9, 11, 11.1, 30]) {
    const pieces = [
      piece('in English.', 72, 700),
      piece(' ', 127, 700, { width, height: 0 }),
      piece('Pearson', 127 + width, 700),
    ];
    expect(textsOf(pieces)).toEqual(['in English. Pearson']);
  }
});

describe('the notes at the foot of a page', () => {
  const COUNT = 'The ombudsman counts 227';
  const BODY = [
    'people on board of the ferry, of whom 11 died while the boats were lowered, he said in',
    'the evening, when he had asked everyone who was at the port about the',
  ];
  const NEXT = [
    'fire doors. They had been left open since the last inspection of the ferry, which',
    'was in January, and nobody had asked why until the night in which they were needed.',
  ];
  const first = [...set([COUNT], { y: 714 }), { text: '1', x: 202, y: 718, size: 7 }, ...set(BODY)];
  const note = ['1 The ministry counts 230 people, with the pilots of the port,', 'who are on no list.'];
  const atFoot = (size: number): PdfLine[] =>
    note.map((text, at) => ({ text: text.replace(/^1 /u, ''), x: at === 0 ? 80 : 72, y: 100 - at * 11, size }));
  const mark: PdfLine = { text: '1', x: 72, y: 104, size: 6 };

  async function textOfPages(...pages: readonly PdfLine[][]): Promise<string | undefined> {
    return (await importArticles({ name: 'x.pdf', bytes: pdf({ pages }) })).articles[0]?.text;
  }

  test.each([
    ['small', 9],
    ['as large as the text', 11],
  ])('come behind a sentence that goes on with the next page, where they are %s', async (_, size) => {
    const text = await textOfPages([...first, mark, ...atFoot(size)], set(NEXT));
    expect(text).toMatch(/asked everyone who was at the port about the fire doors\. They had been/u);
    expect(text).toMatch(
      /needed\.\n\n¹ ?The ministry counts 230 people, with the pilots of the port, who are on no list\.$/u,
    );
  });

  test('are each one, where the last goes on at the foot of the next page', async () => {
    const small = (texts: readonly string[], y: number): PdfLine[] =>
      texts.map((text, at) => ({ text, x: 72, y: y - at * 11, size: 8 }));
    const text = await textOfPages(
      [...first, ...small(['1 See page 4.', '2 The ministry counts 230 people, with'], 90)],
      [...set(NEXT), ...small(['12 pilots of the port, who are on no list.'], 90)],
    );
    expect(text).toMatch(/about the fire doors\. They had been/u);
    expect(text).toMatch(
      /\n\n1 See page 4\.\n\n2 The ministry counts 230 people, with 12 pilots of the port, who are on no list\.$/u,
    );
  });

  test('are no small print without a mark in the text', async () => {
    const table = ['1 Oslund had 40 members.', '2 Veldmark had 30 members.'];
    const small = table.map((text, at): PdfLine => ({ text, x: 72, y: 640 - at * 20, size: 8 }));
    const text = await textOfPages([...set([COUNT, ...BODY]), ...small], set(NEXT));
    expect(text?.indexOf('Oslund')).toBeLessThan(text?.indexOf('fire doors') ?? 0);
  });
});

describe('columns that are drawn row by row', () => {
  const left = [
    'Twelve officers died in the',
    'night of the unrest, police',
    'of Almaty said on Friday.',
    'They were buried at noon.',
    'The mayor spoke at length.',
  ];
  const right = [
    'Tourists love the new zoo,',
    'where forty penguins live',
    'since the spring of 2021.',
    'Tickets cost nine dollars.',
    'Children pay half of that.',
  ];
  const rows = (...columns: (readonly string[])[]): PdfLine[] =>
    left.flatMap((_, row) =>
      columns.flatMap((column, at) =>
        column[row] === undefined ? [] : [{ text: column[row], x: 72 + at * 165, y: 700 - row * 14 }],
      ),
    );

  test('are read one after the other', async () => {
    const text = await textOf(rows(left, right));
    expect(text.replace(/\s+/gu, ' ')).toBe([...left, ...right].join(' '));
    expect(text).toContain('Twelve officers died in the night of the unrest, police of Almaty said on Friday.');
  });

  test('also three of them, the last one shorter', async () => {
    const third = ['Bread became dearer in the', 'towns of the north, and so', 'did the milk of the farms.'];
    const text = await textOf(rows(left, right, third));
    expect(text.replace(/\s+/gu, ' ')).toBe([...left, ...right, ...third].join(' '));
  });

  test('below a headline and above a full line', async () => {
    const head = { text: 'Two stories of the week from the courier of the harbour town', x: 72, y: 730 };
    const foot = { text: 'Printed in Marlow by the brothers Quern, who own the paper and the harbour.', x: 72, y: 600 };
    const text = (await textOf([head, ...rows(left, right), foot])).replace(/\s+/gu, ' ');
    expect(text).toBe([head.text, ...left, ...right, foot.text].join(' '));
  });

  test('are read as before where they are drawn one after the other', async () => {
    const text = await textOf([...set(left), ...set(right, { x: 237 })]);
    expect(text.replace(/\s+/gu, ' ')).toBe([...left, ...right].join(' '));
  });

  test('are told from a table, whose rows stay whole', async () => {
    const towns = ['Quern and its harbour', 'Tarn and the villages', 'Wickley with the port', 'Sallow and its farms'];
    const figures = ['Twelve killed in all', 'Three killed at sea', 'Nobody was killed', 'Forty were wounded'];
    const text = await textOf(
      towns.flatMap((town, at) => [
        { text: town, x: 72, y: 700 - at * 14 },
        { text: figures[at] ?? '', x: 300, y: 700 - at * 14 },
      ]),
    );
    for (const [at, town] of towns.entries()) expect(text).toContain(`${town} ${figures[at]}`);
  });
});

describe('the numbers of a transcript’s lines are no text', () => {
  const said = [
    'MR. MERCER: Twelve officers died',
    'in the night, and the police said',
    'so on Friday. The number is not',
    'disputed by anybody, Your Honor.',
    'They had 3 cars and 12 horses.',
  ];
  const right = said.join(' ');
  const numbered = (from: number): PdfLine[] =>
    said.flatMap((text, at) => [
      { text: String(from + at), x: from + at > 9 ? 66 : 72, y: 700 - at * 24 },
      { text, x: 110, y: 700 - at * 24 },
    ]);

  test.each([1, 8])('from %i on', async (from) => {
    expect((await textOf(numbered(from))).replace(/\s+/gu, ' ')).toBe(right);
  });

  test('that are drawn before the text', async () => {
    const numbers = said.map((_, at) => ({ text: String(at + 1), x: 72, y: 700 - at * 24 }));
    const lines = said.map((text, at) => ({ text, x: 110, y: 700 - at * 24 }));
    expect((await textOf([...numbers, ...lines])).replace(/\s+/gu, ' ')).toBe(right);
  });

  test('at the right margin', async () => {
    const lines = said.flatMap((text, at) => [
      { text, x: 72, y: 700 - at * 24 },
      { text: String(at + 1), x: 420, y: 700 - at * 24 },
    ]);
    expect((await textOf(lines)).replace(/\s+/gu, ' ')).toBe(right);
  });

  test('but ranks at the right of a table are', async () => {
    const ranks = ['Quern', 'Tarn', 'Wickley', 'Sallow', 'Orrin'].flatMap((town, at) => [
      { text: town, x: 72, y: 700 - at * 14 },
      { text: String(at + 1), x: 250, y: 700 - at * 14 },
    ]);
    expect(await textOf(ranks)).toMatch(/Quern 1.*Orrin 5/su);
  });

  test('but the ranks of a table and a list’s own numbers are', async () => {
    const ranks = ['Quern', 'Tarn', 'Wickley', 'Sallow'].flatMap((town, at) => [
      { text: String(at + 1), x: 72, y: 700 - at * 14 },
      { text: town, x: 110, y: 700 - at * 14 },
      { text: `${40 - at} gold medals`, x: 250, y: 700 - at * 14 },
    ]);
    expect(await textOf(ranks)).toMatch(/1 Quern 40 gold medals.*4 Sallow 37 gold medals/su);
    const list = said.map((text, at) => ({ text: `${at + 1}. ${text}`, y: 700 - at * 14 }));
    expect(await textOf(list)).toContain('3. so on Friday.');
  });

  test('nor are lines that begin with figures a transcript', () => {
    const line = (text: string, baseline: number) => ({ text, left: 72, right: 500, baseline, height: 11 });
    const lines = [
      'In the year 2020 they had',
      '3 cars and then, after a while,',
      '4 horses, which they sold for',
      '12 coins.',
    ];
    const text = printedBlocks([lines.map((text, at) => line(text, 700 - at * 14))])
      .map((block) => block.text)
      .join(' ');
    expect(text).toBe(lines.join(' '));
  });
});

describe('what a page of a PDF does not show is not quoted', () => {
  const shown = set(TAIL);
  const hidden = 'Forty officers died in the night of the unrest, the ministry said.';
  const bar = 'q 0 g 60 596 500 16 re f Q';

  test.each<[string, Partial<PdfLine>]>([
    ['in white', { before: '1 1 1 rg', after: '0 g' }],
    ['in a white that is nearly one', { before: '0.98 g', after: '0 g' }],
    ['in white of four inks', { before: '0 0 0 0 k', after: '0 g' }],
    ['in the colour of a bar below it', { before: `${bar} 0.01 g`, after: '0 g' }],
    ['in render mode 3', { before: 'q 3 Tr', after: 'Q' }],
    ['with a white outline alone', { before: 'q 1 Tr 1 G', after: 'Q' }],
    ['beside the page', { x: 700 }],
    ['above the page', { y: 900 }],
    ['outside of what is cut out', { before: 'q 0 0 50 50 re W n', after: 'Q' }],
    ['under a white bar', { after: 'q 1 g 60 596 500 16 re f Q' }],
  ])('%s', async (_, more) => {
    expect(await textOf([...shown, { text: hidden, y: 600, ...more }])).toBe(TAIL.join(' '));
  });

  test.each<[string, Partial<PdfLine>]>([
    ['in grey', { before: '0.6 g', after: '0 g' }],
    ['in white on a black bar', { before: `${bar} 1 g`, after: '0 g' }],
    ['with its outline alone', { before: 'q 1 Tr', after: 'Q' }],
    ['in black beside a bar', { after: 'q 0 g 60 500 500 16 re f Q' }],
    ['within what is cut out', { before: 'q 0 0 612 792 re W n', after: 'Q' }],
    ['under a frame', { after: 'q 60 596 500 16 re S Q' }],
    ['in a part that is turned and moved', { before: 'q 1 0 0 1 0 0 cm', after: 'Q' }],
  ])('but what it shows %s is', async (_, more) => {
    expect(await textOf([...shown, { text: hidden, y: 600, ...more }])).toContain(hidden);
  });

  test('nor are words in the middle of a line', async () => {
    const line = [
      { text: 'Twelve officers died', x: 72, y: 600 },
      { text: ' and not forty', x: 172, y: 600, before: '1 g', after: '0 g' },
      { text: ' in the night, the police said.', x: 240, y: 600 },
    ];
    const text = await textOf([...shown, ...line]);
    expect(text).toContain('Twelve officers died');
    expect(text).not.toContain('forty');
  });

  test('a black bar over words is a gap that is seen', async () => {
    // “John Doe” is from about 260 on.
    const line = { text: 'The suspect is John Doe of Marlow.', y: 600, after: 'q 0 g 145 596 50 14 re f Q' };
    expect(await textOf([...shown, line])).toMatch(/The suspect is? ?\S{0,2}█\S{0,4} ?(?:of )?Marlow\./u);
  });

  test('a bar over a whole paragraph is nothing', async () => {
    const line = { text: hidden, y: 600, after: 'q 0 g 60 596 500 16 re f Q' };
    expect(await textOf([...shown, line])).toBe(TAIL.join(' '));
  });

  test('letters that are drawn twice to look bold count once', async () => {
    const text = 'Twelve officers died in the night of the unrest, 33 in all, the police said.';
    const bold = [0, 0.2, 0.4].map((off) => ({ text, x: 72 + off, y: 600 }));
    expect(await textOf([...shown, ...bold])).toBe([TAIL.join(' '), text].join('\n\n'));
    const letters = [...'Forty died.'].flatMap((letter, at) => [
      { text: letter, x: 72 + at * 8, y: 600 },
      { text: letter, x: 72.3 + at * 8, y: 600 },
    ]);
    expect((await textOf([...shown, ...letters])).replace(/\s/gu, '')).toMatch(/Fortydied\.$/u);
  });

  test('a page in render mode 3 without a picture has no text', async () => {
    const lines = shown.map((line) => ({ ...line, before: '3 Tr' }));
    const { articles, skipped } = await importArticles({ name: 'x.pdf', bytes: pdf({ pages: [lines] }) });
    expect(articles).toEqual([]);
    expect(skipped[0]?.reason).toMatch(/^has no text/u);
  });

  test('the recognized text of a scan, which its picture shows, is', async () => {
    const picture = 'q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q';
    const lines = shown.map((line, at) => ({ ...line, before: `${at === 0 ? picture : ''} q 3 Tr`, after: 'Q' }));
    const stamp = { text: 'Received on Monday', y: 750 };
    expect(await textOf([...lines, stamp])).toContain(TAIL.join(' '));
  });
});

test('the widths of a font are read in its own units', async () => {
  const { OPS } = await getResolvedPDFJS();
  const word = [...'2013'].map((unicode) => ({ unicode, width: 1139, isSpace: false }));
  const operators = { fnArray: [OPS.setFont, OPS.showText], argsArray: [['f', 20], [word]] };
  const view = { left: 0, bottom: 0, right: 60, top: 50 };
  const unseen = (unit: number): boolean[] =>
    drawnGlyphs(operators, view, OPS, () => ({ unit, isVertical: false })).map(({ isUnseen }) => isUnseen);
  expect(unseen(1 / 2048)).toEqual([false, false, false, false]);
  expect(unseen(0.001)).toEqual([false, false, false, true]);
});

describe('the properties of a PDF', () => {
  const lines = set(TAIL);

  test.each(['10811.exe', 'Bericht.docx', 'report.indd', 'Microsoft Word - x', 'untitled', 'slides.pptx'])(
    'are no title where they are %s',
    async (title) => {
      const { articles } = await importArticles({ name: 'x.pdf', bytes: pdf({ pages: [lines], title }) });
      expect(articles[0]).toMatchObject({ title: null });
    },
  );

  test.each(['office-2007', 'anonymous', 'Administrator', 'HP', 'user1', 'Windows User', 'x@y.example'])(
    'are no author where they are %s',
    async (author) => {
      const { articles } = await importArticles({ name: 'x.pdf', bytes: pdf({ pages: [lines], author }) });
      expect(articles[0]).toMatchObject({ author: null });
    },
  );

  test('are an author where they are a name', async () => {
    const { articles } = await importArticles({ name: 'x.pdf', bytes: pdf({ pages: [lines], author: 'Ida Holm' }) });
    expect(articles[0]).toMatchObject({ author: 'Ida Holm' });
  });
});
