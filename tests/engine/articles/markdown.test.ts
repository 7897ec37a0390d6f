import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdownTree } from '../../../functions/engine/articles/markdown-tree.ts';
import { readMarkdownUnits } from '../../../functions/engine/articles/markdown-units.ts';
import { parseArticle } from '../../../functions/engine/articles/parse-article.ts';
import { passagesOf } from '../../../functions/engine/search/passages.ts';
import { markdownFromPlain, markdownOf, type TextBlock } from '../../../functions/import/markdown-text.ts';
import { runs } from '../../support/runs.ts';

/** The sentences that could be quoted, as their slices read. */
function sentences(text: string): string[] {
  const article = parseArticle({ text, file: 'x.md', format: 'markdown' });
  return passagesOf(article)
    .flatMap((passage) => passage.sentences)
    .map(({ start, end }) => text.slice(start, end));
}

describe('a sentence of Markdown', () => {
  test.each([
    [
      'in a quotation within a quotation',
      '> > Another witness counted 45 boats.',
      ['Another witness counted 45 boats.'],
    ],
    ['in a list within a quotation', '> - A witness counted 45 boats.', ['A witness counted 45 boats.']],
    [
      'that is bold from end to end',
      '**A witness counted 45 boats.** All had left by noon.',
      ['A witness counted 45 boats.', 'All had left by noon.'],
    ],
    ['in HTML', '<p>A witness counted <b>all</b> boats. All had left by noon.</p>', ['All had left by noon.']],
    ['behind a picture', '![The bay](bay.jpg) A witness counted 45 boats.', ['A witness counted 45 boats.']],
    [
      'with a footnote behind it',
      'A witness counted 45 boats.[^1]\n\n[^1]: She stood on the pier that day.',
      ['A witness counted 45 boats.'],
    ],
    [
      'with an underscore in a name',
      'The handle is port_of_veld and nobody answers. All had *left* by noon.',
      ['The handle is port_of_veld and nobody answers.'],
    ],
    [
      'with a star that marks nothing',
      'A fare is 5 * 3 crowns. All had left by noon.',
      ['A fare is 5 * 3 crowns.', 'All had left by noon.'],
    ],
  ])('%s is quoted without marks', (_, text, quoted) => {
    expect(sentences(text)).toEqual(quoted);
  });

  test.each([
    ['a link and bold figures', '[Police][1] said that **12 people** were hurt.'],
    ['a link whose target is there', '[Police][1] said that 12 were hurt.\n\n[1]: https://police.example/'],
    ['emphasis', 'They said that *all* boats had left.'],
    ['code', 'The log says `halt` at noon.'],
    ['a link', 'The [harbour office](https://port.example/) counted 45 boats.'],
    ['an escape', 'A fare is 5 \\* 3 crowns.'],
    ['a character reference', 'The firm Hull &amp; Keel built 45 boats.'],
    ['a deletion', 'The office counted ~~54~~ 45 boats.'],
    ['a tag', 'The office counted 10<sup>2</sup> boats.'],
    ['a note within it', 'The office counted 45[^2] boats.'],
    ['the mark of a quotation’s next line', '> The office counted\n> 45 boats.'],
  ])('with %s in it is not quoted, and its neighbours are', (_, marked) => {
    expect(sentences(`Fog lay over the bay.\n\n${marked}\n\nThe harbour is closed.`)).toEqual([
      'Fog lay over the bay.',
      'The harbour is closed.',
    ]);
  });

  test('goes with the speech that it continues', () => {
    const text = '“The *whole* bay was full. We counted 45 boats. It was noon,” said a guard. Fog lay over the bay.';
    expect(sentences(text)).toEqual(['Fog lay over the bay.']);
  });

  test.each([
    ['indented', 'How to count:\n\n    The script counts 45 boats here.\n\nFog lay over the bay.'],
    ['fenced', 'Fog lay over the bay.\n\n~~~\nThe script counts 45 boats here.\n~~~'],
    ['of a menu', 'Fog lay over the bay.\n\n<nav>\n\nThe script counts 45 boats here.\n\n</nav>'],
    [
      'of a table',
      'Fog lay over the bay.\n\nA boat | Its port is in the north of here.\n--- | ---\nBorea | It left at noon.',
    ],
    ['of a comment', 'Fog lay over the bay.\n\n<!-- The script counts 45 boats here. -->'],
  ])('that is %s is no prose', (_, text) => {
    expect(sentences(text)).toEqual(['Fog lay over the bay.']);
  });
});

const words = fc.constantFrom(
  'Fog lay over the bay.',
  'The office counted 45 boats.',
  'Nobody was hurt, the guard said.',
  'All had left by noon.',
);
const inline = fc.oneof(
  words,
  fc.tuple(fc.constantFrom('**', '*', '_', '`', '~~', '***'), words).map(([mark, text]) => mark + text + mark),
  words.map((text) => `[${text}](https://port.example/a)`),
  words.map((text) => text.replace(/ (\w+)\.$/u, ' **$1**.')),
  words.map((text) => text.replace(/ /u, ' &amp; ')),
  fc.constantFrom('![a bay](b.jpg)', '<br>', '[a][b]'),
);
const between = fc.constantFrom(' ', ' ', '  \n', '\n');
const block = fc
  .tuple(
    fc.constantFrom('', '> ', '> > ', '- ', '1. ', '> - ', '    ', '# '),
    fc.array(fc.tuple(inline, between), { minLength: 1, maxLength: 4 }),
  )
  .map(
    ([mark, parts]) =>
      mark +
      parts
        .flat()
        .join('')
        .trim()
        .replaceAll('\n', `\n${mark.startsWith('>') ? mark : ''}`),
  );

describe('any Markdown', () => {
  test.each([
    ['parsed', ''],
    ['too long to be parsed', `\n\n${'Fog lay over the bay. '.repeat(5000)}`],
  ])('that is %s shows no mark in a quotation', (_, tail) => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        const quoted = sentences(`The harbour is closed to all.\n\n${blocks.join('\n\n')}${tail}`);
        expect(quoted.filter((one) => !/^[\w ,.]+$/u.test(one))).toEqual([]);
      }),
      { numRuns: runs(tail === '' ? 1000 : 100) },
    );
  });

  test('as imports write it is read by lines as by its grammar', () => {
    const line = fc.constantFrom(
      'Fog lay over the bay.',
      'At noon',
      '“It [the boat] left,” he said.',
      '12. The court',
      '1. A boat',
      'AT&T sank 4 of 5',
      '• one',
      '- two',
      '[Update]: The bay is open.',
      '2022 - 2023',
    );
    const kind = fc.constantFrom<TextBlock['kind']>('prose', 'prose', 'heading', 'item', 'quoted');
    const ofPage = fc
      .array(fc.record({ kind, text: line, group: fc.nat(2) }), { minLength: 1, maxLength: 8 })
      .map(markdownOf);
    const ofText = fc
      .array(fc.tuple(line, fc.constantFrom('\n', '\n\n')), { minLength: 1, maxLength: 8 })
      .map((lines) => markdownFromPlain(lines.flat().join('')));
    fc.assert(
      fc.property(fc.oneof(ofPage, ofText), (text) => {
        expect(readMarkdownUnits(text, 0)).toEqual(readMarkdownTree(text, 0));
      }),
      { numRuns: runs(1000) },
    );
  });
});
