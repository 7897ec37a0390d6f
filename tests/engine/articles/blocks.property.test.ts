import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isQuotable } from '../../../functions/engine/articles/article.ts';
import { type Format, readBody } from '../../../functions/engine/articles/blocks.ts';
import { anyCharacter } from '../../support/any-character.ts';
import { expectLinear } from '../../support/growth.ts';
import { runs } from '../../support/runs.ts';

const sentence = fc.constantFrom(
  'Eight officers were hurt when the crowd broke through the gate.',
  '“We saw smoke over the port,” a fisherman said.',
  'There are casualties.',
  'Полиция сообщила о двенадцати раненых.',
  '« Nous partons demain », dit-elle.',
  '警方表示，有十二人受伤。',
  'The bridge has been closed since Monday and will stay closed for 3 weeks, the mayor said.',
);
const boilerplate = fc.constantFrom(
  'Share',
  'Advertisement',
  'RELATED:',
  'Read more: Other things happened',
  'News > World',
  '12 Comments',
  'By Jane Doe, 7 January 2022',
  'Photo: Jane Doe/Reuters',
  '— Jane Doe (@jane) January 4, 2022',
  'Look at this! pic.twitter.com/Ab1',
  'What followed:',
  '• Eleven people hurt',
  '## What followed',
  '> quoted',
  '```',
  '<!--',
  '| a | b |',
  '---',
);
const anything = fc.string({ unit: anyCharacter, maxLength: 80 });
const lineEnd = fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n', '\r', '\u2028', ' \n');
const page = fc
  .array(
    fc.tuple(fc.oneof({ weight: 3, arbitrary: sentence }, { weight: 3, arbitrary: boilerplate }, anything), lineEnd),
    { maxLength: 25 },
  )
  .map((lines) => lines.flat().join(''));
const format = fc.constantFrom<Format>('text', 'markdown');

describe('blocks of any text', () => {
  test('are in order, inside the text, never empty and never overlap', () => {
    fc.assert(
      fc.property(page, format, fc.nat(20), (text, kind, skip) => {
        const from = Math.min(skip, text.length);
        let last = from;
        for (const block of readBody({ text, from, format: kind }).blocks) {
          expect(block.start).toBeGreaterThanOrEqual(last);
          expect(block.end).toBeGreaterThan(block.start);
          last = block.end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: runs(1500) },
    );
  });

  test('begin and end with something to read', () => {
    fc.assert(
      fc.property(page, format, (text, kind) => {
        for (const block of readBody({ text, from: 0, format: kind }).blocks.filter(isQuotable)) {
          const slice = text.slice(block.start, block.end);
          expect(slice).toBe(slice.trim());
          expect(slice).toMatch(/[\p{L}\p{N}]/u);
        }
      }),
      { numRuns: runs(800) },
    );
  });

  test('do not depend on Windows or Unix line ends', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(sentence, boilerplate), { maxLength: 20 }), format, (lines, kind) => {
        const slices = (separator: string): string[] => {
          const text = lines.join(separator);
          return readBody({ text, from: 0, format: kind }).blocks.map(
            (block) => `${block.kind} ${text.slice(block.start, block.end).replaceAll('\r', '')}`,
          );
        };
        expect(slices('\r\n')).toEqual(slices('\n'));
      }),
      { numRuns: runs(500) },
    );
  });

  test('quote every sentence of an article that is nothing but sentences', () => {
    fc.assert(
      fc.property(fc.uniqueArray(sentence, { minLength: 1, maxLength: 7 }), format, (sentences, kind) => {
        const text = sentences.join('\n\n');
        const quoted = readBody({ text, from: 0, format: kind }).blocks.filter(isQuotable);
        expect(quoted.map((block) => text.slice(block.start, block.end))).toEqual(sentences);
      }),
    );
  });
});

describe('hostile texts', () => {
  /** UTF-16 code units: what is linear up to here is read in seconds at the limit for one article, 5 MB. */
  const SIZE = 1024 * 1024;
  const fill =
    (unit: string) =>
    (size: number): string =>
      unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

  test('a paragraph of one megabyte is one block', () => {
    const text = 'The police said that eight officers were killed. '.repeat(21_000).trim();
    expect(readBody({ text, from: 0, format: 'text' }).blocks).toEqual([{ start: 0, end: text.length, kind: 'prose' }]);
  });

  test.each([
    ['one letter', fill('a')],
    ['spaces', (size: number) => `a${fill(' ')(size)}b.`],
    ['opening brackets', fill('[')],
    ['parentheses', fill('(')],
    ['links to posts', fill(' pic.twitter.com/abc')],
    ['half signatures', fill('—(@')],
    ['stray dots', (size: number) => `Over. ${fill(' .')(size)}`],
    ['open tags', fill('<a ')],
    ['emphasis marks', fill('*a ')],
    ['names behind "By"', (size: number) => `By ${fill('Aa, ')(size)}`],
    ['introductions', fill('He said this to the crowd that had come:\n')],
    ['signatures', fill('We are still waiting here\n— A B (@ab) January 4, 2022\n')],
    ['captions', fill('Police. REUTERS/Jane Doe\n')],
  ])('%s, a megabyte of them, take linear time', (_name, textOf) => {
    for (const format of ['text', 'markdown'] as const) {
      expectLinear(SIZE, textOf, (text) => readBody({ text, from: 0, format }));
    }
  });
});
